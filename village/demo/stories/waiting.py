"""Waiting in Wilgendaal: Sami for talks and Amir for a buddy, neither of them alone; Imani still decides."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from village.demo.connection import as_owner
from village.demo.stories import earlier_waits
from village.demo.stories import waiting_words as words
from village.demo.stories.stage import Stage, Told
from village.foundation.time_range import now
from village.modules.handovers.reading import reach_in_words
from village.modules.help_requests.models import HelpRequest
from village.modules.waiting import at_home, keeping, meanwhile, putting
from village.modules.waiting.models import (
    BridgingOffer,
    CheckIn,
    WaitingEntry,
    WaitingList,
    WaitingProposal,
    WaitingReason,
)
from village.modules.waiting.words import Answer, How, Need, Still
from village.trust.access.opening import find
from village.trust.directory.models import Membership

LONG = timedelta(days=63)
"""So long ago Leïla said yes; her question is of that day too."""
HERE, FURTHER = ["9000", "9040", "9050"], "9070"


def tell(stage: Stage, nights: UUID, future: UUID) -> list[Told]:
    """`nights`: what Hamid asked for Amir; `future`: what Imani asked."""
    talks = a_list(
        stage, "nele", words.TALKS, words.TALKS_ABOUT, 24, words.TALKS_OUTSIDE, postcodes=HERE[:2], quota=(words.SIBLINGS, 3)
    )
    buddy = a_list(stage, "jonas", words.BUDDY, words.BUDDY_ABOUT, 15, words.BUDDY_OUTSIDE)
    study = a_list(stage, "fatou", words.STUDY, words.STUDY_ABOUT, 8, postcodes=())
    earlier_waits.waited_before(talks)
    told = _sami_waits_for_talks(stage, talks)
    outside = putting.Wait(
        buddy, Need.STUCK, words.BUDDY_WHY, "Amir", postcode=FURTHER, bridges=("free_time", "other_parent"),
        bridge_words=words.BUDDY_MEANWHILE,
    )  # fmt: skip
    agree(stage, "hamid", put(stage, "hanne", nights, outside))
    asked = putting.Wait(
        study, Need.SOON, words.STUDY_WHY, "Imani", postcode=HERE[0], bridges=("learning", "somebody_to_call"),
        bridge_words=words.STUDY_MEANWHILE,
    )  # fmt: skip
    put(stage, "bram", future, asked)
    return [told]


def _sami_waits_for_talks(stage: Stage, talks: WaitingList) -> Told:
    """For nine weeks; Nele spoke with his mother, offered something more and a place, and speaks again today."""
    request = stage.ask("leila", words.ANGRY, about="sami")
    stage.take_up("hanne", request)
    wait = putting.Wait(
        talks, Need.SOON, words.ANGRY_WHY, "Sami", postcode=HERE[0], bridges=("learning", "somebody_to_call"),
        bridge_words=words.ANGRY_MEANWHILE,
    )  # fmt: skip
    proposal = put(stage, "hanne", request, wait)
    agree(stage, "leila", proposal)
    stage.answer("hanne", request, words.ANGRY_ANSWER)
    entry = _entry_of(stage, "leila", proposal)
    with stage.playing("nele") as nele:
        one = find(nele, WaitingEntry, entry)
        meanwhile.check_in(
            one, by=nele, how=How.CALL, still=Still.BETTER, words=words.ANGRY_TALK, heard_from=words.ANGRY_FROM,
            next_on=timezone.localdate() + timedelta(days=1),
        )  # fmt: skip
        offer = meanwhile.offer_bridge(one, by=nele, what="group", words=words.ANGRY_BRIDGE)
        until = timezone.localdate() + timedelta(days=7)
        meanwhile.offer_place(one, by=nele, answer_by=until, words=words.ANGRY_PLACE)
    with stage.playing("leila") as leila:
        at_home.answer_bridge(find(leila, BridgingOffer, offer.pk), by=leila, answer=Answer.YES)
    _long_ago(proposal, entry)
    return stage.told(request, asked=46)


def a_list(
    stage: Stage, who: str, service: str, about: str, places: int, outside: str = "", *,
    postcodes: Collection[str] = HERE, quota: tuple[str, int] | None = None, by: str = "kobe",
) -> WaitingList:  # fmt: skip
    with stage.playing(by) as keeps_the_village:
        keeper = Membership.unscoped.select_related("organisation").get(person=stage.person(who))
        return keeping.keep_list(
            None, by=keeps_the_village, keeper=keeper, quota=quota, service=service, about=about, places=places,
            outside=outside, postcodes=list(postcodes), is_open=True,
        )  # fmt: skip


def put(stage: Stage, who: str, request: UUID, wait: putting.Wait) -> UUID:
    with stage.playing(who) as worker:
        asked = find(worker, HelpRequest, request)
        return putting.propose(asked, by=worker, wait=replace(wait, reach=reach_in_words(asked))).pk


def agree(stage: Stage, who: str, proposal: UUID) -> None:
    with stage.playing(who) as parent:
        putting.agree(find(parent, WaitingProposal, proposal), by=parent)


def _entry_of(stage: Stage, who: str, proposal: UUID) -> UUID:
    with stage.playing(who) as parent:
        entry = find(parent, WaitingProposal, proposal).entry_id
    assert entry
    return entry


def _long_ago(proposal: UUID, entry: UUID) -> None:
    """As the owner: the actions know only now, and nine weeks of waiting began nine weeks ago."""
    then, spoke, today = now() - LONG, now() - timedelta(days=27), timezone.localdate()
    with as_owner():
        WaitingProposal.unscoped.filter(pk=proposal).update(proposed_at=then, agreed_at=then)
        WaitingEntry.unscoped.filter(pk=entry).update(since=today - LONG, next_check_in=today)
        WaitingReason.unscoped.filter(entry_id=entry).update(judged_at=then)
        BridgingOffer.unscoped.filter(entry_id=entry).exclude(what="group").update(offered_at=then)
        BridgingOffer.unscoped.filter(entry_id=entry, what="group").update(offered_at=spoke, answered_at=spoke)
        CheckIn.unscoped.filter(entry_id=entry).update(done_at=spoke, next_on=today)
