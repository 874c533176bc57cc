"""A directory: De Loods has a youth house and a homework class; Rik leads De Loods, Jonas keeps the homework class."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, as_owner, person, work
from village.modules.network import keeping
from village.trust.access.actor import acting_as
from village.trust.directory.models import (
    ContactKind,
    DirectoryChange,
    Entry,
    Membership,
    Organization,
    Service,
)
from village.trust.vocabulary import Role

HOMEWORK = {
    "name": "Huiswerkklas", "about": "Samen huiswerk maken met iemand die je helpt.", "life_areas": ["school"],
    "age_from": 6, "age_until": 12, "postcodes": ["9001"], "languages": ["nl", "ar"], "cost": "free", "wait": "no",
}  # fmt: skip
YOUTH_HOUSE = {
    "name": "Jeugdhuis", "about": "Een plek voor vrije tijd, café en muziek.", "life_areas": ["friends"],
    "cost": "some", "cost_words": "2 euro voor een drankje", "wait": "unknown",
}  # fmt: skip


@dataclass
class Directory:
    cast: Cast
    homework: Service
    youth_house: Service


def does(cast: Cast, who: str, verb: Callable[..., Any], *things: Any, **values: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        return verb(*things, by=actor, **values)


def chair(cast: Cast, slug: str) -> Membership:
    with as_owner():
        return Membership.unscoped.get(village=cast.village, person=cast.people[slug])


def place(cast: Cast, slug: str) -> Organization:
    return cast.organisations[slug]


def service(cast: Cast, who: str, where: str, told: dict[str, Any], **more: Any) -> Service:
    return does(cast, who, keeping.keep_service, None, place(cast, where), **told, **more)


def checked(cast: Cast, one: Service | Entry, day: date | None) -> None:
    with as_owner():
        type(one).unscoped.filter(pk=one.pk).update(checked_on=day)


def again(one: Any) -> Any:
    with as_owner():
        return type(one).unscoped.get(pk=one.pk)


def changes(one: Any) -> list[DirectoryChange]:
    with as_owner():
        return list(DirectoryChange.unscoped.filter(record=one.pk).select_related("member").order_by("what"))


def kind(cast: Cast, name: str = "Zorgleerkracht") -> ContactKind:
    return does(cast, "kobe", keeping.keep_kind, None, name=name, about="Voor alles over leren en zich goed voelen.")


def contact(cast: Cast, who: str, where: Any, of: ContactKind, **more: Any) -> Any:
    values = {"leads": False, "weekdays": [1, 2], "hours": "van 9 tot 12"} | more
    return does(cast, "kobe", keeping.keep_contact, None, where, kind=of.pk, member=chair(cast, who).pk, **values)


@pytest.fixture
def directory(wilgendaal: Cast) -> Directory:
    with as_owner():
        person(wilgendaal, "rik", "Rik Claes")
        work(wilgendaal, "rik", "loods", Role.MANAGER)
    homework = service(wilgendaal, "rik", "loods", HOMEWORK, keeper=chair(wilgendaal, "jonas").pk)
    return Directory(wilgendaal, homework, service(wilgendaal, "rik", "loods", YOUTH_HOUSE))
