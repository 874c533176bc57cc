"""Nobody is left waiting: when an answer is late, the one who has the question is asked first, then who stands in,
then the desk, then the team leader. One after another, in working hours, each once; who does something gets peace first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.help_requests.words import Rung
from village.modules.promises.working_time import week_of
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.villages.hours import NeverOpens, WorkingWeek, add_working_hours, is_open
from village.trust.vocabulary import Actor

LIMIT = 500
TEAM, OVERVIEW, ELSEWHERE = "requests/team/", "requests/overview/", "promises/team/"
CODES = {
    Rung.NUDGE: Notice.Code.LATE_MINE, Rung.DEPUTY: Notice.Code.LATE_STANDS_IN, Rung.POINT: Notice.Code.LATE_AT_DESK,
    Rung.SUPERVISOR: Notice.Code.LATE_RISEN,
}  # fmt: skip


@dataclass(frozen=True)
class Climbing:
    """A question whose answer is late, as the clock sees it: ids, moments, and which steps there are."""

    id: UUID
    village_id: UUID
    due_at: datetime
    last_sign: datetime | None
    quiet_hours: int
    rung_hours: int
    owned: bool
    at_the_point: bool
    done: Sequence[str]
    there: Sequence[str]

    def coming(self) -> list[Rung]:
        """The steps that are left, in order. Nobody goes back down: who was away and returns finds it higher up."""
        order = list(Rung)
        taken = [order.index(Rung(one)) for one in self.done]
        return [rung for rung in order[max(taken, default=-1) + 1 :] if rung in self.there]

    def path(self, rung: Rung) -> str:
        if rung == Rung.SUPERVISOR:
            return OVERVIEW if self.at_the_point else ELSEWHERE
        return TEAM if rung == Rung.POINT and self.owned else f"requests/{self.id}/"


@dataclass(frozen=True)
class Step:
    """A step that was taken, as those read it who may read the question: what kind of people, never a name."""

    rung: Rung
    told_at: datetime
    next_at: datetime | None


@dataclass(frozen=True)
class TooLong:
    """A question that rose to the desk: number, owner and dates."""

    id: UUID
    number: str
    owner: str
    answer_by: datetime
    rung: Rung
    told_at: datetime
    subject_id: UUID


def climb_all(at: datetime | None = None) -> int:
    """One round of the clock; returns how many steps were taken. Twice does no harm."""
    moment = at or now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.requests_to_climb(%s, %s)", [moment, LIMIT])
        late = [Climbing(*row) for row in cursor.fetchall()]
    by_village = groupby(sorted(late, key=lambda one: str(one.village_id)), key=lambda one: one.village_id)
    return sum(_climb_in(village, list(those), moment) for village, those in by_village)


def steps_taken(request_id: UUID) -> list[Step]:
    """What was done because the answer is late; nothing for who may not read the question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rung, told_at, next_at FROM app.rungs_of(%s)", [request_id])
        return [Step(Rung(rung), told_at, next_at) for rung, told_at, next_at in cursor.fetchall()]


def waits_too_long(organisation_id: UUID) -> list[TooLong]:
    """What rose to this desk. Empty for who is neither on duty there nor leads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.late_at_desk(%s)", [organisation_id])
        return [TooLong(row[0], row[1], row[2], row[3], Rung(row[4]), row[5], row[6]) for row in cursor.fetchall()]


def _climb_in(village_id: UUID, late: list[Climbing], moment: datetime) -> int:
    with acting_as(Actor(village_id=village_id)):
        week = week_of(village_id)
        if week.blocks and not is_open(week, moment):
            return 0  # nobody is disturbed in the evening, on a Sunday or on a holiday
        return sum(_climb(one, week, moment) for one in late)


def _climb(one: Climbing, week: WorkingWeek, moment: datetime) -> bool:
    coming = one.coming()
    if not coming or (one.last_sign and moment < _later(week, one.last_sign, one.quiet_hours)):
        return False
    rung, after = coming[0], _later(week, moment, one.rung_hours) if coming[1:] else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.climb(%s, %s, %s, %s, %s, %s, %s, %s)",
            [uuid7(), one.id, rung, one.due_at, moment, after, CODES[rung], one.path(rung)],
        )
        return bool(cursor.fetchone()[0])


def _later(week: WorkingWeek, start: datetime, hours: int) -> datetime:
    try:
        return add_working_hours(week, start, hours)
    except NeverOpens:
        return start + timedelta(hours=hours)
