"""The reply clock ticks only while the contact point works: not at night, not on a holiday, never twice."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.trust.villages.hours import (
    NeverOpens,
    WorkingWeek,
    add_working_hours,
    calendar_of,
    is_open,
    next_opening,
    working_hours_between,
)

BRUSSELS = ZoneInfo("Europe/Brussels")
MORNING, AFTERNOON = (time(9), time(12, 30)), (time(13, 30), time(17))
WILGENDAAL = WorkingWeek(
    {day: (MORNING, AFTERNOON) for day in (1, 2, 4, 5)} | {3: (MORNING,)}, "Europe/Brussels", "BE"
)
TILLEULS = WorkingWeek({day: (MORNING, AFTERNOON) for day in range(1, 6)}, "Europe/Paris", "FR")
LEIDEN = WorkingWeek({day: (MORNING, AFTERNOON) for day in range(1, 6)}, "Europe/Amsterdam", "NL")
LONDON = WorkingWeek({day: ((time(8), time(16)),) for day in range(1, 7)}, "Europe/London", "GB", "ENG")
NIGHTS = WorkingWeek({day: ((time(1), time(4)),) for day in range(1, 8)}, "Europe/Brussels")
WEEKS = st.sampled_from([WILGENDAAL, TILLEULS, LEIDEN, LONDON, NIGHTS])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
MINUTES = st.integers(1, 5000)


def at(day, clock="00:00", zone=BRUSSELS):
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


def after(week, start, minutes):
    return add_working_hours(week, start, minutes / 60)


# In words


def test_sixteen_working_hours_from_friday_afternoon_end_on_wednesday():
    friday = at(date(2026, 11, 20), "16:00")
    assert add_working_hours(WILGENDAAL, friday, 16) == at(date(2026, 11, 25), "10:00")


def test_a_question_on_sunday_starts_to_count_on_monday_morning():
    assert next_opening(WILGENDAAL, at(date(2026, 11, 22), "21:00")) == at(date(2026, 11, 23), "09:00")


def test_a_question_during_the_day_starts_to_count_at_once():
    now = at(date(2026, 11, 24), "10:15")
    assert next_opening(WILGENDAAL, now) == now


def test_the_eleventh_of_november_does_not_count_in_belgium_and_does_in_the_netherlands():
    tenth = at(date(2026, 11, 10), "16:00")
    assert add_working_hours(WILGENDAAL, tenth, 2) == at(date(2026, 11, 12), "10:00")
    assert add_working_hours(LEIDEN, tenth, 2) == at(date(2026, 11, 11), "10:00")


def test_boxing_day_moved_to_monday_does_not_count_in_england():
    assert LONDON.is_holiday(date(2026, 12, 28))
    assert not TILLEULS.is_holiday(date(2026, 12, 28))


def test_it_is_open_from_the_first_minute_and_closed_at_the_last():
    tuesday = date(2026, 11, 24)
    assert is_open(WILGENDAAL, at(tuesday, "09:00"))
    assert not is_open(WILGENDAAL, at(tuesday, "08:59"))
    assert not is_open(WILGENDAAL, at(tuesday, "12:30"))
    assert not is_open(WILGENDAAL, at(tuesday, "17:00"))


def test_a_promise_that_fills_the_day_ends_at_closing_time():
    tuesday = date(2026, 11, 24)
    assert add_working_hours(WILGENDAAL, at(tuesday, "09:00"), 7) == at(tuesday, "17:00")


def test_no_hours_means_the_next_opening():
    assert add_working_hours(WILGENDAAL, at(date(2026, 11, 24), "12:45"), 0) == at(
        date(2026, 11, 24), "13:30"
    )


def test_answers_are_given_in_the_time_of_the_village():
    answer = add_working_hours(TILLEULS, datetime(2026, 11, 24, 8, tzinfo=UTC), 1)
    assert answer.tzinfo == ZoneInfo("Europe/Paris")
    assert answer.hour == 10


def test_the_night_the_clock_goes_forward_has_an_hour_less_and_the_night_it_goes_back_one_more():
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert working_hours_between(NIGHTS, at(spring), at(spring, "12:00")) == 2
    assert working_hours_between(NIGHTS, at(autumn), at(autumn, "12:00")) == 4
    assert add_working_hours(NIGHTS, at(autumn, "01:00"), 4) == at(autumn, "04:00")


def test_a_moment_in_the_doubled_hour_is_counted_once():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BRUSSELS)
    second = first.replace(fold=1)
    assert is_open(NIGHTS, first)
    assert is_open(NIGHTS, second)
    assert working_hours_between(NIGHTS, first, second) == 1
    assert working_hours_between(NIGHTS, second, first) == -1


def test_blocks_that_overlap_are_not_counted_twice():
    week = WorkingWeek({2: ((time(9), time(12)), (time(11), time(13)))}, "Europe/Brussels")
    assert working_hours_between(week, at(date(2026, 11, 24)), at(date(2026, 11, 25))) == 4


def test_a_village_without_opening_hours_cannot_promise():
    never = WorkingWeek({}, "Europe/Brussels", "BE")
    assert not is_open(never, at(date(2026, 11, 24), "10:00"))
    with pytest.raises(NeverOpens):
        next_opening(never, at(date(2026, 11, 24)))
    with pytest.raises(NeverOpens):
        add_working_hours(never, at(date(2026, 11, 24)), 1)


def test_a_moment_without_time_zone_or_hours_below_zero_are_refused():
    with pytest.raises(ValueError, match="time zone"):
        next_opening(WILGENDAAL, datetime(2026, 11, 24, 10))
    with pytest.raises(ValueError, match="forward"):
        add_working_hours(WILGENDAAL, at(date(2026, 11, 24)), -1)


def test_the_week_of_a_village_is_read_from_its_rows():
    village = SimpleNamespace(country="BE", region="", time_zone="Europe/Brussels")
    rows = [
        SimpleNamespace(weekday=day, opens=opens, closes=closes)
        for day in (1, 2, 4, 5)
        for opens, closes in (MORNING, AFTERNOON)
    ]
    rows.append(SimpleNamespace(weekday=3, opens=MORNING[0], closes=MORNING[1]))
    assert calendar_of(village, rows) == WILGENDAAL


# Always


@given(WEEKS, MOMENTS)
def test_an_opening_is_open_is_not_earlier_and_skips_nothing(week, start):
    opening = next_opening(week, start)
    assert opening >= start
    assert is_open(week, opening)
    assert working_hours_between(week, start, opening) == 0


@given(WEEKS, MOMENTS, MINUTES)
def test_a_promised_moment_is_never_on_a_holiday_or_in_a_closed_hour(week, start, minutes):
    end = after(week, start, minutes)
    assert is_open(week, end - timedelta(seconds=1))
    assert not week.is_holiday(end.date())


@given(WEEKS, MOMENTS, MINUTES)
def test_the_hours_between_start_and_promise_are_the_hours_promised(week, start, minutes):
    hours = working_hours_between(week, start, after(week, start, minutes))
    assert hours == pytest.approx(minutes / 60)


@given(WEEKS, MOMENTS, MINUTES, MINUTES)
def test_adding_in_two_steps_is_adding_at_once(week, start, some, more):
    twice = after(week, after(week, start, some), more)
    once = after(week, start, some + more)
    assert abs(twice - once) <= timedelta(milliseconds=1) or working_hours_between(week, once, twice) < 1e-6


@given(WEEKS, MOMENTS, MINUTES, MINUTES)
def test_more_hours_never_end_earlier(week, start, some, more):
    assert after(week, start, some + more) > after(week, start, some)


@given(WEEKS, MOMENTS, st.integers(0, 20000), MINUTES)
def test_asking_later_never_promises_earlier(week, start, wait, minutes):
    assert after(week, start + timedelta(minutes=wait), minutes) >= after(week, start, minutes)


@given(WEEKS, MOMENTS, st.integers(0, 20000), st.integers(0, 20000))
def test_hours_between_add_up(week, start, first, second):
    middle, end = start + timedelta(minutes=first), start + timedelta(minutes=first + second)
    parts = working_hours_between(week, start, middle) + working_hours_between(week, middle, end)
    assert parts == pytest.approx(working_hours_between(week, start, end))
