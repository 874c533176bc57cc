"""Waiting in Wilgendaal, as the tests need it: Hanne puts Sami on the list of Amarant, kept by Nele; Leïla says yes."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, asked, asked_alone, opened, taken
from village.foundation.ids import uuid7
from village.foundation.time_range import LONG_AGO, forever
from village.modules.help_requests.models import HelpRequest
from village.modules.waiting import meanwhile, putting
from village.modules.waiting.models import WaitingEntry, WaitingList, WaitingProposal, WaitingQuota
from village.modules.waiting.putting import Wait
from village.modules.waiting.words import How, Need, Still
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Assignment, Consent
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.people.models import Person, Subject
from village.trust.vocabulary import DataKind, Right

TALK = {"how": How.CALL, "still": Still.SAME, "words": "He sleeps a little better.", "heard_from": "His mother"}

__all__ = ["a_moment_later", "ask", "asked", "asked_alone", "opened", "taken"]
WHY_NOW = "He misses two days each week and the school says it cannot go on."
MEANWHILE = "Homework on Tuesday with Jonas."
REACH = "Mother Leïla, 0470 00 00 00"
WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE


def chair(cast: Cast, who: str) -> Membership:
    with as_owner():
        return Membership.unscoped.select_related("organisation").get(person=cast.people[who])


def a_list(cast: Cast, keeper: str = "nele", service: str = "Talks for children", **more: Any) -> WaitingList:
    seat = chair(cast, keeper)
    with as_owner():
        return WaitingList.unscoped.create(
            village=cast.village, organisation=seat.organisation, keeper=seat, service=service,
            **{"places": 12, "postcodes": ["9000", "9040"], "outside": "A talk by phone.", **more},
        )  # fmt: skip


@pytest.fixture
def amarant(wilgendaal: Cast) -> WaitingList:
    return a_list(wilgendaal)


@pytest.fixture
def quota(amarant: WaitingList) -> WaitingQuota:
    with as_owner():
        return WaitingQuota.unscoped.create(
            village=amarant.village, waiting_list=amarant, name="Brothers and sisters", places=2
        )


def a_wait(one: WaitingList, **more: Any) -> Wait:
    told = {
        "need": Need.SOON, "reason": WHY_NOW, "called_name": "Sami", "reach": REACH, "postcode": "9000",
        "bridges": ["learning", "somebody_to_call"], "bridge_words": MEANWHILE,
    }  # fmt: skip
    return Wait(one, **{**told, **more})


def propose(cast: Cast, request: HelpRequest, one: WaitingList, **more: Any) -> WaitingProposal:
    with acting_as(cast.hanne) as hanne:
        made = putting.propose(opened(hanne, request), by=hanne, wait=a_wait(one, **more))
    a_moment_later()
    return made


def say_yes(cast: Cast, proposal: WaitingProposal, who: str = "leila") -> None:
    with acting_as(cast.actors[who]) as actor:
        putting.agree(find(actor, WaitingProposal, proposal.pk), by=actor)
    a_moment_later()


@pytest.fixture
def proposed(wilgendaal: Cast, taken: HelpRequest, amarant: WaitingList) -> WaitingProposal:
    return propose(wilgendaal, taken, amarant)


@pytest.fixture
def waits(wilgendaal: Cast, proposed: WaitingProposal) -> WaitingEntry:
    """Leïla said yes: Sami waits, and Nele is the one to call."""
    say_yes(wilgendaal, proposed)
    with as_owner():
        return WaitingEntry.unscoped.select_related("waiting_list__organisation", "waiting_list__keeper__person").get()


def entry_of(actor: Any, entry: WaitingEntry) -> WaitingEntry:
    """Inside acting_as: the entry as this actor finds it, or Http404."""
    return find(actor, WaitingEntry, entry.pk)


def does(cast: Cast, who: str, entry: WaitingEntry, verb: Any, **details: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        done = verb(entry_of(actor, entry), by=actor, **details)
    a_moment_later()
    return done


def soon(days: int = 7) -> Any:
    return timezone.localdate() + timedelta(days=days)


def some_wait(
    cast: Cast, one: WaitingList, *waits: tuple[str, int], ended: tuple[int, str] | None = None
) -> list[WaitingEntry]:
    """Families nobody knows, as the owner: each with a need and how many days ago they came; all shared with the list."""
    made = []
    with as_owner():
        for number, (need, days) in enumerate(waits):
            subject = Subject.unscoped.create(village=cast.village)
            parent = Person.unscoped.create(village=cast.village, subject=subject, name="Iemand", language="nl")
            key, since = uuid7(), timezone.localdate() - timedelta(days=days)
            over = {"ended_at": timezone.now() - timedelta(days=days - ended[0]), "ended": ended[1]} if ended else {}
            made.append(WaitingEntry.unscoped.create(
                id=key, village=cast.village, subject=subject, item_id=key, kind=DataKind.FAMILY_STORY, author=parent,
                waiting_list=one, contact=one.keeper, called_name=f"Kind {number}", since=since, need=need,
                next_check_in=soon(), law_version="be-flanders/test", **over,
            ))  # fmt: skip
            Consent.unscoped.create(
                village=cast.village, subject=subject, given_by=parent, kind=DataKind.FAMILY_STORY, kinds=[], item_id=key,
                rights=int(WHOLE), law_version="be-flanders/test", to_organisation=one.organisation, from_at=LONG_AGO,
                until=forever(),
            )  # fmt: skip
            Assignment.unscoped.create(
                village=cast.village, subject=subject, item_id=key, kind=DataKind.FAMILY_STORY, organisation=one.organisation,
                person=one.keeper.person, reason="contact person", from_at=LONG_AGO,
            )  # fmt: skip
    return made


__all__ += ["meanwhile"]


def notices(cast, who):
    with as_owner():
        return set(Notice.unscoped.filter(person=cast.people[who]).values_list("code", flat=True))


def row(model, **by):
    with as_owner():
        return model.unscoped.get(**by)
