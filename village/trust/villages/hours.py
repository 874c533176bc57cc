"""Working hours of a village: a promise "within 16 hours" counts only while the contact point works.

Pure questions about a week of opening hours and the public holidays of the place. All counting is done in
real time (UTC): in the nights on which the clock changes no hour is lost or counted double.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays

DAYS_TO_LOOK_AHEAD = 400
"""A week that opens nowhere in this many days never opens."""


class NeverOpens(Exception):
    """This village has no opening hours in the coming year, so nothing can be promised in working hours."""


class Place(Protocol):
    """What the calendar needs to know of a village."""

    country: str
    region: str
    time_zone: str


class OpeningRow(Protocol):
    """One block of a weekday; 1 is Monday, as in ISO 8601."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class WorkingWeek:
    """When the contact point works: blocks per weekday (1 is Monday), time zone, and whose holidays count."""

    blocks: Mapping[int, tuple[tuple[time, time], ...]]
    time_zone: str
    country: str = ""
    region: str = ""
    days_off: frozenset[date] = frozenset()
    """Of the village itself, besides the public holidays."""

    def is_holiday(self, day: date) -> bool:
        return day in self.days_off or bool(self.country) and day in _holidays_of(self.country, self.region, day.year)

    def spans_on(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The open blocks of this day in UTC, in order, overlaps joined; nothing on a holiday."""
        if self.is_holiday(day):
            return ()
        zone = ZoneInfo(self.time_zone)
        spans = sorted(
            (_instant(day, opens, zone), _instant(day, closes, zone))
            for opens, closes in self.blocks.get(day.isoweekday(), ())
        )
        return _joined(spans)

    def spans_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The open blocks that end after this moment; the one under way begins now."""
        at = _aware(at)
        first = at.astimezone(ZoneInfo(self.time_zone)).date()
        for ahead in range(DAYS_TO_LOOK_AHEAD):
            for opens, closes in self.spans_on(first + timedelta(days=ahead)):
                if closes > at:
                    yield max(opens, at), closes


def is_open(week: WorkingWeek, at: datetime) -> bool:
    """Open from the minute of opening until just before the minute of closing."""
    at = _aware(at)
    today = at.astimezone(ZoneInfo(week.time_zone)).date()
    return any(opens <= at < closes for opens, closes in week.spans_on(today))


def next_opening(week: WorkingWeek, at: datetime) -> datetime:
    """This moment when it is open now, else the moment it opens again. Raises NeverOpens."""
    for opens, _closes in week.spans_from(at):
        return _in_zone(week, opens)
    raise NeverOpens


def add_working_hours(week: WorkingWeek, start: datetime, hours: float) -> datetime:
    """The moment after so many working hours; a promise that fills a block ends at its closing time."""
    left = timedelta(hours=hours)
    if left < timedelta(0):
        raise ValueError("Working hours are counted forward.")
    at = next_opening(week, start)
    while left:
        opens, closes = next(week.spans_from(at), (None, None))
        if opens is None or closes is None:
            raise NeverOpens
        if left <= closes - opens:
            return _in_zone(week, opens + left)
        left -= closes - opens
        at = closes
    return at


def working_hours_between(week: WorkingWeek, earlier: datetime, later: datetime) -> float:
    """How many working hours lie between two moments; below zero when they are given the other way round."""
    earlier, later = _aware(earlier), _aware(later)
    if later < earlier:
        return -working_hours_between(week, later, earlier)
    zone = ZoneInfo(week.time_zone)
    day, last = earlier.astimezone(zone).date(), later.astimezone(zone).date()
    total = timedelta(0)
    while day <= last:
        for opens, closes in week.spans_on(day):
            total += max(min(closes, later) - max(opens, earlier), timedelta(0))
        day += timedelta(days=1)
    return total / timedelta(hours=1)


def calendar_of(village: Place, rows: Iterable[OpeningRow], days_off: frozenset[date] = frozenset()) -> WorkingWeek:
    """The working week of a village from its rows of opening hours and its own days off."""
    blocks: dict[int, tuple[tuple[time, time], ...]] = {}
    for row in rows:
        blocks[row.weekday] = (*blocks.get(row.weekday, ()), (row.opens, row.closes))
    return WorkingWeek(blocks, village.time_zone, village.country, village.region, days_off)


def _instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _in_zone(week: WorkingWeek, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(week.time_zone))


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return at.astimezone(UTC)


def _joined(spans: list[tuple[datetime, datetime]]) -> tuple[tuple[datetime, datetime], ...]:
    whole: list[tuple[datetime, datetime]] = []
    for opens, closes in spans:
        if closes <= opens:
            continue  # a block inside the hour that the clock skips
        if whole and opens <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], closes))
        else:
            whole.append((opens, closes))
    return tuple(whole)


@lru_cache(maxsize=256)
def _holidays_of(country: str, region: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))
