"""What the organisation does while somebody waits: speak, judge again with words, offer something, offer a place, begin."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.waiting import tell
from village.modules.waiting.models import (
    BridgingOffer,
    CheckIn,
    PlaceOffer,
    WaitingEntry,
    WaitingQuota,
    WaitingReason,
)
from village.modules.waiting.problems import DateNeeded, NotAColleague, NotNow, WordsNeeded
from village.modules.waiting.queries import rules_of
from village.modules.waiting.words import Ended, How, Need, Still
from village.trust.access.check import action
from village.trust.directory.models import Membership
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Right


@action(needs=Right.CONTRIBUTE)
def check_in(
    entry: WaitingEntry, *, by: Actor, how: How, still: Still, words: str, next_on: date, heard_from: str = ""
) -> CheckIn:
    """Somebody spoke to them, or tried to: what was said, and when is the next time. That date moves, never goes."""
    me = _works_on(entry, by)
    today = timezone.localdate()
    if not today < next_on <= today + timedelta(days=rules_of(by.village_id).check_in_days):
        raise DateNeeded
    if still != Still.NOT_REACHED and not (words.strip() and heard_from.strip()):
        raise WordsNeeded
    talk: CheckIn = CheckIn.unscoped.create(
        **part_of(entry, by, me), how=how, still=still, words=words.strip(), heard_from=heard_from.strip(),
        by_name=me.public_name, done_at=now(), next_on=next_on,
    )  # fmt: skip
    change(entry, next_check_in=next_on, told="")
    tell.those_who_decide(entry, tell.Code.TRIED if still == Still.NOT_REACHED else tell.Code.REPLY)
    return talk


@action(needs=Right.MANAGE)
def judge(entry: WaitingEntry, *, by: Actor, need: Need, words: str) -> WaitingReason:
    """Why they need it now, judged again together with the family. Never without words; what was said before stays."""
    me = _works_on(entry, by)
    if not words.strip():
        raise WordsNeeded
    reason: WaitingReason = WaitingReason.unscoped.create(
        **part_of(entry, by, me), need=need, words=words.strip(), judged_by=me.public_name, judged_at=now()
    )
    change(entry, need=need)
    tell.those_who_decide(entry, tell.Code.REPLY)
    return reason


@action(needs=Right.CONTRIBUTE)
def offer_bridge(entry: WaitingEntry, *, by: Actor, what: str, words: str = "") -> BridgingOffer:
    """Something for meanwhile, at once (P-22)."""
    me = _works_on(entry, by)
    offer: BridgingOffer = BridgingOffer.unscoped.create(
        **part_of(entry, by, me), what=what, words=words.strip(), offered_by=me.public_name, offered_at=now()
    )
    tell.those_who_decide(entry, tell.Code.REPLY)
    return offer


@action(needs=Right.MANAGE)
def offer_place(
    entry: WaitingEntry, *, by: Actor, answer_by: date, words: str = "", quota: WaitingQuota | None = None
) -> PlaceOffer:
    """A place is free for them. A person offers it: the order only says whose turn it is."""
    me = _works_on(entry, by)
    if answer_by <= timezone.localdate():
        raise DateNeeded
    if quota is not None and quota.waiting_list_id != entry.waiting_list_id:
        raise NotAllowed("a quota of another list")
    try:
        with transaction.atomic():
            offer: PlaceOffer = PlaceOffer.unscoped.create(
                **part_of(entry, by, me), quota=quota, words=words.strip(), offered_by=me.public_name, offered_at=now(),
                answer_by=answer_by,
            )  # fmt: skip
    except IntegrityError:  # offered already, perhaps at this very moment
        raise NotNow from None
    tell.those_who_decide(entry, tell.Code.QUESTION)
    return offer


@action(needs=Right.MANAGE)
def begin(entry: WaitingEntry, *, by: Actor) -> WaitingEntry:
    """It really began: the waiting is over, and the one who proposed it hears so."""
    _works_on(entry, by)
    end(entry, Ended.STARTED)
    tell.those_who_decide(entry, tell.Code.ANSWER)
    return entry


@action(needs=Right.MANAGE)
def give(entry: WaitingEntry, *, by: Actor, to: UUID) -> WaitingEntry:
    """A colleague is the contact person from now on; the family is told the name."""
    _works_on(entry, by)
    if not _given(entry.contact_id, to, entry.pk, by):
        raise NotAColleague
    return entry


def give_all(*, by: Actor, of: UUID, to: UUID) -> int:
    """Everybody one colleague speaks to, to another: by the team leader, who reads none of it. How many."""
    return _given(of, to, None, by)


def end(entry: WaitingEntry, how: Ended) -> None:
    """In one statement, so that two at once end it once; the proposal that stands with the question hears it."""
    still = WaitingEntry.unscoped.filter(village_id=entry.village_id, pk=entry.pk, ended_at=None)
    moment = now()
    if not still.update(ended_at=moment, ended=how):
        raise NotNow
    entry.ended_at, entry.ended = moment, how
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.waiting_ended(%s, %s, %s)", [entry.pk, tell.Code.PASSED_ON, tell.REQUESTS])


def change(entry: WaitingEntry, **values: object) -> None:
    """Only these columns: the words of somebody else are never written again."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(values))


def _works_on(entry: WaitingEntry, by: Actor) -> Membership:
    """Rights are not enough: it takes a chair at the organisation one waits for."""
    me = membership_in(by, entry.waiting_list.organisation_id)
    if me is None:
        raise NotAllowed("not the one they wait for")
    if not entry.is_open:
        raise NotNow
    return me


def part_of(entry: WaitingEntry, by: Actor, me: Membership | None) -> dict[str, Any]:
    """What every part of an entry has the same."""
    return {
        **as_its_whole(entry, by), "audience": entry.audience, "entry": entry,
        "organisation_id": me.organisation_id if me else None,
    }  # fmt: skip


def _given(of: UUID, to: UUID, entry: UUID | None, by: Actor) -> int:
    years = law_here(by).past_assignment_years
    return int(asked_of_the_lock(
        "SELECT app.give_waiting(%s, %s, %s, %s, %s, %s, %s)",
        [of, to, entry, years, tell.Code.SHARED, tell.Code.OTHER_OWNER, tell.PATH],
    ))  # fmt: skip
