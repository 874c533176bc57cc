"""A version of the plan of Leïla and Yara: a goal at school with Els, one at home with grandmother, and nobody said a word."""

from typing import Any
from uuid import UUID

import pytest

from tests.cast import Cast, as_owner
from tests.modules.family_plans.conftest import a_moment_later, at, goal, joins, plan, step_for
from village.modules.agreements import actions
from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.agreements.queries import answers_to, pieces_of
from village.modules.agreements.standing import stands
from village.modules.family_plans import team
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.help_requests.words import LifeArea
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.vocabulary import Actor, DataKind

__all__ = ["at", "plan"]
AT_SCHOOL, AT_HOME = "Yara knows whom she can go to at school.", "The mornings are calm. Nobody shouts."
TALKS, READS = "Talks with Yara on Monday.", "Oma reads with Sami on Wednesday."
POINTS = (AT_SCHOOL, TALKS, AT_HOME, READS)
AGREED_ON = "goals", "steps"


@pytest.fixture
def members(wilgendaal: Cast, plan: FamilyPlan) -> dict[str, TeamMember]:
    """Els sees school; Hanne everything but health; grandmother her own step."""
    els = joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    hanne = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL, DataKind.WELLBEING])
    return {"els": els, "hanne": hanne, "oma": grandmother(wilgendaal, plan)}


def grandmother(cast: Cast, plan: FamilyPlan) -> TeamMember:
    """In the team for her own steps only."""
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        oma = team.draw_in(plan, by=leila, called="Oma", relation="Grandmother", person=cast.people["oma"].pk)
        team.ask_along(oma, by=leila)
    with acting_as(cast.yara) as yara:
        at(yara, plan)
        return team.say_yes(TeamMember.unscoped.get(pk=oma.pk), by=yara)


@pytest.fixture
def drawn(wilgendaal: Cast, plan: FamilyPlan, members: dict[str, TeamMember]) -> FamilyPlan:
    """What they want, and who does what."""
    school = goal(wilgendaal, plan, wilgendaal.leila, AT_SCHOOL, LifeArea.SCHOOL)
    step_for(wilgendaal, school, members["els"], TALKS)
    home = goal(wilgendaal, plan, wilgendaal.leila, AT_HOME, LifeArea.HOME)
    step_for(wilgendaal, home, members["oma"], READS)
    return plan


def propose(cast: Cast, plan: FamilyPlan, who: str = "leila") -> Version:
    with acting_as(cast.actors[who]) as actor:
        made = actions.propose(find(actor, FamilyPlan, plan.pk), by=actor)
    a_moment_later()
    return made


@pytest.fixture
def version(wilgendaal: Cast, drawn: FamilyPlan) -> Version:
    return propose(wilgendaal, drawn)


def points(actor: Actor, version: Version) -> dict[str, FrozenPiece]:
    """Inside acting_as: what this actor sees of a version, by its first words."""
    at(actor, version)  # type: ignore[arg-type]
    return {one.words.split("\n")[0]: one for one in pieces_of([version])[version.pk]}


def ids(cast: Cast, version: Version) -> dict[str, UUID]:
    """The keys of the points to answer, as the family sees them."""
    with acting_as(cast.leila) as leila:
        found = points(leila, version)
    return {words: one.pk for words, one in found.items() if one.section in AGREED_ON}


def says(cast: Cast, version: Version, who: str, said: dict[str, str] | str = "yes", **words: Any) -> list[Answer]:
    """Somebody answers here: each point by its first words, or all of them alike."""
    keys = ids(cast, version)
    chosen = dict.fromkeys(keys, said) if isinstance(said, str) else said
    named = {next(key for words, key in keys.items() if words.startswith(start)): one for start, one in chosen.items()}
    with acting_as(cast.actors[who]) as actor:
        return actions.say(find(actor, Version, version.pk), by=actor, answers=named, **words)


def how_it_stands(cast: Cast, version: Version, who: str = "leila") -> dict[str, str]:
    with acting_as(cast.actors[who]) as actor:
        found = {words: one for words, one in points(actor, version).items() if one.section in AGREED_ON}
        said = answers_to(found.values())
        return {words.split(".")[0]: str(stands(one.needed, said[one.pk])) for words, one in found.items()}


def everybody_says_yes(cast: Cast, version: Version, members: dict[str, TeamMember]) -> None:
    for who in ("leila", "yara", "els"):
        says(cast, version, who)
    oma_says(cast, version, members, "yes")


def oma_says(cast: Cast, version: Version, members: dict[str, TeamMember], said: str) -> Answer:
    """By her link: that one step and nothing else."""
    key = next(key for words, key in ids(cast, version).items() if words.startswith("Oma"))
    with acting_as(by_link(cast, version, members)) as oma:
        return actions.say_point(find(oma, FrozenPiece, key), by=oma, said=said)


def by_link(cast: Cast, version: Version, members: dict[str, TeamMember]) -> Actor:
    with as_owner():
        oma = TeamMember.unscoped.select_related("person").get(pk=members["oma"].pk)
        step = FrozenPiece.unscoped.get(version=version, person=oma.person).item_id
    return Actor(village_id=cast.village.pk, person_id=oma.person_id, subject_id=oma.person.subject_id, name=oma.called,
                 only_item=step)  # fmt: skip
