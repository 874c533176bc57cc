"""What people do with a question about enrolling: choose the schools, note what is done, and plan a moment for help."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.channels.actions import tell_by_hand
from village.modules.enrolment.models import AppointmentMove, EnrolmentChoice, EnrolmentStep, StepMark
from village.modules.enrolment.problems import (
    MomentPassed,
    NobodyHasIt,
    NotShared,
    NotWorkingHere,
    OtherMoment,
    QuestionIsClosed,
)
from village.modules.enrolment.queries import (
    appointment_of,
    colleagues_of,
    is_about_enrolling,
    is_mine,
    is_past,
    may_meet,
)
from village.modules.enrolment.words import Moved
from village.modules.help_requests import tell
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.steps import colleague
from village.trust.access.check import action
from village.trust.notices.records import tell as notice
from village.trust.vocabulary import Actor, NotAllowed, Right


@action(needs=Right.CONTRIBUTE)
def choose_schools(request: HelpRequest, *, by: Actor, levels: list[str], reminds: bool) -> None:
    """For which schools the steps are shown, and whether a reminder comes before a day."""
    _only_who_asked(request, by)
    _keep(EnrolmentChoice, request, by, {}, levels=levels, reminds=reminds)


@action(needs=Right.CONTRIBUTE)
def mark_step(request: HelpRequest, *, by: Actor, step: EnrolmentStep, is_done: bool) -> None:
    """Done, or not yet after all. Nobody else notes it for them."""
    _only_who_asked(request, by)
    _keep(StepMark, request, by, {"step": step}, done_at=now() if is_done else None)


@action(needs=Right.CONTRIBUTE)
def ask_moment(request: HelpRequest, *, by: Actor, words: str) -> AppointmentMove:
    """To sit together with somebody; or another moment than the one that was proposed."""
    _only_who_asked(request, by)
    _can_meet(request)
    made = _move(request, by, Moved.ASKED, request.asker_name, words=words.strip())
    tell.workers(request, tell.Code.REPLY)
    return made


@action(needs=Right.CONTRIBUTE)
def plan_moment(
    request: HelpRequest, *, by: Actor, starts_at: datetime, place: str, member: UUID
) -> AppointmentMove:
    """Who works on it says when, where and with whom. Who asked is told, in words when they rather talk than read."""
    if not is_about_enrolling(request):
        raise NotAllowed("plan a moment")
    me = colleague(request, by)
    _can_meet(request)
    if request.owner_id is None:
        raise NobodyHasIt
    if is_past(starts_at):
        raise MomentPassed
    other = next((one for one in colleagues_of(request, by) if one.pk == member), None)
    if other is None:
        raise NotWorkingHere
    made = _move(request, by, Moved.SET, me.public_name, organisation_id=me.organisation_id, starts_at=starts_at,
                 place=place.strip(), member=other)  # fmt: skip
    says = _("We can sit together {when}, at this place: {place}. You then meet {name}.").format(
        when=moment_in_words(starts_at), place=place.strip(), name=other.public_name
    )
    _tell_who_asked(request, says)
    if other.person_id not in (by.person_id, request.owner.person_id if request.owner else None):
        notice(other.person_id, tell.Code.GIVEN, tell.worker_path(request))
    return made


@action(needs=Right.CONTRIBUTE)
def agree_to_moment(request: HelpRequest, *, by: Actor, moment: UUID) -> AppointmentMove:
    """Yes to this very moment; if it was changed meanwhile, look again first."""
    _only_who_asked(request, by)
    stands = appointment_of(request)
    if stands is None or stands.state != Moved.SET or stands.last.pk != moment:
        raise OtherMoment
    made = _move(request, by, Moved.AGREED, request.asker_name)
    tell.workers(request, tell.Code.REPLY)
    return made


@action(needs=Right.CONTRIBUTE)
def call_moment_off(request: HelpRequest, *, by: Actor) -> AppointmentMove:
    """Either side, without a reason. The other one hears of it."""
    stands = appointment_of(request)
    if not is_about_enrolling(request) or stands is None or not stands.is_going:
        raise OtherMoment
    if is_mine(request, by):
        made = _move(request, by, Moved.OFF, request.asker_name)
        tell.workers(request, tell.Code.REPLY)
        return made
    me = colleague(request, by)
    made = _move(request, by, Moved.OFF, me.public_name, organisation_id=me.organisation_id)
    _tell_who_asked(
        request, _("The moment to sit together does not go on. You can always ask for another one.")
    )
    return made


def _tell_who_asked(request: HelpRequest, says: str) -> None:
    notice(request.author_id, tell.Code.REPLY, tell.asker_path(request))
    tell_by_hand(request, tell.Code.REPLY, said=lambda: says)


def _only_who_asked(request: HelpRequest, by: Actor) -> None:
    if not is_mine(request, by):
        raise NotAllowed("somebody else's enrolment")


def _can_meet(request: HelpRequest) -> None:
    if not request.is_open:
        raise QuestionIsClosed
    if not may_meet(request):
        raise NotShared


def _move(request: HelpRequest, by: Actor, what: Moved, name: str, **more: Any) -> AppointmentMove:
    made: AppointmentMove = AppointmentMove.unscoped.create(
        **_part_of(request, by), what=what, done_at=now(), author_name=name, **more
    )
    return made


def _keep(
    model: type[EnrolmentChoice | StepMark],
    request: HelpRequest,
    by: Actor,
    which: dict[str, Any],
    **values: Any,
) -> None:
    """One row each: changed when it is there, also when it came there this very moment."""
    there = model.unscoped.filter(village_id=request.village_id, request=request, **which)
    if there.update(**values):
        return
    try:
        with transaction.atomic():
            model.unscoped.create(**_part_of(request, by), **which, **values)
    except IntegrityError:
        there.update(**values)


def _part_of(request: HelpRequest, by: Actor) -> dict[str, Any]:
    return {
        "village_id": request.village_id, "subject_id": request.subject_id, "item_id": request.item_id,
        "kind": request.kind, "audience": request.audience, "author_id": by.person_id, "request": request,
    }  # fmt: skip
