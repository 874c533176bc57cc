"""The pages of the right channel, as the browser asks for them: who may, and beside it who may not."""

from datetime import timedelta

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner, consent
from tests.modules.channels.conftest import PLACE, keep, take_up, talks, wishes
from tests.modules.help_requests.conftest import (
    HARD,
    WELL,
    a_moment_later,
    ask,
    asked_alone,
    opened,
    question,
)
from village.foundation.time_range import now
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.receipts import new_receipt
from village.trust.people.models import Subject
from village.trust.vocabulary import DataKind

__all__ = ["asked_alone"]
MINE = "/wilgendaal/reach/me/"
TALKS = "/wilgendaal/reach/talks/"
SAID = {
    "way": "call", "parts_of_day": ["morning"], "place": "0470 00 00 09", "language": "ar", "rather_talks": "on",
}  # fmt: skip
AT_WORK = ("talks", "for", "letter")


def page(name, request):
    return f"/wilgendaal/reach/{name}/{request.pk}/"


def test_leila_says_on_her_own_page_how_she_is_reached(wilgendaal):
    client = browser(wilgendaal, "leila")
    assert client.post(MINE, SAID).status_code == 302
    assert [(one.way, one.rather_talks, one.language) for one in wishes()] == [("call", True, "ar")]
    assert "Rather talks than reads." in words_of(client.get(MINE))


def test_a_visitor_is_asked_to_sign_in(wilgendaal, asked):
    for address in (MINE, TALKS, page("paper", asked), page("talks", asked)):
        assert browser(wilgendaal).get(address).status_code == 302


def test_a_call_needs_a_number_and_nothing_typed_is_lost(wilgendaal):
    client = browser(wilgendaal, "leila")
    answer = client.post(MINE, {**SAID, "place": "ask my sister"})
    assert answer.status_code == 422
    assert "Write the phone number we may use." in words_of(answer) and "ask my sister" in words_of(answer)
    assert wishes() == []


@pytest.mark.parametrize("wrong", [
    {"way": ""}, {"way": "the child"}, {"language": "xx"}, {"language": "other"}, {"way": "visit", "place": ""},
    {"way": "letter", "place": " "}, {"parts_of_day": ["at night"]}, {"place": "x" * 300}, {"person": "somebody else"},
])  # fmt: skip
def test_what_cannot_be_is_said_at_the_field(wilgendaal, wrong):
    assert browser(wilgendaal, "leila").post(MINE, {**SAID, **wrong}).status_code == 422
    assert wishes() == []


def test_there_is_no_way_through_the_child(wilgendaal):
    shown = words_of(browser(wilgendaal, "leila").get(MINE))
    assert "We never ask your child to pass something on" in shown
    assert 'value="child"' not in shown


def test_who_came_with_a_code_keeps_it_too(wilgendaal):
    with acting_as(wilgendaal.visitor) as visitor:
        actor = door.come_in(visitor, name="Samira", language="ar")
        mine = Subject(pk=actor.subject_id, village_id=visitor.village_id)
        request = door.ask(mine, by=actor, question=question(reach_by="here", reach_where=""))
        code = new_receipt(actor.person_id, request.pk)
    a_moment_later()
    client = browser(wilgendaal)
    client.post("/wilgendaal/account/code/", {"code": code})
    assert client.get(MINE).status_code == 200
    assert client.post(MINE, SAID).status_code == 302
    assert [one.person_id for one in wishes()] == [actor.person_id]


def test_hanne_sees_it_in_one_glance_beside_the_question(wilgendaal, rather_talks):
    shown = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/requests/{rather_talks.pk}/"))
    signs = ("How to reach Leïla Benali best", PLACE, "Rather talks than reads.", "bring an interpreter", "The words to say")
    for sign in signs:
        assert sign in shown


def test_grandmother_reads_along_without_it(wilgendaal, rather_talks):
    consent(wilgendaal, "sami", "leila", item=rather_talks.pk, to="oma", kind=DataKind(rather_talks.kind))
    client = browser(wilgendaal, "oma")
    shown = words_of(client.get(f"/wilgendaal/requests/{rather_talks.pk}/follow/"))
    assert HARD in shown and PLACE not in shown and "Rather talks" not in shown
    for name in AT_WORK:
        assert client.get(page(name, rather_talks)).status_code == 404


@pytest.mark.parametrize("name", AT_WORK)
@pytest.mark.parametrize("who", ["leila", "yara", "ex", "els", "bram", "mieke", "oona", "pia", "stranger"])
def test_the_pages_at_work_are_for_who_has_it(wilgendaal, rather_talks, who, name):
    assert browser(wilgendaal, "hanne").get(page(name, rather_talks)).status_code == 200
    client = browser(wilgendaal, who)
    assert client.get(page(name, rather_talks)).status_code == 404
    assert client.post(page(name, rather_talks), SAID).status_code in (404, 405)


def test_hanne_writes_it_down_only_when_they_agree(wilgendaal, asked):
    take_up(wilgendaal.hanne, asked)
    client = browser(wilgendaal, "hanne")
    assert client.post(page("for", asked), SAID).status_code == 422
    assert client.post(page("for", asked), {**SAID, "agreed": "on"}).status_code == 302
    assert [one.way for one in wishes()] == ["call"]
    assert "Hanne Moreels wrote this down with you" in words_of(browser(wilgendaal, "leila").get(MINE))


def test_the_words_to_say_then_how_it_went(wilgendaal, rather_talks):
    client = browser(wilgendaal, "hanne")
    shown = words_of(client.get(page("talks", rather_talks)))
    assert "Hanne Moreels has your question now." in shown and "Say it in Arabic" in shown
    assert "Leïla Benali" in words_of(client.get(TALKS))
    assert client.post(page("talks", rather_talks), {"how": "", "way": "call"}).status_code == 422
    assert client.post(page("talks", rather_talks), {"how": "reached", "way": "visit"}).status_code == 302
    assert [task.done_at is not None for task in talks()] == [True]
    assert "Everybody was told" in words_of(client.get(TALKS))


def test_a_finger_that_sends_it_twice_tells_it_once(wilgendaal, rather_talks):
    client = browser(wilgendaal, "hanne")
    for _again in range(2):
        answer = client.post(page("talks", rather_talks), {"how": "not_there", "way": "visit", "once": "the-same-form"})
        assert answer.status_code == 302
    assert words_of(client.get(page("talks", rather_talks))).count("Nobody was there</b>") == 1


def test_told_already_is_said_calmly(wilgendaal, rather_talks):
    client = browser(wilgendaal, "hanne")
    for _again in range(2):
        assert client.post(page("talks", rather_talks), {"how": "reached", "way": "call"}).status_code == 302
    assert "It was told already." in words_of(client.get(page("talks", rather_talks)))


def test_a_team_leader_reads_that_there_is_one_and_not_to_whom(wilgendaal, rather_talks):
    shown = words_of(browser(wilgendaal, "mieke").get(TALKS))
    assert "Hanne Moreels" in shown and "Leïla" not in shown
    assert "In my team" not in words_of(browser(wilgendaal, "bram").get(TALKS))
    assert browser(wilgendaal, "leila").get(TALKS).status_code == 404


@pytest.mark.parametrize("who", ["leila", "hanne"])
def test_the_paper_says_who_when_and_whom_to_call_and_never_what_was_asked(wilgendaal, rather_talks, who):
    shown = words_of(browser(wilgendaal, who).get(page("paper", rather_talks) + "?language=en"))
    for sign in ("Hanne Moreels has your question.", "You hear from us before:", rather_talks.number, "data-read="):
        assert sign in shown
    for word in (HARD, WELL, "Sami", "Sleep", PLACE):
        assert word not in shown


@pytest.mark.parametrize("who", ["ex", "els", "bram", "mieke", "oona", "pia", "stranger"])
def test_there_is_no_paper_for_others(wilgendaal, rather_talks, who):
    assert browser(wilgendaal, who).get(page("paper", rather_talks)).status_code == 404


def test_the_paper_follows_the_wish_and_reads_from_the_right(wilgendaal, asked):
    keep(wilgendaal, "leila", large_letters=True)
    taken = take_up(wilgendaal.hanne, asked)
    client = browser(wilgendaal, "hanne")
    shown = words_of(client.get(page("paper", taken)))
    assert 'lang="ar" dir="rtl"' in shown and "sheet--large" in shown
    other = words_of(client.get(page("paper", taken) + "?language=fr"))
    assert 'lang="fr" dir="ltr"' in other and "sheet--large" not in other
    assert client.get(page("paper", taken) + "?language=xx&large=zz").status_code == 200


def test_the_letter_says_in_which_language_the_words_were_written(wilgendaal, rather_talks):
    with acting_as(wilgendaal.hanne) as hanne:
        door.ask_back(opened(hanne, rather_talks), by=hanne, words="Slaapt hij overdag?")
    client = browser(wilgendaal, "hanne")
    shown = words_of(client.get(page("letter", rather_talks) + "?language=en"))
    assert '<blockquote class="sheet__said" lang="nl"' in shown and "Slaapt hij overdag?" in shown
    assert "This part is written in Dutch." in shown
    assert "This part is written in" not in words_of(client.get(page("letter", rather_talks) + "?language=nl"))
    assert HARD not in shown and "Sami" not in shown


def test_a_young_person_who_asked_alone_gets_no_letter_at_home(wilgendaal):
    alone = ask(wilgendaal, wilgendaal.yara, "yara", door.ask_alone, asker="young", called_name="Yara")
    taken = take_up(wilgendaal.hanne, alone)
    shown = words_of(browser(wilgendaal, "hanne").get(page("letter", taken)))
    assert "A letter can be opened at home, so there is none." in shown and "sheet--letter" not in shown



def test_of_what_is_asked_just_for_oneself_there_is_no_paper(wilgendaal, asked_alone):
    take_up(wilgendaal.hanne, asked_alone)
    for who in ("yara", "hanne"):
        client = browser(wilgendaal, who)
        shown = words_of(client.get(page("paper", asked_alone)))
        assert 'id="sheet"' not in shown and "data-print" not in shown and "so there is none" in shown
        where = "follow/" if who == "yara" else ""
        beside = words_of(client.get(f"/wilgendaal/requests/{asked_alone.pk}/{where}"))
        assert "/reach/paper/" not in beside and "/reach/letter/" not in beside
    assert browser(wilgendaal, "leila").get(page("paper", asked_alone)).status_code == 404


def test_a_young_reader_is_not_spoken_to_as_a_parent(wilgendaal):
    young, mother = (words_of(browser(wilgendaal, who).get(MINE)) for who in ("yara", "leila"))
    assert "your child" not in young and "where nobody else answers or reads along" in young
    assert "We never ask your child" in mother and "reads along" not in mother


def test_a_late_answer_is_said_in_whole_sentences(wilgendaal, rather_talks):
    with as_owner():
        HelpRequest.unscoped.filter(pk=rather_talks.pk).update(answer_by=now() - timedelta(days=2))
    shown = words_of(browser(wilgendaal, "leila").get(page("paper", rather_talks) + "?language=en"))
    assert "We promised you news before: <b" in shown and "We are late, and we are sorry." in shown
