"""Passing a plan on, with the family: what the next one must know, who comes, the yes or no to both, and stopping."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.family_plans import actions as plans
from village.modules.family_plans import steps
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.queries import Owner, door_of
from village.modules.family_plans.words import SHOWN_KINDS
from village.modules.passing_on.agreeing import agree_when_ready, end_of_day, let_go_of_the_next, not_too_far
from village.modules.passing_on.models import Answer, Candidate, ForTheNext, PassingOn
from village.modules.passing_on.problems import (
    AlreadyBegun,
    AlreadySaid,
    ItIsDecided,
    NobodyToPassItOn,
    NotInTheTeam,
    NotTheSamePerson,
    OverlapBeforeTalk,
    PlanIsClosed,
    SomebodyIsAsked,
    TextChanged,
    TooEarly,
)
from village.modules.passing_on.queries import candidate_of, open_steps_of, owners_here, seat_of, text_of
from village.modules.passing_on.words import Why
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

PATH = "/passing-on/"


@dataclass(frozen=True)
class Coming:
    """Who could come next, when one talks together, until when both are there, and what is shown from then on."""

    member: Membership
    talk_at: datetime
    where: str
    overlap_until: date
    kinds: Sequence[DataKind] = SHOWN_KINDS


@action(needs=Right.CONTRIBUTE)
def begin(plan: FamilyPlan, *, by: Actor, why: Why, last_day: date | None = None) -> PassingOn:
    """By who coordinates, or by one of the family. Nothing changes yet; the family hears it."""
    open_subject(by, plan.subject_id, Purpose.HELP)
    key = uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.begin_passing_on(%s, %s, %s, %s, %s, %s)",
            [key, uuid7(), plan.pk, why, last_day, law_here(by).version],
        )
        said = cursor.fetchone()[0]
    if said != "begun":
        raise {"closed": PlanIsClosed, "family": NobodyToPassItOn, "already": AlreadyBegun}[said]
    made: PassingOn = PassingOn.unscoped.get(village_id=plan.village_id, pk=key)
    _tell_the_others(made, by, Notice.Code.FAMILY_TOLD)
    return made


@action(needs=Right.CONTRIBUTE)
def write_for_the_next(passing: PassingOn, *, by: Actor, words: str, number: int) -> ForTheNext:
    """What the next one must know. Anew each time, on top of the text that was read: a yes counts for one wording."""
    _still_open(passing, by)
    last = text_of(passing)
    if number != (last.number if last else 0):
        raise TextChanged
    try:
        with transaction.atomic():
            made: ForTheNext = ForTheNext.unscoped.create(
                **as_its_whole(passing, by),
                passing=passing,
                number=number + 1,
                words=words.strip(),
                by_called=by.name,
            )
    except IntegrityError as somebody_was_first:
        raise TextChanged from somebody_was_first
    _tell_the_others(passing, by, Notice.Code.QUESTION)
    return made


@action(needs=Right.CONTRIBUTE)
def propose_next(passing: PassingOn, *, by: Actor, coming: Coming) -> Candidate:
    """By who stops or by one of the family. One at a time; that one hears nothing before the family's yes."""
    _still_open(passing, by)
    if coming.member.person_id == passing.leaver_id:
        raise NotTheSamePerson
    not_too_far(coming.overlap_until)
    if end_of_day(coming.overlap_until) <= coming.talk_at:
        raise OverlapBeforeTalk
    if candidate_of(passing):
        raise SomebodyIsAsked
    try:
        with transaction.atomic():
            made: Candidate = Candidate.unscoped.create(
                **as_its_whole(passing, by), passing=passing, person_id=coming.member.person_id,
                next_called=coming.member.public_name, next_place=coming.member.organisation.name, talk_at=coming.talk_at,
                talk_where=coming.where.strip(), overlap_until=coming.overlap_until,
                kinds=sorted(int(kind) for kind in coming.kinds if kind in SHOWN_KINDS), by_called=by.name,
            )  # fmt: skip
    except IntegrityError as somebody_was_first:
        raise SomebodyIsAsked from somebody_was_first
    _tell_the_others(passing, by, Notice.Code.QUESTION)
    return made


@action(needs=Right.MANAGE, act="share")
def say_yes(passing: PassingOn, *, by: Actor, of: UUID) -> Answer:
    """One of the family says yes to the text or to who comes. The last yes that is needed makes it so."""
    owners = _one_at_a_time(passing, by)
    if of not in _asked(passing):
        raise TextChanged
    made = _answer(passing, by, of, yes=True)
    agree_when_ready(passing, by, owners)
    return made


@action(needs=Right.MANAGE)
def ask_for_another(passing: PassingOn, *, by: Actor, of: UUID, words: str = "") -> Answer:
    """One no is enough: somebody else is looked for. Why is only for who wants to say it."""
    _one_at_a_time(passing, by)
    candidate = candidate_of(passing)
    if candidate is None or candidate.pk != of:
        raise SomebodyIsAsked
    made = _answer(passing, by, of, yes=False, words=words)
    candidate.declined_at = now()
    candidate.save(update_fields=["declined_at"])
    _tell_the_others(passing, by, Notice.Code.REPLY)
    return made


@action(needs=Right.MANAGE)
def we_met(passing: PassingOn, *, by: Actor) -> PassingOn:
    """The first talk together was held: from now on the next one coordinates. Without a word the clock does it that day."""
    _one_at_a_time(passing, by, agreed=True)
    if passing.handed_at:
        raise ItIsDecided
    if passing.talk_at is None or timezone.localdate(passing.talk_at) > timezone.localdate():
        raise TooEarly
    seat = seat_of(passing.plan, passing.next_id) if passing.next_id else None
    if seat is None or seat.joined_at is None:
        raise NotInTheTeam
    plans.choose_coordinator(passing.plan, by=by, member=seat)
    passing.handed_at = now()
    passing.save(update_fields=["handed_at"])
    _tell_the_others(passing, by, Notice.Code.FAMILY_TOLD)
    return passing


@action(needs=Right.MANAGE, act="share")
def give_steps(passing: PassingOn, *, by: Actor) -> int:
    """What who stops still had to do goes to the next one; what is not given on stays on the list."""
    open_subject(by, passing.subject_id, Purpose.HELP)
    seat = seat_of(passing.plan, passing.next_id) if passing.next_id else None
    if seat is None:
        raise NotInTheTeam
    theirs = open_steps_of(passing.plan, passing.leaver_id)
    for step in theirs:
        steps.give(step, by=by, member=seat)
    return len(theirs)


@action(needs=Right.CONTRIBUTE)
def stop(passing: PassingOn, *, by: Actor) -> PassingOn:
    """It does not go on, or it does not work with the next one: who was there coordinates, or the family itself.

    The next one sees nothing any more of what this opened; who was in the team before is in it as before.
    """
    open_subject(by, passing.subject_id, Purpose.SHARE)
    door = door_of(by, passing.plan_id)
    mine = door is not None and door.mine
    if not passing.is_open:
        raise ItIsDecided
    if not mine and (passing.agreed_at or passing.author_id != by.person_id):
        raise NotAllowed("the family decides")
    if passing.next_id:
        let_go_of_the_next(passing, by)
    if passing.handed_at:
        plans.choose_coordinator(passing.plan, by=by, member=_who_was_there(passing))
    passing.stopped_at = now()
    passing.save(update_fields=["stopped_at"])
    _tell_the_others(passing, by, Notice.Code.FAMILY_TOLD)
    return passing


def _who_was_there(passing: PassingOn) -> TeamMember | None:
    """While the overlap lasts; afterwards nobody but the family."""
    over = passing.overlap_until is not None and passing.overlap_until < timezone.localdate()
    return None if over else seat_of(passing.plan, passing.leaver_id)


def _asked(passing: PassingOn) -> set[UUID]:
    return {one.pk for one in (text_of(passing), candidate_of(passing)) if one}


def _one_at_a_time(passing: PassingOn, by: Actor, *, agreed: bool = False) -> list[Owner]:
    """For the family. Two who answer at the same moment answer one after the other, so that the last yes is seen."""
    open_subject(by, passing.subject_id, Purpose.SHARE)
    owners = owners_here(passing, by)
    if by.person_id not in {owner.person_id for owner in owners}:
        raise NotAllowed("one of the family answers")
    still = PassingOn.unscoped.select_for_update(of=("self",)).filter(
        village_id=passing.village_id,
        pk=passing.pk,
        ended_at=None,
        stopped_at=None,
        agreed_at__isnull=not agreed,
    )
    if still.first() is None:
        raise ItIsDecided
    return owners


def _answer(passing: PassingOn, by: Actor, of: UUID, *, yes: bool, words: str = "") -> Answer:
    if Answer.unscoped.filter(village_id=passing.village_id, of=of, author_id=by.person_id).exists():
        raise AlreadySaid
    made: Answer = Answer.unscoped.create(
        **as_its_whole(passing, by), passing=passing, of=of, yes=yes, words=words.strip(), by_called=by.name
    )
    return made


def _still_open(passing: PassingOn, by: Actor) -> None:
    open_subject(by, passing.subject_id, Purpose.HELP)
    if not passing.is_open or passing.agreed_at:
        raise ItIsDecided


def _tell_the_others(passing: PassingOn, by: Actor, code: Notice.Code) -> None:
    people = {owner.person_id for owner in owners_here(passing, by)}
    if seat_of(passing.plan, passing.leaver_id):
        people.add(passing.leaver_id)
    for person in sorted(people - {by.person_id}, key=str):
        tell(person, code, f"{PATH}{passing.pk}/")
