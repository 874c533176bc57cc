"""The four places whose law files are compared, and the people of Wilgendaal under each of them."""

from datetime import date

from django.utils import timezone

from tests.cast import Cast, as_owner
from village.foundation.time_range import LONG_AGO
from village.trust.directory.models import Organization
from village.trust.law.policies import Policy, policy_for
from village.trust.people.models import Guardianship, Person
from village.trust.people.records import start_of
from village.trust.villages.models import Village

BE, FR, NL, UK = PLACES = ("be-flanders", "france", "netherlands", "uk-england")


def law_of(place: str) -> Policy:
    return policy_for(place, timezone.localdate())


def live_in(cast: Cast, place: str) -> Cast:
    """The same people under another law: the guardians see what that law lets them see at each age."""
    law = law_of(place)
    with as_owner():
        Village.objects.filter(pk=cast.village.pk).update(jurisdiction=place)
        Organization.unscoped.filter(village=cast.village).update(jurisdiction=place)
        cast.village.refresh_from_db()
        Guardianship.unscoped.filter(village=cast.village).delete()
        for child in ("yara", "sami"):
            raise_by_law(cast, "leila", child, law)
    return cast


def raise_by_law(cast: Cast, guardian: str, child: str, law: Policy) -> None:
    ward = cast.people[child]
    with as_owner():
        for phase in law.guardian_phases(ward.birth_date):
            Guardianship.unscoped.create(
                village=cast.village, subject_id=ward.subject_id, child=ward, guardian=cast.people[guardian],
                authority="parent", evidence="birth certificate, seen", kinds=sorted(phase.kinds),
                from_at=start_of(phase.from_date) or LONG_AGO, until=start_of(phase.until_date), law_version=law.version,
            )  # fmt: skip


def is_now(cast: Cast, who: str, age: int) -> None:
    """Born on the first of January, so many years ago; who raises the child sees what fits that age."""
    born = date(timezone.localdate().year - age, 1, 1)
    with as_owner():
        Person.unscoped.filter(pk=cast.people[who].pk).update(birth_date=born)
        cast.people[who].birth_date = born
        Guardianship.unscoped.filter(child=cast.people[who]).delete()
    raise_by_law(cast, "leila", who, law_of(cast.village.jurisdiction))
