"""Staying near for a while after an ending: somebody calls on the days that were agreed, or agrees another with a reason."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.modules.passing_on.models import AftercareCall, AftercareMonths, CallSaid
from village.modules.passing_on.problems import AlreadySaid, NoLongerThere, SayAnotherDay
from village.modules.passing_on.queries import said_of
from village.modules.passing_on.words import Called
from village.trust.access.check import action
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Right


@action(needs=Right.CONTRIBUTE)
def say_called(
    call: AftercareCall, *, by: Actor, how: Called, words: str, new_day: date | None = None
) -> CallSaid:
    """We talked; or not yet, because, with another day. By who calls or by the family."""
    if said_of([call]):
        raise AlreadySaid
    if how == Called.LATER:
        if new_day is None or not words.strip():
            raise SayAnotherDay
        if new_day <= timezone.localdate():
            raise NoLongerThere
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


def keep_months(by: Actor, months: list[int]) -> None:
    """The village's own numbers; only its keeper may (the lock says so)."""
    if not by.is_keeper:
        raise NotAllowed("the keeper's numbers")
    AftercareMonths.unscoped.update_or_create(
        village_id=by.village_id, defaults={"months": sorted(set(months))}
    )
