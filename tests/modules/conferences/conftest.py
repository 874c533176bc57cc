"""A case conference in Wilgendaal: Hanne convenes, about Sami or about Sami and Yara, with Nele, Oona and Karim."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, asked, taken  # noqa: F401
from village.modules.conferences import actions
from village.modules.conferences.models import ChildAtConference, ConferenceTable
from village.modules.conferences.queries import law_here
from village.modules.conferences.writing import About, Convening
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

PURPOSE = "Who does what so that Sami is not alone in the evening."
ON_TABLE = "Sami waits on the stairs of the swimming pool."
DECIDED = "Jonas fetches Sami on Tuesdays; Nele calls on Friday."


def seat_of(cast: Cast, who: str) -> Membership:
    with as_owner():
        return Membership.unscoped.select_related("organisation").get(village=cast.village, person=cast.people[who])


def today() -> date:
    return timezone.localdate()


def about(cast: Cast, who: str, members: tuple[str, ...] = ("nele",), told: tuple[str, ...] = ("leila",)) -> About:
    person = cast.people[who]
    return About(
        person.subject_id, person.name, tuple(seat_of(cast, one) for one in members),
        tuple(cast.people[one].pk for one in told),
    )  # fmt: skip


def convening(cast: Cast, *children: About, **more: Any) -> Convening:
    with acting_as(cast.hanne) as hanne:
        base = law_here(hanne).conference_bases[0]
    wanted = {
        "anchor": cast.people["sami"].subject_id, "base": base.key, "reference": "Decree of 1 July, number 12.",
        "purpose": PURPOSE,
        "first_day": today(), "last_day": today() + timedelta(days=7), "children": children or (about(cast, "sami"),),
    }  # fmt: skip
    return Convening(**{**wanted, **more})


def convenes(cast: Cast, *children: About, by: str = "hanne", **more: Any) -> list[ChildAtConference]:
    what = convening(cast, *children, **more)
    with acting_as(cast.actors[by]) as actor:
        return actions.convene(what, by=actor)


def later(cast: Cast, second: str = "nele") -> dict[str, Any]:
    """The family is told later: why, until when, and who agreed."""
    return {"later_why": "Not safe before Monday.", "review_on": today() + timedelta(days=7), "second": seat_of(cast, second)}


def opened(actor: Actor, child: ChildAtConference) -> ChildAtConference:
    """Inside acting_as: the record as this actor finds it, or Http404."""
    return find(actor, ChildAtConference, child.pk)


def as_it_stands(child: ChildAtConference) -> ChildAtConference:
    with as_owner():
        return ChildAtConference.unscoped.get(pk=child.pk)


def table(actor: Actor, child: ChildAtConference) -> ConferenceTable:
    return find(actor, ConferenceTable, child.table_id)


def puts(cast: Cast, who: str, child: ChildAtConference, words: str = ON_TABLE) -> None:
    with acting_as(cast.actors[who]) as actor:
        actions.put_on_table(table(actor, child), by=actor, title="What I saw", words=words)


def ends(cast: Cast, *decided: tuple[ChildAtConference, str]) -> None:
    with acting_as(cast.hanne) as hanne:
        actions.end(opened(hanne, decided[0][0]), by=hanne, decided={child.pk: words for child, words in decided})


def days_pass(child: ChildAtConference, days: int) -> None:
    """A test is one transaction, in which no time passes; so the days of the conference move back instead."""
    with as_owner(), connection.cursor() as cursor:
        for name in ("first_day", "last_day", "closes_on", "tell_review_on"):
            sql = f"UPDATE conferences_childatconference SET {name} = {name} - %s WHERE conference = %s"
            cursor.execute(sql, [days, child.conference])
        cursor.execute(
            "UPDATE consent_disclosure SET from_at = from_at - make_interval(days => %s), until = CASE"
            " WHEN until > '9000-01-01' THEN until ELSE until - make_interval(days => %s) END"
            " WHERE item_id IN (SELECT unnest(ARRAY[id, table_id]) FROM conferences_childatconference WHERE conference = %s)",
            [days, days, child.conference],
        )


@pytest.fixture
def held(wilgendaal: Cast, taken: Any) -> ChildAtConference:  # noqa: F811
    """Open, about Sami, with Nele; Leïla knows."""
    return convenes(wilgendaal)[0]
