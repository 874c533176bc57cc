"""Putting somebody on a list: proposed by who has the question, with something for meanwhile; the family says yes.

Nobody is refused because of where they live: what lies outside an area is said, and stays a person's decision (P-26).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.postcodes import one_postcode
from village.foundation.time_range import now
from village.modules.circles.one_thing import my_yes, whose_yes
from village.modules.circles.queries import law_here
from village.modules.handovers.rules import kind_of_letter, laws_between
from village.modules.handovers.words import Slice
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.waiting import tell
from village.modules.waiting.models import (
    BridgingOffer,
    WaitingEntry,
    WaitingList,
    WaitingProposal,
    WaitingReason,
    WaitingYes,
)
from village.modules.waiting.problems import NobodyToCall, NothingMeanwhile, NotNow, WaitsAlready, WordsNeeded
from village.modules.waiting.queries import proposals_of, rules_of, yeses_of
from village.modules.waiting.words import Need
from village.trust.access.actor import acting_as
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.opening import open_subject
from village.trust.consent.records import share_item
from village.trust.law.answers import Consenter
from village.trust.vocabulary import Actor, Audience, DataKind, NotAllowed, Purpose, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
A_MONTH = timedelta(days=365) / 12
GOES_ALONG = (Slice.NOTE, Slice.CONTACT)
"""What the receiver reads: what is written for them, and how to reach the family."""


@dataclass(frozen=True)
class Wait:
    """What is proposed: for what, why now in words, whom to reach how, and what at once."""

    waiting_list: WaitingList
    need: Need
    reason: str
    called_name: str
    reach: str = ""
    postcode: str = ""
    bridges: Collection[str] = ()
    bridge_words: str = ""


@action(needs=Right.MANAGE)
def propose(request: HelpRequest, *, by: Actor, wait: Wait) -> WaitingProposal:
    """The one who has the question proposes; nobody waits before the family agrees."""
    me = membership_in(by, request.to_organisation_id)
    if me is None or request.owner_id is None or not request.is_open:
        raise NotAllowed("not the one who has it")
    _can_be_proposed(request, wait)
    to = wait.waiting_list.organisation
    ours, _theirs = laws_between(me.organisation.jurisdiction, to.jurisdiction, DataKind(request.kind))
    kind_of_letter(to, DataKind(request.kind), GOES_ALONG, ours)
    made: WaitingProposal = WaitingProposal.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id, request=request,
        waiting_list=wait.waiting_list, proposer=me, called_name=wait.called_name.strip(), reach=wait.reach.strip(),
        postcode=one_postcode(wait.postcode), need=wait.need, reason=wait.reason.strip(), bridges=list(wait.bridges),
        bridge_words=wait.bridge_words.strip(), proposed_at=now(), law_version=ours.version,
    )  # fmt: skip
    tell.those_who_decide(made, tell.Code.QUESTION)
    return made


@action(needs=Right.MANAGE, act="share")
def agree(proposal: WaitingProposal, *, by: Actor) -> WaitingYes:
    """Somebody of the family agrees; with the last yes the law asks, the waiting begins, with somebody to call."""
    yes = _answer(proposal, by, is_yes=True)
    if whose_yes(proposal, by) <= {Consenter(one.as_who) for one in yeses_of(proposal) if one.is_yes}:
        entry = _begun(proposal, by)
        _change(proposal, agreed_at=now(), entry_id=entry.pk, contact_name=entry.contact.public_name)
        tell.who_proposed(proposal)
    return yes


@action(needs=Right.MANAGE)
def refuse(proposal: WaitingProposal, *, by: Actor) -> WaitingYes:
    """The family does not want to wait for this. No reason is needed, and one no is enough."""
    no = _answer(proposal, by, is_yes=False)
    _change(proposal, refused_at=now())
    tell.who_proposed(proposal)
    return no


def _can_be_proposed(request: HelpRequest, wait: Wait) -> None:
    if not wait.reason.strip() or not wait.called_name.strip():
        raise WordsNeeded
    if not wait.bridges:
        raise NothingMeanwhile
    if any(one.is_running and one.waiting_list_id == wait.waiting_list.pk for one in proposals_of(request)):
        raise WaitsAlready


def _still_open(proposal: WaitingProposal) -> None:
    """Two of the family at once: one after the other."""
    found = WaitingProposal.unscoped.select_for_update(of=("self",)).filter(
        village_id=proposal.village_id, pk=proposal.pk, agreed_at=None, refused_at=None
    )
    if found.first() is None:
        raise NotNow


def _answer(proposal: WaitingProposal, by: Actor, *, is_yes: bool) -> WaitingYes:
    """By one of the family who decides, while nobody was first."""
    _decides(proposal, by)
    _still_open(proposal)
    said: WaitingYes = WaitingYes.unscoped.create(
        village_id=proposal.village_id, subject_id=proposal.subject_id, item_id=proposal.item_id, kind=proposal.kind,
        audience=proposal.audience, author_id=by.person_id, proposal=proposal, as_who=my_yes(proposal, by), name=by.name,
        said_at=now(), is_yes=is_yes,
    )  # fmt: skip
    return said


def _begun(proposal: WaitingProposal, by: Actor) -> WaitingEntry:
    """Who came with a code speaks for themself all the same: the code keeps to one thing what is read, not what is decided."""
    words = (proposal.reach, proposal.reason, proposal.bridge_words)  # read with the key that is open now
    whole = by if by.only_item is None else replace(by, only_item=None)
    if whole is by:
        open_subject(by, proposal.subject_id, Purpose.SHARE)
        return _enter(proposal, by, *words)
    with acting_as(whole):
        open_subject(whole, proposal.subject_id, Purpose.SHARE)
        return _enter(proposal, whole, *words)


def _enter(proposal: WaitingProposal, by: Actor, reach: str, reason: str, bridge_words: str) -> WaitingEntry:
    law, key, today, to = law_here(by), uuid7(), timezone.localdate(), proposal.waiting_list.organisation
    kind = kind_of_letter(to, DataKind(proposal.kind), GOES_ALONG, law)
    entry: WaitingEntry = WaitingEntry.unscoped.create(
        id=key, village_id=proposal.village_id, subject_id=proposal.subject_id, item_id=key, kind=kind,
        audience=Audience.FAMILY, author_id=by.person_id, waiting_list=proposal.waiting_list,
        contact_id=_contact(proposal, key, kind), called_name=proposal.called_name, reach=reach, postcode=proposal.postcode,
        since=today, need=proposal.need, next_check_in=today + timedelta(days=rules_of(by.village_id).check_in_days),
        law_version=law.version,
    )  # fmt: skip
    _part(WaitingReason, entry, by, need=proposal.need, words=reason, judged_by=proposal.proposer.public_name,
          judged_at=proposal.proposed_at)  # fmt: skip
    for number, what in enumerate(proposal.bridges):
        _part(BridgingOffer, entry, by, what=what, words="" if number else bridge_words,
              offered_by=proposal.proposer.public_name, offered_at=proposal.proposed_at)  # fmt: skip
    share_item(
        by, subject_id=proposal.subject_id, item_id=key, kind=kind, rights=WHOLE, law_version=law.version,
        to_organisation=to.pk, until=now() + law.max_consent_months * A_MONTH, purpose=Purpose.HELP,
        how="own login" if by.account_id else "without account",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.begin_waiting(%s, %s, %s)", [key, tell.Code.SHARED, tell.path_of(entry)])
    return entry


def _contact(proposal: WaitingProposal, item: UUID, kind: DataKind) -> UUID:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.contact_while_waiting(%s, %s, %s, %s)",
            [proposal.waiting_list_id, proposal.subject_id, item, int(kind)],
        )
        found: UUID | None = cursor.fetchone()[0]
    if found is None:
        raise NobodyToCall
    return found


def _part(model: type[WaitingReason] | type[BridgingOffer], entry: WaitingEntry, by: Actor, **values: object) -> None:
    model.unscoped.create(
        village_id=entry.village_id, subject_id=entry.subject_id, item_id=entry.item_id, kind=entry.kind,
        audience=entry.audience, author_id=by.person_id, entry=entry, **values,
    )  # fmt: skip


def _decides(proposal: WaitingProposal, by: Actor) -> None:
    mine = may_decide(proposal.subject_id, proposal.item_id, [proposal.kind])
    if not mine or proposal.proposer.person_id == by.person_id:
        raise NotAllowed("decide about waiting")


def _change(proposal: WaitingProposal, **values: object) -> None:
    """Only these columns: the words of somebody else are never written again."""
    for name, value in values.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(values))
