"""What people do around a meeting: plan it, invite, bring a point, write down what was said, tell the child, close it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, owners_of
from village.modules.family_plans.team import ALONG, whose_yes
from village.modules.meetings import tell
from village.modules.meetings.looking_back import agree_day
from village.modules.meetings.models import (
    ChildAsked,
    Closing,
    Coming,
    Decision,
    Meeting,
    Minute,
    Point,
    Present,
    Seat,
    ToldBack,
    WithoutFamily,
)
from village.modules.meetings.problems import (
    AlreadyToldBack,
    FirstTellTheChild,
    MeetingIsOver,
    NobodyInvited,
    NoDayToLookBack,
    NotYetMet,
    SayWhyWithoutFamily,
    WhoWasThere,
)
from village.modules.meetings.queries import (
    Guest,
    children_asked,
    children_of,
    closing_of,
    door_to,
    guests_of,
    notes_down,
    presence_of,
    seats_of,
    told_back,
    without_family,
)
from village.modules.meetings.words import FOR_EVERYBODY, OF_THE_FAMILY, Comes, Side
from village.trust.access.check import action
from village.trust.access.explain import who_can_see
from village.trust.access.opening import open_subject
from village.trust.access.receipts import new_link
from village.trust.consent.records import share_item
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Called:
    """When, where and what for; who is invited."""

    begins_at: datetime
    place: str
    about: str
    people: Collection[UUID]


@dataclass(frozen=True)
class Reason:
    """Why the family is not there, and from which day it reads what was said."""

    why: str
    words: str
    minutes_by: date


@action(needs=Right.CONTRIBUTE)
def call(plan: FamilyPlan, *, by: Actor, called: Called, reason: Reason | None = None) -> Meeting:
    """The family or the coordinator calls a meeting; each child of the plan is asked first, also when it stays at home."""
    door = door_to(by, plan.pk)
    if door is None or not (door.mine or door.coordinator_id == by.person_id) or not plan.is_open:
        raise NotAllowed("call a meeting")
    open_subject(by, plan.subject_id, Purpose.HELP)
    guests = [guest for guest in guests_of(door) if guest.person_id in set(called.people)]
    if not guests:
        raise NobodyInvited
    is_without = not any(guest.side in OF_THE_FAMILY for guest in guests)
    if is_without and reason is None:
        raise SayWhyWithoutFamily
    meeting: Meeting = Meeting.unscoped.create(
        village_id=plan.village_id, subject_id=plan.subject_id, kind=FOR_EVERYBODY, author_id=by.person_id, plan_id=plan.pk,
        begins_at=called.begins_at, place=called.place.strip(), about=called.about.strip(), convener_name=by.name,
    )  # fmt: skip
    _seat(meeting, by, guests)
    if reason and is_without:
        _say_why(meeting, by, reason)
    if door.mine:
        _let_come(meeting, by, _not_yet_in(meeting))
    _tell_of(meeting, by, is_without=is_without)
    return meeting


@action(needs=Right.MANAGE, act="share")
def let_come(meeting: Meeting, *, by: Actor, people: Collection[UUID]) -> Meeting:
    """One of the family lets somebody of its own circle read this one meeting, and nothing else."""
    open_subject(by, meeting.subject_id, Purpose.SHARE)
    _let_come(meeting, by, [seat for seat in _not_yet_in(meeting) if seat.person_id in set(people)])
    return meeting


@action(needs=Right.MANAGE, act="share")
def link_for(meeting: Meeting, *, by: Actor, seat: Seat) -> str:
    """The secret of a link to this one meeting, for somebody without account."""
    if seat.meeting_id != meeting.pk or seat.side != Side.NATURAL:
        raise NotAllowed("link")
    return new_link(seat.person_id, meeting.pk)


@action(needs=Right.CONTRIBUTE)
def call_off(meeting: Meeting, *, by: Actor) -> Meeting:
    """It does not go on. Who called it says so, or one of the family."""
    door = _may_note(meeting, by)
    if not door.mine and meeting.author_id != by.person_id:
        raise NotAllowed("somebody else's meeting")
    meeting.called_off_at = now()
    meeting.save(update_fields=["called_off_at"])
    _hear(meeting, by)
    return meeting


@action(needs=Right.CONTRIBUTE)
def bring(meeting: Meeting, *, by: Actor, words: str, kind: DataKind) -> Point:
    """A point to talk about, by anybody who is invited; for whom it is, its kind decides."""
    _still_open(meeting)
    everybody = kind == FOR_EVERYBODY
    if not everybody:
        open_subject(by, meeting.subject_id, Purpose.HELP)
    seat = next((seat for seat in seats_of(meeting) if seat.person_id == by.person_id), None)
    made: Point = Point.unscoped.create(
        village_id=meeting.village_id, subject_id=meeting.subject_id, item_id=meeting.item_id if everybody else None, kind=kind,
        author_id=by.person_id, meeting=meeting, words=words.strip(), author_name=seat.name if seat else by.name,
        side=seat.side if seat else Side.PROFESSIONAL, brought_at=now(),
    )  # fmt: skip
    return made


@action(needs=Right.CONTRIBUTE)
def say_coming(meeting: Meeting, *, by: Actor, says: str, words: str = "") -> Coming:
    """Whoever is invited says for themself whether they come; the one who called the meeting hears of it."""
    seat = next((seat for seat in seats_of(meeting) if seat.person_id == by.person_id), None)
    if seat is None:
        raise NotAllowed("not invited")
    _still_open(meeting)
    made: Coming = Coming.unscoped.create(
        **as_its_whole(meeting, by), meeting=meeting, seat=seat, says=Comes(says), words=words.strip()
    )
    tell.these([meeting.author_id], tell.Code.REPLY, tell.path_of(meeting), but=by.person_id)
    return made


@action(needs=Right.CONTRIBUTE)
def note_presence(meeting: Meeting, *, by: Actor, there: Collection[UUID], reason: Reason | None = None) -> Meeting:
    """Who was there, from its own day on. When none of the family was, that gets a reason, and they hear it at once (W-43)."""
    _may_note(meeting, by)
    if not meeting.is_due:
        raise NotYetMet
    seats, before = seats_of(meeting), presence_of(meeting)
    came = any(seat.side in OF_THE_FAMILY for seat in seats if seat.pk in there)
    said = without_family(meeting)
    if not came and said is None and reason is None:
        raise SayWhyWithoutFamily
    for seat in seats:
        if before.get(seat.pk) != (seat.pk in there):
            Present.unscoped.create(**as_its_whole(meeting, by), meeting=meeting, seat=seat, was_there=seat.pk in there)
    if not came and said is None and reason:
        _say_why(meeting, by, reason)
        tell.these(_owners(meeting, by), tell.Code.FAMILY_TOLD, tell.path_of(meeting), but=by.person_id)
    return meeting


@action(needs=Right.CONTRIBUTE)
def note(point: Point, *, by: Actor, words: str) -> Minute:
    """What was said about a point. Who may not read the point does not write about it either."""
    open_subject(by, point.subject_id, Purpose.HELP)
    _may_note(point.meeting, by)
    made: Minute = Minute.unscoped.create(
        **as_its_whole(point, by), point=point, words=words.strip(), author_name=by.name, written_at=now()
    )
    return made


@action(needs=Right.CONTRIBUTE)
def decide(point: Point, *, by: Actor, words: str, step: UUID | None = None) -> Decision:
    """What was decided; `step`: the step of the plan that it is from now on."""
    open_subject(by, point.subject_id, Purpose.HELP)
    _may_note(point.meeting, by)
    made: Decision = Decision.unscoped.create(
        **as_its_whole(point, by), point=point, words=words.strip(), author_name=by.name, decided_at=now(), step_id=step
    )
    return made


@action(needs=Right.CONTRIBUTE)
def tell_child(asked: ChildAsked, *, by: Actor, words: str) -> ToldBack:
    """What we did with what you said: the child reads it on its first page."""
    meeting = asked.meeting
    _may_note(meeting, by)
    if asked.person_id == by.person_id:
        raise NotAllowed("nobody tells it to themself")
    if asked.pk in told_back(meeting):
        raise AlreadyToldBack
    made: ToldBack = ToldBack.unscoped.create(
        village_id=meeting.village_id, subject_id=meeting.subject_id, kind=DataKind.FAMILY_STORY, author_id=by.person_id,
        asked=asked, meeting=meeting, words=words.strip(), author_name=by.name, told_at=now(),
    )  # fmt: skip
    tell.these([asked.person_id], tell.Code.ANSWER, tell.path_of(meeting), but=by.person_id)
    return made


@action(needs=Right.CONTRIBUTE)
def close(meeting: Meeting, *, by: Actor, review_on: date) -> Closing:
    """Over, once each child was told what was done with what it said; with a day to meet again or look back."""
    _may_note(meeting, by)
    if any(child.pk not in told_back(meeting) for child in children_asked(meeting)):
        raise FirstTellTheChild
    presence = presence_of(meeting)
    if not presence:
        raise WhoWasThere
    came = [seat for seat in seats_of(meeting) if presence.get(seat.pk) and seat.side in OF_THE_FAMILY]
    if not came and without_family(meeting) is None:
        raise SayWhyWithoutFamily
    law = law_here(by)
    if not timezone.localdate() < review_on <= timezone.localdate() + timedelta(days=law.looking_back.at_most_days):
        raise NoDayToLookBack
    made: Closing = Closing.unscoped.create(
        **as_its_whole(meeting, by), meeting=meeting, review_on=review_on, author_name=by.name, closed_at=now()
    )
    agree_day(meeting.plan, by, review_on, law.version)
    _hear(meeting, by)
    return made


def _seat(meeting: Meeting, by: Actor, guests: list[Guest]) -> None:
    part = as_its_whole(meeting, by)
    Seat.unscoped.bulk_create(
        Seat(**part, meeting=meeting, person_id=one.person_id, name=one.name, role=one.role, side=one.side) for one in guests
    )
    ChildAsked.unscoped.bulk_create(
        ChildAsked(**part, meeting=meeting, person_id=one.person_id, name=one.name.split(" ")[0], has_account=one.has_account)
        for one in children_of(meeting.subject_id)
    )


def _say_why(meeting: Meeting, by: Actor, reason: Reason) -> None:
    WithoutFamily.unscoped.create(
        **as_its_whole(meeting, by), meeting=meeting, why=reason.why, words=reason.words.strip(), minutes_by=reason.minutes_by,
        author_name=by.name,
    )  # fmt: skip


def _not_yet_in(meeting: Meeting) -> list[Seat]:
    """Invited, of the team by the family's yes, and cannot read this meeting yet."""
    reads = {reader.person_id for reader in who_can_see(meeting)}
    return [seat for seat in seats_of(meeting) if seat.person_id not in reads]


def _let_come(meeting: Meeting, by: Actor, seats: list[Seat]) -> None:
    law = law_here(by)
    if seats and by.person_id not in whose_yes(owners_of(meeting.plan), law, [FOR_EVERYBODY]):
        raise NotAllowed("somebody else of the family says yes to that")
    for seat in seats:
        share_item(
            by, subject_id=meeting.subject_id, item_id=meeting.pk, kind=FOR_EVERYBODY, rights=ALONG, law_version=law.version,
            to_person=seat.person_id, until=law.consent_ends(now()), purpose=Purpose.HELP,
        )  # fmt: skip
    tell.these([seat.person_id for seat in seats], tell.Code.SHARED, tell.path_of(meeting))


def _tell_of(meeting: Meeting, by: Actor, *, is_without: bool) -> None:
    """Each child gets its question; the others hear that there is something new; who is not there, above all."""
    children = {child.person_id for child in children_asked(meeting)}
    path = tell.path_of(meeting)
    tell.these(children, tell.Code.QUESTION, path, but=by.person_id)
    owners = set(_owners(meeting, by)) if is_without else set()
    reads = {reader.person_id for reader in who_can_see(meeting)}
    invited = {seat.person_id for seat in seats_of(meeting)} & reads
    tell.these((invited | owners) - children, tell.Code.FAMILY_TOLD, path, but=by.person_id)


def _hear(meeting: Meeting, by: Actor) -> None:
    """Everybody of the family, and who was invited."""
    reads = {reader.person_id for reader in who_can_see(meeting)}
    invited = {seat.person_id for seat in seats_of(meeting)} & reads
    tell.these(invited | set(_owners(meeting, by)), tell.Code.FAMILY_TOLD, tell.path_of(meeting), but=by.person_id)


def _owners(meeting: Meeting, by: Actor) -> list[UUID]:
    door = door_to(by, meeting.plan_id)
    return [owner.person_id for owner in owners_of(door)] if door else []


def _may_note(meeting: Meeting, by: Actor) -> PlanDoor:
    """Opens the plan for who writes down what is said; raises for anybody else, and when it is over."""
    door = door_to(by, meeting.plan_id)
    if door is None or not notes_down(by, door, meeting):
        raise NotAllowed("write down what is said")
    open_subject(by, meeting.subject_id, Purpose.HELP)
    _still_open(meeting)
    return door


def _still_open(meeting: Meeting) -> None:
    if meeting.called_off_at or closing_of(meeting):
        raise MeetingIsOver
