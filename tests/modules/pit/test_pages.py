"""The screens of early help. Each "may" beside its "may not"."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import begin as begin_plan
from tests.modules.handovers.screens import AT, page, post
from tests.modules.help_requests.conftest import ask
from tests.modules.pit.conftest import (
    ADVICE,
    CONTRIBUTES,
    MET,
    MOTHERS,
    SKILL,
    STRENGTH,
    TRIED,
    WHY,
    a_moment_later,
    chair,
    does,
    opened,
    row,
    rows,
    thinks,
    today,
)
from village.modules.help_requests import actions as requests
from village.modules.help_requests.concerns import Passing, pass_on
from village.modules.help_requests.words import FamilyKnows
from village.modules.meetings.words import Course
from village.modules.pit import at_school, growing, looking_back
from village.modules.pit.looking_back import GoesOn
from village.modules.pit.models import Advice, Doing, PitOffer, PitStrength, SchoolPart, Trajectory
from village.modules.pit.plain_words import SAY_IT_PLAINLY
from village.modules.pit.words import What
from village.trust.access.actor import acting_as
from village.trust.consent.models import Consent

P = f"{AT}/pit"


def offer_form(cast, **more):
    told = {
        "called_name": "Sami", "type": "school", "why": WHY, "coach": str(chair(cast, "hanne").pk),
        "teacher": str(chair(cast, "els").pk), "tried": TRIED, "qualities": "He is honest.", "contributes": CONTRIBUTES,
    }  # fmt: skip
    return {**told, **more}


def test_the_whole_way_on_screen(wilgendaal, taken):
    hanne, leila, els = (browser(wilgendaal, who) for who in ("hanne", "leila", "els"))
    assert "Offer early help" in page(hanne, f"{AT}/requests/{taken.pk}/")
    there = post(hanne, f"{P}/new/{taken.pk}/", **offer_form(wilgendaal))["Location"]
    assert "The family decides" in page(hanne, there)
    assert "You decide." in page(leila, f"{AT}/") and "Look and decide" in page(leila, f"{AT}/requests/{taken.pk}/follow/")
    text = page(leila, there)
    assert WHY in text and "made together with school" in text and "Do you want this?" in text
    mine = post(leila, f"{there}yes/", school="yes")["Location"]
    assert "First you get to know each other" in page(leila, mine)
    one, part = row(Trajectory), row(SchoolPart)
    post(hanne, f"{mine}add/contact/", how="outside", met_on=today().isoformat(), words=MET)
    post(leila, f"{mine}add/situation/", words=MOTHERS)
    post(hanne, f"{mine}add/strength/", what="strength", words=STRENGTH, seen="On the playground, Els saw it.")
    assert "Something waits for your yes." in page(leila, mine)
    post(leila, f"{P}/strength/{row(PitStrength).pk}/", answer="yes")
    post(hanne, f"{mine}add/plan/", who="child", name="Sami", words="He helps with the ball game.", from_on=today().isoformat(),
         strength=str(row(PitStrength).pk))  # fmt: skip
    post(leila, f"{P}/doing/{row(Doing).pk}/", answer="yes")
    post(hanne, f"{mine}add/advice/", words=ADVICE, strength=str(row(PitStrength).pk))
    post(hanne, f"{mine}add/contribution/", words="A talk on Friday.", who="Els", from_on=today().isoformat())
    home = page(els, f"{AT}/")
    assert ADVICE in home and "It does not work" in home
    assert "csrfmiddlewaretoken" in home.partition('id="h-pit-tips"')[2].partition("</section>")[0], "a browser may send it"
    post(els, f"{P}/advice/{row(Advice).pk}/", says="works")
    assert ADVICE not in page(els, f"{AT}/")
    post(els, f"{P}/advice/{row(Advice).pk}/", says="works", words="He asks for it himself.")
    school = page(els, f"{P}/school/{part.pk}/")
    assert STRENGTH in school and CONTRIBUTES in school and "He is honest." in school
    assert MOTHERS not in school and WHY not in school and MET not in school
    post(els, f"{P}/school/{part.pk}/add/quality/", words="He is patient.")
    post(els, f"{P}/school/{part.pk}/add/glad/", words="He comforted a child.")
    for who in (leila, hanne):
        text = page(who, mine)
        assert "He asks for it himself." in text and "He comforted a child." in text and "He is patient." in text
    assert MOTHERS in page(hanne, mine)
    child = page(leila, f"{P}/{one.pk}/child/")
    assert "Hello Sami" in child and STRENGTH in child and "Your diploma" in child and "He helps with the ball game." in child


def test_the_child_reads_its_own_page_in_simple_words(wilgendaal, strength, runs):
    sami = browser(wilgendaal, "sami")
    assert f"{P}/{runs.pk}/child/" in page(sami, f"{P}/")
    assert STRENGTH in page(sami, f"{P}/{runs.pk}/child/")


@pytest.mark.parametrize("what", ["strength", "plan", "advice", "glad", "contact"])
def test_a_result_of_a_test_is_refused_at_the_field_and_nothing_typed_is_lost(wilgendaal, runs, strength, what):
    words = "Hij haalt een IQ van 87"
    told = {"what": "strength", "words": words, "how": "home", "met_on": today().isoformat(), "who": "child", "name": "Sami",
            "from_on": today().isoformat()}  # fmt: skip
    keep = {"strength": ("what", "words"), "plan": ("who", "name", "words", "from_on"), "advice": ("words",),
            "glad": ("words",), "contact": ("how", "met_on", "words")}[what]  # fmt: skip
    does(wilgendaal, "leila", runs, growing.tell_situation, words=MOTHERS)
    there = f"{P}/{runs.pk}/add/{what}/"
    answer = words_of(post(browser(wilgendaal, "hanne"), there, 422, **{name: told[name] for name in keep}))
    assert str(SAY_IT_PLAINLY) in answer and words in answer


def test_the_teacher_reads_the_same_sentence(wilgendaal, part):
    there = f"{P}/school/{part.pk}/add/quality/"
    assert str(SAY_IT_PLAINLY) in words_of(post(browser(wilgendaal, "els"), there, 422, words="Percentiel 90"))


def test_with_school_means_with_a_teacher(wilgendaal, taken):
    hanne = browser(wilgendaal, "hanne")
    answer = words_of(post(hanne, f"{P}/new/{taken.pk}/", 422, **offer_form(wilgendaal, teacher="")))
    assert "With school means with a teacher" in answer and WHY in answer and not rows(PitOffer)


def test_before_they_met_the_form_says_so_and_keeps_what_was_typed(wilgendaal, runs):
    answer = words_of(post(browser(wilgendaal, "hanne"), f"{P}/{runs.pk}/add/strength/", 422, what="strength", words=STRENGTH))
    assert "First get to know each other." in answer and STRENGTH in answer


def test_what_a_school_passed_on_stands_in_the_form_already(wilgendaal):
    passing = Passing("Noor", "She hits when she loses.", FamilyKnows.YES, goes_well="She sings.", tried="A timer.",
                      contributes="A quiet corner.", told_how="At the gate.", language="nl")  # fmt: skip
    with acting_as(wilgendaal.els) as els:
        asked = pass_on(passing, by=els)
    a_moment_later()
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    client = browser(wilgendaal, "hanne")
    text = page(client, f"{P}/new/{asked.pk}/")
    assert "She sings." in text and "A timer." in text and "A quiet corner." in text and "Noor" in text
    there = post(client, f"{P}/new/{asked.pk}/", **offer_form(wilgendaal, called_name="Noor"))["Location"]
    assert "Nobody who raises this child is known here yet" in page(client, there)
    page(browser(wilgendaal, "els"), there, 404)  # who passed it on reads nothing of what came of it


def test_beside_the_own_plan_it_stands_on_the_page_of_the_plan_for_who_may_see_it(wilgendaal, offered):
    plan = begin_plan(wilgendaal)
    leila = browser(wilgendaal, "leila")
    assert "beside our plan" in page(leila, f"{P}/offer/{offered.pk}/")
    post(leila, f"{P}/offer/{offered.pk}/yes/", school="no", beside=str(plan.pk))
    assert f"{P}/{row(Trajectory).pk}/" in page(leila, f"{AT}/plan/{plan.pk}/")
    assert f"{P}/{row(Trajectory).pk}/" not in page(browser(wilgendaal, "yara"), f"{AT}/plan/{plan.pk}/")  # about her brother


def test_a_yes_asks_about_school_and_forgets_nothing(wilgendaal, offered):
    answer = words_of(post(browser(wilgendaal, "leila"), f"{P}/offer/{offered.pk}/yes/", 422))
    assert "Choose one." in answer and not rows(Trajectory)


def test_stopping_says_what_it_stops_and_counts_at_once(wilgendaal, runs, part):
    leila, els = browser(wilgendaal, "leila"), browser(wilgendaal, "els")
    assert "De Kiem sees nothing of it any more" in page(leila, f"{P}/school/{part.pk}/off/")
    page(els, f"{P}/school/{part.pk}/")  # looking stops nothing
    post(leila, f"{P}/school/{part.pk}/off/")
    page(els, f"{P}/school/{part.pk}/", 404)
    assert "Sami" not in page(els, f"{P}/")
    assert "sees nothing of it" in page(leila, f"{P}/{runs.pk}/")
    post(leila, f"{P}/school/{part.pk}/on/")
    page(els, f"{P}/school/{part.pk}/")


def test_the_whole_stops_the_same_way(wilgendaal, runs):
    leila = browser(wilgendaal, "leila")
    assert "neither does school" in page(leila, f"{P}/{runs.pk}/stop/")
    post(leila, f"{P}/{runs.pk}/stop/")
    page(browser(wilgendaal, "hanne"), f"{P}/{runs.pk}/", 404)
    assert "rounded off" in page(leila, f"{P}/{runs.pk}/")


def test_when_a_consent_ends_soon_the_family_is_asked_and_nothing_goes_on_in_silence(wilgendaal, runs):
    leila = browser(wilgendaal, "leila")
    assert "Let it go on" not in page(leila, f"{P}/{runs.pk}/")
    with as_owner():
        Consent.unscoped.filter(item_id=runs.pk).update(until=timezone.now() + timedelta(days=10))
    assert "never renewed in silence" in page(leila, f"{P}/{runs.pk}/")
    post(leila, f"{P}/{runs.pk}/go-on/")
    assert "Let it go on" not in page(leila, f"{P}/{runs.pk}/")
    assert len(rows(Consent, item_id=runs.pk)) == 2


def test_looking_back_on_screen_the_family_first(wilgendaal, runs):
    hanne, leila = browser(wilgendaal, "hanne"), browser(wilgendaal, "leila")
    there = f"{P}/{runs.pk}/"
    assert "How does it go on?" not in page(hanne, there)
    post(leila, f"{there}add/opinion/", fits="yes", words="He plays along again.")
    assert "How does it go on?" in page(hanne, there)
    answer = post(hanne, f"{there}add/back/", 422, course="continue", outcome="He plays along.", next_on="")
    assert "Choose a day after today" in words_of(answer)
    post(hanne, f"{there}add/back/", course="close", outcome="He plays along again.", next_on="")
    assert "Round it off" in page(leila, there)
    page(browser(wilgendaal, "hanne"), f"{there}add/opinion/", 404)


def test_falls_due_and_stands_on_the_first_page_of_the_coach_only(wilgendaal, runs):
    assert "Early help: looking back" not in page(browser(wilgendaal, "hanne"), f"{AT}/")
    with as_owner():
        Trajectory.unscoped.update(evaluate_on=today(3))
    assert "Early help: looking back" in page(browser(wilgendaal, "hanne"), f"{AT}/")
    assert "Early help: looking back" not in page(browser(wilgendaal, "nele"), f"{AT}/")


def test_after_it_ended_school_has_no_card_and_no_page(wilgendaal, runs, part, advice):
    thinks(wilgendaal, "leila", runs)
    does(wilgendaal, "hanne", runs, looking_back.look_back, goes_on=GoesOn(Course.CLOSE, "It is good now."))
    els = browser(wilgendaal, "els")
    assert ADVICE not in page(els, f"{AT}/")
    page(els, f"{P}/advice/{advice.pk}/", 404)


@pytest.mark.parametrize("who", ["karim", "nele", "oona", "jonas", "bram", "mieke", "ex", "oma", "stranger", "kobe", "yara"])
def test_for_everybody_else_the_pages_do_not_exist(wilgendaal, offered, runs, part, strength, advice, who):
    client = browser(wilgendaal, who)
    for path in ("", "child/", "stop/", "add/strength/"):
        page(client, f"{P}/{runs.pk}/{path}", 404)
    for path in (f"school/{part.pk}/", f"school/{part.pk}/off/", f"school/{part.pk}/add/glad/", f"advice/{advice.pk}/",
                 f"offer/{offered.pk}/"):  # fmt: skip
        page(client, f"{P}/{path}", 404)
    for path in (f"strength/{strength.pk}/", f"offer/{offered.pk}/yes/", f"{runs.pk}/go-on/", f"school/{part.pk}/on/",
                 f"advice/{advice.pk}/"):  # fmt: skip
        assert client.post(f"{P}/{path}", {"answer": "yes", "says": "works"}).status_code == 404
    assert "Sami" not in page(client, f"{P}/")


def test_teacher_family_and_coach_each_do_only_their_own_part(wilgendaal, runs, part, strength, advice):
    hanne, leila, els = (browser(wilgendaal, who) for who in ("hanne", "leila", "els"))
    page(els, f"{P}/{runs.pk}/", 404)
    page(els, f"{P}/{runs.pk}/child/", 404)
    for what in ("contact", "advice", "glad", "contribution"):
        page(leila, f"{P}/{runs.pk}/add/{what}/", 404)
    page(leila, f"{P}/school/{part.pk}/", 404)
    page(hanne, f"{P}/school/{part.pk}/", 404)
    for path in (f"strength/{strength.pk}/", f"school/{part.pk}/on/", f"{runs.pk}/go-on/", f"{runs.pk}/stop/"):
        assert hanne.post(f"{P}/{path}", {"answer": "yes"}).status_code == 404
    page(hanne, f"{P}/{runs.pk}/add/nothing/", 404)


def test_without_the_yes_to_school_the_teacher_has_no_page_and_the_coach_advises_nobody(wilgendaal, offered):
    post(browser(wilgendaal, "leila"), f"{P}/offer/{offered.pk}/yes/", school="no")
    els = browser(wilgendaal, "els")
    page(els, f"{P}/school/{row(SchoolPart).pk}/", 404)
    assert "Sami" not in page(els, f"{P}/")


def test_the_number_of_questions_to_the_database_does_not_grow(wilgendaal, runs, part, strength, advice):
    client = browser(wilgendaal, "hanne")
    page(client, f"{P}/{runs.pk}/")
    few = _queries(client, f"{P}/{runs.pk}/")
    for number in range(6):
        does(wilgendaal, "hanne", runs, growing.name_strength, what=What.SKILL, words=f"{SKILL} {number}")
        does(wilgendaal, "hanne", part, at_school.advise, words=f"{ADVICE} {number}", strength=strength.pk)
    assert _queries(client, f"{P}/{runs.pk}/") <= few


def test_a_question_of_her_own_shows_no_offer(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.imani, "imani", called_name="")
    assert "Offer early help" not in page(browser(wilgendaal, "imani"), f"{AT}/requests/{asked.pk}/follow/")


def _queries(client, path):
    with CaptureQueriesContext(connection) as seen:
        page(client, path)
    return len(seen)
