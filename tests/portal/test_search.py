"""One search box: word forms in three languages, only over what its reader may see, also in counts."""

import pytest
from django.test import Client

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened
from village.modules.help_requests import actions, queries
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry, Shown


def results(client: Client, words: str) -> str:
    response = client.post("/wilgendaal/search/", {"q": words})
    assert response.status_code == 200
    return words_of(response)


@pytest.mark.parametrize("words", ["sleeping", "sleep school", "MONDAY"])
def test_hanne_finds_a_question_by_any_form_of_a_word(wilgendaal, taken, words):
    assert taken.number in results(browser(wilgendaal, "hanne"), words)


def test_a_word_that_was_not_said_finds_nothing(wilgendaal, taken):
    assert "0 found" in results(browser(wilgendaal, "hanne"), "sleep bicycle")


@pytest.mark.parametrize("who", ["bram", "mieke", "els", "karim", "kobe", "pia", "ex", "oma", "yara"])
def test_nobody_else_finds_it_nor_hears_that_there_is_one(wilgendaal, taken, who):
    text = results(browser(wilgendaal, who), "sleep")
    assert "0 found" in text
    assert taken.number not in text


def test_a_mother_finds_her_question_and_not_the_one_her_daughter_asked_alone(wilgendaal, asked, asked_alone):
    text = results(browser(wilgendaal, "leila"), "sleep")
    assert asked.number in text
    assert asked_alone.number not in text
    assert "1 found" in text


def test_a_daughter_finds_her_own(wilgendaal, asked_alone):
    assert asked_alone.number in results(browser(wilgendaal, "yara"), "sleep")


def test_everybody_finds_organisations_of_the_village(wilgendaal):
    assert "De Kiem" in results(browser(wilgendaal, "oma"), "kiem")


def test_no_organisation_of_another_village_is_found(wilgendaal, tilleuls):
    assert "1 found" in results(browser(wilgendaal, "oma"), "kiem")


def test_a_search_stands_in_the_logbook_of_whom_it_found(wilgendaal, taken):
    results(browser(wilgendaal, "hanne"), "sleep")
    with as_owner():
        line = Entry.unscoped.filter(act="search").latest("id")
        assert line.purpose == "search"
        assert Shown.unscoped.get(entry_id=line.pk).subject_id == wilgendaal.sami.subject_id


@pytest.mark.parametrize("words", ["", "   ", "\x00", "%", "'; drop", "é" * 500, "🎈"])
def test_any_words_get_an_answer(wilgendaal, words):
    said = results(browser(wilgendaal, "hanne"), words)
    is_a_word = bool(words.replace("\x00", "").strip())
    assert ("found</p>" in said) == is_a_word, "it says how many, and only when something was asked"


def test_a_visitor_does_not_search(wilgendaal):
    assert browser(wilgendaal).get("/wilgendaal/search/").status_code == 302
    assert browser(wilgendaal).post("/wilgendaal/search/", {"q": "kiem"}).status_code == 302


def test_no_address_holds_what_somebody_looked_for(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    response = client.post("/wilgendaal/search/", {"q": "sleep"})
    assert taken.number in words_of(response), "found by what was sent"
    assert "q=sleep" not in response.content.decode(), "and no link carries it on"
    by_address = client.get("/wilgendaal/search/", {"q": "sleep"})
    assert taken.number not in words_of(by_address) and "found" not in words_of(by_address)


def test_a_search_from_another_site_is_not_answered(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    client.handler.enforce_csrf_checks = True
    assert client.post("/wilgendaal/search/", {"q": "sleep"}).status_code == 403


def test_more_finds_than_fit_on_a_page_are_sent_for(wilgendaal, monkeypatch, asked, asked_alone):
    monkeypatch.setattr("village.portal.search.SIZE", 1)
    client = browser(wilgendaal, "hanne")
    first = words_of(client.post("/wilgendaal/search/", {"q": "sleep"}))
    second = words_of(client.post("/wilgendaal/search/", {"q": "sleep", "page": "2"}))
    assert "2 found" in first and 'name="page" value="2"' in first
    assert (asked.number in first) != (asked.number in second), "each stands on one page"
    assert "2 found" in words_of(client.post("/wilgendaal/search/", {"q": "sleep", "page": "x"}))


def test_who_has_more_than_one_search_looks_through_goes_further_back(wilgendaal, taken, monkeypatch):
    asked_again = ask(wilgendaal, wilgendaal.leila, "sami")
    with acting_as(wilgendaal.hanne) as actor:
        actions.take_up(opened(actor, asked_again), by=actor)
    monkeypatch.setattr(queries, "AT_ONCE", 1)
    hanne = browser(wilgendaal, "hanne")
    newest = results(hanne, "sleep")
    assert asked_again.number in newest and taken.number not in newest
    assert "Look further back" in newest
    older = words_of(hanne.post("/wilgendaal/search/", {"q": "sleep", "back": "1"}))
    assert taken.number in older and asked_again.number not in older
    assert "Look further back" not in older and "Back to the newest" in older


@pytest.mark.parametrize("back", ["-1", "x", "²", "9" * 40, ""])
def test_looking_back_to_nowhere_finds_nothing_or_the_newest(wilgendaal, taken, back):
    assert browser(wilgendaal, "hanne").post("/wilgendaal/search/", {"q": "sleep", "back": back}).status_code == 200
