"""The pages of a plan, as each of the people sees them; nothing anybody wrote is ever lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.browsing import browser, words_of
from tests.modules.family_plans.conftest import (
    AT_HOME,
    AT_SCHOOL,
    OURS,
    READS,
    SOON,
    SURE,
    YARAS,
    a_moment_later,
    at,
    grandmother,
    joins,
    step_for,
)
from village.foundation.ids import uuid7
from village.modules.family_plans import actions as plans
from village.modules.family_plans import steps, writing
from village.modules.family_plans.models import (
    Disagreement,
    FamilyPlan,
    Mark,
    Step,
    TeamMember,
    Wording,
)
from village.modules.family_plans.queries import door_of, goals_of, marks_of, my_steps_due
from village.modules.family_plans.reading import page_of, through_their_eyes
from village.modules.family_plans.words import Said
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.vocabulary import DataKind, Purpose


def to(cast, name, *args):
    return f"/{cast.village.slug}{reverse(f'family_plans:{name}', args=args)}"


def of_the_plan(cast, who, plan):
    return browser(cast, who).get(to(cast, "plan", plan.pk))


@pytest.mark.parametrize("who", ["leila", "yara"])
def test_the_family_reads_its_own_words_first(wilgendaal, plan, school_goal, home_goal, who):
    page = words_of(of_the_plan(wilgendaal, who, plan))
    assert page.index(OURS) < page.index(AT_SCHOOL) < page.index(AT_HOME)
    assert YARAS in page
    assert "Nobody but you." in page


@pytest.mark.parametrize("who", ["ex", "stranger", "els", "hanne", "oona", "kobe"])
def test_for_somebody_else_there_is_no_such_plan(wilgendaal, plan, who):
    assert of_the_plan(wilgendaal, who, plan).status_code == 404


def test_a_teacher_of_the_team_reads_the_school_part_only(wilgendaal, plan, school_goal, home_goal):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    page = words_of(of_the_plan(wilgendaal, "els", plan))
    assert AT_SCHOOL in page
    assert AT_HOME not in page
    assert OURS not in page
    assert browser(wilgendaal, "els").get(to(wilgendaal, "goal", home_goal.pk)).status_code == 404
    assert browser(wilgendaal, "els").get(to(wilgendaal, "words", plan.pk, "wish")).status_code == 404


def test_a_teacher_adds_a_step_of_her_own_to_the_school_goal(wilgendaal, plan, school_goal):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    sent = browser(wilgendaal, "els").post(to(wilgendaal, "add_step", school_goal.pk), {
        "words": "Tea on Thursday", "who": f"owner:{wilgendaal.people['els'].pk}", "due_on": SOON.isoformat(),
    })  # fmt: skip
    assert sent.status_code == 302
    with acting_as(wilgendaal.els) as els:
        open_list(els, Purpose.FOLLOW)
        assert [step.who for step in my_steps_due(els, SOON)] == ["Els De Wilde"]


def test_a_plan_begins_with_words_not_with_goals(wilgendaal):
    leila = browser(wilgendaal, "leila")
    begun = leila.post(to(wilgendaal, "start"), {"name": ""})
    assert begun.status_code == 302
    with acting_as(wilgendaal.leila) as actor:
        open_list(actor, Purpose.FOLLOW)
        plan = FamilyPlan.unscoped.get()
    leila.post(to(wilgendaal, "add_goal", plan.pk), {"words": AT_HOME, "life_area": "home"})
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        assert goals_of(plan) == []


def test_own_words_are_written_screen_by_screen_and_kept_as_they_are(wilgendaal, plan):
    leila = browser(wilgendaal, "leila")
    here = to(wilgendaal, "words", plan.pk, "went_through")
    said = "  We moved <three> times.\nIt was hard."
    assert leila.post(here, {"words": said, "voice": ""}).url.endswith("/words/problem/")
    assert "We moved &lt;three&gt; times." in words_of(of_the_plan(wilgendaal, "leila", plan))


def test_who_works_with_them_notes_words_only_when_read_back(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY])
    hanne = browser(wilgendaal, "hanne")
    here = to(wilgendaal, "words", plan.pk, "decide")
    assert hanne.post(here, {"words": "We decide bedtime.", "voice": "Sami"}).status_code == 422
    assert (
        hanne.post(here, {"words": "We decide bedtime.", "voice": "Sami", "read_back": "on"}).status_code
        == 302
    )
    assert "written down by Hanne Moreels, read back" in words_of(of_the_plan(wilgendaal, "leila", plan))


def test_two_who_write_at_the_same_time_lose_nothing_and_see_both(wilgendaal, plan):
    """Both read number 1; Yara is faster; Leïla sees both texts, with hers still in the field."""
    here = to(wilgendaal, "words", plan.pk, "wish")
    yara, leila = browser(wilgendaal, "yara"), browser(wilgendaal, "leila")
    assert 'name="number" value="1"' in words_of(leila.get(f"{here}?voice="))
    assert yara.post(here, {"words": "We want calm mornings.", "voice": "", "number": "1"}).status_code == 302
    late = leila.post(here, {"words": "We want to sing again.", "voice": "", "number": "1"})
    assert late.status_code == 409
    page = words_of(late)
    assert "We want calm mornings." in page
    assert page.count("We want to sing again.") == 2
    both = {"words": "Calm mornings, and singing.", "voice": "", "number": "2"}
    assert leila.post(here, both).status_code == 302
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        assert "Calm mornings, and singing." in {one.words for one in _wordings(plan)}
        assert "We want calm mornings." in {one.words for one in _wordings(plan)}


def test_a_goal_worded_by_two_at_once_shows_both(wilgendaal, plan, school_goal):
    here = to(wilgendaal, "reword", "goal", school_goal.pk)
    leila = browser(wilgendaal, "leila")
    leila.post(here, {"words": "One adult at school.", "number": "1"})
    late = browser(wilgendaal, "yara").post(here, {"words": "Mr Okafor is my person.", "number": "1"})
    assert late.status_code == 409
    assert "One adult at school." in words_of(late)
    assert "Mr Okafor is my person." in words_of(late)


def test_a_goal_can_stay_not_agreed_and_blocks_nothing(wilgendaal, plan, school_goal):
    leila = browser(wilgendaal, "leila")
    leila.post(to(wilgendaal, "goal_says", school_goal.pk), {"said": "not_agreed"})
    assert "blocks nothing" in words_of(of_the_plan(wilgendaal, "leila", plan))
    new = leila.post(to(wilgendaal, "add_step", school_goal.pk),
                     {"words": "Ask", "else_called": "Sami", "due_on": SOON.isoformat()})  # fmt: skip
    assert new.status_code == 302


def test_what_a_coordinator_adds_is_a_proposal_until_the_family_wants_it(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    hanne = browser(wilgendaal, "hanne")
    hanne.post(to(wilgendaal, "add_goal", plan.pk), {"words": "Homework club", "life_area": "school"})
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        goal = goals_of(plan)[0]
        assert [mark.said for mark in marks_of(goal)] == [Said.PROPOSED]
    assert hanne.post(to(wilgendaal, "goal_says", goal.pk), {"said": "wanted"}).status_code == 404
    assert (
        browser(wilgendaal, "yara").post(to(wilgendaal, "goal_says", goal.pk), {"said": "wanted"}).status_code
        == 302
    )


def test_the_family_moves_a_goal_and_nobody_else_does(wilgendaal, plan, school_goal, home_goal):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    up = to(wilgendaal, "goal_up", plan.pk, home_goal.pk)
    assert browser(wilgendaal, "hanne").post(up).status_code == 404
    browser(wilgendaal, "leila").post(up)
    page = words_of(of_the_plan(wilgendaal, "hanne", plan))
    assert page.index(AT_HOME) < page.index(AT_SCHOOL)


def test_nobody_chooses_out_of_one_way(wilgendaal, plan, school_goal):
    leila = browser(wilgendaal, "leila")
    for words in ("Tea with Mr Okafor", "A letter"):
        with acting_as(wilgendaal.leila) as actor:
            at(actor, plan)
            way = writing.think_of(school_goal, by=actor, words=words)
        offered = "We choose this" in words_of(leila.get(to(wilgendaal, "goal", school_goal.pk)))
        assert offered == (words == "A letter"), "no button that leads to a no"
        leila.post(to(wilgendaal, "choose", way.pk))
    with acting_as(wilgendaal.leila) as actor:
        at(actor, plan)
        chosen = {one.words: bool(one.chosen_at) for one in type(way).unscoped.filter(goal=school_goal)}
    assert chosen == {"Tea with Mr Okafor": False, "A letter": True}


def test_a_grandmother_ticks_her_step_by_link_and_is_thanked(wilgendaal, plan, school_goal):
    oma = grandmother(wilgendaal, plan)
    hers = step_for(wilgendaal, school_goal, oma)
    leila = browser(wilgendaal, "leila")
    shown = leila.post(to(wilgendaal, "link", plan.pk, oma.pk, hers.pk), follow=True)
    secret = words_of(shown).split("/account/link/")[1].split("/")[0]
    phone = browser(wilgendaal)
    page = phone.post(f"/{wilgendaal.village.slug}/account/link/{secret}/", follow=True)
    assert READS in words_of(page)
    assert AT_SCHOOL not in words_of(page)
    done = phone.post(to(wilgendaal, "step_done", hers.pk), follow=True)
    assert "Thank you, Oma Zohra!" in words_of(done)
    leila.post(to(wilgendaal, "step_thanks", hers.pk), {"words": "You are gold."})
    assert "You are gold." in words_of(phone.get(to(wilgendaal, "step", hers.pk)))
    for other in (to(wilgendaal, "plan", plan.pk), to(wilgendaal, "goal", school_goal.pk)):
        assert phone.get(other).status_code == 404
    assert phone.post(to(wilgendaal, "step_thanks", hers.pk)).status_code == 404
    leila.post(to(wilgendaal, "remove", plan.pk, oma.pk))
    assert phone.get(to(wilgendaal, "step", hers.pk)).status_code == 404


def test_a_step_agreed_anew_says_why_and_until_when(wilgendaal, plan, school_goal):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        step = steps.add_step(
            school_goal, by=leila, words="Call", who="Leïla", person=leila.person_id, due_on=SOON
        )
    mother = browser(wilgendaal, "leila")
    here = to(wilgendaal, "step_later", step.pk)
    assert mother.post(here, {"new_day": "", "reason": ""}).status_code == 422
    later = SOON.replace(year=SOON.year + 1)
    mother.post(here, {"new_day": later.isoformat(), "reason": "The school was closed."})
    assert "The school was closed." in words_of(
        browser(wilgendaal, "yara").get(to(wilgendaal, "step", step.pk))
    )
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila, Purpose.FOLLOW)
        assert my_steps_due(leila, SOON) == []
        assert my_steps_due(leila, later) == [step]


def test_who_helps_does_not_speak_about_somebody_elses_step(wilgendaal, plan, school_goal):
    joins(wilgendaal, plan, "els", [DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        step = steps.add_step(
            school_goal, by=leila, words="Call", who="Leïla", person=leila.person_id, due_on=SOON
        )
    a_moment_later()
    assert browser(wilgendaal, "els").get(to(wilgendaal, "step", step.pk)).status_code == 200
    assert browser(wilgendaal, "els").post(to(wilgendaal, "step_done", step.pk)).status_code == 404


@pytest.mark.parametrize(
    "kinds", [[DataKind.SCHOOL], [DataKind.FAMILY_STORY], [DataKind.HEALTH, DataKind.SCHOOL]]
)
def test_through_their_eyes_is_what_they_then_really_see(wilgendaal, plan, school_goal, home_goal, kinds):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        writing.note_strength(plan, by=leila, words="Three calm mornings", life_area="home")
        writing.note_strength(plan, by=leila, words="Yara laughs in class", life_area="school")
        foreseen = through_their_eyes(page_of(leila, door_of(leila, plan.pk)), kinds)
    joins(wilgendaal, plan, "els", kinds)
    with acting_as(wilgendaal.els) as els:
        at(els, plan)
        seen = page_of(els, door_of(els, plan.pk))
    assert [one.words for one in foreseen.goals] == [one.words for one in seen.goals]
    assert [one["title"] for one in foreseen.strengths] == [one["title"] for one in seen.strengths]
    assert (foreseen.main, foreseen.voices) == (seen.main, seen.voices)


def test_from_a_question_to_a_plan_by_the_familys_yes(wilgendaal, taken):
    hanne, leila = browser(wilgendaal, "hanne"), browser(wilgendaal, "leila")
    request = f"/{wilgendaal.village.slug}{reverse('help_requests:request', args=[taken.pk])}"
    assert "Start a plan with this family" in words_of(hanne.get(request))
    hanne.post(to(wilgendaal, "offer", taken.pk), {"words": "Shall we make a plan together?"})
    with acting_as(wilgendaal.leila) as actor:
        offer = find(actor, HelpRequest, taken.pk).plan_offers.get()
    assert hanne.post(to(wilgendaal, "offered_yes", offer.pk)).status_code == 404
    began = leila.post(to(wilgendaal, "offered_yes", offer.pk), follow=True)
    assert "Hanne Moreels is asked into your team" in words_of(began)
    leila.post(f"{to(wilgendaal, 'start')}?offer={offer.pk}", {"name": ""})
    with acting_as(wilgendaal.leila) as actor:
        open_list(actor, Purpose.FOLLOW)
        plan = FamilyPlan.unscoped.get()
        hers = TeamMember.unscoped.get(plan=plan, person=wilgendaal.people["hanne"])
    assert of_the_plan(wilgendaal, "hanne", plan).status_code == 404
    browser(wilgendaal, "yara").post(to(wilgendaal, "say_yes", plan.pk, hers.pk), SURE)
    a_moment_later()
    assert of_the_plan(wilgendaal, "hanne", plan).status_code == 200


def test_a_no_leaves_the_question_as_it_was(wilgendaal, taken):
    browser(wilgendaal, "hanne").post(to(wilgendaal, "offer", taken.pk), {"words": "Shall we?"})
    with acting_as(wilgendaal.leila) as actor:
        offer = find(actor, HelpRequest, taken.pk).plan_offers.get()
    leila = browser(wilgendaal, "leila")
    leila.post(to(wilgendaal, "offered_no", offer.pk))
    assert leila.get(f"{to(wilgendaal, 'start')}?offer={offer.pk}").status_code == 404


def test_a_plan_of_200_steps_and_500_notes_opens_in_as_many_questions_as_a_short_one(wilgendaal, plan, school_goal):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        step = steps.add_step(school_goal, by=leila, words="Step", who="Leïla", due_on=SOON)
        steps.do_later(step, by=leila, new_day=SOON, reason="Because")
        writing.see_it_differently(school_goal, by=leila, words="Differently")

    def count(who):
        client = browser(wilgendaal, who)
        client.get(to(wilgendaal, "plan", plan.pk))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(to(wilgendaal, "plan", plan.pk))
        assert page.status_code == 200
        return len(asked), words_of(page)

    readers = ("leila", "hanne")
    short = {who: count(who)[0] for who in readers}
    _fill(wilgendaal, plan, school_goal, step, 200, 500)
    for who in readers:
        questions, page = count(who)
        assert "Differently 499" in page and "Step 199" in page
        assert questions == short[who]


def _fill(cast, plan, goal, like, many, notes):
    """As many steps and notes, each with words of its own, in one go."""
    with acting_as(cast.leila) as leila:
        at(leila, plan)
        of = {"village_id": plan.village_id, "subject_id": plan.subject_id, "kind": goal.kind, "author_id": leila.person_id,
              "plan_id": plan.pk}  # fmt: skip
        made = [uuid7() for _ in range(many)]
        Step.unscoped.bulk_create(
            Step(id=key, item_id=key, goal=goal, who="Leïla", where="Home", due_on=like.due_on, **of) for key in made
        )
        Wording.unscoped.bulk_create(
            Wording(of=key, item_id=key, by_called="Leïla", words=f"Step {n}", language="en", **of)
            for n, key in enumerate(made)
        )
        Mark.unscoped.bulk_create(
            Mark(of=key, item_id=key, by_called="Leïla", said=Said.LATER, words="Because", new_day=SOON, **of) for key in made
        )
        Disagreement.unscoped.bulk_create(
            Disagreement(of=goal.pk, item_id=goal.item_id, by_called="Leïla", words=f"Differently {n}", **of)
            for n in range(notes)
        )


def _wordings(plan):
    return list(Wording.unscoped.filter(plan=plan))


def test_who_sees_what_is_true_also_when_it_was_stopped_elsewhere(wilgendaal, plan, school_goal):
    """Stopped on the page of the circle, not in the plan: the eyes in the plan are closed as well."""
    member = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    leila = browser(wilgendaal, "leila")
    here = to(wilgendaal, "member", plan.pk, member.pk)
    assert words_of(leila.get(here)).count("see see--yes") == 2
    stop = reverse("circles:stop_sharing", args=[member.consent_id])
    leila.post(f"/{wilgendaal.village.slug}{stop}")
    assert words_of(leila.get(here)).count("see see--yes") == 0
    assert of_the_plan(wilgendaal, "hanne", plan).status_code == 404


def test_who_sees_what_is_for_the_family_and_the_coordinator(wilgendaal, plan, school_goal):
    """A teacher who reads their words does not read what they agreed with others of the team."""
    hanne = joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    joins(wilgendaal, plan, "els", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        plans.choose_coordinator(plan, by=leila, member=TeamMember.unscoped.get(pk=hanne.pk))
    for who in ("leila", "yara", "hanne"):
        assert "see see--yes" in words_of(of_the_plan(wilgendaal, who, plan))
    about_hanne = browser(wilgendaal, "els").get(to(wilgendaal, "member", plan.pk, hanne.pk))
    for page in (of_the_plan(wilgendaal, "els", plan), about_hanne):
        assert page.status_code == 200
        assert "see see--" not in words_of(page)


def test_a_new_voice_beside_words_that_were_read_is_no_clash(wilgendaal, plan):
    leila = browser(wilgendaal, "leila")
    here = f"/wilgendaal/plan/{plan.pk}/words/wish/"
    sent = leila.post(here, {"words": "Sleep.", "voice": "Noor", "number": "1"})
    assert sent.status_code == 302
    assert "Sleep." in words_of(leila.get(f"/wilgendaal/plan/{plan.pk}/"))
