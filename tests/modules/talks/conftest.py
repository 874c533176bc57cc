"""Talks in Wilgendaal, as the tests need them: Jonas of De Loods, and Nele of Amarant who was trained."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later
from village.modules.help_requests import actions as requests
from village.modules.help_requests.actions import Question
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.modules.talks import actions, offering
from village.modules.talks.actions import Wishes
from village.modules.talks.models import Mediation, Talk, TalkAsked
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

__all__ = ["a_moment_later"]
WORDS = "I cannot sleep since the summer."
LIMITED = "You may talk with my mother, but not about the summer."


def chair(cast: Cast, who: str) -> UUID:
    with as_owner():
        return Membership.unscoped.filter(person=cast.people[who]).values_list("pk", flat=True).get()


def offer(cast: Cast, who: str, kind: str = "mentoring", **more: Any) -> Talk:
    said = {"called": cast.people[who].name.split()[0], "place": "De Loods, near the kitchen", "hours": "Wednesday, 14 to 17",
            "languages": ("nl", "fr"), "come": ("walk_in", "meet")}  # fmt: skip
    member = chair(cast, who)
    with acting_as(cast.actors[who]) as actor:
        key = offering.keep(offering.Offer(kind=kind, **{**said, **more}), by=actor, member=member)
        return Talk.unscoped.select_related("organisation").get(pk=key)


def saw_proof(cast: Cast, who: str, of: str, kind: str = "counselling", **more: Any) -> None:
    member = chair(cast, of)
    said = {"what": "Postgraduate in child therapy", "trained_on": date(2020, 6, 30), **more}
    with acting_as(cast.actors[who]):
        offering.record_training(member=member, kind=kind, **said)


def ask_for(cast: Cast, talk: Talk, by: Actor, **wishes: Any) -> HelpRequest:
    told = Question(
        asker=Asker.YOUNG,
        hard=WORDS,
        called_name=by.name.split()[0],
        reach_by="message",
        reach_where="0470 00 00 00",
        language="nl",
    )
    with acting_as(by) as actor:
        asked = actions.ask_for(talk, by=actor, question=told, wishes=Wishes(**wishes))
    a_moment_later()
    return asked


def take_up(cast: Cast, who: str, asked: HelpRequest) -> None:
    with acting_as(cast.actors[who]) as worker:
        requests.take_up(find(worker, HelpRequest, asked.pk), by=worker)
    a_moment_later()


def owner_row(model: Any, **where: Any) -> Any:
    with as_owner(), connection.cursor():
        return model.unscoped.get(**where)


@pytest.fixture
def mentor(wilgendaal: Cast) -> Talk:
    return offer(wilgendaal, "jonas")


@pytest.fixture
def asked(wilgendaal: Cast, mentor: Talk) -> HelpRequest:
    """Yara asked for Jonas, with a friend and with a limit on what is passed on."""
    return ask_for(
        wilgendaal, mentor, wilgendaal.yara, companion="friend", companion_called="Lina",
        limits=("not_parents",), limit_words=LIMITED,
    )  # fmt: skip


@pytest.fixture
def mediator(wilgendaal: Cast) -> Talk:
    saw_proof(wilgendaal, "kobe", "jonas", "mediation")
    return offer(wilgendaal, "jonas", "mediation")


@pytest.fixture
def together(wilgendaal: Cast, mediator: Talk) -> HelpRequest:
    """Yara wants to talk again with her teacher; Jonas took it up."""
    asked = ask_for(
        wilgendaal,
        mediator,
        wilgendaal.yara,
        other="teacher",
        other_called="Els",
        other_how="After four, in room 12.",
    )
    take_up(wilgendaal, "jonas", asked)
    return asked


def wish_of(actor: Actor, asked: HelpRequest) -> TalkAsked:
    """Inside acting_as."""
    return TalkAsked.unscoped.get(request=find(actor, HelpRequest, asked.pk))


def mediation_of(actor: Actor, asked: HelpRequest) -> Mediation:
    """Inside acting_as."""
    return Mediation.unscoped.get(request=find(actor, HelpRequest, asked.pk))
