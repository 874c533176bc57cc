"""Two teams of Wilgendaal: De Brug (seconded: Hanne leads, with Nele and Jonas) and Samen Noord (linked: Bram and Oona)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, asked, asked_alone, opened, taken
from village.modules.family_plans.models import FamilyPlan
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.wellbeing_teams import actions, keeping
from village.modules.wellbeing_teams.actions import Putting, Talked
from village.modules.wellbeing_teams.models import FamilyPoint, TalkedAbout, TeamSeat, WellbeingTeam
from village.modules.wellbeing_teams.words import Knows, Model
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership

__all__ = ["a_moment_later", "asked", "asked_alone", "taken"]
WHY = "I want to hear who knows a quiet place to learn."
CAME_OUT = "Jonas has a quiet room on Wednesday. You may come and look, if you want."


def ahead(days: int = 7) -> date:
    return timezone.localdate() + timedelta(days=days)


def chair(cast: Cast, who: str) -> Membership:
    return Membership.unscoped.get(village=cast.village, person=cast.people[who])


def make_team(cast: Cast, name: str, model: Model, *who: str, **more: Any) -> WellbeingTeam:
    """By the keeper; who is named first leads."""
    with acting_as(cast.kobe) as kobe:
        team = keeping.keep_team(None, by=kobe, name=name, model=model, **more)
        for number, one in enumerate(who):
            keeping.seat(team.pk, member=chair(cast, one).pk, leads=number == 0)
    return team


@pytest.fixture
def team(wilgendaal: Cast) -> WellbeingTeam:
    where = {"place": "Sluisstraat, above the library", "postcodes": ["9000", "9040"]}
    return make_team(wilgendaal, "De Brug", Model.SECONDED, "hanne", "nele", "jonas", **where)


@pytest.fixture
def linked(wilgendaal: Cast) -> WellbeingTeam:
    return make_team(wilgendaal, "Samen Noord", Model.LINKED, "bram", "oona", postcodes=["9050"])


def seat_of(cast: Cast, team: WellbeingTeam, who: str) -> TeamSeat:
    with as_owner():
        return TeamSeat.unscoped.get(team=team, member__person=cast.people[who], until=None)


def putting(team: WellbeingTeam, **more: Any) -> Putting:
    return Putting(**{"team": team.pk, "for_day": ahead(), "why": WHY, "knows": Knows.WISH, **more})


def put_about(cast: Cast, who: str, record: HelpRequest | FamilyPlan, team: WellbeingTeam, **more: Any) -> FamilyPoint:
    with acting_as(cast.actors[who]) as actor:
        return actions.put_about(find(actor, type(record), record.pk), by=actor, putting=putting(team, **more))


def talk(cast: Cast, actor_name: str, point: UUID, **more: Any) -> TalkedAbout:
    told = {"on": timezone.localdate(), "who": ["Hanne Moreels", "Nele Baert"], "words": CAME_OUT, **more}
    with acting_as(cast.actors[actor_name]) as actor:
        return actions.talk(find(actor, FamilyPoint, point), by=actor, talked=Talked(**told))


@pytest.fixture
def point(wilgendaal: Cast, taken: HelpRequest, team: WellbeingTeam) -> FamilyPoint:
    """Leïla asked for it: Hanne brings her question about Sami to De Brug."""
    return put_about(wilgendaal, "hanne", taken, team)


@pytest.fixture
def alone_taken(wilgendaal: Cast, asked_alone: HelpRequest) -> HelpRequest:
    """Hanne took up what Yara asked just for herself."""
    with acting_as(wilgendaal.hanne) as hanne:
        return requests.take_up(opened(hanne, asked_alone), by=hanne)
