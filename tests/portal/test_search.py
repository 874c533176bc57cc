"""One search box: word forms in three languages, only over what its reader may see, also in counts."""

import pytest
from django.test import Client

from tests.browsing import browser, words_of
from tests.cast import as_owner
from village.trust.logbook.models import Entry, Shown


def results(client: Client, words: str) -> str:
    response = client.get("/wilgendaal/search/", {"q": words})
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
    results(browser(wilgendaal, "hanne"), words)


def test_a_visitor_does_not_search(wilgendaal):
    assert browser(wilgendaal).get("/wilgendaal/search/", {"q": "kiem"}).status_code == 302
