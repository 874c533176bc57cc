"""What the first page says of a plan: my steps with their day, or that there is a plan; and nothing to others."""

from tests.browsing import browser, words_of
from tests.modules.family_plans.conftest import OURS, SOON, at, joins
from village.modules.family_plans import steps
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
