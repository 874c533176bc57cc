"""Handing over in Wilgendaal, as the tests need it: Hanne hands what Leïla asked to Jonas of De Loods."""

from typing import Any

import pytest

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, asked, asked_alone, opened, taken
from village.modules.handovers import actions, receiving
from village.modules.handovers.actions import Receiver
from village.modules.handovers.models import Handover, Letter
from village.modules.handovers.queries import parts_of, pieces_of
from village.modules.handovers.words import Back, Slice
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

__all__ = ["a_moment_later", "ask", "asked", "asked_alone", "opened", "taken"]
REACH = "Sami, mother Leïla, 0470 00 00 00"
WHY = "Jonas knows the park and has time on Wednesday."
PARTNER = Receiver(name="Luc Peeters", place="Maison Tournai", law="be-flanders", mail="luc@tournai.example")


def jonas_of(cast: Cast) -> Membership:
    return Membership.unscoped.select_related("organisation").get(person=cast.people["jonas"])


def propose(cast: Cast, request: HelpRequest, *, to: Receiver | None = None, **more: Any) -> Handover:
    with acting_as(cast.hanne) as hanne:
        here = opened(hanne, request)
        jonas = jonas_of(cast)
        receiver = to or Receiver(organisation=jonas.organisation, member=jonas)
        made = actions.propose(here, by=hanne, to=receiver, pieces=pieces_of(here, REACH), why=WHY, **more)
    a_moment_later()
    return made


def agree(cast: Cast, handover: Handover, *, who: str = "leila", strike: tuple[str, ...] = (), back: Back = Back.ALL) -> None:
    with acting_as(cast.actors[who]) as actor:
        here = find(actor, Handover, handover.pk)
        keep = {part.pk for part in parts_of(here) if part.what not in strike}
        actions.agree(here, by=actor, keep=keep, back=back)
    a_moment_later()


def send(cast: Cast, handover: Handover) -> str:
    with acting_as(cast.hanne) as hanne:
        secret = actions.send(find(hanne, Handover, handover.pk), by=hanne)
    a_moment_later()
    return secret


def the_letter(actor: Actor, handover: Handover) -> Letter:
    """Inside acting_as: the letter as this actor finds it, or Http404."""
    return find(actor, Letter, letter_id(handover))


def letter_id(handover: Handover) -> Any:
    with as_owner():
        return Letter.unscoped.values_list("pk", flat=True).get(handover_id=handover.pk)


def receive(cast: Cast, handover: Handover, verb: str, who: str = "jonas", **words: str) -> None:
    with acting_as(cast.actors[who]) as actor:
        getattr(receiving, verb)(the_letter(actor, handover), by=actor, **words)
    a_moment_later()


@pytest.fixture
def proposed(wilgendaal: Cast, taken: HelpRequest) -> Handover:
    """Hanne proposes; nothing went yet."""
    return propose(wilgendaal, taken, beside_days=14)


@pytest.fixture
def agreed(wilgendaal: Cast, proposed: Handover) -> Handover:
    """Leïla agreed, without how to reach her."""
    agree(wilgendaal, proposed, strike=(Slice.CONTACT,))
    return proposed


@pytest.fixture
def sent(wilgendaal: Cast, agreed: Handover) -> Handover:
    send(wilgendaal, agreed)
    return agreed


@pytest.fixture
def accepted(wilgendaal: Cast, sent: Handover) -> Handover:
    receive(wilgendaal, sent, "accept", words="I call on Wednesday.")
    return sent
