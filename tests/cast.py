"""The people of Wilgendaal in the tests: the same cast as the demo and the design, all invented."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection

from village.foundation.time_range import LONG_AGO, forever
from village.trust.consent.models import Assignment, Consent, Disclosure, Mandate, Restriction
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Family, FamilyOwner, Guardianship, Person, Subject
from village.trust.villages.models import OpeningHours, Village
from village.trust.vocabulary import Actor, DataKind, Right, Role, Seat, Secrecy

LAW = "be-flanders/test"
GUARDIAN_SEES = [k for k in DataKind if k != DataKind.OWN_STORY]


@contextmanager
def as_owner() -> Iterator[None]:
    """Step up to the owner of the tables and say that this is maintenance; for factories only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('app.maintenance', true)")
        role, said = cursor.fetchone()
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT set_config('app.maintenance', 'on', false)")
        yield
        if not connection.needs_rollback:
            cursor.execute("SELECT set_config('app.maintenance', %s, false)", [said or ""])
            if role == "village_app":
                cursor.execute("SET ROLE village_app")


@dataclass
class Cast:
    """A village and its people; each name is an Actor, `people` and `organisations` hold the rows."""

    village: Village
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organization] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.actors[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def visitor(self) -> Actor:
        return Actor(village_id=self.village.pk)


def person(cast: Cast, slug: str, name: str, born: date | None = None, language: str = "nl") -> Person:
    subject = Subject.unscoped.create(village=cast.village)
    account = get_user_model().objects.create(
        username=f"{slug}@{cast.village.slug}.example", email=f"{slug}@{cast.village.slug}.example"
    )
    one = Person.unscoped.create(
        village=cast.village, subject=subject, account=account, name=name, birth_date=born,
        language=language, email=account.email,
    )  # fmt: skip
    cast.people[slug] = one
    cast.actors[slug] = Actor(
        village_id=cast.village.pk, person_id=one.pk, subject_id=subject.pk, account_id=account.pk, name=name
    )
    return one


def work(
    cast: Cast,
    slug: str,
    organisation: str,
    role: Role,
    secrecy: Secrecy = Secrecy.NONE,
    on_duty: bool = False,
) -> Membership:
    """Give somebody a chair, and the second factor that goes with it."""
    where = cast.organisations[organisation]
    seat = Membership.unscoped.create(
        village=cast.village, organisation=where, person=cast.people[slug], role=role, secrecy=secrecy,
        public_name=cast.people[slug].name, on_duty=on_duty, from_at=LONG_AGO,
    )  # fmt: skip
    before = cast.actors[slug]
    cast.actors[slug] = Actor(
        **{**before.__dict__, "second_factor": True,
           "seats": (*before.seats, Seat(where.pk, role, where.jurisdiction, secrecy))},
    )  # fmt: skip
    return seat


def organisation(cast: Cast, slug: str, name: str, works_in: str, **more: Any) -> Organization:
    cast.organisations[slug] = Organization.unscoped.create(
        village=cast.village, name=name, works_in=works_in, jurisdiction=cast.village.jurisdiction, **more
    )
    return cast.organisations[slug]


def guardian(cast: Cast, guardian: str, child: str) -> Guardianship:
    ward = cast.people[child]
    return Guardianship.unscoped.create(
        village=cast.village, subject_id=ward.subject_id, child=ward, guardian=cast.people[guardian],
        authority="parent", evidence="seen", kinds=GUARDIAN_SEES, from_at=LONG_AGO,
        until=datetime.combine(date(ward.birth_date.year + 18, ward.birth_date.month, 1), time.min, tzinfo=UTC),
        law_version=LAW,
    )  # fmt: skip


def build_wilgendaal(slug: str = "wilgendaal") -> Cast:
    """Everybody who matters for what may and may not be seen. Nothing is shared yet."""
    village = Village.objects.create(
        slug=slug, name=slug.title(), jurisdiction="be-flanders", country="BE", region="",
        languages=["nl", "fr", "en", "ar"],
        modules=["help_requests", "promises", "circles", "channels", "handovers", "danger", "own_data", "talks",
                 "papers", "waiting", "family_plans", "agreements", "meetings",
                 "safety_notes", "passing_on", "colleagues", "fidelity", "pit", "wellbeing_teams", "taking_part", "conferences",
                 "own_questions", "network", "enrolment", "rules", "faces"],
    )  # fmt: skip
    for weekday in range(1, 6):
        OpeningHours.unscoped.create(village=village, weekday=weekday, opens=time(9), closes=time(17))
    cast = Cast(village)
    organisation(cast, "door", "Huis van het Kind", "contact_point", is_contact_point=True)
    organisation(cast, "school", "De Kiem", "school")
    organisation(cast, "loods", "De Loods", "youth_work")
    organisation(cast, "care", "Amarant", "care")
    organisation(cast, "town", "Stad Wilgendaal", "municipality")
    for slug, name, born in PEOPLE:
        person(cast, slug, name, born)
    for chair in CHAIRS:
        work(cast, *chair)
    guardian(cast, "leila", "yara")
    guardian(cast, "leila", "sami")
    _family(cast)
    return cast


PEOPLE = (
    ("hanne", "Hanne Moreels", None), ("bram", "Bram Tack", None), ("mieke", "Mieke Goossens", None),
    ("els", "Els De Wilde", None), ("karim", "Karim Aydin", None), ("jonas", "Jonas Adeyemi", None),
    ("nele", "Nele Baert", None), ("oona", "Oona Smet", None), ("griet", "Griet Claes", None),
    ("kobe", "Kobe Pauwels", None), ("pia", "Pia Lemmens", None),
    ("leila", "Leïla Benali", None), ("yara", "Yara Benali", date(2012, 5, 3)), ("sami", "Sami Benali", date(2017, 2, 9)),
    ("oma", "Fatna Benali", None), ("ex", "Rachid Haddad", None), ("imani", "Imani Okoro", date(2007, 1, 20)),
    ("stranger", "Tom Vets", None),
)  # fmt: skip
CHAIRS = (
    ("hanne", "door", Role.CONTACT_PERSON, Secrecy.PROFESSIONAL, True),
    ("bram", "door", Role.CONTACT_PERSON, Secrecy.PROFESSIONAL, True),
    ("mieke", "door", Role.SUPERVISOR, Secrecy.PROFESSIONAL),
    ("els", "school", Role.TEACHER, Secrecy.OFFICIAL),
    ("karim", "school", Role.SCHOOL_LEAD, Secrecy.OFFICIAL),
    ("jonas", "loods", Role.YOUTH_WORKER, Secrecy.NONE),
    ("nele", "care", Role.COUNSELLOR, Secrecy.PROFESSIONAL),
    ("oona", "care", Role.CARE_WORKER, Secrecy.PROFESSIONAL),
    ("griet", "town", Role.MANAGER, Secrecy.NONE),
    ("kobe", "town", Role.KEEPER, Secrecy.NONE),
    ("pia", "town", Role.PRIVACY_OFFICER, Secrecy.NONE),
)


def _family(cast: Cast) -> None:
    subject = Subject.unscoped.create(village=cast.village, whose="family")
    family = Family.unscoped.create(village=cast.village, subject=subject, name="Benali")
    for slug in ("leila", "yara"):
        FamilyOwner.unscoped.create(
            village=cast.village, subject=subject, family=family, person=cast.people[slug], from_at=LONG_AGO
        )
    cast.family = family  # type: ignore[attr-defined]


def consent(
    cast: Cast,
    about: str,
    by: str,
    *,
    kinds: list[DataKind] | None = None,
    item: Any = None,
    to: str | None = None,
    to_organisation: str | None = None,
    rights: Right = Right.VIEW,
    **more: Any,
) -> Consent:
    """A consent as a row, for tests of the lock; the product writes them through actions."""
    kind = more.pop("kind", DataKind.OWN_STORY if kinds and DataKind.OWN_STORY in kinds else DataKind.CONTACT)
    with as_owner():
        return Consent.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, given_by=cast.people[by], kind=kind,
            kinds=[int(k) for k in kinds or []], item_id=item, rights=int(rights), law_version=LAW,
            to_person=cast.people[to] if to else None,
            to_organisation=cast.organisations[to_organisation] if to_organisation else None,
            from_at=more.pop("from_at", LONG_AGO), until=more.pop("until", forever()), **more,
        )  # fmt: skip


def assign(cast: Cast, who: str, organisation: str, about: str, item: Any = None, **more: Any) -> Assignment:
    with as_owner():
        return Assignment.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, item_id=item, kind=more.pop("kind", 0),
            organisation=cast.organisations[organisation], person=cast.people[who], reason="test",
            from_at=more.pop("from_at", LONG_AGO), **more,
        )  # fmt: skip


def restrict(
    cast: Cast,
    about: str,
    against: str,
    by: str,
    kinds: list[DataKind] | None = None,
    item: Any = None,
    kind: DataKind = DataKind.CONTACT,
) -> Restriction:
    with as_owner():
        return Restriction.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, against_person=cast.people[against],
            set_by=cast.people[by], kind=kind, kinds=[int(k) for k in kinds or []], item_id=item, because="shield",
        )  # fmt: skip


def mandate(cast: Cast, about: str, to: str, kinds: list[DataKind], **more: Any) -> Mandate:
    with as_owner():
        return Mandate.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, to_person=cast.people[to],
            kinds=[int(k) for k in kinds], ground="test", law_version=LAW, **more,
        )  # fmt: skip


def disclose(cast: Cast, about: str, item: Any, to: str, because: str = "told", **more: Any) -> Disclosure:
    with as_owner():
        return Disclosure.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, item_id=item, to_person=cast.people[to],
            kind=more.pop("kind", DataKind.CONTACT), because=because, rights=7 if because == "decided" else 3,
            law_version=LAW, **more,
        )  # fmt: skip
