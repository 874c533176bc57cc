"""Whoever it is about asks why somebody looked; the one who looked answers, before a day, and nobody else reads it."""

from datetime import timedelta

import pytest
from django.http import Http404

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent
from tests.modules.family_plans.conftest import begin, joins
from village.foundation.time_range import now
from village.modules.circles.asking_why import NobodyToAsk, answer_why, ask_why
from village.modules.circles.models import WhyAnswer, WhyAsked
from village.modules.circles.queries import circles_of, looks_by_others
from village.modules.promises import clock
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Purpose

LOOKED, WHY = "/wilgendaal/circle/looked/", "/wilgendaal/circle/looked/why/"
BECAUSE = "I read what goes well before I called you."


@pytest.fixture
def plan(wilgendaal):
    """Els is in the team of Leïla's family, and looked at the plan."""
    made = begin(wilgendaal)
    joins(wilgendaal, made, "els", [DataKind.FAMILY_STORY])
    browser(wilgendaal, "els").get(f"/wilgendaal/plan/{made.pk}/")
    a_moment_later()
    return made


def look_of(cast, about, who="els", by="leila"):
    with acting_as(cast.actors[by]) as actor:
        open_list(actor, Purpose.CHECK)
        circle = next(one for one in circles_of(actor) if one.subject_id == about)
        open_subject(actor, about, Purpose.CHECK)
        return next(one for one in looks_by_others(actor, circle) if one.person_id == cast.people[who].pk)


def asks(cast, plan):
    line = look_of(cast, plan.subject_id).id
    sent = browser(cast, "leila").post(f"{WHY}?about={plan.subject_id}&line={line}")
    assert sent.status_code == 302
    with as_owner():
        return WhyAsked.unscoped.get()


def test_from_the_line_to_the_answer_beside_it(wilgendaal, plan):
    leila, els = browser(wilgendaal, "leila"), browser(wilgendaal, "els")
    page = f"{LOOKED}?about={plan.subject_id}"
    assert "Why?" in words_of(leila.get(page))
    asked = asks(wilgendaal, plan)
    assert "You asked why. An answer comes before" in words_of(leila.get(page))
    a_moment_later()
    answering = f"/wilgendaal/circle/why/{asked.pk}/"
    assert "Leïla Benali asks why you looked" in words_of(els.get(answering))
    assert "Write something here." in words_of(els.post(answering, {"words": " "}))
    assert els.post(answering, {"words": BECAUSE}).status_code == 302
    assert BECAUSE in words_of(leila.get(page)) and BECAUSE in words_of(els.get(answering))
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["els"], code="question", path__contains="why/").exists()
        assert Promise.unscoped.get(item_id=asked.pk).kept_at


def test_also_the_daughter_reads_the_answer_and_whoever_else_is_in_the_team_does_not(wilgendaal, plan):
    joins(wilgendaal, plan, "hanne", [DataKind.FAMILY_STORY, DataKind.SCHOOL])
    asked = asks(wilgendaal, plan)
    with acting_as(wilgendaal.els) as els:
        answer_why(find(els, WhyAsked, asked.pk), by=els, words=BECAUSE)
    assert BECAUSE in words_of(browser(wilgendaal, "yara").get(f"{LOOKED}?about={plan.subject_id}"))
    with acting_as(wilgendaal.hanne) as hanne:
        open_subject(hanne, plan.subject_id, Purpose.HELP)
        assert not WhyAsked.unscoped.exists() and not WhyAnswer.unscoped.exists()


@pytest.mark.parametrize("who", ["hanne", "jonas", "ex", "stranger", "kobe", "oona"])
def test_for_everybody_else_there_is_no_such_question(wilgendaal, plan, who):
    asked = asks(wilgendaal, plan)
    line = look_of(wilgendaal, plan.subject_id).id
    somebody = browser(wilgendaal, who)
    assert somebody.get(f"/wilgendaal/circle/why/{asked.pk}/").status_code == 404
    assert somebody.get(f"{WHY}?about={plan.subject_id}&line={line}").status_code == 404
    assert somebody.post(f"{WHY}?about={plan.subject_id}&line={line}").status_code == 404


@pytest.mark.parametrize("query", ["", "about=x&line=1", "about={about}", "about={about}&line=0", "about={about}&line=9999999"])
def test_a_line_that_is_not_there_is_asked_by_nobody(wilgendaal, plan, query):
    assert browser(wilgendaal, "leila").get(f"{WHY}?{query.format(about=plan.subject_id)}").status_code == 404


def test_asked_once_for_each_line(wilgendaal, plan):
    asks(wilgendaal, plan)
    line = look_of(wilgendaal, plan.subject_id).id
    again = browser(wilgendaal, "yara").post(f"{WHY}?about={plan.subject_id}&line={line}", follow=True)
    assert "This was asked already." in words_of(again)


def test_one_of_the_family_is_not_asked_for_a_reason(wilgendaal, plan):
    browser(wilgendaal, "yara").get(f"/wilgendaal/plan/{plan.pk}/")
    look = look_of(wilgendaal, plan.subject_id, who="yara")
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NobodyToAsk):
        open_list(leila, Purpose.CHECK)
        circle = next(one for one in circles_of(leila) if one.subject_id == plan.subject_id)
        ask_why(circle.family, by=leila, look=look)


def test_nobody_answers_in_the_place_of_who_looked(wilgendaal, plan):
    asked = asks(wilgendaal, plan)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        answer_why(find(leila, WhyAsked, asked.pk), by=leila, words=BECAUSE)


def test_what_a_young_person_asks_about_herself_her_mother_does_not_read(wilgendaal):
    consent(wilgendaal, "yara", "yara", kinds=[DataKind.SCHOOL], to="els")
    with acting_as(wilgendaal.els) as els:
        open_subject(els, wilgendaal.yara.subject_id, Purpose.HELP)
    look = look_of(wilgendaal, wilgendaal.yara.subject_id, by="yara")
    with acting_as(wilgendaal.yara) as yara:
        open_list(yara, Purpose.CHECK)
        asked = ask_why(circles_of(yara)[0].person, by=yara, look=look)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(Http404):
        find(leila, WhyAsked, asked.pk)
    with acting_as(wilgendaal.els) as els:
        assert answer_why(find(els, WhyAsked, asked.pk), by=els, words=BECAUSE)


def test_an_answer_that_does_not_come_is_told_to_the_leader_of_who_looked(wilgendaal, plan):
    asked = asks(wilgendaal, plan)
    with as_owner():
        long_ago = now() - timedelta(days=9)
        Promise.unscoped.filter(item_id=asked.pk).update(made_at=long_ago, warn_at=long_ago, due_at=long_ago)
    clock.tick()
    with as_owner():
        late = Notice.unscoped.filter(person=wilgendaal.people["els"], code=Notice.Code.PROMISE_LATE)
        assert late.exists()
