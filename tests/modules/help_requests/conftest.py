"""Asking at the door of Wilgendaal, as the tests need it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.cast import Cast, as_owner
from village.modules.help_requests import actions
from village.modules.help_requests.actions import Question
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.vocabulary import Actor

HARD = "He cannot sleep and on Mondays he does not want to go to school."
WELL = "He draws whole villages."


def question(**more: Any) -> Question:
    told = {
        "asker": Asker.PARENT, "hard": HARD, "goes_well": WELL, "called_name": "Sami", "life_areas": ("health",),
        "reach_by": "call", "reach_where": "0470 00 00 00", "language": "nl",
    }  # fmt: skip
    return Question(**{**told, **more})


def a_moment_later() -> None:
    """A test is one transaction, in which no time passes; what was just agreed counts from now on."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE consent_consent SET from_at = now() WHERE from_at > now()")
        cursor.execute("UPDATE logbook_entry SET visible_from = now() WHERE visible_from > now()")


def opened(actor: Actor, request: HelpRequest) -> HelpRequest:
    """Inside acting_as: the request as this actor finds it, or Http404."""
    return find(actor, HelpRequest, request.pk)


@pytest.fixture
def asked(wilgendaal: Cast) -> HelpRequest:
    """Leïla asked about Sami."""
    return ask(wilgendaal, wilgendaal.leila, "sami")


@pytest.fixture
def asked_alone(wilgendaal: Cast) -> HelpRequest:
    """Yara asked, just for herself."""
    return ask(wilgendaal, wilgendaal.yara, "yara", actions.ask_alone, asker=Asker.YOUNG, called_name="Yara")


@pytest.fixture
def taken(wilgendaal: Cast, asked: HelpRequest) -> HelpRequest:
    """Hanne took up what Leïla asked."""
    with acting_as(wilgendaal.hanne) as hanne:
        return actions.take_up(opened(hanne, asked), by=hanne)


def ask(
    cast: Cast, by: Actor, about: str, verb: Callable[..., HelpRequest] = actions.ask, **more: Any
) -> HelpRequest:
    with acting_as(by):
        request = verb(cast.people[about], by=by, question=question(**more))
    a_moment_later()
    return request
