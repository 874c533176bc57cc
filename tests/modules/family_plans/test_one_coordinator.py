"""A plan has exactly one coordinator, always: who coordinates is let go only together with who does it from then on."""

import pytest
from django.urls import reverse

from tests.browsing import browser, words_of
from tests.cast import as_owner, consent
from tests.modules.family_plans.conftest import a_moment_later, at, joins
from village.modules.family_plans import actions, team
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.problems import FirstWhoCoordinates
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind


@pytest.fixture
def hanne(wilgendaal, plan):
    """She coordinates."""
    member = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        whole = FamilyPlan.unscoped.get(pk=plan.pk)
        actions.choose_coordinator(whole, by=leila, member=TeamMember.unscoped.get(pk=member.pk))
    a_moment_later()
    return member


def removing(plan, member):
    return f"/wilgendaal{reverse('family_plans:remove', args=[plan.pk, member.pk])}"


def coordinator():
    with as_owner():
        return FamilyPlan.unscoped.get().coordinator_called


def reads(cast, who, plan):
    return browser(cast, who).get(f"/wilgendaal/plan/{plan.pk}/").status_code == 200


def test_who_coordinates_is_not_let_go_before_somebody_else_does(wilgendaal, plan, hanne):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(FirstWhoCoordinates):
        at(leila, plan)
        team.remove(TeamMember.unscoped.get(pk=hanne.pk), by=leila)
    assert reads(wilgendaal, "hanne", plan)


def test_the_mother_coordinates_herself_when_she_names_nobody_else(wilgendaal, plan, hanne):
    leila = browser(wilgendaal, "leila")
    assert "Who coordinates from now on?" in words_of(leila.get(removing(plan, hanne)))
    assert leila.post(removing(plan, hanne), {"then": "me"}).status_code == 302
    a_moment_later()
    assert coordinator() == "Leïla Benali" and not reads(wilgendaal, "hanne", plan)


def test_or_somebody_else_of_the_team(wilgendaal, plan, hanne):
    jonas = joins(wilgendaal, plan, "jonas", [DataKind.FAMILY_STORY])
    sent = browser(wilgendaal, "leila").post(removing(plan, hanne), {"then": str(jonas.pk)})
    a_moment_later()
    assert sent.status_code == 302 and coordinator() == wilgendaal.people["jonas"].name
    assert not reads(wilgendaal, "hanne", plan) and reads(wilgendaal, "jonas", plan)


@pytest.mark.parametrize("then", ["", "nobody", "0190b5a0-0000-7000-8000-000000000000"])
def test_without_a_name_nothing_changes(wilgendaal, plan, hanne, then):
    sent = browser(wilgendaal, "leila").post(removing(plan, hanne), {"then": then})
    assert sent.status_code == 422 and reads(wilgendaal, "hanne", plan) and coordinator() == "Hanne Moreels"


def test_of_who_does_not_coordinate_nothing_is_asked(wilgendaal, plan, hanne):
    jonas = joins(wilgendaal, plan, "jonas", [DataKind.FAMILY_STORY])
    leila = browser(wilgendaal, "leila")
    assert "Who coordinates from now on?" not in words_of(leila.get(removing(plan, jonas)))
    assert leila.post(removing(plan, jonas)).status_code == 302


@pytest.mark.parametrize("who", ["hanne", "ex", "stranger", "els"])
def test_only_the_family_lets_somebody_go(wilgendaal, plan, hanne, who):
    assert browser(wilgendaal, who).post(removing(plan, hanne), {"then": "me"}).status_code == 404


def test_somebody_of_ones_own_with_an_account_is_asked_along_by_name(wilgendaal, plan):
    """Fatna reads one thing of Sami already, so she can be chosen; Tom, with whom nothing is shared, cannot."""
    consent(wilgendaal, "sami", "leila", kinds=[DataKind.SCHOOL], to="oma")
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        drawn = team.draw_in(plan, by=leila, called="Oma")
    leila, page = browser(wilgendaal, "leila"), f"/wilgendaal{reverse('family_plans:ask_along', args=[plan.pk, drawn.pk])}"
    shown = words_of(leila.get(page))
    assert "Fatna Benali" in shown and wilgendaal.people["stranger"].name not in shown
    assert wilgendaal.people["ex"].name not in shown
    sent = leila.post(page, {"who": str(wilgendaal.people["oma"].pk), "language": "nl", "why": "You read with Sami."})
    assert sent.status_code == 302
    with as_owner():
        assert TeamMember.unscoped.get(pk=drawn.pk).person == wilgendaal.people["oma"]
    assert leila.post(page, {"who": str(wilgendaal.people["stranger"].pk), "language": "nl"}).status_code == 422
