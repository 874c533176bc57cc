"""A question that nobody takes up rises: to those on duty, and to the team leader, who sees only that there is one."""

from datetime import timedelta

import pytest

from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import now
from village.modules.help_requests import actions, clock
from village.modules.help_requests.models import HelpRequest
from village.modules.promises import clock as promise_clock
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice


def told(cast, who):
    with as_owner():
        return sorted(Notice.unscoped.filter(person=cast.people[who]).values_list("code", "path"))


@pytest.fixture
def too_long(wilgendaal, asked):
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked.pk).update(answer_by=now() - timedelta(minutes=1))
    return asked


def test_it_rises_once_to_those_on_duty_and_the_team_leader(wilgendaal, too_long):
    assert clock.tick() == 1 and clock.tick() == 0
    path = f"requests/{too_long.pk}/"
    assert told(wilgendaal, "hanne") == [("new_request", path)] * 2 == told(wilgendaal, "bram")
    assert told(wilgendaal, "mieke") == [("promise_risen", "requests/overview/")]
    for who in ("els", "leila", "kobe", "nele"):
        assert told(wilgendaal, who) == []


def test_a_question_in_time_does_not_rise(wilgendaal, asked):
    assert clock.tick() == 0


def test_nobody_is_late_for_what_is_no_longer_shared(wilgendaal, too_long):
    with acting_as(wilgendaal.leila) as leila:
        for consent in actions.shared_now(opened(leila, too_long)):
            actions.circles.withdraw(consent, by=leila)
    assert clock.tick() == 0


def test_a_promise_that_can_no_longer_be_kept_is_not_late(wilgendaal, taken):
    with as_owner():
        Promise.unscoped.filter(item_id=taken.pk).update(
            made_at=now() - timedelta(days=3), warn_at=now() - timedelta(days=3), due_at=now() - timedelta(hours=1)
        )
    with acting_as(wilgendaal.leila) as leila:
        for consent in actions.shared_now(opened(leila, taken)):
            actions.circles.withdraw(consent, by=leila)
    assert promise_clock.tick() == 0


def test_a_promise_of_an_answer_rises_by_its_own_clock(wilgendaal, taken):
    with as_owner():
        HelpRequest.unscoped.filter(pk=taken.pk).update(answer_by=now() - timedelta(hours=1))
        Promise.unscoped.filter(item_id=taken.pk).update(
            made_at=now() - timedelta(days=3), warn_at=now() - timedelta(days=3), due_at=now() - timedelta(hours=1)
        )
    assert (clock.tick(), promise_clock.tick()) == (0, 1)
    assert ("promise_late", f"requests/{taken.pk}/") in told(wilgendaal, "hanne")
    assert told(wilgendaal, "mieke") == [("promise_risen", "promises/team/")]
    assert told(wilgendaal, "leila") == [("taken_up", f"requests/{taken.pk}/follow/")]
