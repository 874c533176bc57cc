"""Questions of the first talk and of closing: filled in by who has the request, read by the family, carried along."""

import pytest

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened
from tests.modules.own_data.test_copies import box, data_in, page_in, rows_in
from tests.modules.own_questions.conftest import ASKS, adds, ends, kept
from village.modules.help_requests import actions
from village.modules.help_requests.models import OwnAnswer
from village.modules.help_requests.own_answers import answer_own
from village.modules.own_questions.offering import Answered
from village.modules.own_questions.words import Moment, Sort
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.vocabulary import NotAllowed, Purpose

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
SAID = "On Sundays they all eat with grandmother."


def desk(request, page=""):
    return f"/wilgendaal/requests/{request.pk}/{page}"


def name(version):
    return f"own_{version.pk}"


def writes(cast, request, version, said=SAID, who="hanne"):
    return browser(cast, who).post(desk(request, "own-questions/"), {name(version): said})


def test_who_has_the_request_fills_it_in_and_the_family_reads_it(wilgendaal, taken):
    version = adds(wilgendaal, moment=Moment.TALK)
    worker = browser(wilgendaal, "hanne")
    assert "Questions for the first talk" in words_of(worker.get(desk(taken)))
    assert writes(wilgendaal, taken, version).status_code == 302
    a_moment_later()
    page = words_of(worker.get(desk(taken)))
    assert SAID in page and "Questions for the first talk" not in page, "it has its answer"
    family = words_of(browser(wilgendaal, "leila").get(desk(taken, "follow/")))
    assert ASKS in family and SAID in family and "Hanne Moreels" in family


def test_the_logbook_has_a_line(wilgendaal, taken):
    writes(wilgendaal, taken, adds(wilgendaal, moment=Moment.TALK))
    a_moment_later()
    about = wilgendaal.people["sami"].subject_id
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={about}"))
    assert "wrote down answers to what the village asks besides" in page


@pytest.mark.parametrize("who", ["griet", "kobe", "els", "oona", "ex", "stranger", "leila"])
def test_nobody_else_writes_or_reads_there(wilgendaal, taken, who):
    version = adds(wilgendaal, moment=Moment.TALK)
    writes(wilgendaal, taken, version)
    answer = writes(wilgendaal, taken, version, "forged", who)
    assert answer.status_code == 404
    if who != "leila":
        assert browser(wilgendaal, who).get(desk(taken, "follow/")).status_code == 404
    with as_owner():
        assert [one.said for one in OwnAnswer.unscoped.all()] == [SAID]


def test_a_manager_reads_no_answer_and_the_action_refuses(wilgendaal, taken):
    version = adds(wilgendaal, moment=Moment.TALK)
    writes(wilgendaal, taken, version)
    with acting_as(wilgendaal.griet) as griet:
        open_list(griet, Purpose.LIST)
        assert list(OwnAnswer.unscoped.filter(village_id=griet.village_id)) == []
        with pytest.raises(NotAllowed):
            answer_own(taken, by=griet, own=[Answered(version, ASKS, "forged", "en")])


def test_an_empty_form_says_so_and_what_is_not_taken_up_is_not_filled_in(wilgendaal, asked, taken):
    version = adds(wilgendaal, moment=Moment.TALK)
    answer = writes(wilgendaal, taken, version, "")
    assert answer.status_code == 422 and "Write something first." in words_of(answer)
    other = ask(wilgendaal, wilgendaal.leila, "leila")
    assert writes(wilgendaal, other, version).status_code == 422
    with as_owner():
        assert not OwnAnswer.unscoped.exists()


def test_what_is_no_answer_is_said_at_the_field(wilgendaal, taken):
    version = adds(wilgendaal, kept(Sort.ONE, choices=("Dutch", "Arabic")), Moment.TALK)
    answer = writes(wilgendaal, taken, version, "5")
    assert answer.status_code == 422 and "Choose one of the answers that stand here." in words_of(answer)


def test_a_question_that_ended_while_the_page_was_open_keeps_the_answer(wilgendaal, taken):
    version = adds(wilgendaal, moment=Moment.TALK)
    ends(wilgendaal, version)
    assert writes(wilgendaal, taken, version).status_code == 302
    with as_owner():
        assert [(one.asks, one.said) for one in OwnAnswer.unscoped.all()] == [(ASKS, SAID)]


def test_just_me_is_not_asked_it_in_the_first_talk_either(wilgendaal, asked_alone):
    adds(wilgendaal, kept(wordings=kept().wordings), Moment.TALK)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, asked_alone), by=hanne)
    client = browser(wilgendaal, "hanne")
    assert "Questions for the first talk" not in words_of(client.get(desk(asked_alone)))
    adds(wilgendaal, kept(just_me=True), Moment.TALK)
    assert "Questions for the first talk" in words_of(client.get(desk(asked_alone)))


def test_closing_asks_and_may_always_be_done_without(wilgendaal, taken):
    version = adds(wilgendaal, kept(Sort.YES_NO), Moment.CLOSING)
    client = browser(wilgendaal, "hanne")
    assert ASKS in words_of(client.get(desk(taken)))
    answer = client.post(desk(taken, "close/"), {"outcome": "helped", name(version): "maybe"})
    assert answer.status_code == 422 and "Choose one of the answers" in words_of(answer)
    assert client.post(desk(taken, "close/"), {"outcome": "helped", name(version): "yes"}).status_code == 302
    assert "Yes" in words_of(browser(wilgendaal, "leila").get(desk(taken, "follow/")))
    with as_owner():
        assert [one.said for one in OwnAnswer.unscoped.all()] == ["Yes"]


def test_without_an_answer_it_closes_as_well(wilgendaal, taken):
    adds(wilgendaal, kept(Sort.YES_NO), Moment.CLOSING)
    client = browser(wilgendaal, "hanne")
    assert client.post(desk(taken, "close/"), {"outcome": "helped"}).status_code == 302
    with as_owner():
        assert not OwnAnswer.unscoped.exists()


def test_what_i_take_along_has_the_question_as_it_was_asked(wilgendaal, taken):
    writes(wilgendaal, taken, adds(wilgendaal, moment=Moment.TALK))
    a_moment_later()
    copy = box(wilgendaal, "leila", "sami")
    page = page_in(copy)
    assert ASKS in page and SAID in page and "Answers to what the village asks besides" in page
    assert [row["values"]["asks"] for row in rows_in(data_in(copy), "help_requests.OwnAnswer")] == [ASKS]


def test_a_professional_carries_what_they_wrote_down(wilgendaal, taken):
    writes(wilgendaal, taken, adds(wilgendaal, moment=Moment.TALK))
    a_moment_later()
    page = words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/own-data/along/{taken.pk}/"))
    assert ASKS in page and SAID in page


def test_the_desk_asks_no_more_when_there_are_more(wilgendaal, taken, django_assert_max_num_queries):
    client = browser(wilgendaal, "hanne")
    adds(wilgendaal, moment=Moment.TALK)
    writes(wilgendaal, taken, adds(wilgendaal, moment=Moment.TALK))
    a_moment_later()
    client.get(desk(taken))
    with django_assert_max_num_queries(90) as few:
        client.get(desk(taken))
        asked_before = len(few)
    for _one in range(3):
        writes(wilgendaal, taken, adds(wilgendaal, moment=Moment.TALK))
        adds(wilgendaal, moment=Moment.CLOSING)
    a_moment_later()
    with django_assert_max_num_queries(asked_before):
        client.get(desk(taken))
