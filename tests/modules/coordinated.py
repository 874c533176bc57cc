"""The plan of Leïla and Yara that Hanne coordinates, as passing on, safety notes and meetings begin from it."""

import pytest

from tests.cast import Cast
from tests.modules.family_plans.conftest import at, begin, grandmother, joins
from village.modules.family_plans import actions as plans
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.words import SHOWN_KINDS
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind


@pytest.fixture
def plan(wilgendaal: Cast) -> FamilyPlan:
    """Hanne coordinates and reads all; Els reads what is about school."""
    plan = begin(wilgendaal)
    hanne = joins(wilgendaal, plan, "hanne", list(SHOWN_KINDS))
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        plans.choose_coordinator(plan, by=leila, member=TeamMember.unscoped.get(pk=hanne.pk))
    return plan


@pytest.fixture
def oma(wilgendaal: Cast, plan: FamilyPlan) -> TeamMember:
    return grandmother(wilgendaal, plan)
