"""Ages, reckoned in the calendar of the child: when a birthday falls and how old somebody is on a day."""

from datetime import date


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


def years_after(day: date, years: int) -> date:
    return birthday(day, years)
