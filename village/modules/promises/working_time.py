"""Time as a promise counts it: in the working hours of the village."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.modules.rules.numbers import number_of
from village.modules.rules.queries import days_off, hours_now
from village.modules.rules.words import Number
from village.trust.access.asked_once import asked_once
from village.trust.villages.hours import (
    NeverOpens,
    WorkingWeek,
    add_working_hours,
    calendar_of,
    is_open,
    working_hours_between,
)
from village.trust.villages.models import Village
from village.trust.villages.queries import village_with_hours

SOON = 4.0
"""Working hours before the end of a promise in which it "ends soon"."""
A_DAY = 8.0


@dataclass(frozen=True)
class TimeLeft:
    """What the reply clock draws: state, per cent that is left, and a number with its unit."""

    state: str
    left: float
    number: str
    unit: str


@asked_once
def week_of(village_id: UUID) -> WorkingWeek:
    return _calendar(village_id)[1]


def answer_moment(village_id: UUID, start: datetime) -> datetime | None:
    """Before when somebody who asks now hears something; None in a village without opening hours."""
    village, week = _calendar(village_id)
    try:
        hours = number_of(village_id, Number.ANSWER, village.answer_within_hours)
        return add_working_hours(week, start, hours)
    except NeverOpens:
        return None


def _calendar(village_id: UUID) -> tuple[Village, WorkingWeek]:
    village, rows = village_with_hours(village_id)
    return village, calendar_of(village, hours_now(village_id, rows), days_off(village_id))


def warn_moment(week: WorkingWeek, start: datetime, due: datetime) -> datetime:
    """Some working hours before the end, or half way when the promise is short."""
    hours = working_hours_between(week, start, due)
    if hours <= 0:
        return start
    return min(add_working_hours(week, start, max(hours - SOON, hours / 2)), due)


def can_be_promised(week: WorkingWeek, due: datetime) -> bool:
    """Somebody must be there to keep it: closing time itself is a good moment too."""
    return is_open(week, due) or is_open(week, due - timedelta(minutes=1))


def time_left(week: WorkingWeek, start: datetime, due: datetime, now: datetime) -> TimeLeft:
    hours = working_hours_between(week, now, due)
    if now > due:
        days = (now - due).days
        return TimeLeft("late", 0, _("{days} d").format(days=days) if days else "!", _("late"))
    whole = max(working_hours_between(week, start, due), 0.1)
    left = round(min(max(hours / whole * 100, 4), 100))
    if hours >= A_DAY:
        days = ceil(hours / A_DAY)
        return TimeLeft("ok", left, str(days), ngettext("day", "days", days))
    number = max(ceil(hours), 1)
    return TimeLeft("soon" if hours <= SOON else "ok", left, str(number), ngettext("hour", "hours", number))
