"""After six months everybody looks back: the family's opinion first, then adjust, go on or round off (P-12)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.meetings.words import OF_THE_FAMILY, Course, Fits
from village.modules.pit import tell
from village.modules.pit.beginning import change, decides_about
from village.modules.pit.growing import by_family, is_coach, of, plainly, side_of, still_runs
from village.modules.pit.models import Evaluation, PitOpinion, Trajectory
from village.modules.pit.problems import FirstAskTheFamily, NoDayToLookBack, SayWhatCameOfIt
from village.modules.pit.queries import evaluations_of, opinions_of, part_for_school
from village.modules.promises import actions as promises
from village.modules.promises.queries import open_promises_about
from village.trust.access.check import action
from village.trust.consent.queries import current_about_one
from village.trust.law.ages import months_after
from village.trust.vocabulary import Actor, NotAllowed, Right

WEEKS_BESIDE = timedelta(days=31)
"""The next look back is never further away than the months of the law file, and about a month."""


@dataclass(frozen=True)
class GoesOn:
    """How it goes on: the course, what came of it in words, and when one looks again."""

    course: Course
    outcome: str = ""
    next_on: date | None = None


@action(needs=Right.CONTRIBUTE)
def say_what_i_think(one: Trajectory, *, by: Actor, fits: Fits, words: str) -> PitOpinion:
    """In one's own words; the child, the parents and the coach stand side by side and may differ."""
    still_runs(one)
    made: PitOpinion = PitOpinion.unscoped.create(
        **of(one, by), fits=fits, words=words.strip(), name=by.name, side=side_of(one, by), said_at=now()
    )
    if made.side in OF_THE_FAMILY:
        tell.the_coach(one, tell.Code.REPLY)
    return made


@action(needs=Right.MANAGE)
def look_back(one: Trajectory, *, by: Actor, goes_on: GoesOn) -> Evaluation:
    """Adjust, go on or round off. First what one of the family thinks; what came of it stands in words."""
    if not (decides_about(one.subject_id) or is_coach(one, by)):
        raise NotAllowed("family or coach")
    still_runs(one)
    if not asked_the_family(one):
        raise FirstAskTheFamily
    if not goes_on.outcome.strip():
        raise SayWhatCameOfIt
    closes = goes_on.course == Course.CLOSE
    if not closes and not (goes_on.next_on and timezone.localdate() < goes_on.next_on <= latest_day(by)):
        raise NoDayToLookBack
    made: Evaluation = Evaluation.unscoped.create(
        **of(one, by), course=goes_on.course, outcome=plainly(goes_on.outcome), by_name=by.name, held_at=now(),
        next_on=None if closes else goes_on.next_on,
    )  # fmt: skip
    if closes:
        _close(one, by)
    else:
        change(one, evaluate_on=goes_on.next_on, said_on=None)
    tell.the_family(one, tell.Code.FAMILY_TOLD, but=by.person_id)
    return made


@action(needs=Right.MANAGE, act="withdraw")
def stop(one: Trajectory, *, by: Actor) -> Trajectory:
    """The family stops it, on any day and without a reason: neither coach nor school reads it any more."""
    by_family(one, by)
    part = part_for_school(one)
    _close(one, by)
    for item in [one.pk, *([part.pk] if part else [])]:
        for consent in current_about_one(by, one.subject_id, item):
            withdraw(consent, by=by)
    return one


def asked_the_family(one: Trajectory) -> bool:
    """Did one of them say it since the last look back?"""
    before = next(iter(evaluations_of(one)), None)
    return any(
        said.side in OF_THE_FAMILY and (before is None or said.said_at > before.held_at) for said in opinions_of(one)
    )


def latest_day(by: Actor) -> date:
    return months_after(timezone.localdate(), law_here(by).looking_back.evaluation_months) + WEEKS_BESIDE


def _close(one: Trajectory, by: Actor) -> None:
    for promise in open_promises_about(one):
        promises.let_go(promise, by=by)
    change(one, closed_at=now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.pit_closed(%s)", [one.pk])
