"""Whom we know is not asked who it is: a young person and somebody who works here go straight on."""

import pytest

from tests.browsing import browser, words_of
from tests.modules.help_requests.test_the_three_steps import DOOR, HOW, WHAT, tell, the_request
from village.modules.help_requests.words import Asker, Route


def test_a_young_person_starts_with_whom_she_asks(wilgendaal):
    client = browser(wilgendaal, "yara")
    assert client.get(DOOR).url == f"{DOOR}with/"
    page = words_of(client.get(f"{DOOR}with/"))
    assert "With your family, or just you?" in page
    assert 'value="back"' not in page


def test_a_young_person_cannot_become_a_parent_by_hand(wilgendaal):
    client = browser(wilgendaal, "yara")
    assert client.get(f"{DOOR}who/").url == f"{DOOR}with/"
    assert tell(client, ("who", {"asker": "parent"})).url == f"{DOOR}with/"
    tell(client, ("with", {"route": "own"}), ("what", WHAT), ("how", HOW))
    assert (the_request().asker, the_request().route) == (Asker.YOUNG, Route.OWN)


@pytest.mark.parametrize("who", ["", "leila", "oma"])
def test_everybody_else_says_who_asks(wilgendaal, who):
    client = browser(wilgendaal, who) if who else browser(wilgendaal)
    page = words_of(client.get(DOOR))
    assert "Who are you?" in page
    assert "/ask/who/" not in page


def test_a_teacher_starts_with_her_question_and_asks_for_her_work(wilgendaal):
    client = browser(wilgendaal, "els")
    assert client.get(DOOR).url == f"{DOOR}what/"
    assert "Advice without a name" in words_of(client.get(f"{DOOR}what/"))
    tell(client, ("what", WHAT), ("how", HOW))
    assert (the_request().asker, the_request().route) == (Asker.PROFESSIONAL, Route.WORK)


def test_a_teacher_may_ask_about_herself_or_her_family(wilgendaal):
    client = browser(wilgendaal, "els")
    assert f'href="{DOOR}who/"' in words_of(client.get(f"{DOOR}what/"))
    assert "Who are you?" in words_of(client.get(f"{DOOR}who/"))
    assert client.post(f"{DOOR}who/", {"asker": "parent"}).url == f"{DOOR}what/"
    page = words_of(client.get(f"{DOOR}what/"))
    assert "Advice without a name" not in page
    assert 'value="back"' in page
    tell(client, ("what", WHAT), ("how", HOW))
    assert (the_request().asker, the_request().route) == (Asker.PARENT, Route.FAMILY)
