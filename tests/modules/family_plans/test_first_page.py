"""What the first page says of a plan: my steps with their day, or that there is a plan; and nothing to others."""

from tests.browsing import browser, words_of
from tests.modules.family_plans.conftest import (
    OURS,
    READS,
    SOON,
    a_moment_later,
    at,
    grandmother,
    joins,
    step_for,
)
from village.modules.family_plans import steps, team
from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.queries import with_account
from village.modules.family_plans.words import Side
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind


def home(cast, who):
    page = browser(cast, who).get("/wilgendaal/")
    assert page.status_code == 200
    return words_of(page)


def test_who_has_a_step_reads_it_on_the_first_page(wilgendaal, plan, school_goal):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        els = wilgendaal.people["els"].pk
        steps.add_step(school_goal, by=leila, words="Tea on Thursday", who="Els", person=els, due_on=SOON)
    assert "Tea on Thursday" in home(wilgendaal, "els")


def test_a_family_without_steps_finds_its_plan_there(wilgendaal, plan):
    page = home(wilgendaal, "leila")
    assert "Our plan" in page and "looked at together before" in page


def test_somebody_else_reads_nothing_of_it(wilgendaal, plan):
    for who in ("els", "karim", "ex", "kobe"):
        page = home(wilgendaal, who)
        assert OURS not in page and "looked at together" not in page


def grandmother_with_an_account(cast, plan):
    """Fatna, who comes in by herself: in the team, with nothing but her own step."""
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        oma = team.draw_in(plan, by=leila, called="Oma", relation="Grandmother", side=Side.NATURAL)
        team.is_person(oma, by=leila, person=cast.people["oma"].pk)
        team.ask_along(oma, by=leila)
    with acting_as(cast.yara) as yara:
        at(yara, plan)
        joined = team.say_yes(TeamMember.unscoped.get(pk=oma.pk), by=yara)
    a_moment_later()
    return joined


def test_a_grandmother_with_an_account_finds_her_step_and_nothing_else_of_the_plan(wilgendaal, plan, school_goal):
    oma = grandmother_with_an_account(wilgendaal, plan)
    step_for(wilgendaal, school_goal, oma)
    assert READS in home(wilgendaal, "oma")
    hers = browser(wilgendaal, "oma").get("/wilgendaal/plan/")
    assert READS in words_of(hers) and "nothing else of its plan" in words_of(hers)
    assert OURS not in home(wilgendaal, "oma") + words_of(hers)
    assert browser(wilgendaal, "oma").get(f"/wilgendaal/plan/{plan.pk}/").status_code == 404
    for who in ("ex", "stranger", "els"):
        assert READS not in home(wilgendaal, who) + words_of(browser(wilgendaal, who).get("/wilgendaal/plan/"))


def test_let_go_she_finds_it_no_more(wilgendaal, plan, school_goal):
    oma = grandmother_with_an_account(wilgendaal, plan)
    step_for(wilgendaal, school_goal, oma)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.remove(TeamMember.unscoped.get(pk=oma.pk), by=leila)
    a_moment_later()
    assert READS not in home(wilgendaal, "oma")


def test_a_link_is_offered_for_who_has_no_account_and_for_nobody_else(wilgendaal, plan, school_goal):
    fatna, zohra = grandmother_with_an_account(wilgendaal, plan), grandmother(wilgendaal, plan)
    offered = {}
    for oma in (fatna, zohra):
        step_for(wilgendaal, school_goal, oma)
        page = browser(wilgendaal, "leila").get(f"/wilgendaal/plan/{plan.pk}/team/{oma.pk}/")
        offered[oma] = "Make a link" in words_of(page)
    assert offered == {fatna: False, zohra: True}


def test_who_has_an_account_is_known_to_the_family_only(wilgendaal, plan):
    fatna = grandmother_with_an_account(wilgendaal, plan)
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    known = {}
    for who in ("leila", "els", "oma", "ex"):
        with acting_as(wilgendaal.actors[who]):
            known[who] = fatna.person_id in with_account(plan.subject_id)
    assert known == {"leila": True, "els": False, "oma": False, "ex": False}
