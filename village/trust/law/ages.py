"""Ages, reckoned in the calendar of the child: when a birthday falls and how old somebody is on a day."""

from datetime import date, timedelta

ADULT = 18


def birthday(birth_date: date, age: int) -> date:
    """The day somebody turns this age. Born on 29 February: 1 March in common years."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)


def age_on(birth_date: date, on: date) -> int:
    """How old somebody is on this day; 0 for a child that is not born yet."""
    age = on.year - birth_date.year
    if birthday(birth_date, age) > on:
        age -= 1
    return max(age, 0)


def is_minor(birth_date: date | None, on: date) -> bool:
    """Under eighteen, when the day of birth is known."""
    return birth_date is not None and age_on(birth_date, on) < ADULT


def years_after(day: date, years: int) -> date:
    return birthday(day, years)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that is too short."""
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(day.year + year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))
