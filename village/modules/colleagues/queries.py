"""Questions about colleagues. Who may ask them is checked in colleagues.sql and recovery.sql; others get nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from village.foundation.time_range import now
from village.modules.colleagues.models import StaffRules
from village.modules.colleagues.words import WAITING_HOURS, How
from village.trust.access.asked_once import asked_once
from village.trust.directory.models import Membership, Organization
from village.trust.vocabulary import Actor, Role

COLLEAGUES = "SELECT c.*, app.face_of(c.member_id) FROM app.colleagues_of(%s) c"
FOR_THE_VILLAGE = (Role.KEEPER, Role.PRIVACY_OFFICER)


@dataclass(frozen=True)
class Chair:
    """One role of one colleague, from when until when."""

    pk: UUID
    person_id: UUID
    name: str
    phone: str
    role: str
    on_duty: bool
    from_at: datetime
    until: datetime
    has_second: bool
    face: UUID | None = None

    @property
    def is_held(self) -> bool:
        return self.until > now()

    @property
    def as_what(self) -> str:
        return str(Role(self.role).label)

    @property
    def is_of_the_village(self) -> bool:
        """Named for the village: not for a manager to change."""
        return self.role in FOR_THE_VILLAGE


@dataclass(frozen=True)
class Colleague:
    """Somebody who works here, with every chair, the held ones first."""

    person_id: UUID
    chairs: Sequence[Chair]

    @property
    def held(self) -> list[Chair]:
        return [one for one in self.chairs if one.is_held]

    @property
    def past(self) -> list[Chair]:
        return [one for one in self.chairs if not one.is_held]

    @property
    def name(self) -> str:
        return (self.held or self.chairs)[0].name

    @property
    def face(self) -> UUID | None:
        return (self.held or self.chairs)[0].face

    @property
    def on_duty(self) -> bool:
        return any(one.on_duty for one in self.held)

    @property
    def has_second(self) -> bool:
        return self.chairs[0].has_second


@dataclass(frozen=True)
class Invited:
    """Somebody who was asked and did not come yet."""

    pk: UUID
    email: str
    name: str
    role: str
    sent: bool
    until: datetime

    @property
    def as_what(self) -> str:
        return str(Role(self.role).label)


@dataclass(frozen=True)
class Unmanaged:
    """An organisation that nobody manages, for the keeper."""

    pk: UUID
    name: str
    works_in: str
    invited: bool

    @property
    def in_words(self) -> str:
        return str(Organization.Field(self.works_in).label)


@dataclass(frozen=True)
class OpenWork:
    """Numbers only: a manager reads nothing of what it is about."""

    questions: int = 0
    promises: int = 0
    plans: int = 0

    @property
    def is_any(self) -> bool:
        return bool(self.questions or self.promises or self.plans)


@dataclass(frozen=True)
class MyRecovery:
    pk: UUID
    organisation: str
    asked: str
    said: Sequence[str]
    until: datetime
    counts_from: datetime | None


@dataclass(frozen=True)
class ToKnow:
    """A colleague who lost the second factor, as those read it who can say that they know them."""

    pk: UUID
    name: str
    organisation: str
    asked_on: datetime
    until: datetime
    counts_from: datetime | None
    said: Sequence[str]
    how: Sequence[str]
    mine: bool

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [(name, str(How(how).label)) for name, how in zip(self.said, self.how, strict=True)]


@asked_once
def places_i_manage(actor: Actor) -> list[Organization]:
    mine = [seat.organisation_id for seat in actor.seats if seat.role == Role.MANAGER]
    if not mine or not actor.second_factor or actor.only_item:
        return []
    return list(Organization.unscoped.filter(village_id=actor.village_id, pk__in=mine).order_by("name"))


def place_i_manage(actor: Actor, pk: UUID) -> Organization | None:
    return next((one for one in places_i_manage(actor) if one.pk == pk), None)


def colleagues_of(organisation_id: UUID) -> list[Colleague]:
    """Who works here, and after them who left in the last year."""
    chairs = [Chair(*row) for row in _rows(COLLEAGUES, [organisation_id])]
    by_person = sorted(chairs, key=lambda one: str(one.person_id))
    people = [Colleague(person, sorted(theirs, key=lambda one: one.until, reverse=True))
              for person, theirs in groupby(by_person, key=lambda one: one.person_id)]  # fmt: skip
    return sorted(people, key=lambda one: (not one.held, one.name))


def chair_of(actor: Actor, pk: UUID) -> tuple[Organization, Colleague, Chair] | None:
    """A chair that is held now, where this actor manages."""
    for place in places_i_manage(actor):
        for one in colleagues_of(place.pk):
            found = next((chair for chair in one.held if chair.pk == pk), None)
            if found:
                return place, one, found
    return None


def invitations_of(organisation_id: UUID) -> list[Invited]:
    return [Invited(*row) for row in _rows("SELECT * FROM app.invitations_of(%s)", [organisation_id])]


def without_a_manager() -> list[Unmanaged]:
    return [Unmanaged(*row) for row in _rows("SELECT * FROM app.without_a_manager()", [])]


def open_work_of(member_id: UUID) -> OpenWork:
    found = _rows("SELECT * FROM app.open_work_of(%s)", [member_id])
    return OpenWork(*found[0]) if found else OpenWork()


def who_leads(actor: Actor, organisation_id: UUID) -> list[Membership]:
    """Who gives work to somebody else: the team leaders of a place."""
    return list(_held(actor).filter(organisation_id=organisation_id, role=Role.SUPERVISOR).order_by("public_name"))


def colleagues_to_ask(actor: Actor) -> list[Membership]:
    """Who works where I do, one line for each person and place: their names stand in the village for everybody."""
    found = _held(actor).filter(organisation_id__in=actor.organisation_ids).exclude(person=actor.person_id)
    found = found.select_related("organisation").order_by("organisation__name", "public_name", "from_at")
    return list({(one.organisation_id, one.person_id): one for one in found}.values())


def my_recovery() -> MyRecovery | None:
    found = _rows("SELECT * FROM app.my_recovery()", [])
    return MyRecovery(*found[0]) if found else None


def recoveries_to_know() -> list[ToKnow]:
    return [ToKnow(*row) for row in _rows("SELECT * FROM app.recoveries_to_know()", [])]


def waiting_hours(village_id: UUID) -> int:
    row = StaffRules.unscoped.filter(village_id=village_id).first()
    return row.waiting_hours if row else WAITING_HOURS


def names_of_organisations(actor: Actor) -> set[str]:
    """In small letters: two with the same name would be mixed up."""
    found = Organization.unscoped.filter(village_id=actor.village_id).values_list("name", flat=True)
    return {str(name).casefold() for name in found}


def _held(actor: Actor) -> QuerySet[Membership]:
    return Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
