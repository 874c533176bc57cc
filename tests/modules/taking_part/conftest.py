"""A music afternoon of De Loods that Vic, a volunteer, runs on Wednesdays; Sami comes, and Yara too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from tests.browsing import a_moment_later
from tests.cast import Cast, as_owner, person, work
from village.modules.taking_part import actions, groups
from village.modules.taking_part.actions import Calls
from village.modules.taking_part.models import Group, TakesPart
from village.modules.taking_part.sheet import Row, sheet_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.directory.models import Membership
from village.trust.people.models import Subject
from village.trust.vocabulary import Purpose, Role

LINE = "Peanuts: his pen is in the blue bag."
NUMBER = "0470 12 34 56"
FETCH = "Oma Fatna, and Noor from next door."
CALLS = Calls("Mama", NUMBER, "Oma Fatna", "0471 65 43 21", FETCH)
ENDS = timezone.localdate() + timedelta(days=60)


@dataclass
class Place:
    """Where it happens: the group, and who runs it."""

    cast: Cast
    group: Group
    seats: dict[str, Membership]


def volunteer(cast: Cast, slug: str, name: str, where: str) -> Membership:
    with as_owner():
        person(cast, slug, name)
        return work(cast, slug, where, Role.MEMBER)


def member(cast: Cast, slug: str, where: str) -> Membership:
    with as_owner():
        return Membership.unscoped.get(person=cast.people[slug], organisation=cast.organisations[where])


def keep_group(cast: Cast, by: str, where: str, members: list[UUID], key: UUID | None = None, **more: Any) -> Group:
    told = {"name": "Music on Wednesday", "weekdays": (3,), "hours": "14:00 to 16:00", "ends_on": ENDS} | more
    with acting_as(cast.actors[by]):
        made = groups.keep(groups.Kept(**told), organisation=cast.organisations[where].pk, members=members, key=key)
    with as_owner():
        return Group.unscoped.select_related("organisation").get(pk=made)


def takes_part(cast: Cast, group: Group, about: str = "sami", by: str = "leila", **more: Any) -> TakesPart:
    values = {"called": about.title(), "ends_on": ENDS, "calls": CALLS, "line": LINE} | more
    with acting_as(cast.actors[by]) as actor:
        subject = Subject(pk=cast.people[about].subject_id, village_id=actor.village_id)
        made = actions.take_part(subject, by=actor, group=group, **values)
    a_moment_later()
    return made


def does(cast: Cast, part: TakesPart, who: str, verb: Callable[..., Any], **values: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        done = verb(find(actor, TakesPart, part.pk), by=actor, **values)
    a_moment_later()
    return done


def list_of(cast: Cast, who: str, group: Group) -> dict[str, Row]:
    """Today's list as this person reads it, by the names on it."""
    with acting_as(cast.actors[who]) as actor:
        return {row.part.called: row for row in sheet_of(actor, group.pk)}


def all_open(cast: Cast, who: str, model: Any, about: str) -> list[Any]:
    with acting_as(cast.actors[who]) as actor:
        open_subject(actor, cast.people[about].subject_id, Purpose.FOLLOW)
        return list(model.unscoped.filter(village_id=actor.village_id))


@pytest.fixture
def place(wilgendaal: Cast) -> Place:
    """Jonas works at De Loods and says that Vic runs the music; Wil volunteers there too, with another group."""
    vic, wil = volunteer(wilgendaal, "vic", "Vic Maes", "loods"), volunteer(wilgendaal, "wil", "Wil Aerts", "loods")
    group = keep_group(wilgendaal, "jonas", "loods", [vic.pk])
    keep_group(wilgendaal, "jonas", "loods", [wil.pk], name="Football")
    return Place(wilgendaal, group, {"vic": vic, "wil": wil})


@pytest.fixture
def sami(place: Place) -> TakesPart:
    return takes_part(place.cast, place.group)


def ends(cast: Cast, seat: Membership) -> None:
    """A chair ended: in a test no time passes, so an hour ago."""
    with as_owner():
        Membership.unscoped.filter(pk=seat.pk).update(until=timezone.now() - timedelta(hours=1))


def on_day(part: TakesPart, day: date) -> None:
    with as_owner():
        TakesPart.unscoped.filter(pk=part.pk).update(ends_on=day)
