"""What a family decides in its plan: whom it lets in after telling back what that means, a way to go, a step let go of."""

from tests.browsing import browser, words_of
from tests.modules.family_plans.conftest import SOON, SURE, a_moment_later, at, grandmother
from tests.modules.family_plans.test_pages import of_the_plan, to
from village.modules.family_plans import actions as plans
from village.modules.family_plans import steps, writing
from village.modules.family_plans.models import FamilyPlan, Option, TeamMember
from village.modules.family_plans.words import Prompt
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind


def test_asking_along_goes_by_the_yes_of_both(wilgendaal, plan, school_goal):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    leila.post(to(wilgendaal, "draw", plan.pk), {
        "called": "Ms De Wilde", "relation": "teacher", "side": "formal", "ring": "3", "life_area": "school",
    })  # fmt: skip
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        els = TeamMember.unscoped.get(plan=plan)
    asked = {
        "who": str(wilgendaal.people["els"].pk),
        "kinds": [DataKind.SCHOOL.value],
        "language": "nl",
        "why": "",
        **SURE,
    }
    leila.post(to(wilgendaal, "ask_along", plan.pk, els.pk), asked)
    assert of_the_plan(wilgendaal, "els", plan).status_code == 404
    assert "May Ms De Wilde join your team?" in words_of(of_the_plan(wilgendaal, "yara", plan))
    assert yara.get(to(wilgendaal, "eyes", plan.pk, els.pk)).status_code == 200
    yara.post(to(wilgendaal, "say_yes", plan.pk, els.pk), SURE)
    a_moment_later()
    assert of_the_plan(wilgendaal, "els", plan).status_code == 200


def test_before_a_yes_two_questions_are_told_back_and_a_wrong_answer_explains_and_never_blocks(wilgendaal, plan):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    leila.post(to(wilgendaal, "draw", plan.pk), {
        "called": "Ms De Wilde", "side": "formal", "ring": "3", "life_area": "school",
    })  # fmt: skip
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        els = TeamMember.unscoped.get(plan=plan)
    ask = to(wilgendaal, "ask_along", plan.pk, els.pk)
    asked = {"who": str(wilgendaal.people["els"].pk), "kinds": [DataKind.SCHOOL.value], "language": "nl", "why": "She listens."}
    again = leila.post(ask, asked)
    assert again.status_code == 422 and "She listens." in words_of(again)
    assert leila.post(ask, asked | {"explained": "1"}).status_code == 302
    yes, wrong = to(wilgendaal, "say_yes", plan.pk, els.pk), {"reads": "everybody", "stop": "never"}
    assert "Only Ms De Wilde" in words_of(yara.get(to(wilgendaal, "member", plan.pk, els.pk)))
    told = yara.post(yes, wrong)
    assert told.status_code == 422 and "Yes today can be no tomorrow." in words_of(told)
    a_moment_later()
    assert of_the_plan(wilgendaal, "els", plan).status_code == 404, "not on a yes that was not told back"
    assert yara.post(yes, wrong | {"explained": "1"}).status_code == 302
    a_moment_later()
    assert of_the_plan(wilgendaal, "els", plan).status_code == 200


def test_through_their_eyes_stands_all_they_would_read_and_nothing_of_the_rest(wilgendaal, plan, school_goal):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        writing.write_words(plan, by=leila, prompt=Prompt.WENT_THROUGH, words="We moved three times.")
        writing.name_need(plan, by=leila, who="Yara", verb="feel", words="that school wants her", life_area="school")
        writing.see_it_differently(school_goal, by=leila, words="First rest.")
    oma, mother = grandmother(wilgendaal, plan), browser(wilgendaal, "leila")
    eyes = to(wilgendaal, "eyes", plan.pk, oma.pk)
    story = words_of(mother.get(f"{eyes}?kinds={DataKind.FAMILY_STORY.value}"))
    assert "We moved three times." in story and "Oma Zohra</b>" in story and "that school wants her" not in story
    school = words_of(mother.get(f"{eyes}?kinds={DataKind.SCHOOL.value}"))
    assert "that school wants her" in school and "First rest." in school and "We moved three times." not in school


def test_another_way_can_be_chosen_later_and_of_a_closed_plan_none(wilgendaal, plan, school_goal):
    leila = browser(wilgendaal, "leila")
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        tea, letter = (writing.think_of(school_goal, by=actor, words=words) for words in ("Tea", "A letter"))
    chosen = lambda: _chosen(wilgendaal, plan)  # noqa: E731
    for way in (tea, letter):
        leila.post(to(wilgendaal, "choose", way.pk))
        assert chosen() == {way.words}, "what was said last counts"
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        plans.close(FamilyPlan.unscoped.get(pk=plan.pk), by=actor)
    leila.post(to(wilgendaal, "choose", tea.pk))
    assert chosen() == {"A letter"}


def _chosen(cast, plan):
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        return {one.words for one in Option.unscoped.filter(goal__plan=plan, chosen_at__isnull=False)}


def test_not_any_more_says_why(wilgendaal, plan, school_goal):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        step = steps.add_step(school_goal, by=leila, words="Call", who="Leïla", person=leila.person_id, due_on=SOON)
    mother, here = browser(wilgendaal, "leila"), to(wilgendaal, "step_dropped", step.pk)
    assert mother.post(here, {"words": "  "}).status_code == 422
    assert "It is done" in words_of(mother.get(to(wilgendaal, "step", step.pk))), "nothing was dropped"
    mother.post(here, {"words": "The school calls us now."})
    page = words_of(browser(wilgendaal, "yara").get(to(wilgendaal, "step", step.pk)))
    assert "The school calls us now." in page and "It is done" not in page
