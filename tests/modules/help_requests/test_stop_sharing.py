"""Stop means now: no door stays open, nobody is late for it, and those who had it hear it."""

import pytest
from django.http import Http404

from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.modules.help_requests import actions
from village.modules.help_requests.queries import inbox_of, steps_of
from village.modules.help_requests.words import Outcome, What
from village.modules.promises.queries import due_for, open_promise_about
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed


@pytest.fixture
def stopped(wilgendaal, taken):
    with acting_as(wilgendaal.leila) as leila:
        return actions.stop_sharing(opened(leila, taken), by=leila)


def test_the_worker_loses_it_at_once(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken)
    with acting_as(wilgendaal.leila) as leila:
        actions.stop_sharing(opened(leila, taken), by=leila)
    with acting_as(wilgendaal.hanne) as hanne:
        with pytest.raises(Http404):
            opened(hanne, taken)
        open_list(hanne)
        assert list(inbox_of(hanne)) == [] == list(due_for(hanne))


def test_the_family_keeps_it_and_reads_that_it_stopped(wilgendaal, stopped):
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, stopped)
        assert found.outcome == Outcome.STOPPED and found.hard
        assert steps_of(found).last().what == What.STOPPED
        assert open_promise_about(found) is None


def test_the_worker_is_told_without_a_word_of_content(wilgendaal, stopped):
    with as_owner():
        told = Notice.unscoped.filter(person=wilgendaal.people["hanne"], code="stopped_sharing")
        assert [notice.path for notice in told] == [""]


def test_a_worker_cannot_stop_it_for_the_family(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(NotAllowed):
        actions.stop_sharing(opened(hanne, taken), by=hanne)


def test_who_has_nothing_to_do_with_it_cannot_stop_it(wilgendaal, taken):
    for who in ("yara", "stranger", "bram", "mieke"):
        with acting_as(wilgendaal.actors[who]) as other, pytest.raises(Http404):
            actions.stop_sharing(opened(other, taken), by=other)


def test_stopping_twice_is_the_same_as_once(wilgendaal, stopped):
    with acting_as(wilgendaal.leila) as leila:
        found = actions.stop_sharing(opened(leila, stopped), by=leila)
        assert steps_of(found).filter(what=What.STOPPED).count() == 1
