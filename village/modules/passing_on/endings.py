"""A plan ends in small steps: what stays, how it was, a celebration, who calls afterwards. Only with the family's yes."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.family_plans import actions as plans
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of, team_of
from village.modules.family_plans.team import whose_yes
from village.modules.family_plans.words import SHOWN_KINDS, Side
from village.modules.passing_on.aftercare import Caller as Caller
from village.modules.passing_on.aftercare import agree_with, let_call
from village.modules.passing_on.agreeing import not_too_far
from village.modules.passing_on.models import Aftercare, Celebration, Ending, Goodbye, Note
from village.modules.passing_on.problems import (
    AlreadyEnding,
    AlreadySaid,
    FirstTheFamily,
    ItIsDecided,
    NoLongerThere,
    PlanIsClosed,
    SomebodyChoseADay,
)
from village.modules.passing_on.queries import (
    aftercare_of,
    celebration_of,
    goodbyes_of,
    owners_here,
)
from village.modules.passing_on.words import About
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about
from village.trust.law.ages import months_after
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

PATH = "/passing-on/ending/"


@action(needs=Right.CONTRIBUTE)
def propose_ending(plan: FamilyPlan, *, by: Actor, words: str, ends_on: date) -> Ending:
    """By one of the family or by who coordinates. It changes nothing: the family decides."""
    door = _mine_or_coordinator(by, plan.pk)
    if not door.is_open:
        raise PlanIsClosed
    if ends_on < timezone.localdate():
        raise NoLongerThere
    not_too_far(ends_on)
    open_subject(by, plan.subject_id, Purpose.HELP)
    key = uuid7()
    try:
        with transaction.atomic():
            made: Ending = Ending.unscoped.create(
                id=key, item_id=key, village_id=plan.village_id, subject_id=plan.subject_id, kind=DataKind.FAMILY_STORY,
                author_id=by.person_id, plan_id=plan.pk, words=words.strip(), by_called=by.name, ends_on=ends_on,
            )  # fmt: skip
    except IntegrityError as somebody_was_first:
        raise AlreadyEnding from somebody_was_first
    _tell_the_others(made, by, door, Notice.Code.QUESTION)
    return made


@action(needs=Right.CONTRIBUTE)
def note(ending: Ending, *, by: Actor, about: About, words: str) -> Note:
    """One small step: what stays, what to look out for, what helps, what it brought."""
    _still_open(ending, by)
    made: Note = Note.unscoped.create(
        **as_its_whole(ending, by), ending=ending, about=about, words=words.strip(), by_called=by.name
    )
    return made


@action(needs=Right.MANAGE)
def celebrate(ending: Ending, *, by: Actor, at: datetime, where: str, read: UUID | None = None) -> Celebration:
    """When and where we celebrate what was done. `read`: the day that was chosen before, as this person read it."""
    _one_at_a_time(ending, by)
    last = celebration_of(ending)
    if last and last.pk != read:
        raise SomebodyChoseADay
    made: Celebration = Celebration.unscoped.create(
        **as_its_whole(ending, by), ending=ending, at=at, where=where.strip(), by_called=by.name
    )
    return made


@action(needs=Right.MANAGE)
def agree_aftercare(ending: Ending, *, by: Actor, caller: Caller) -> Aftercare:
    """The family says who calls afterwards and when: that one sees these days and nothing else once the plan is closed."""
    _one_at_a_time(ending, by)
    if aftercare_of(ending):
        raise ItIsDecided
    return agree_with(ending, by, caller)


@action(needs=Right.MANAGE)
def say_goodbye(ending: Ending, *, by: Actor, yes: bool, words: str, proud: str = "") -> Goodbye:
    """Each of the family: yes or not yet, how it was, what they are proud of. One "not yet" is enough to go on."""
    door = _one_at_a_time(ending, by)
    if by.person_id not in {owner.person_id for owner in owners_here(ending, by)}:
        raise NotAllowed("one of the family answers")
    if any(one.author_id == by.person_id for one in goodbyes_of(ending)):
        raise AlreadySaid
    made: Goodbye = Goodbye.unscoped.create(
        **as_its_whole(ending, by),
        ending=ending,
        yes=yes,
        words=words.strip(),
        proud=proud.strip(),
        by_called=by.name,
    )
    if not yes:
        ending.stopped_at = now()
        ending.save(update_fields=["stopped_at"])
    _tell_the_others(ending, by, door, Notice.Code.REPLY)
    return made


@action(needs=Right.MANAGE, act="withdraw")
def close_together(ending: Ending, *, by: Actor) -> Ending:
    """The plan is closed and stays the family’s to read. Nobody else sees anything of it, but for the days to call."""
    door = _one_at_a_time(ending, by)
    if missing_yes(ending, by):
        raise FirstTheFamily
    aftercare = aftercare_of(ending)
    plans.close(ending.plan, by=by)
    _everybody_leaves(door, by)
    if aftercare:
        let_call(aftercare, by)
    open_subject(by, ending.subject_id, Purpose.SHARE)
    ending.closed_at = now()
    ending.save(update_fields=["closed_at"])
    return ending


def missing_yes(ending: Ending, by: Actor) -> set[UUID]:
    """Of the family: whose yes is needed and not said yet."""
    said = {one.author_id for one in goodbyes_of(ending) if one.yes}
    return set(whose_yes(owners_here(ending, by), law_here(by), SHOWN_KINDS)) - said


def days_after(day: date, months: Sequence[int]) -> list[date]:
    return [months_after(day, number) for number in months]


def _everybody_leaves(door: PlanDoor, by: Actor) -> None:
    """Who is near from life stays in the drawn circle; who did it as work leaves the team, also who was only asked.

    Nothing stays open to either.
    """
    open_subject(by, door.subject_id, Purpose.SHARE)
    coming = Consent.unscoped.filter(
        village_id=by.village_id, subject_id=door.subject_id, withdrawn_at=None, from_at__gt=now()
    )
    for consent in [*current_about(by, door.subject_id), *coming]:
        withdraw(consent, by=by)
    open_subject(by, door.subject_id, Purpose.SHARE)
    for seat in team_of(door):
        if seat.joined_at is None and not seat.in_team:
            continue
        seat.asked_kinds, seat.consent = [], None
        if seat.side == Side.FORMAL:
            seat.ended_at = now()
        seat.save(update_fields=["asked_kinds", "consent", "ended_at"])


def _still_open(ending: Ending, by: Actor) -> PlanDoor:
    door = _mine_or_coordinator(by, ending.plan_id)
    open_subject(by, ending.subject_id, Purpose.HELP)
    if not ending.is_open or not door.is_open:
        raise ItIsDecided
    return door


def _one_at_a_time(ending: Ending, by: Actor) -> PlanDoor:
    """For the family: two who decide at the same moment decide one after the other, and the second sees what the first did."""
    door = _still_open(ending, by)
    standing = Ending.unscoped.select_for_update(of=("self",)).filter(
        village_id=ending.village_id, pk=ending.pk, closed_at=None, stopped_at=None
    )
    if standing.first() is None:
        raise ItIsDecided
    return door


def _mine_or_coordinator(by: Actor, plan_id: UUID) -> PlanDoor:
    door = door_of(by, plan_id)
    if door is None or not (door.mine or door.coordinator_id == by.person_id):
        raise NotAllowed("the family, or who coordinates")
    return door


def _tell_the_others(ending: Ending, by: Actor, door: PlanDoor, code: Notice.Code) -> None:
    people = {door.coordinator_id, *(owner.person_id for owner in owners_here(ending, by))}
    for person in sorted(people - {by.person_id}, key=str):
        tell(person, code, f"{PATH}{ending.pk}/")
