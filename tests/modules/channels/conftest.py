"""Reaching people in Wilgendaal, as the tests need it."""

from typing import Any

import pytest

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, opened
from village.modules.channels import actions
from village.modules.channels.actions import Wish
from village.modules.channels.models import ReachWish, TalkTask
from village.modules.channels.words import ReachWay
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.vocabulary import Actor

PLACE = "In the shop of my sister, after four."


def wish(**more: Any) -> Wish:
    told = {
        "way": ReachWay.VISIT, "parts_of_day": ("afternoon",), "place": PLACE, "language": "ar", "interpreter": True,
        "rather_talks": True,
    }  # fmt: skip
    return Wish(**{**told, **more})


def keep(cast: Cast, who: str, **more: Any) -> None:
    """Somebody says how they are best reached."""
    with acting_as(cast.actors[who]) as me:
        actions.keep_my_wish(cast.people[who], by=me, wish=wish(**more))


def wishes() -> list[ReachWish]:
    with as_owner():
        return list(ReachWish.unscoped.all())


def talks() -> list[TalkTask]:
    """Everything that waits or waited to be told, the oldest first; as the owner of the tables."""
    with as_owner():
        return [task for task in TalkTask.unscoped.order_by("asked_at", "id") if task.words is not None]


def take_up(by: Actor, asked: HelpRequest) -> HelpRequest:
    with acting_as(by):
        return door.take_up(opened(by, asked), by=by)


@pytest.fixture
def asked(wilgendaal: Cast) -> HelpRequest:
    """Leïla asked about Sami."""
    return ask(wilgendaal, wilgendaal.leila, "sami")


@pytest.fixture
def rather_talks(wilgendaal: Cast, asked: HelpRequest) -> HelpRequest:
    """Leïla, who rather talks than reads, asked about Sami; Hanne took it up, so there is something to tell."""
    keep(wilgendaal, "leila")
    taken = take_up(wilgendaal.hanne, asked)
    a_moment_later()
    return taken
