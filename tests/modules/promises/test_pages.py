"""A page for each promise: kept, another date with a reason, let go; and what was promised to me."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import translation

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened
from tests.modules.help_requests.test_colleagues import away
from village.foundation.time_range import now
from village.modules.help_requests import actions, reaching
from village.modules.help_requests.words import Outcome
from village.modules.promises import clock
from village.modules.promises.models import Promise
from village.modules.promises.queries import open_promise_about, open_promises_about
from village.modules.promises.working_time import week_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.notices.models import Notice
from village.trust.villages.hours import add_working_hours


@pytest.fixture
def taken(wilgendaal):
    request = ask(wilgendaal, wilgendaal.leila, "sami")
    with acting_as(wilgendaal.hanne) as hanne:
        return actions.take_up(opened(hanne, request), by=hanne)


@pytest.fixture
def beside(wilgendaal, taken):
    """Hanne also promised to call the school."""
    with acting_as(wilgendaal.hanne) as hanne:
        made = reaching.promise_more(
            opened(hanne, taken), by=hanne, what="I call the school", answer_by=now() + timedelta(days=4)
        )
    a_moment_later()
    return made


def page(cast, who, promise, verb="", data=None):
    client = browser(cast, who)
    address = f"/wilgendaal/promises/{promise.pk}/{verb}"
    return client.get(address) if data is None else client.post(address, data)


def later(cast, hours=30):
    with acting_as(cast.hanne):
        return add_working_hours(week_of(cast.village.pk), now(), hours).strftime("%Y-%m-%dT%H:%M")


def test_who_promised_keeps_it_on_its_own_page(wilgendaal, beside):
    assert "I call the school" in words_of(page(wilgendaal, "hanne", beside))
    page(wilgendaal, "hanne", beside, "keep/", {})
    with acting_as(wilgendaal.hanne) as hanne:
        assert find(hanne, Promise, beside.pk).kept_at


@pytest.mark.parametrize("who", ["leila", "bram", "els", "mieke", "kobe", "stranger"])
def test_for_nobody_else_does_that_page_exist(wilgendaal, beside, who):
    assert page(wilgendaal, who, beside).status_code == 404
    assert page(wilgendaal, who, beside, "keep/", {}).status_code == 404


def test_another_date_asks_why(wilgendaal, beside):
    without = page(wilgendaal, "hanne", beside, "new-date/", {"due_at": later(wilgendaal), "reason": ""})
    assert without.status_code == 422 and "Write why." in words_of(without)
    moved = page(
        wilgendaal, "hanne", beside, "new-date/", {"due_at": later(wilgendaal), "reason": "The school is closed."}
    )
    assert moved.status_code == 302
    assert "The school is closed." in words_of(page(wilgendaal, "hanne", beside))


def test_let_go_is_neither_kept_nor_late(wilgendaal, beside):
    page(wilgendaal, "hanne", beside, "let-go/", {})
    with acting_as(wilgendaal.hanne) as hanne:
        found = find(hanne, Promise, beside.pk)
        assert found.let_go_at and not found.kept_at


def test_an_answer_is_kept_by_answering_not_by_a_button(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        promised = open_promise_about(opened(hanne, taken))
    page(wilgendaal, "hanne", promised, "keep/", {})
    with acting_as(wilgendaal.hanne) as hanne:
        assert open_promise_about(opened(hanne, taken)).pk == promised.pk


def test_answering_leaves_what_was_promised_beside_it(wilgendaal, taken, beside):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.answer(opened(hanne, taken), by=hanne, words="Come on Tuesday.")
        assert open_promise_about(opened(hanne, taken)) is None
        assert find(hanne, Promise, beside.pk).is_open


def test_who_it_was_promised_to_sees_all_of_them_and_whether_they_were_kept(wilgendaal, taken, beside):
    client = browser(wilgendaal, "leila")
    before = words_of(client.get("/wilgendaal/promises/to-me/"))
    assert "I call the school" in before and "An answer to your question" in before and "kept</span>" not in before
    page(wilgendaal, "hanne", beside, "keep/", {})
    assert "kept" in words_of(client.get("/wilgendaal/promises/to-me/"))


@pytest.mark.parametrize("who", ["ex", "stranger", "els", "oona", "hanne"])
def test_to_nobody_else_was_it_promised(wilgendaal, taken, beside, who):
    assert "I call the school" not in words_of(browser(wilgendaal, who).get("/wilgendaal/promises/to-me/"))


def test_the_share_kept_is_not_said_while_it_is_small(wilgendaal, taken, beside):
    page(wilgendaal, "hanne", beside, "keep/", {})
    said = words_of(browser(wilgendaal, "leila").get("/wilgendaal/promises/kept/"))
    assert "Too few to say" in said and "Hanne" not in said


def test_the_clock_tells_who_stands_in_as_well(wilgendaal, taken):
    away(wilgendaal)
    with as_owner():
        Promise.unscoped.filter(item_id=taken.pk).update(
            made_at=now() - timedelta(days=3), warn_at=now() - timedelta(days=3), due_at=now() - timedelta(hours=1),
            climbs=False, beside=True,
        )
    clock.tick()
    with as_owner():
        told = {one.person_id for one in Notice.unscoped.filter(code=Notice.Code.PROMISE_LATE)}
    assert told == {wilgendaal.people["hanne"].pk, wilgendaal.people["bram"].pk}


def test_a_stranger_does_not_open_a_promise(wilgendaal, beside):
    with acting_as(wilgendaal.stranger) as stranger, pytest.raises(Http404):
        find(stranger, Promise, beside.pk)


@pytest.mark.parametrize(("language", "words"), [("fr", "Une réponse à votre demande"), ("nl", "Een antwoord op je vraag")])
def test_a_promise_is_read_in_the_language_of_who_reads_it(wilgendaal, taken, language, words):
    with translation.override("ar"), acting_as(wilgendaal.hanne) as hanne:
        actions.promise_again(
            opened(hanne, taken), by=hanne, answer_by=now() + timedelta(days=9), reason="The school is closed.",
        )  # fmt: skip
    client = browser(wilgendaal, "leila")
    client.cookies["village_language"] = language
    assert words in words_of(client.get("/wilgendaal/promises/to-me/"))


def test_a_promise_of_before_keeps_the_words_it_was_made_with(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        promise = open_promise_about(opened(hanne, taken))
        assert promise.says == "answer" and promise.what == ""
        promise.says, promise.what = "", "Een antwoord"
        assert promise.in_words == "Een antwoord"


def test_on_the_first_page_what_was_promised_beside_the_answer_leads_to_where_it_is_kept(wilgendaal, beside):
    first = words_of(browser(wilgendaal, "hanne").get("/wilgendaal/"))
    assert "I call the school" in first and f"/wilgendaal/promises/{beside.pk}/" in first
    assert "I call the school" not in words_of(browser(wilgendaal, "bram").get("/wilgendaal/"))


def test_who_works_here_finds_how_many_promises_each_organisation_kept(wilgendaal):
    there = 'href="/wilgendaal/promises/kept/"'
    assert there in words_of(browser(wilgendaal, "griet").get("/wilgendaal/promises/"))
    assert there in words_of(browser(wilgendaal, "mieke").get("/wilgendaal/promises/team/"))


def test_what_is_opened_again_is_promised_again_by_who_has_it_and_kept_by_the_answer(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.close(opened(hanne, taken), by=hanne, outcome=Outcome.ANSWERED)
    with acting_as(wilgendaal.leila) as leila:
        actions.reopen(opened(leila, taken), by=leila, words="It is back.")
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, taken)
        again = open_promise_about(found)
        assert again and again.owner.public_name == "Hanne Moreels" and again.due_at == found.answer_by
        actions.answer(found, by=hanne, words="We look again.")
        assert find(hanne, Promise, again.pk).kept_at


def test_writing_back_after_the_answer_starts_the_promise_again_and_never_a_second_one(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.answer(opened(hanne, taken), by=hanne, words="Here it is.")
    for words in ("And one thing more.", "And this."):
        with acting_as(wilgendaal.leila) as leila:
            actions.reply(opened(leila, taken), by=leila, words=words)
    with acting_as(wilgendaal.hanne) as hanne:
        assert open_promises_about(opened(hanne, taken)).count() == 1
