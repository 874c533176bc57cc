"""Staying near for a while after an ending: somebody calls on the days that were agreed, or agrees another with a reason.

When who calls is gone, the family says who calls from then on, or that nobody needs to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.family_plans.queries import door_of
from village.modules.passing_on.agreeing import end_of_day, not_too_far
from village.modules.passing_on.models import Aftercare, AftercareCall, AftercareMonths, CallSaid, Ending
from village.modules.passing_on.problems import (
    AlreadySaid,
    NobodyCallsThere,
    NoLongerThere,
    SayAnotherDay,
    SomebodySaidWhoCalls,
)
from village.modules.passing_on.queries import calls_of, owners_here, said_of
from village.modules.passing_on.words import Called
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.consent.queries import current_about_one
from village.trust.consent.records import share_item
from village.trust.law.ages import months_after
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Caller:
    """Who calls afterwards, how the family wants to be called, and on which days."""

    person: UUID
    called: str
    reach: str
    days: Sequence[date]


@action(needs=Right.CONTRIBUTE)
def say_called(
    call: AftercareCall, *, by: Actor, how: Called, words: str, new_day: date | None = None
) -> CallSaid:
    """We talked; or not yet, because, with another day. By who calls or by the family."""
    if said_of([call]):
        raise AlreadySaid
    if call.aftercare.stopped_at:
        raise NobodyCallsThere
    if how == Called.LATER:
        if new_day is None or not words.strip():
            raise SayAnotherDay
        if new_day <= timezone.localdate():
            raise NoLongerThere
        not_too_far(new_day)
    try:
        with transaction.atomic():
            made: CallSaid = CallSaid.unscoped.create(
                **as_its_whole(call, by), call=call, how=how, words=words.strip(),
                new_day=new_day if how == Called.LATER else None, by_called=by.name,
            )  # fmt: skip
    except IntegrityError as somebody_was_first:
        raise AlreadySaid from somebody_was_first
    if made.new_day:
        AftercareCall.unscoped.get_or_create(
            village_id=call.village_id,
            aftercare_id=call.aftercare_id,
            due_on=made.new_day,
            defaults=as_its_whole(call, by),
        )
    return made


@action(needs=Right.MANAGE, act="share")
def choose_caller(ending: Ending, *, by: Actor, caller: Caller, read: UUID) -> Aftercare:
    """One of the family says who calls from now on. That one sees the days still to come, and nothing of before.

    `read`: what stood there about who calls, as this person read it.
    """
    standing = _stop(ending, by, read)
    made = agree_with(ending, by, caller)
    if standing.closed_at:
        let_call(made, by)
        tell(made.caller_id, Notice.Code.SHARED, "/passing-on/calls/")
    _tell_the_family(ending, by)
    return made


@action(needs=Right.MANAGE, act="withdraw")
def call_no_more(ending: Ending, *, by: Actor, read: UUID) -> Ending:
    """One of the family says that nobody needs to call any more."""
    _stop(ending, by, read)
    _tell_the_family(ending, by)
    return ending


def agree_with(ending: Ending, by: Actor, caller: Caller) -> Aftercare:
    """The days and how to reach the family, in one thing of their own: all that is ever shown to who calls."""
    if not caller.days or min(caller.days) <= timezone.localdate():
        raise NoLongerThere
    not_too_far(*caller.days)
    door = door_of(by, ending.plan_id)
    if door is None:
        raise NotAllowed("the family says who calls")
    key = uuid7()
    made: Aftercare = Aftercare.unscoped.create(
        **{**as_its_whole(ending, by), "item_id": key, "kind": DataKind.OWN_STORY}, id=key, ending=ending,
        plan_id=ending.plan_id, caller_id=caller.person, caller_called=caller.called, reach=caller.reach.strip(),
        family_called=door.family,
    )  # fmt: skip
    for day in sorted(set(caller.days)):
        AftercareCall.unscoped.create(**as_its_whole(made, by), aftercare=made, due_on=day)
    return made


def let_call(aftercare: Aftercare, by: Actor) -> None:
    """The plan is closed: from now on who calls sees these days, until a month after the last of them."""
    open_subject(by, aftercare.subject_id, Purpose.SHARE)
    law, last = law_here(by), max(call.due_on for call in calls_of([aftercare]))
    share_item(
        by, subject_id=aftercare.subject_id, item_id=aftercare.pk, kind=DataKind(aftercare.kind),
        rights=Right.VIEW | Right.CONTRIBUTE, law_version=law.version, to_person=aftercare.caller_id,
        until=min(end_of_day(months_after(last, 1)), law.consent_ends(now())), purpose=Purpose.HELP,
    )  # fmt: skip


def keep_months(by: Actor, months: list[int]) -> None:
    """The village's own numbers; only its keeper may (the lock says so)."""
    if not by.is_keeper:
        raise NotAllowed("the keeper's numbers")
    AftercareMonths.unscoped.update_or_create(
        village_id=by.village_id, defaults={"months": sorted(set(months))}
    )


def _stop(ending: Ending, by: Actor, read: UUID) -> Ending:
    """Who called until now sees nothing any more. Of two who say so at once the second reads what the first said.

    Returns the ending as it stands: who closes the plan in the same moment does so before this or after it.
    """
    door = door_of(by, ending.plan_id)
    if door is None or not door.mine:
        raise NotAllowed("the family says who calls")
    open_subject(by, ending.subject_id, Purpose.SHARE)
    standing = _locked(Ending, by).filter(pk=ending.pk, stopped_at=None).first()
    if standing is None:
        raise NotAllowed("the plan goes on")
    before = _locked(Aftercare, by).filter(ending=ending, pk=read, stopped_at=None).first()
    if before is None:
        raise SomebodySaidWhoCalls
    for consent in current_about_one(by, ending.subject_id, before.pk):
        withdraw(consent, by=by)
    open_subject(by, ending.subject_id, Purpose.SHARE)
    before.stopped_at = now()
    before.save(update_fields=["stopped_at"])
    return standing


def _locked[R: (Ending, Aftercare)](model: type[R], by: Actor) -> QuerySet[R]:
    found: QuerySet[R] = model.unscoped.select_for_update(of=("self",)).filter(village_id=by.village_id)
    return found


def _tell_the_family(ending: Ending, by: Actor) -> None:
    for owner in owners_here(ending, by):
        if owner.person_id != by.person_id:
            tell(owner.person_id, Notice.Code.FAMILY_TOLD, f"/passing-on/ending/{ending.pk}/")
