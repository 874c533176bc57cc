"""Reaching people: tries are counted before anybody is given up, nobody is left with nothing, and it can go on."""

from datetime import timedelta

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import now
from village.modules.help_requests import actions, reaching
from village.modules.help_requests.models import DeskRules, RequestStep
from village.modules.help_requests.problems import (
    AlternativeNeeded,
    MomentNotYet,
    NoLongerShared,
    NotTriedEnough,
    RequestIsOpen,
)
from village.modules.help_requests.queries import questions_of, steps_of
from village.modules.help_requests.words import Outcome, Way, What
from village.modules.promises.queries import open_promise_about
from village.trust.access.actor import acting_as
from village.trust.vocabulary import NotAllowed


def tried(cast, request, *ways_and_days):
    """As the owner: a test is one moment, so the days before are written afterwards."""
    for way, days in ways_and_days:
        with acting_as(cast.hanne) as hanne:
            step = reaching.tried_to_reach(opened(hanne, request), by=hanne, way=way)
        with as_owner():
            RequestStep.unscoped.filter(pk=step.pk).update(done_at=now() - timedelta(days=days))
    with as_owner():
        type(request).unscoped.filter(pk=request.pk).update(asked_at=now() - timedelta(days=30))


def close(cast, request, outcome, **more):
    with acting_as(cast.hanne) as hanne:
        return actions.close(opened(hanne, request), by=hanne, outcome=outcome, **more)


def test_after_three_days_two_ways_and_a_visit_it_may_be_said(wilgendaal, taken):
    tried(wilgendaal, taken, (Way.CALL, 5), (Way.MESSAGE, 4), (Way.CALL, 3), (Way.VISIT, 1))
    assert close(wilgendaal, taken, Outcome.NOT_REACHED).outcome == Outcome.NOT_REACHED


@pytest.mark.parametrize("tries", [
    [], [(Way.CALL, 5), (Way.MESSAGE, 4), (Way.CALL, 3)],
    [(Way.CALL, 5), (Way.CALL, 4), (Way.CALL, 3), (Way.VISIT, 1)],
    [(Way.CALL, 3), (Way.MESSAGE, 3), (Way.MAIL, 3), (Way.VISIT, 1)],
    [(Way.VISIT, 5), (Way.CALL, 4), (Way.MESSAGE, 3), (Way.CALL, 2)],
], ids=["nothing", "no visit", "one way only", "all on one day", "the visit first"])  # fmt: skip
def test_before_that_nobody_is_given_up(wilgendaal, taken, tries):
    tried(wilgendaal, taken, *tries)
    with pytest.raises(NotTriedEnough):
        close(wilgendaal, taken, Outcome.NOT_REACHED)


def test_a_village_has_its_own_numbers(wilgendaal, taken):
    with as_owner():
        DeskRules.unscoped.create(village=wilgendaal.village, tries=1, ways=1, visits_last=False)
    tried(wilgendaal, taken, (Way.CALL, 2))
    assert close(wilgendaal, taken, Outcome.NOT_REACHED).closed_at


def test_a_request_opened_again_is_tried_again(wilgendaal, taken):
    tried(wilgendaal, taken, (Way.CALL, 5), (Way.MESSAGE, 4), (Way.CALL, 3), (Way.TRUSTED, 1))
    close(wilgendaal, taken, Outcome.NOT_REACHED)
    with acting_as(wilgendaal.leila) as leila:
        actions.reopen(opened(leila, taken), by=leila, words="I was in hospital.")
    with pytest.raises(NotTriedEnough):
        close(wilgendaal, taken, Outcome.NOT_REACHED)


def test_no_help_says_what_can_be_done_instead(wilgendaal, taken):
    with pytest.raises(AlternativeNeeded):
        close(wilgendaal, taken, Outcome.NO_HELP, words="The waiting list is closed.")
    close(wilgendaal, taken, Outcome.NO_HELP, words="The list is closed.", alternative="The group on Tuesday.")
    page = browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/")
    assert "The group on Tuesday." in words_of(page)


def test_a_contact_is_written_down_and_the_promise_still_counts(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        reaching.had_contact(opened(hanne, taken), by=hanne, way=Way.GATE, words="She likes Thursday.")
        assert open_promise_about(opened(hanne, taken))
        last = list(steps_of(opened(hanne, taken)))[-1]
    assert (last.what, last.way) == (What.CONTACT, Way.GATE)


def test_nobody_writes_down_what_still_has_to_happen(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(MomentNotYet):
        reaching.tried_to_reach(opened(hanne, taken), by=hanne, way=Way.CALL, at=now() + timedelta(hours=1))


def test_bridging_and_handing_over_leave_the_clock_running_until_it_closes(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        actions.bridge(opened(hanne, taken), by=hanne, words="The library on Wednesday.")
        actions.hand_over(opened(hanne, taken), by=hanne, words="De Loods reads it.")
        assert opened(hanne, taken).is_open and open_promise_about(opened(hanne, taken))
        actions.hand_over(opened(hanne, taken), by=hanne, words="They began.", closes=True)
        assert opened(hanne, taken).outcome == Outcome.HANDED_OVER
        assert open_promise_about(opened(hanne, taken)) is None


@pytest.mark.parametrize("verb", [actions.bridge, actions.hand_over], ids=["bridge", "hand over"])
def test_the_family_does_not_bridge_or_hand_over(wilgendaal, taken, verb):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        verb(opened(leila, taken), by=leila, words="I do it.")


def test_it_goes_on_with_the_same_number_and_the_same_owner(wilgendaal, taken):
    close(wilgendaal, taken, Outcome.HELPED)
    with acting_as(wilgendaal.leila) as leila:
        actions.reopen(opened(leila, taken), by=leila, words="It is back.")
        again = opened(leila, taken)
    assert (again.number, again.owner_id, again.outcome) == (taken.number, taken.owner_id, "")
    assert again.answer_by > now()


def test_the_desk_opens_it_again_too_and_who_asked_hears_it(wilgendaal, taken):
    close(wilgendaal, taken, Outcome.HELPED)
    with acting_as(wilgendaal.hanne) as hanne:
        actions.reopen(opened(hanne, taken), by=hanne, words="The camp has a place after all.")
    assert "The camp has a place" in words_of(
        browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/")
    )


def test_what_is_open_or_no_longer_shared_is_not_opened_again(wilgendaal, taken):
    with acting_as(wilgendaal.leila) as leila:
        with pytest.raises(RequestIsOpen):
            actions.reopen(opened(leila, taken), by=leila, words="Again.")
        actions.stop_sharing(opened(leila, taken), by=leila)
        with pytest.raises(NoLongerShared):
            actions.reopen(opened(leila, taken), by=leila, words="Again.")


def test_somebody_else_around_the_child_has_a_question_too(wilgendaal, taken):
    with acting_as(wilgendaal.leila) as leila:
        reaching.add_question(opened(leila, taken), by=leila, whose="parent", words="I cannot sleep either.")
    with acting_as(wilgendaal.hanne) as hanne:
        reaching.add_question(
            opened(hanne, taken), by=hanne, whose="school", called="Els", words="How do I begin a Monday?"
        )
        assert [one.words for one in questions_of(opened(hanne, taken))] == [
            "I cannot sleep either.", "How do I begin a Monday?",
        ]  # fmt: skip


@pytest.mark.parametrize("way", ["reached", "not reached"])
def test_the_page_writes_a_contact_or_a_try(wilgendaal, taken, way):
    data = {"reached": "yes" if way == "reached" else "no", "way": "shop", "words": "At the baker's."}
    client = browser(wilgendaal, "hanne")
    sent = client.post(f"/wilgendaal/requests/{taken.pk}/contact/", data)
    assert sent.status_code == 302
    page = words_of(client.get(f"/wilgendaal/requests/{taken.pk}/"))
    assert ("You had contact." in page) == (way == "reached")
    assert ("You tried to make contact." in page) == (way == "not reached")


def test_a_talk_without_words_says_so_at_the_field(wilgendaal, taken):
    sent = browser(wilgendaal, "hanne").post(
        f"/wilgendaal/requests/{taken.pk}/contact/", {"reached": "yes", "way": "call", "words": ""}
    )
    assert sent.status_code == 422 and "Write in a few words what was said." in words_of(sent)


def test_the_page_says_what_can_still_be_tried(wilgendaal, taken):
    client = browser(wilgendaal, "hanne")
    sent = client.post(f"/wilgendaal/requests/{taken.pk}/close/", {"outcome": "not_reached"})
    assert sent.status_code == 422 and "Nobody is given up so soon." in words_of(sent)
    assert "Try 3 more times, each on another day." in words_of(sent)


def test_who_asked_opens_it_again_from_their_page(wilgendaal, taken):
    close(wilgendaal, taken, Outcome.HELPED)
    client = browser(wilgendaal, "leila")
    client.post(f"/wilgendaal/requests/{taken.pk}/again/", {"words": "It is back."})
    assert "You opened it again." in words_of(client.get(f"/wilgendaal/requests/{taken.pk}/follow/"))


def test_there_is_no_word_for_turning_somebody_away():
    assert not {"rejected", "refused", "declined"} & {str(value) for value in Outcome.values}
