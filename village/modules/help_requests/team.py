"""Colleagues of one desk: who carries what, who is away, giving a request to somebody else, asking after it.

A team leader works here with numbers and dates; names and words stay with those who have the request. So the checks
stand in the functions of desk.sql, which know both ways: the request in hand, or leading the team.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.help_requests import tell
from village.modules.help_requests.ladder import TooLong
from village.modules.help_requests.models import Absence, DeskRules, HelpRequest, OverCeiling, RequestStep
from village.modules.help_requests.problems import (
    AlreadyAway,
    CannotBeDeputy,
    CannotTakeIt,
    OverTheCeiling,
    StillQuiet,
    WordsNeeded,
)
from village.modules.help_requests.queries import desk_rules, law_here, membership_in
from village.modules.promises.working_time import week_of
from village.trust.directory.models import Membership
from village.trust.villages.hours import working_hours_between
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, NotAllowed

AT_ONCE = 100


@dataclass(frozen=True)
class Load:
    """What one colleague carries: counts and dates."""

    member_id: UUID
    person_id: UUID
    name: str
    role: str
    open_requests: int
    late: int
    promises: int
    promises_late: int
    most: int | None
    away_from: datetime | None
    away_until: datetime | None
    deputy: str | None
    absence_id: UUID | None
    until: datetime

    @property
    def is_away(self) -> bool:
        return self.away_from is not None and self.away_from <= now()

    @property
    def last_day_away(self) -> date | None:
        """The day before the morning on which they are back."""
        return timezone.localdate(self.away_until - timedelta(minutes=1)) if self.away_until else None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.open_requests >= self.most


@dataclass(frozen=True)
class ToGive:
    """A request that may be given to a colleague, without a name or a word."""

    id: UUID
    number: str
    subject_id: UUID
    organisation_id: UUID
    owner_id: UUID | None
    owner: str | None
    asked_at: datetime
    answer_by: datetime | None


def workload(organisation_id: UUID) -> list[Load]:
    """Everybody of this desk, by name. Empty for who does not work there."""
    return _loads(organisation_id, None)


def desk_in_order(organisation_id: UUID) -> list[UUID]:
    """The chairs of this desk: who has something late on top, then by name. Empty for who does not work there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT member_id FROM app.desk_in_order(%s)", [organisation_id])
        return [row[0] for row in cursor.fetchall()]


def workload_of(organisation_id: UUID, members: Sequence[UUID]) -> list[Load]:
    """These of this desk, in the order in which they are asked for."""
    found = {load.member_id: load for load in _loads(organisation_id, list(members))}
    return [found[member] for member in members if member in found]


def load_of(organisation_id: UUID, member_id: UUID) -> Load | None:
    """What one colleague of this desk carries; nobody, for another desk or for who no longer works here."""
    return next(iter(workload_of(organisation_id, [member_id])), None)


def my_load(organisation_id: UUID, actor: Actor) -> Load | None:
    """What this actor carries at this desk."""
    chair = membership_in(actor, organisation_id)
    return load_of(organisation_id, chair.pk) if chair else None


def to_give(numbers: Sequence[str]) -> list[ToGive]:
    """Which of these this actor may give to a colleague; the others are left out without a word."""
    readable = [one for one in numbers if one.isprintable()]  # PostgreSQL takes no text with a NUL in it
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.requests_to_give(%s)", [readable[:AT_ONCE]])
        return [ToGive(*row) for row in cursor.fetchall()]


def open_requests_of(member_id: UUID) -> list[tuple[str, datetime, datetime | None]]:
    """Number, asked, answer before: what first needs a new owner when somebody leaves."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.open_requests_of(%s)", [member_id])
        return list(cursor.fetchall())


def give_to_colleague(given: Sequence[ToGive], *, by: Actor, to: UUID, reason: str, over: str = "") -> int:
    """All of them to one colleague of the same desk, with a reason the one who asked reads too (T7)."""
    if not reason.strip():
        raise WordsNeeded
    if not given:
        raise NotAllowed("nothing to give")
    me = _chair(by, given[0].organisation_id)
    room_for(to, given[0].organisation_id, len([one for one in given if one.owner_id != to]), over)
    kept = law_here(by).past_assignment_years
    return sum(_give(one, to, me, reason.strip(), kept) for one in given if one.owner_id != to)


def nudge(asked: ToGive, *, by: Actor, words: str) -> None:
    """A colleague asks. Not in the quiet hours after the last step or the last time somebody asked (P4)."""
    if not words.strip():
        raise WordsNeeded
    me, step = _chair(by, asked.organisation_id), _sealed(asked, by.village_id, words.strip())
    told = asked_of_the_lock(
        "SELECT app.nudge_owner(%s, %s, %s, %s, %s, %s, %s, %s)",
        [asked.id, step.pk, me.public_name, *_bytes(step), _quiet_since(by.village_id), tell.Code.NUDGED,
         f"requests/{asked.id}/"],
    )  # fmt: skip
    if not told:
        raise StillQuiet


def step_in(one: TooLong, organisation_id: UUID, *, by: Actor, reason: str, over: str = "") -> None:
    """It rose to the desk, and somebody on duty there takes it over, with a reason the one who asked reads too (T4)."""
    if not reason.strip():
        raise WordsNeeded
    me, step = _chair(by, organisation_id), _sealed(one, by.village_id, reason.strip())
    room_for(me.pk, organisation_id, 1, over)
    taken = asked_of_the_lock(
        "SELECT app.step_in(%s, %s, %s, %s::uuid[], %s, %s, %s, %s, %s, %s, %s, %s)",
        [one.id, me.pk, step.pk, [uuid7(), uuid7()], me.public_name, *_bytes(step), law_here(by).past_assignment_years,
         tell.Code.GIVEN, tell.Code.OTHER_OWNER, f"requests/{one.id}/", f"requests/{one.id}/follow/"],
    )  # fmt: skip
    if not taken:
        raise CannotTakeIt(one.number)


def be_away(member_id: UUID, *, by: Actor, deputy: UUID, from_at: datetime, until: datetime) -> None:
    """From one day until another the deputy works beside the owner; after that it ends by itself (T6)."""
    said = asked_of_the_lock(
        "SELECT app.begin_absence(%s, %s, %s, %s, %s)", [uuid7(), member_id, deputy, from_at, until]
    )
    if said == "deputy":
        raise CannotBeDeputy
    if said == "overlap":
        raise AlreadyAway
    tell_deputies()


def come_back(absence_id: UUID, *, by: Actor) -> None:
    """Back earlier, or not going after all."""
    if not asked_of_the_lock("SELECT app.end_absence(%s)", [absence_id]):
        raise NotAllowed("no absence of yours")


def tell_deputies() -> int:
    """Whose absence has begun, and who was not told yet. The clock asks it too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_deputies(%s, %s)", [tell.Code.DEPUTY, "requests/"])
        return int(cursor.fetchone()[0])


def deputies_of(request: HelpRequest) -> None:
    """Whoever stands in for the owner works beside them, also on what is taken up meanwhile. The owner has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.deputies_of_mine(%s)", [request.pk])


def deputies_on_duty(request: HelpRequest) -> None:
    """Whoever is on duty but away has a deputy who starts with it as well. Called by the one who asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.deputies_on_duty(%s, %s, %s)",
            [request.to_organisation_id, request.subject_id, request.item_id],
        )


def set_ceiling(member_id: UUID, *, by: Actor, most: int | None) -> None:
    """How many open requests somebody can carry; None takes the ceiling away. For the team leader."""
    asked_of_the_lock("SELECT app.set_ceiling(%s, %s, %s)", [uuid7(), member_id, most])


def keep_view(name: str, query: str) -> None:
    """A list under a name, for oneself; the same name again is the newer list."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.keep_view(%s, %s, %s)", [uuid7(), name, query])


def drop_view(view_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.drop_view(%s)", [view_id])
        return bool(cursor.fetchone()[0])


def keep_rules(by: Actor, *, most_in_an_hour: int | None = None, **numbers: Any) -> None:
    """The village's own numbers; only its keeper may (the lock says so)."""
    if not by.is_keeper:
        raise NotAllowed("the keeper's numbers")
    DeskRules.unscoped.update_or_create(village_id=by.village_id, defaults=numbers)
    if most_in_an_hour is not None:
        Village.objects.filter(pk=by.village_id).update(most_in_an_hour=most_in_an_hour)


def end_membership(member_id: UUID, *, by: Actor) -> bool:
    """False: open requests need a new owner first (C-01, T5)."""
    return bool(asked_of_the_lock("SELECT app.end_membership(%s)", [member_id]))


def absences_of(actor: Actor) -> list[Absence]:
    """Of this actor's own chairs, running and coming."""
    return list(
        Absence.unscoped.filter(village_id=actor.village_id, member__person_id=actor.person_id, until__gt=now())
        .select_related("deputy").order_by("from_at")
    )  # fmt: skip


def who_is_away(organisation_id: UUID, absence_id: UUID) -> UUID | None:
    """Whose absence this is, as long as it is not over."""
    found = Absence.unscoped.filter(pk=absence_id, organisation_id=organisation_id, until__gt=now())
    return found.values_list("member_id", flat=True).first()


def times_over(actor: Actor, organisation_id: UUID) -> list[OverCeiling]:
    """When somebody took more than the ceiling, and why; the newest first."""
    found = OverCeiling.unscoped.filter(village_id=actor.village_id, organisation_id=organisation_id)
    return list(found.select_related("member").order_by("-created_at")[:20])


def mark_over(load: Load, reason: str, more: int = 1) -> None:
    asked_of_the_lock(
        "SELECT app.note_over_ceiling(%s, %s, %s, %s, %s)",
        [uuid7(), load.member_id, load.open_requests + more, load.most, reason],
    )


def room_for(member_id: UUID, organisation_id: UUID, more: int, over: str) -> None:
    """Going over the ceiling asks a reason, which is kept; it never blocks (N-13)."""
    load = load_of(organisation_id, member_id)
    if load is None or load.most is None or load.open_requests + more <= load.most:
        return
    if not over:
        raise OverTheCeiling
    mark_over(load, over, more)


def asked_of_the_lock(sql: str, values: list[Any]) -> Any:
    """One value from a function that checks for itself. What it refuses is not allowed, and nothing was done."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            row = cursor.fetchone()
    except ProgrammingError as refused:
        raise NotAllowed(str(refused).splitlines()[0]) from refused
    return row[0] if row else None


def _loads(organisation_id: UUID, members: list[UUID] | None) -> list[Load]:
    """Of these, or of all when none are named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.workload_of(%s, %s)", [organisation_id, members])
        return [Load(*row) for row in cursor.fetchall()]


def _give(one: ToGive, to: UUID, me: Membership, reason: str, kept_years: int) -> bool:
    step = _sealed(one, me.village_id, reason)
    given = asked_of_the_lock(
        "SELECT app.give_request(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [one.id, to, step.pk, uuid7(), me.public_name, *_bytes(step), kept_years, tell.Code.GIVEN,
         tell.Code.OTHER_OWNER, f"requests/{one.id}/", f"requests/{one.id}/follow/"],
    )  # fmt: skip
    if not given:
        raise CannotTakeIt(one.number)
    return True


def _sealed(one: ToGive | TooLong, village_id: UUID, words: str) -> RequestStep:
    """A step that is never saved from here: it lends its place, to which the sealed words are bound."""
    return RequestStep(id=uuid7(), village_id=village_id, subject_id=one.subject_id, words=words)


def _bytes(step: RequestStep) -> list[bytes]:
    sealed = [field for field in RequestStep._meta.concrete_fields if field.name in ("words", "stems")]
    return [field.pre_save(step, True) for field in sealed]


def _chair(by: Actor, organisation_id: UUID) -> Membership:
    me = membership_in(by, organisation_id)
    if me is None:
        raise NotAllowed("not at this desk")
    return me


def _quiet_since(village_id: UUID) -> datetime:
    """So many working hours ago; at most a month."""
    week, hours, moment = week_of(village_id), desk_rules(village_id).quiet_hours, now()
    earlier = moment
    while working_hours_between(week, earlier, moment) < hours and moment - earlier < timedelta(days=31):
        earlier -= timedelta(hours=1)
    return earlier
