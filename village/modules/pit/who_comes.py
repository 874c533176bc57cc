"""Somebody else coaches, or is the teacher: said together, begun by the family's yes, and at once (P-08, W-43).

Until that yes the next one sees nothing; from that yes on, who was there sees nothing any more.
"""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.passing_on.agreeing import end_of_day
from village.modules.passing_on.problems import NotTheSamePerson, SomebodyIsAsked
from village.modules.pit import tell
from village.modules.pit.beginning import (
    can_be_with,
    change,
    decides_about,
    show_to_coach,
    show_to_school,
    whose_yes_begins,
    whose_yes_for_school,
)
from village.modules.pit.growing import (
    asked_or_said,
    by_family,
    is_coach,
    of,
    plainly,
    still_runs,
    take_answer,
)
from village.modules.pit.models import NextOne, PitAnswer, SchoolPart, Trajectory
from village.modules.pit.problems import NobodyToCoach, NoDayToTalk, SchoolCannotRead
from village.modules.pit.queries import part_for_school
from village.modules.pit.words import Seat
from village.modules.promises import actions as promises
from village.modules.promises.models import Says
from village.modules.promises.queries import open_promises_about
from village.trust.access.check import action
from village.trust.access.opening import find
from village.trust.consent.queries import current_about_one
from village.trust.directory.models import Membership
from village.trust.law.answers import Consenter
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@action(needs=Right.CONTRIBUTE)
def propose_next(
    one: Trajectory, *, by: Actor, seat: Seat, comes: Membership, words: str, talk_on: date | None = None
) -> NextOne:  # fmt: skip
    """By the coach or by one of the family: who comes, and what the next one must know. That one hears nothing yet."""
    if not (decides_about(one.subject_id) or is_coach(one, by)):
        raise NotAllowed("family or coach")
    still_runs(one)
    leaves = who_is_there(one, seat, by)
    if leaves is None or leaves.pk == comes.pk:
        raise NotTheSamePerson
    if seat == Seat.TEACHER:
        can_be_with(one.coach, comes)
    elif talk_on is None or not timezone.localdate() <= talk_on:
        raise NoDayToTalk
    try:
        with transaction.atomic():
            made: NextOne = NextOne.unscoped.create(
                **of(one, by), seat=seat, comes=comes, leaves=leaves, words=plainly(words), by_name=by.name,
                talk_on=talk_on if seat == Seat.COACH else None,
            )  # fmt: skip
    except IntegrityError as somebody_was_first:
        raise SomebodyIsAsked from somebody_was_first
    asked_or_said(one, made, by, whose_yes_next(made, by))
    if made.agreed_at:
        _make_it_so(made, one, by)
    return made


@action(needs=Right.MANAGE, act="share")
def answer_next(next_one: NextOne, *, by: Actor, yes: bool) -> PitAnswer:
    """One of the family says yes or no to who comes. One no is enough; the last yes the law asks makes it so."""
    said = take_answer(next_one, by, yes, whose_yes_next(next_one, by))
    if next_one.agreed_at:
        _make_it_so(next_one, next_one.trajectory, by)
    return said


def whose_yes_next(next_one: NextOne, by: Actor) -> frozenset[Consenter]:
    """As when it began: for a coach who begins it, for a teacher whom the law asks about school."""
    asked = whose_yes_for_school if next_one.seat == Seat.TEACHER else whose_yes_begins
    return asked(next_one.subject_id, by)


def who_is_there(one: Trajectory, seat: Seat, by: Actor) -> Membership | None:
    """The teacher stands in the part of school: read there, then the whole is opened again."""
    if seat == Seat.COACH or one.school_part_id is None:
        return one.coach if seat == Seat.COACH else None
    teacher: Membership = find(by, SchoolPart, one.school_part_id, Purpose.HELP).teacher
    find(by, Trajectory, one.pk, Purpose.HELP)
    return teacher


def _make_it_so(next_one: NextOne, one: Trajectory, by: Actor) -> None:
    """Who was there stops and who comes begins, in one moment. It was agreed, so nobody is told that sharing stopped."""
    words = next_one.words  # read with the key that is open now
    by_family(one, by)
    part = part_for_school(one)
    if next_one.seat == Seat.TEACHER:
        assert part is not None
        _new_teacher(next_one, part, words, by)
    else:
        _new_coach(next_one, one, part, by)
    tell.the_family(one, tell.Code.FAMILY_TOLD, but=by.person_id)


def _new_coach(next_one: NextOne, one: Trajectory, part: SchoolPart | None, by: Actor) -> None:
    for item in [one.pk, *([part.pk] if part else [])]:
        _no_longer(item, one, next_one.leaves.organisation_id, by)
    change(one, coach=next_one.comes, leaving_said_on=None)
    if part:
        change(part, coach_name=next_one.comes.public_name)
    show_to_coach(one, part, by)
    if not _goes_on(next_one, f"{tell.PATH}{one.pk}/", by):
        raise NobodyToCoach
    for promise in open_promises_about(one):
        promises.let_go(promise, by=by)
    assert next_one.talk_on is not None
    promises.promise(
        one, by=by, owner=next_one.comes, what=Says.FIRST_TALK, due_at=end_of_day(next_one.talk_on),
        path=f"{tell.PATH}{one.pk}/", beside=True,
    )  # fmt: skip


def _new_teacher(next_one: NextOne, part: SchoolPart, words: str, by: Actor) -> None:
    _no_longer(part.pk, part, part.school_id, by)
    change(part, teacher=next_one.comes, school_id=next_one.comes.organisation_id, for_next=words)
    show_to_school(part, by)
    if not _goes_on(next_one, f"{tell.SCHOOL_PATH}{part.pk}/", by):
        raise SchoolCannotRead


def _no_longer(item: UUID, of_child: Trajectory | SchoolPart, organisation: UUID, by: Actor) -> None:
    for consent in current_about_one(by, of_child.subject_id, item).filter(to_organisation_id=organisation):
        change(consent, withdrawn_at=now())


def _goes_on(next_one: NextOne, path: str, by: Actor) -> bool:
    years = law_here(by).past_assignment_years
    return bool(asked_of_the_lock("SELECT app.pit_goes_on(%s, %s, %s, %s)", [next_one.pk, years, tell.Code.SHARED, path]))
