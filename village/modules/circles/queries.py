"""Questions of the circle: whose circles are mine to look after, who can see what in them, who looked.

They run under the lock; open a list or the subject first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.later import Later
from village.foundation.time_range import now
from village.trust.access.explain import Look
from village.trust.access.mine import my_subjects
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_each
from village.trust.directory.models import Membership
from village.trust.law.ages import is_minor
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.logbook.queries import steps_of_others
from village.trust.people.models import Family, Person
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, DataKind

YOU, TOGETHER, GUARDIAN, SHARED, KEPT, DANGER = range(1, 7)
"""By which key somebody sees something, as the lock numbers them."""

EYES = "SELECT c.*, CASE WHEN c.role <> '' THEN app.face_of_person(c.reader_id) END FROM app.circle_of(%s) c"
EYES_ON_EACH = """
    SELECT s, c.*, CASE WHEN c.role <> '' THEN app.face_of_person(c.reader_id) END
    FROM unnest(%s::uuid[]) AS s, LATERAL app.circle_of(s) AS c
"""
"""With the face of who sees it by their work."""
ENOUGH_FOR_A_GLANCE = 200
LAST_LOOKS = """
    SELECT s, l.* FROM unnest(%s::uuid[]) AS s, LATERAL app.looks(s, NULL, NULL, %s) AS l
    WHERE l.person_id <> %s AND l.basis <> 'you'
      AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.subject_id = s AND p.id = l.person_id)
    ORDER BY l.id DESC
"""
"""With whom it was about; nobody's looks at what is about themselves."""


@dataclass(frozen=True)
class Circle:
    """A person or family whose circle the actor looks after."""

    subject_id: UUID
    name: str
    is_me: bool
    person: Person | None = None
    family: Family | None = None

    @property
    def called(self) -> str:
        """Among one's own people the first name is enough."""
        return self.name.split(" ")[0] if self.person else self.name


@dataclass(frozen=True)
class Eye:
    """One pair of eyes: somebody who can see something now, and by which key."""

    reader_id: UUID
    name: str
    role: str
    organisation_id: UUID | None
    organisation: str
    item_id: UUID | None
    kinds: int
    via: int
    since: datetime
    until: datetime
    face: UUID | None = None
    """Of who sees it by their work."""

    def sees(self, kind: DataKind) -> bool:
        return bool(self.kinds & (1 << kind))


def circles_of(actor: Actor) -> list[Circle]:
    """Mine first, then my children and what we own together."""
    subjects = my_subjects(actor)
    people = {p.subject_id: p for p in Person.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects)}
    families = {f.subject_id: f for f in Family.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects)}
    found = [
        Circle(
            subject, _name(subject, actor, people, families), subject == actor.subject_id,
            people.get(subject), families.get(subject),
        )
        for subject in subjects
    ]  # fmt: skip
    return sorted(found, key=lambda circle: (not circle.is_me, circle.family is not None, circle.name))


def eyes_on(subject_id: UUID) -> list[Eye]:
    """Who can see something about this subject now, by the answer of the lock itself."""
    with connection.cursor() as cursor:
        cursor.execute(EYES, [subject_id])
        return [Eye(*row) for row in cursor.fetchall()]


def eyes_on_each(subjects: Collection[UUID]) -> dict[UUID, list[Eye]]:
    """The same for all of them, in one question."""
    found: dict[UUID, list[Eye]] = {subject: [] for subject in subjects}
    with connection.cursor() as cursor:
        cursor.execute(EYES_ON_EACH, [list(subjects)])
        for subject, *row in cursor.fetchall():
            found[subject].append(Eye(*row))
    return found


def last_looks(actor: Actor, subjects: Collection[UUID]) -> list[tuple[Look, UUID]]:
    """The newest looks and changes of somebody else at any of these, each with whom it was about."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_LOOKS, [list(subjects), ENOUGH_FOR_A_GLANCE, actor.person_id])
        return [(Look(*row), subject) for subject, *row in cursor.fetchall()]


def kept_out_names(subject_id: UUID) -> dict[UUID, str]:
    """Whom this family keeps out, by restriction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT restriction_id, name FROM app.kept_out(%s)", [subject_id])
        return dict(cursor.fetchall())


def looks_by_others(
    actor: Actor, circle: Circle, *, item_id: UUID | None = None, before: int | None = None, size: int = 25
) -> list[Look]:
    """Who looked or changed something, newest first; nobody's looks at their own data."""
    own = {actor.person_id, circle.person.pk if circle.person else None} - {None}
    rows = steps_of_others(
        circle.subject_id, own=[one for one in own if one], item_id=item_id, before=before, size=size
    )
    return [Look(*row) for row in rows]


def looks_at_item(actor: Actor, subject_id: UUID, item_id: UUID | None) -> list[Look]:
    """What others did with one single thing, newest first."""
    own = [actor.person_id] if actor.person_id else []
    rows = steps_of_others(subject_id, own=own, item_id=item_id, size=ENOUGH_FOR_A_GLANCE)
    return [look for look in (Look(*row) for row in rows) if look.person_id != actor.person_id]


def is_family_of(subject_id: UUID, person_id: UUID) -> bool:
    """Is this the person, an owner or a guardian? Nobody but the person shuts those out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.is_family_of(%s, %s)", [subject_id, person_id])
        return bool(cursor.fetchone()[0])


def my_kinds(subject_id: UUID) -> frozenset[DataKind]:
    """The kinds of this subject that are the actor's to read as the person, an owner or a guardian."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.my_kinds(%s)", [subject_id])
        bits = cursor.fetchone()[0]
    return frozenset(kind for kind in DataKind if bits & (1 << kind))


def professionals(actor: Actor, but_in: str = "") -> Later[Membership]:
    """The people who work in the village, by the name families see; but nobody who works in such a field."""
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    if but_in:
        found = found.exclude(organisation__works_in=but_in)
    return Later(found.exclude(person_id=actor.person_id).select_related("organisation").order_by("public_name", "id"))


def people_of(actor: Actor, subjects: Collection[UUID]) -> dict[UUID, Person]:
    """Whose names somebody may read, of these subjects."""
    if not subjects:
        return {}
    found = Person.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects)
    return {person.subject_id: person for person in found}


def law_here(actor: Actor) -> Policy:
    """The law file of the actor's village, today."""
    village = Village.objects.get(pk=actor.village_id)
    return policy_for(village.jurisdiction, timezone.localdate())


def _name(subject: UUID, actor: Actor, people: dict[UUID, Person], families: dict[UUID, Family]) -> str:
    record = people.get(subject) or families.get(subject)
    return actor.name if subject == actor.subject_id or record is None else record.name


def is_young(actor: Actor) -> bool:
    """By the birth date, when it is known. Needs an open list, or oneself opened."""
    born = (
        Person.unscoped.filter(village_id=actor.village_id, pk=actor.person_id)
        .values_list("birth_date", flat=True)
        .first()
    )
    return is_minor(born, timezone.localdate())


def ending_before(actor: Actor, last: datetime) -> list[Consent]:
    """What is shared of me and mine and ends before then, the first to end first."""
    return list(current_about_each(actor, my_subjects(actor)).filter(until__lte=last).order_by("until"))


def person_of(consent: Consent) -> Person | None:
    """Whom it is about; None for a family as a whole."""
    return Person.unscoped.filter(village_id=consent.village_id, subject_id=consent.subject_id).first()
