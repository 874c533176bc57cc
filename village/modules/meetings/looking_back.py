"""Looking back together: does it still fit? The family and the workers each say it, side by side; then how it goes on."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import owners_of
from village.modules.meetings import tell
from village.modules.meetings.models import Change, LookedBack, Opinion, Review
from village.modules.meetings.problems import (
    AlreadyLookedBack,
    FirstAskTheFamily,
    NoDayToLookBack,
    SaidAlready,
)
from village.modules.meetings.queries import children_of, door_to
from village.modules.meetings.reviews import looked_back, opinions_of
from village.modules.meetings.words import OF_THE_FAMILY, Course, Fits, Occasion, Side
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class GoesOn:
    """How it goes on after looking back, and when one looks again."""

    course: Course
    next_on: date | None = None


@action(needs=Right.CONTRIBUTE)
def say_what_i_think(review: Review, *, by: Actor, fits: Fits, words: str, noted_for: UUID | None = None) -> Opinion:
    """In one's own words. The coordinator may write down what one of the family said, by name."""
    open_subject(by, review.subject_id, Purpose.HELP)
    _still_open(review)
    owners = {owner.person_id: owner.name for owner in owners_of(review.plan)}
    speaker = noted_for if noted_for in owners and by.person_id not in owners else by.person_id
    if noted_for and speaker != noted_for or any(one.speaker_id == speaker for one in opinions_of(review)):
        raise SaidAlready
    children = {child.person_id for child in children_of(review.subject_id)}
    side = Side.CHILD if speaker in children else Side.FAMILY if speaker in owners else Side.PROFESSIONAL
    name = owners.get(speaker, by.name)  # type: ignore[arg-type]
    made: Opinion = Opinion.unscoped.create(
        **as_its_whole(review, by), review=review, name=name, side=side, fits=fits, words=words.strip(),
        noted_by=by.name if noted_for else "", speaker_id=speaker, said_at=now(),
    )  # fmt: skip
    return made


@action(needs=Right.CONTRIBUTE)
def note_change_of_plan(review: Review, *, by: Actor, words: str, why: str) -> Change:
    """What changed since last time, and why."""
    open_subject(by, review.subject_id, Purpose.HELP)
    _still_open(review)
    made: Change = Change.unscoped.create(
        **as_its_whole(review, by), review=review, words=words.strip(), why=why.strip(), author_name=by.name, written_at=now()
    )
    return made


@action(needs=Right.CONTRIBUTE)
def look_back(review: Review, *, by: Actor, goes_on: GoesOn) -> LookedBack:
    """Adjust, go on or round off; only after one of the family said how it goes (P-06, P-12)."""
    door = door_to(by, review.plan_id)
    if door is None or not (door.mine or door.coordinator_id == by.person_id):
        raise NotAllowed("look back")
    open_subject(by, review.subject_id, Purpose.HELP)
    _still_open(review)
    if not any(one.side in OF_THE_FAMILY for one in opinions_of(review)):
        raise FirstAskTheFamily
    law, today = law_here(by), timezone.localdate()
    latest = today + timedelta(days=law.looking_back.at_most_days)
    if goes_on.course != Course.CLOSE and not (goes_on.next_on and today < goes_on.next_on <= latest):
        raise NoDayToLookBack
    next_on = None if goes_on.course == Course.CLOSE else goes_on.next_on
    made: LookedBack = LookedBack.unscoped.create(
        **as_its_whole(review, by), review=review, course=goes_on.course, next_on=next_on, author_name=by.name, held_at=now()
    )
    if next_on:
        agree_day(review.plan, by, next_on, law.version)
    people = [door.coordinator_id, *(owner.person_id for owner in owners_of(door))]
    tell.these(people, tell.Code.FAMILY_TOLD, f"{tell.REVIEW_PATH}{review.pk}/", but=by.person_id)
    return made


def agree_day(plan: FamilyPlan, by: Actor, day: date, law_version: str) -> None:
    """A day on which one looks back together, written down once."""
    Review.unscoped.get_or_create(
        village_id=plan.village_id, plan=plan, occasion=Occasion.AGREED, due_on=day,
        defaults={**as_its_whole(plan, by), "law_version": law_version},
    )


def _still_open(review: Review) -> None:
    if looked_back(review):
        raise AlreadyLookedBack
