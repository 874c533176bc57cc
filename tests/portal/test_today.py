"""The first page of each reader: what waits for them, and nothing of what is not theirs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import HARD, ask, opened
from village.modules.help_requests import actions
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry, Shown

HOME = "/wilgendaal/"


def page(client: Client, path: str = HOME) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return words_of(response)


def test_a_visitor_finds_one_door_with_three_ways_in(wilgendaal):
    text = page(browser(wilgendaal))
    assert "/wilgendaal/requests/ask/" in text
    assert "/wilgendaal/account/code/" in text
    assert "/wilgendaal/account/login/" in text


def test_a_visitor_reads_whom_to_call_in_this_place(wilgendaal):
    assert 'href="tel:1712"' in page(browser(wilgendaal))


def test_a_visitor_sees_nothing_of_what_stands_at_the_door(wilgendaal, asked):
    text = page(browser(wilgendaal))
    for secret in ("Sami", "Leïla", asked.number):
        assert secret not in text


def test_without_a_village_one_chooses(wilgendaal, tilleuls):
    text = page(browser(wilgendaal), "/")
    assert 'href="/wilgendaal/"' in text
    assert 'href="/tilleuls/"' in text


def test_somebody_of_another_village_is_asked_to_join(wilgendaal, tilleuls):
    response = browser(wilgendaal, "leila").get("/tilleuls/")
    assert response.status_code == 302
    assert "join" in response.headers["Location"]


def test_who_works_here_proves_a_second_factor_first(wilgendaal, asked):
    response = browser(wilgendaal, "hanne", second_factor=False).get(HOME)
    assert response.status_code == 302
    assert "second-factor" in response.headers["Location"]


@pytest.mark.parametrize("who", ["hanne", "bram"])
def test_a_new_question_stands_on_the_page_of_everybody_on_duty(wilgendaal, asked, who):
    text = page(browser(wilgendaal, who))
    assert "Waiting for your answer" in text
    assert "Sami" in text


def test_the_first_page_of_the_contact_point_shows_no_words_of_the_family(wilgendaal, asked):
    assert HARD not in page(browser(wilgendaal, "hanne"))


def test_what_hanne_took_up_waits_for_her_answer_and_left_the_page_of_bram(wilgendaal, taken):
    text = page(browser(wilgendaal, "hanne"))
    assert "One question waits for your answer." in text
    assert "What I promised" in text
    assert "Sami" not in page(browser(wilgendaal, "bram"))


def test_what_hanne_promised_says_which_question_and_leads_there(wilgendaal, taken):
    for path in (HOME, f"{HOME}promises/"):
        promised = page(browser(wilgendaal, "hanne"), path).split("What I promised")[-1]
        assert f"Question {taken.number}, about Sami" in promised
        assert f'href="{HOME}requests/{taken.pk}/"' in promised


def test_a_promise_about_a_question_without_a_childs_name_says_who_asked(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.els, "els", actions.ask_for_work, asker=Asker.PROFESSIONAL, called_name="")
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    assert f"Question {asked.number}, by Els De Wilde" in page(browser(wilgendaal, "hanne")).split("What I promised")[-1]


@pytest.mark.parametrize("who", ["els", "karim", "jonas", "nele", "griet", "kobe", "pia", "oma", "ex", "stranger", "yara"])
def test_nobody_else_sees_that_a_mother_asked(wilgendaal, asked, who):
    text = page(browser(wilgendaal, who))
    assert "Sami" not in text
    assert asked.number not in text


def test_a_mother_sees_her_question_who_has_it_and_what_was_promised(wilgendaal, taken):
    text = page(browser(wilgendaal, "leila"))
    assert "Hanne Moreels has it." in text
    assert "Answer before" in text
    assert "/wilgendaal/requests/ask/" in text


def test_a_young_person_sees_her_own_question_and_its_closed_lock(wilgendaal, asked_alone):
    text = page(browser(wilgendaal, "yara"))
    assert "Hi Yara" in text
    assert asked_alone.number in text
    assert "Just me" in text


def test_her_mother_sees_no_trace_of_it_and_no_count(wilgendaal, asked_alone):
    before = page(browser(wilgendaal, "leila"))
    assert asked_alone.number not in before
    assert "Just me" not in before
    assert "questions with us" not in before
    assert "question with us" not in before


@pytest.mark.parametrize("who", ["els", "karim"])
def test_her_school_sees_no_trace_of_it(wilgendaal, asked_alone, who):
    text = page(browser(wilgendaal, who))
    assert "Yara" not in text
    assert asked_alone.number not in text


def test_a_teacher_asks_the_contact_point_in_a_minute(wilgendaal):
    assert "Ask for advice" in page(browser(wilgendaal, "els"))


def test_a_team_leader_sees_number_owner_and_dates_and_no_name_of_a_family(wilgendaal, taken):
    text = page(browser(wilgendaal, "mieke"))
    assert taken.number in text
    assert "Hanne Moreels" in text
    for secret in ("Sami", "Leïla", HARD):
        assert secret not in text


def test_the_keeper_sees_numbers_and_no_small_ones(wilgendaal, asked):
    text = page(browser(wilgendaal, "kobe"))
    assert "Organisations in the village" in text
    assert "fewer than 10" in text
    assert asked.number not in text


def test_a_number_that_is_large_enough_is_shown(wilgendaal):
    for _ in range(10):
        ask(wilgendaal, wilgendaal.leila, "sami")
    text = page(browser(wilgendaal, "kobe"))
    assert '<b class="num">10</b>' in text
    assert "fewer than" not in text


def test_the_privacy_officer_sees_who_tried_a_closed_door_and_not_whose(wilgendaal, asked):
    browser(wilgendaal, "els").get(f"/wilgendaal/requests/{asked.pk}/")
    text = page(browser(wilgendaal, "pia"))
    assert "Els De Wilde" in text
    for secret in ("Sami", "Leïla", asked.number):
        assert secret not in text


@pytest.mark.parametrize("who", ["els", "kobe", "griet", "leila", "hanne"])
def test_nobody_else_sees_who_tried(wilgendaal, asked, who):
    browser(wilgendaal, "karim").get(f"/wilgendaal/requests/{asked.pk}/")
    assert "Doors that stayed closed" not in page(browser(wilgendaal, who))


def test_whom_a_page_showed_stands_in_their_logbook(wilgendaal, taken):
    page(browser(wilgendaal, "hanne"))
    with as_owner():
        line = Entry.unscoped.filter(act="list", person_id=wilgendaal.hanne.person_id).latest("id")
        assert Shown.unscoped.filter(entry_id=line.pk, subject_id=wilgendaal.sami.subject_id).exists()
    a_moment_later()
    looked = page(browser(wilgendaal, "leila"), f"/wilgendaal/circle/looked/?about={wilgendaal.sami.subject_id}")
    assert "Hanne Moreels" in looked


def test_a_mother_sees_who_can_see_what_she_asked_about_her_son_and_who_looked(wilgendaal, taken):
    browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{taken.pk}/")
    a_moment_later()
    text = page(browser(wilgendaal, "leila")).split("Who knows what about us?")[1]
    assert "Huis van het Kind" in text
    assert "Now read by: Hanne Moreels." in text
    assert "<b>Hanne Moreels</b>" in text and "Contact person, Huis van het Kind" in text


def test_her_first_page_tells_her_nothing_of_whom_her_daughter_talks_to(wilgendaal, asked_alone):
    browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{asked_alone.pk}/")
    a_moment_later()
    assert "Huis van het Kind" in page(browser(wilgendaal, "yara"))
    text = page(browser(wilgendaal, "leila"))
    assert "Huis van het Kind" not in text
    assert "Hanne" not in text


def test_a_mothers_first_page_leaves_no_line_about_children_it_does_not_show(wilgendaal):
    page(browser(wilgendaal, "leila"))
    with as_owner():
        assert not Shown.unscoped.filter(subject_id=wilgendaal.yara.subject_id).exists()


def test_a_team_leader_is_not_told_that_nothing_waits_while_it_does(wilgendaal, asked):
    assert "Everybody has an answer" not in page(browser(wilgendaal, "mieke"))


@pytest.mark.parametrize("who", ["hanne", "leila", "mieke", "yara"])
def test_more_questions_ask_the_database_no_more_often(wilgendaal, taken, who):
    client = browser(wilgendaal, who)
    page(client)
    few = _queries(client)
    for _ in range(4):
        ask(wilgendaal, wilgendaal.leila, "sami")
    assert _queries(client) == few


def test_a_module_that_is_switched_off_shows_nothing(wilgendaal, asked):
    with as_owner():
        wilgendaal.village.modules = ["promises", "circles"]
        wilgendaal.village.save()
    text = page(browser(wilgendaal, "hanne"))
    assert "Waiting for your answer" not in text
    assert "/wilgendaal/requests/" not in text


def test_the_first_page_changes_nothing_when_posted_to(wilgendaal):
    assert browser(wilgendaal, "leila").post(HOME).status_code == 405


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client)
    return len(caught)


MENUS = [("leila", True), ("els", True), ("griet", True), ("hanne", True), ("mieke", True)]


@pytest.mark.parametrize(("who", "many"), MENUS)
def test_on_a_phone_everybody_reaches_all_their_places(wilgendaal, who, many):
    menu = page(browser(wilgendaal, who)).split('<nav class="nav"')[1].split("</nav>")[0]
    assert ("More</summary>" in menu) == many
    behind = menu.split("More</summary>")[-1].count("menu__item")
    assert menu.count('class="nav__wide"') == behind
    assert 2 <= menu.count('class="nav__link"') - behind - many <= 4
