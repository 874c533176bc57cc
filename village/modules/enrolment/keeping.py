"""What the keeper of a village does with its school years: add one, like the one before or empty, and keep its steps."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.enrolment.models import EnrolmentStep, SchoolYear, Wording
from village.modules.enrolment.problems import ThereIsOne, WordsMissing, YearIsOver
from village.modules.enrolment.queries import steps_in
from village.trust.vocabulary import Actor, NotAllowed

A_YEAR = timedelta(weeks=52)
"""What is taken over from the year before keeps its day of the week."""


@dataclass(frozen=True)
class Kept:
    """A step as its keeper writes it; a wording for each language it is written in, the first one first."""

    wordings: Collection[Wording]
    opens_on: date | None = None
    closes_on: date | None = None
    link: str = ""
    organisation: UUID | None = None


def keep_year(
    year: SchoolYear | None, *, by: Actor, called: str, from_day: date, until_day: date, days_ahead: int,
    like: SchoolYear | None = None,
) -> SchoolYear:  # fmt: skip
    """`like`: begins with the steps of that year, a year later, to be looked at one by one."""
    _only_the_keeper(by)
    _still_runs(year)
    one = year or SchoolYear(village_id=by.village_id)
    one.called, one.from_day, one.until_day, one.days_ahead = called.strip(), from_day, until_day, days_ahead
    try:
        with transaction.atomic():
            one.save(force_insert=year is None)
    except IntegrityError as problem:
        raise ThereIsOne from problem
    for step in steps_in(like) if like else ():
        EnrolmentStep.unscoped.create(
            village_id=by.village_id, year=one, level=step.level, opens_on=_later(step.opens_on),
            closes_on=_later(step.closes_on), texts=step.texts, link=step.link, organisation_id=step.organisation_id,
        )  # fmt: skip
    return one


def keep_step(step: EnrolmentStep | None, year: SchoolYear, *, by: Actor, kept: Kept) -> EnrolmentStep:
    """Whoever reads it reads it in their language, or else in the first."""
    _only_the_keeper(by)
    _still_runs(year)
    wordings = list(kept.wordings)
    if not wordings or not all(one.level.strip() and one.does.strip() for one in wordings):
        raise WordsMissing
    if kept.opens_on is None and kept.closes_on is None:
        raise WordsMissing
    one = step or EnrolmentStep(village_id=by.village_id, year=year)
    one.level, one.texts = wordings[0].level.strip(), {word.language: _text(word) for word in wordings}
    one.opens_on, one.closes_on = kept.opens_on, kept.closes_on
    one.link, one.organisation_id = kept.link, kept.organisation
    one.save(force_insert=step is None)
    return one


def end_step(step: EnrolmentStep, *, by: Actor) -> None:
    """Nobody reads or is reminded of it any more; who did it already keeps that."""
    _change(step, by, ended_at=step.ended_at or now())


def step_again(step: EnrolmentStep, *, by: Actor) -> None:
    _change(step, by, ended_at=None)


def _change(step: EnrolmentStep, by: Actor, **values: object) -> None:
    _only_the_keeper(by)
    _still_runs(step.year)
    for name, value in values.items():
        setattr(step, name, value)
    step.save(update_fields=list(values))


def _text(word: Wording) -> dict[str, str]:
    return {
        "level": word.level.strip(),
        "does": word.does.strip(),
        "where": word.where.strip(),
        "bring": word.bring.strip(),
    }


def _later(day: date | None) -> date | None:
    return day + A_YEAR if day else None


def _still_runs(year: SchoolYear | None) -> None:
    if year and year.is_over(timezone.localdate()):
        raise YearIsOver


def _only_the_keeper(by: Actor) -> None:
    if not by.is_keeper:
        raise NotAllowed("keep the school years")
