"""What the family does while it waits: say that it got worse, answer what is offered, keep its place, stop."""

from datetime import timedelta

from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.waiting import tell
from village.modules.waiting.meanwhile import change, end, part_of
from village.modules.waiting.models import BridgingOffer, CheckIn, PlaceOffer, WaitingEntry
from village.modules.waiting.problems import NotNow, WordsNeeded
from village.modules.waiting.words import Answer, Ended, How, Still
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.consent.models import Consent
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, NotAllowed, Right

SOON = timedelta(days=2)
"""Who says that it goes worse is spoken to within so many days."""


@action(needs=Right.CONTRIBUTE)
def say_how_it_goes(entry: WaitingEntry, *, by: Actor, still: Still, words: str) -> CheckIn:
    """The family says so itself. When it goes worse, the next talk comes at once; people judge again, with them."""
    _decides(entry, by)
    _waits(entry)
    if not words.strip():
        raise WordsNeeded
    next_on = entry.next_check_in or timezone.localdate()
    if still == Still.WORSE:
        next_on = min(next_on, timezone.localdate() + SOON)
    said: CheckIn = CheckIn.unscoped.create(
        **part_of(entry, by, None), how=How.OWN, still=still, words=words.strip(), heard_from=by.name, by_name=by.name,
        done_at=now(), next_on=next_on,
    )  # fmt: skip
    if next_on != entry.next_check_in:
        change(entry, next_check_in=next_on, told="")
    tell.contact(entry, tell.Code.REPLY)
    return said


@action(needs=Right.MANAGE)
def accept(offer: PlaceOffer, *, by: Actor) -> PlaceOffer:
    """Yes to the place. The waiting ends when it really begins."""
    return _answer_place(offer, by, Answer.YES)


@action(needs=Right.MANAGE)
def decline(offer: PlaceOffer, *, by: Actor) -> PlaceOffer:
    """Not now: no reason is needed, and the family keeps its place in the order."""
    return _answer_place(offer, by, Answer.NOT_NOW)


@action(needs=Right.MANAGE)
def answer_bridge(offer: BridgingOffer, *, by: Actor, answer: Answer) -> BridgingOffer:
    """Yes or not now to something for meanwhile; it may be changed, and never changes the order."""
    _decides(offer, by)
    _waits(offer.entry)
    offer.answer, offer.answered_at = answer, now()
    offer.save(update_fields=["answer", "answered_at"])
    tell.contact(offer.entry, tell.Code.REPLY)
    return offer


@action(needs=Right.MANAGE, act="withdraw")
def leave(entry: WaitingEntry, *, by: Actor) -> WaitingEntry:
    """The family stops waiting: nobody there reads it from now on. No reason is needed."""
    _decides(entry, by)
    end(entry, Ended.LEFT)
    shared = Consent.unscoped.filter(village_id=entry.village_id, item_id=entry.item_id, withdrawn_at=None)
    for consent in shared:
        withdraw(consent, by=by)
    return entry


def _answer_place(offer: PlaceOffer, by: Actor, answer: Answer) -> PlaceOffer:
    _decides(offer, by)
    _waits(offer.entry)
    still = PlaceOffer.unscoped.filter(village_id=offer.village_id, pk=offer.pk, answer="")
    if not still.update(answer=answer, answered_at=now()):
        raise NotNow
    offer.answer = answer
    tell.contact(offer.entry, tell.Code.REPLY)
    return offer


def _decides(record: PersonRecord, by: Actor) -> None:
    if not may_decide(record.subject_id, record.item_id, [record.kind]):
        raise NotAllowed("decide about waiting")


def _waits(entry: WaitingEntry) -> None:
    if not entry.is_open:
        raise NotNow
