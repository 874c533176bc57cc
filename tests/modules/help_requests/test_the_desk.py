"""The desk of the contact point: what came in, late first; words first on the page; one who takes it up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import HARD, WELL
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest

INBOX = "/wilgendaal/requests/"


def desk(request, page=""):
    return f"{INBOX}{request.pk}/{page}"


def stored(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def reread(request):
    with as_owner():
        return HelpRequest.unscoped.select_related("owner").get(pk=request.pk)


def test_the_inbox_shows_names_areas_and_dates_but_no_words(wilgendaal, asked, asked_alone):
    page = words_of(browser(wilgendaal, "hanne").get(INBOX))
    for sign in (asked.number, asked_alone.number, "Sami", "Sleep and health", "Nobody yet", "Just me"):
        assert sign in page
    assert HARD not in page and WELL not in page and "0470" not in page


@pytest.mark.parametrize("who", ["leila", "yara", "els", "jonas", "nele", "kobe", "pia", "stranger"])
def test_who_does_not_work_at_the_door_has_no_inbox(wilgendaal, asked, who):
    assert browser(wilgendaal, who).get(INBOX).status_code == 404
    assert browser(wilgendaal, who).get(f"{INBOX}overview/").status_code == 404


def test_a_visitor_is_asked_to_sign_in(wilgendaal, asked):
    for page in (INBOX, f"{INBOX}mine/", f"{INBOX}overview/", desk(asked), desk(asked, "follow/")):
        assert browser(wilgendaal).get(page).status_code == 302


def test_the_filter_stands_in_the_address(wilgendaal, asked, asked_alone):
    client = browser(wilgendaal, "hanne")
    young = words_of(client.get(f"{INBOX}?show=waiting&asker=young"))
    assert asked_alone.number in young and asked.number not in young
    assert asked.number not in words_of(client.get(f"{INBOX}?area=money"))
    nonsense = client.get(f"{INBOX}?show=xx&area=yy&asker=zz&page=abc")
    assert nonsense.status_code == 200 and asked.number in words_of(nonsense)


def test_the_words_stand_first_and_what_goes_well_above_all(wilgendaal, asked):
    page = words_of(browser(wilgendaal, "hanne").get(desk(asked)))
    assert page.index(WELL) < page.index(HARD) < page.index("h-reach")
    assert "0470 00 00 00" in page and "I take it up" in page


def test_taking_up_on_screen_makes_an_owner_and_a_promise(wilgendaal, asked):
    client = browser(wilgendaal, "hanne")
    answer = client.post(desk(asked, "take-up/"), {"answer_by": stored(asked.answer_by)})
    assert answer.url == desk(asked)
    assert reread(asked).owner.public_name == "Hanne Moreels"
    assert "Send the answer" in words_of(client.get(desk(asked)))


def test_a_colleague_who_comes_second_reads_a_sentence(wilgendaal, taken):
    client = browser(wilgendaal, "bram")
    answer = client.post(desk(taken, "take-up/"), {"answer_by": stored(taken.answer_by)})
    assert answer.url == INBOX
    assert "A colleague has just taken this up." in words_of(client.get(INBOX))


@pytest.mark.parametrize("who", ["els", "mieke", "stranger", "jonas"])
def test_who_was_never_on_duty_for_it_finds_nothing(wilgendaal, taken, who):
    client = browser(wilgendaal, who)
    assert client.post(desk(taken, "take-up/"), {"answer_by": "2030-01-07T10:00"}).status_code == 404
    assert client.get(desk(taken)).status_code == 404


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2020-01-06T10:00", "in the past"), ("2030-01-05T10:00", "closed"),
        ("soon", "Write a day and an hour"), ("", "Choose a day and an hour."),
    ],  # fmt: skip
)
def test_a_promise_is_about_a_moment_somebody_is_there(wilgendaal, asked, when, said):
    answer = browser(wilgendaal, "hanne").post(desk(asked, "take-up/"), {"answer_by": when})
    assert answer.status_code == 422 and said in words_of(answer)
    assert reread(asked).owner is None


def test_asking_answering_and_closing_on_screen(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    assert client.post(desk(taken, "ask-back/"), {"words": "When?"}).url == desk(taken)
    assert client.post(desk(taken, "answer/"), {"words": "I come on Thursday."}).url == desk(taken)
    page = words_of(client.get(desk(taken)))
    assert "When?" in page and "I come on Thursday." in page
    assert client.post(desk(taken, "close/"), {"outcome": "helped", "words": ""}).status_code == 302
    assert reread(taken).outcome == "helped"
    assert taken.number in words_of(client.get(f"{INBOX}?show=closed"))


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(wilgendaal, taken):
    answer = browser(wilgendaal, "hanne").post(
        desk(taken, "promise-again/"), {"answer_by": "2030-01-07T10:00", "reason": ""}
    )
    page = words_of(answer)
    assert answer.status_code == 422 and 'value="2030-01-07T10:00"' in page and 'href="#again_reason"' in page


def test_a_later_date_on_screen_tells_the_reason(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    client.post(desk(taken, "promise-again/"), {"answer_by": "2030-01-07T10:00", "reason": "The school is closed."})
    page = words_of(browser(wilgendaal, "leila").get(desk(taken, "follow/")))
    assert "The school is closed." in page and "7 January" in page


def test_answering_what_was_closed_meanwhile_is_said_and_nothing_is_lost(wilgendaal, taken):
    browser(wilgendaal, "leila").post(desk(taken, "finished/"))
    answer = browser(wilgendaal, "hanne").post(desk(taken, "answer/"), {"words": "A long answer."})
    assert answer.status_code == 422 and "closed meanwhile" in words_of(answer)


@pytest.mark.parametrize("page", ["answer/", "ask-back/", "close/", "promise-again/", "take-up/"])
def test_smuggled_fields_are_refused(wilgendaal, taken, page):
    fine = {"words": "x", "outcome": "helped", "reason": "x", "answer_by": "2030-01-07T10:00"}
    wanted = {
        "answer/": ["words"], "ask-back/": ["words"], "close/": ["outcome", "words"],
        "promise-again/": ["answer_by", "reason"], "take-up/": ["answer_by"],
    }[page]  # fmt: skip
    sent = {name: fine[name] for name in wanted} | {"owner": "me"}
    assert browser(wilgendaal, "hanne").post(desk(taken, page), sent).status_code == 422


def test_the_team_leader_reads_numbers_and_dates_and_no_names(wilgendaal, taken, asked_alone):
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked_alone.pk).update(answer_by=now() - timedelta(hours=1))
    page = words_of(browser(wilgendaal, "mieke").get(f"{INBOX}overview/"))
    assert taken.number in page and asked_alone.number in page and "late" in page and "Hanne Moreels" in page
    for secret in ("Sami", "Yara", "Leïla", "Just me", HARD, WELL, "Sleep and health"):
        assert secret not in page
    assert browser(wilgendaal, "hanne").get(f"{INBOX}overview/").status_code == 404


def test_a_family_that_opens_the_desk_page_goes_to_its_own(wilgendaal, taken):
    assert browser(wilgendaal, "leila").get(desk(taken)).url == desk(taken, "follow/")


def test_what_waits_stands_on_the_first_page_and_in_search(wilgendaal, asked):
    client = browser(wilgendaal, "hanne")
    first = words_of(client.get("/wilgendaal/"))
    assert "Waiting for your answer" in first and asked.number in first and HARD not in first
    assert asked.number in words_of(client.post("/wilgendaal/search/", {"q": "mondays"}))
    assert asked.number not in words_of(browser(wilgendaal, "els").post("/wilgendaal/search/", {"q": "mondays"}))


def test_my_own_question_stands_on_the_first_page_of_a_parent(wilgendaal, taken, asked_alone):
    first = words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))
    assert taken.number in first and asked_alone.number not in first
    assert asked_alone.number in words_of(browser(wilgendaal, "yara").get("/wilgendaal/"))


def test_what_was_promised_stands_in_my_list_and_at_the_team_leader(wilgendaal, taken):
    page = words_of(browser(wilgendaal, "hanne").get("/wilgendaal/promises/"))
    assert f"Question {taken.number}, about Sami" in page and f"requests/{taken.pk}/" in page
    team = words_of(browser(wilgendaal, "mieke").get("/wilgendaal/promises/team/"))
    assert "Hanne Moreels" in team and "An answer" not in team and "Sami" not in team
    for who in ("leila", "yara"):
        assert browser(wilgendaal, who).get("/wilgendaal/promises/").status_code == 404
    for who in ("hanne", "els", "leila"):
        assert browser(wilgendaal, who).get("/wilgendaal/promises/team/").status_code == 404
