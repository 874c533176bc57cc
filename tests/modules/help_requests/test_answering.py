"""One named person takes it up, promises, asks, answers; the one who asked follows it all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import now
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import (
    inbox_of,
    overview_of,
    search_requests,
    steps_of,
    waited_for_me,
)
from village.modules.help_requests.words import Outcome, What
from village.modules.promises.queries import open_promise_about
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed


def told(cast, who):
    with as_owner():
        return sorted(notice.code for notice in Notice.unscoped.filter(person=cast.people[who]))


def test_who_takes_it_up_has_it_and_the_others_on_duty_let_go(wilgendaal, taken):
    assert taken.owner.public_name == "Hanne Moreels" and taken.taken_up_at
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken).owner_id == taken.owner_id
    with acting_as(wilgendaal.bram) as bram:
        with pytest.raises(Http404):
            opened(bram, taken)
        assert waited_for_me(taken.pk)


def test_only_who_was_on_duty_hears_that_a_colleague_was_first(wilgendaal, taken):
    for who in ("els", "mieke", "stranger", "leila"):
        with acting_as(wilgendaal.actors[who]):
            assert not waited_for_me(taken.pk)


def test_a_second_pair_of_hands_is_told_that_it_is_taken(wilgendaal, asked):
    with acting_as(wilgendaal.bram) as bram:
        seen_before = opened(bram, asked)
        with as_owner():
            chair = actions.membership_in(wilgendaal.hanne, asked.to_organisation_id)
            HelpRequest.unscoped.filter(pk=asked.pk).update(owner=chair, taken_up_at=now())
        with pytest.raises(actions.AlreadyTakenUp):
            actions.take_up(seen_before, by=bram)


def test_the_family_cannot_take_up_its_own_question(wilgendaal, asked):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.take_up(opened(leila, asked), by=leila)


def test_taking_up_promises_an_answer_before_the_moment_that_was_said(wilgendaal, asked, taken):
    with acting_as(wilgendaal.leila) as leila:
        promise = open_promise_about(opened(leila, taken))
        assert promise.due_at == asked.answer_by and promise.owner.public_name == "Hanne Moreels"
        assert promise.in_words == "An answer to your question" and promise.kind == taken.kind
    assert told(wilgendaal, "leila") == ["taken_up"]


def test_a_question_back_a_reply_and_an_answer_are_read_by_both(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.ask_back(opened(hanne, taken), by=hanne, words="When does he go to bed?")
    with acting_as(wilgendaal.leila) as leila:
        actions.reply(opened(leila, taken), by=leila, words="At nine.")
    with acting_as(wilgendaal.hanne) as hanne:
        actions.answer(opened(hanne, taken), by=hanne, words="I come by on Thursday.")
        said = [(step.what, step.words) for step in steps_of(opened(hanne, taken))][2:]
    expected = [
        (What.QUESTION, "When does he go to bed?"), (What.REPLY, "At nine."), (What.ANSWER, "I come by on Thursday."),
    ]  # fmt: skip
    with acting_as(wilgendaal.leila) as leila:
        assert said == expected == [(s.what, s.words) for s in steps_of(opened(leila, taken))][2:]
    assert told(wilgendaal, "leila") == ["answer", "question", "taken_up"]
    assert told(wilgendaal, "hanne") == ["new_request", "reply"]


def test_an_answer_keeps_the_promise(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, taken)
        actions.answer(found, by=hanne, words="Yes.")
        assert open_promise_about(found) is None and found.answer_by is None


def test_after_an_answer_a_reply_starts_the_clock_again(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.answer(opened(hanne, taken), by=hanne, words="Yes.")
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, taken)
        actions.reply(found, by=leila, words="One more thing.")
        assert found.answer_by > now()


def test_nobody_answers_before_somebody_took_it_up(wilgendaal, asked):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.NotTakenUp):
        actions.answer(opened(hanne, asked), by=hanne, words="Yes.")


def test_the_family_cannot_answer_and_the_worker_cannot_reply(wilgendaal, taken):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.answer(opened(leila, taken), by=leila, words="Yes.")
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.reply(opened(hanne, taken), by=hanne, words="Yes.")


def test_an_empty_answer_is_no_answer(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.WordsNeeded):
        actions.answer(opened(hanne, taken), by=hanne, words=" ")


def test_a_later_date_needs_a_reason_that_the_family_reads(wilgendaal, taken):
    later = taken.answer_by + timedelta(days=2)
    with acting_as(wilgendaal.hanne) as hanne:
        found = opened(hanne, taken)
        actions.promise_again(found, by=hanne, answer_by=later, reason="I want to ask the school first.")
        assert found.answer_by == later == open_promise_about(found).due_at
    with acting_as(wilgendaal.leila) as leila:
        last = steps_of(opened(leila, taken)).last()
        assert (last.what, last.words) == (What.RENEWED, "I want to ask the school first.")


def test_the_owner_or_the_one_who_asked_closes_it_and_then_it_stays_closed(wilgendaal, taken):
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, taken)
        actions.close(found, by=leila, outcome=Outcome.NOT_WANTED)
        assert not found.is_open and open_promise_about(found) is None
        with pytest.raises(actions.RequestIsClosed):
            actions.reply(found, by=leila, words="More")


def test_a_guardian_who_did_not_ask_cannot_answer_for_the_worker(wilgendaal, taken):
    with acting_as(wilgendaal.sami) as sami, pytest.raises(NotAllowed):
        actions.ask_back(opened(sami, taken), by=sami, words="Why?")


def test_the_team_leader_sees_number_owner_and_dates_and_nothing_else(wilgendaal, taken, asked_alone):
    with acting_as(wilgendaal.mieke) as mieke:
        lines = {line.number: line for line in overview_of(mieke)}
        assert set(lines) == {taken.number, asked_alone.number}
        assert lines[taken.number].owner == "Hanne Moreels" and lines[asked_alone.number].owner is None
        with pytest.raises(Http404):
            opened(mieke, taken)
    for who in ("hanne", "leila", "els", "kobe", "stranger"):
        with acting_as(wilgendaal.actors[who]) as other:
            assert overview_of(other) == []


def test_the_inbox_shows_states_and_filters(wilgendaal, taken, asked_alone):
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert list(inbox_of(hanne, "mine")) == [taken] and list(inbox_of(hanne, "waiting")) == [asked_alone]
        assert {r.state for r in inbox_of(hanne)} == {What.TAKEN_UP, What.SENT}
        assert list(inbox_of(hanne, area="money")) == [] and list(inbox_of(hanne, asker="young")) == [asked_alone]
        assert list(inbox_of(hanne, "closed")) == []


def test_what_is_late_stands_first(wilgendaal, asked, asked_alone):
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked_alone.pk).update(answer_by=now() - timedelta(hours=1))
    with acting_as(wilgendaal.hanne) as hanne:
        open_list(hanne)
        assert [(r.pk, r.is_late) for r in inbox_of(hanne)] == [(asked_alone.pk, True), (asked.pk, False)]


@pytest.mark.parametrize("words", ["sleeping", "mondays", "sami school", "DRAW", "thursdays"])
def test_a_word_is_found_in_any_of_its_forms(wilgendaal, taken, words):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.answer(opened(hanne, taken), by=hanne, words="I come by on Thursday.")
        assert search_requests(hanne, words) == [taken]


def test_a_search_finds_only_what_one_may_see(wilgendaal, asked_alone):
    with acting_as(wilgendaal.yara) as yara:
        assert search_requests(yara, "school") == [asked_alone]
    for who in ("leila", "els", "mieke", "stranger", "jonas"):
        with acting_as(wilgendaal.actors[who]) as other:
            assert search_requests(other, "school") == []


def test_a_search_shows_in_the_logbook_of_who_was_found(wilgendaal, asked):
    with acting_as(wilgendaal.hanne) as hanne:
        search_requests(hanne, "school")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT act FROM logbook_shown s JOIN logbook_entry e ON e.id = s.entry_id WHERE s.item_id = %s", [asked.pk]
        )
        assert cursor.fetchall() == [("search",)]
