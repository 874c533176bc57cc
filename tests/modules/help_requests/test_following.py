"""The page of who asked: who has it, what was promised, what was said, who looked; and stopping it at once."""

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.modules.help_requests.conftest import HARD, WELL, opened
from village.modules.help_requests import actions
from village.trust.access.actor import acting_as


def url(request, page="follow"):
    return f"/wilgendaal/requests/{request.pk}/{page}/"


@pytest.fixture
def questioned(wilgendaal, taken):
    """Hanne asked one question back."""
    with acting_as(wilgendaal.hanne) as hanne:
        actions.ask_back(opened(hanne, taken), by=hanne, words="When does he go to bed?")
    a_moment_later()
    return taken


def test_the_family_reads_who_has_it_what_was_promised_and_what_was_said(wilgendaal, questioned):
    page = words_of(browser(wilgendaal, "leila").get(url(questioned)))
    for sign in ("Hanne Moreels", "answers before", "When does he go to bed?", "You asked", HARD, WELL):
        assert sign in page


def test_the_family_reads_who_looked_and_why(wilgendaal, questioned):
    page = words_of(browser(wilgendaal, "leila").get(url(questioned)))
    assert "Who looked" in page and "<b>Hanne Moreels</b>" in page and "Contact person, Huis van het Kind" in page


def test_open_and_closed_eyes_say_who_can_read_it(wilgendaal, questioned):
    page = words_of(browser(wilgendaal, "leila").get(url(questioned)))
    eyes = page[page.index('id="h-who"'):]
    assert "Sami Benali" in eyes and "Hanne Moreels" in eyes and "Bram Tack" not in eyes


def test_the_one_who_asked_writes_back_and_the_worker_reads_it(wilgendaal, questioned):
    answer = browser(wilgendaal, "leila").post(url(questioned, "reply"), {"words": "At nine."})
    assert answer.url == url(questioned)
    assert "At nine." in words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{questioned.pk}/"))


def test_an_empty_reply_is_said_at_the_field(wilgendaal, questioned):
    answer = browser(wilgendaal, "leila").post(url(questioned, "reply"), {"words": " "})
    assert answer.status_code == 422 and 'href="#reply_words"' in words_of(answer)


def test_a_reply_sent_twice_is_said_once(wilgendaal, questioned):
    client = browser(wilgendaal, "leila")
    for _again in range(2):
        client.post(url(questioned, "reply"), {"words": "At nine o'clock sharp.", "once": "token-9"})
    assert words_of(client.get(url(questioned))).count("sharp.") == 1


@pytest.mark.parametrize("page", ["follow", "stop-sharing", "finished", "sent"])
@pytest.mark.parametrize("who", ["yara", "ex", "oma", "stranger", "els", "jonas", "bram", "mieke", "kobe"])
def test_for_others_it_does_not_exist(wilgendaal, questioned, page, who):
    assert browser(wilgendaal, who).get(url(questioned, page)).status_code == 404


@pytest.mark.parametrize("page", ["reply", "stop-sharing", "finished", "take-up", "answer", "ask-back", "close"])
@pytest.mark.parametrize("who", ["yara", "ex", "stranger", "els", "mieke"])
def test_others_can_do_nothing_with_it(wilgendaal, questioned, page, who):
    assert browser(wilgendaal, who).post(url(questioned, page), {"words": "x"}).status_code == 404


def test_stopping_asks_first_and_closes_every_door_at_once(wilgendaal, questioned):
    mother, worker = browser(wilgendaal, "leila"), browser(wilgendaal, "hanne")
    desk = f"/wilgendaal/requests/{questioned.pk}/"
    assert "stop sharing this question" in words_of(mother.get(url(questioned, "stop-sharing")))
    assert worker.get(desk).status_code == 200
    assert mother.post(url(questioned, "stop-sharing")).url == url(questioned)
    assert worker.get(desk).status_code == 404
    assert questioned.number not in words_of(worker.get("/wilgendaal/requests/"))
    page = words_of(mother.get(url(questioned)))
    assert "no longer shared" in page and "Hanne Moreels" not in page[page.index('id="h-who"'):page.index('id="h-looked"')]


def test_a_worker_has_no_stop_page_and_goes_to_the_desk(wilgendaal, questioned):
    worker = browser(wilgendaal, "hanne")
    assert worker.get(url(questioned)).url == f"/wilgendaal/requests/{questioned.pk}/"
    assert worker.post(url(questioned, "stop-sharing")).status_code == 404


def test_the_child_it_is_about_reads_it_and_may_stop_it_but_does_not_reply(wilgendaal, questioned):
    child = browser(wilgendaal, "sami")
    assert "A question by Leïla Benali" in words_of(child.get(url(questioned)))
    assert child.post(url(questioned, "reply"), {"words": "x"}).status_code == 404
    assert child.post(url(questioned, "stop-sharing")).status_code == 302


def test_the_one_who_asked_can_say_that_no_answer_is_needed(wilgendaal, questioned):
    client = browser(wilgendaal, "leila")
    assert client.get(url(questioned, "finished")).status_code == 200
    client.post(url(questioned, "finished"))
    assert "It is no longer needed" in words_of(client.get(url(questioned)))


def test_my_questions_lists_mine_and_no_words(wilgendaal, questioned):
    page = words_of(browser(wilgendaal, "leila").get("/wilgendaal/requests/mine/"))
    assert questioned.number in page and "Hanne Moreels has it." in page and HARD not in page
    assert questioned.number not in words_of(browser(wilgendaal, "ex").get("/wilgendaal/requests/mine/"))


def test_looking_changes_nothing(wilgendaal, questioned):
    client = browser(wilgendaal, "leila")
    for page in ("reply",):
        assert client.get(url(questioned, page)).status_code == 405
    client.get(url(questioned, "stop-sharing"))
    assert browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{questioned.pk}/").status_code == 200
