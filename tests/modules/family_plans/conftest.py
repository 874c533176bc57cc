"""The plan of Leïla and Yara, as the tests need it: own words, a school goal and one at home, Hanne and Els in the team."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.browsing import a_moment_later
from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import asked, taken
from village.modules.family_plans import actions, steps, team, writing
from village.modules.family_plans.models import FamilyPlan, Goal, Step, TeamMember
from village.modules.family_plans.words import Prompt, Side
from village.modules.help_requests.words import LifeArea
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.vocabulary import Actor, DataKind, Purpose

__all__ = ["a_moment_later", "asked", "taken"]
OURS = "We want mornings without shouting."
YARAS = "I want one adult at school I can go to. Not five."
READS = "Oma reads with Sami on Wednesday."
AT_SCHOOL = "Yara knows whom she can go to at school."
AT_HOME = "The mornings are calm."
SOON = date.today() + timedelta(days=14)
SURE = {"reads": "readers", "stop": "any_day"}
"""The two questions before a yes, told back."""


def at(actor: Actor, plan: FamilyPlan) -> Any:
    """Inside acting_as: everything of this plan that is this actor's to see."""
    return open_subject(actor, plan.subject_id, Purpose.HELP)


def begin(cast: Cast) -> FamilyPlan:
    with acting_as(cast.leila) as leila:
        plan = actions.open_plan(cast.family, by=leila)
        writing.write_words(plan, by=leila, prompt=Prompt.WISH, words=OURS)
        writing.write_words(plan, by=leila, prompt=Prompt.HELP, voice="Yara", words=YARAS)
    a_moment_later()
    return plan


def goal(
    cast: Cast, plan: FamilyPlan, by: Actor, words: str = AT_SCHOOL, area: str = LifeArea.SCHOOL
) -> Goal:
    with acting_as(by):
        at(by, plan)
        return writing.add_goal(plan, by=by, words=words, life_area=area)


def joins(cast: Cast, plan: FamilyPlan, who: str, kinds: list[DataKind]) -> TeamMember:
    """Both owners agree that this person joins."""
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        member = team.invite_to_team(
            plan, by=leila, person=cast.people[who].pk, called=cast.people[who].name, kinds=kinds
        )
    with acting_as(cast.yara) as yara:
        at(yara, plan)
        member = team.say_yes(TeamMember.unscoped.get(pk=member.pk), by=yara)
    a_moment_later()
    return member


def grandmother(cast: Cast, plan: FamilyPlan) -> TeamMember:
    """Drawn into the circle, known here, and in the team: she sees nothing yet."""
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        oma = team.draw_in(plan, by=leila, called="Oma Zohra", relation="Grandmother", side=Side.NATURAL)
        team.known_here(oma, by=leila, language="nl")
        team.ask_along(oma, by=leila, why="Sami reads best with you.")
    with acting_as(cast.yara) as yara:
        at(yara, plan)
        return team.say_yes(TeamMember.unscoped.get(pk=oma.pk), by=yara)


def step_for(cast: Cast, goal: Goal, member: TeamMember, words: str = READS) -> Step:
    with acting_as(cast.leila) as leila:
        at(leila, goal)  # type: ignore[arg-type]
        step = steps.add_step(goal, by=leila, words=words, due_on=SOON, member=member)
    a_moment_later()
    return step


def by_link(cast: Cast, member: TeamMember, step: Step) -> Actor:
    """Somebody who came in by the link to one step."""
    with as_owner():
        subject = member.person.subject_id
    return Actor(
        village_id=cast.village.pk,
        person_id=member.person_id,
        subject_id=subject,
        name=member.called,
        only_item=step.pk,
    )


@pytest.fixture
def plan(wilgendaal: Cast) -> FamilyPlan:
    return begin(wilgendaal)


@pytest.fixture
def school_goal(wilgendaal: Cast, plan: FamilyPlan) -> Goal:
    return goal(wilgendaal, plan, wilgendaal.leila)


@pytest.fixture
def home_goal(wilgendaal: Cast, plan: FamilyPlan) -> Goal:
    return goal(wilgendaal, plan, wilgendaal.leila, AT_HOME, LifeArea.HOME)
