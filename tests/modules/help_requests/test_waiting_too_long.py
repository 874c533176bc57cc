"""A question that nobody takes up is asked after: with those on duty, then with the team leader, who sees only a number."""

from datetime import timedelta

import pytest

from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import now
from village.modules.help_requests import actions, clock
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.promises import clock as promise_clock
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.villages.models import OpeningHours


def told(cast, who):
    with as_owner():
        return sorted(Notice.unscoped.filter(person=cast.people[who]).values_list("code", "path"))


@pytest.fixture(autouse=True)
def _always_open(wilgendaal):
    """Hours, weekends and holidays have tests of their own."""
    with as_owner():
        OpeningHours.unscoped.filter(village=wilgendaal.village).delete()


@pytest.fixture
def too_long(wilgendaal, asked):
    with as_owner():
        HelpRequest.unscoped.filter(pk=asked.pk).update(answer_by=now() - timedelta(minutes=1))
    return asked


def test_what_nobody_took_up_is_told_once_to_those_on_duty(wilgendaal, too_long):
    assert clock.tick() == 1 and clock.tick() == 0
    path = f"requests/{too_long.pk}/"
    assert told(wilgendaal, "hanne") == [("late_at_desk", path), ("new_request", path)] == told(wilgendaal, "bram")
    for who in ("mieke", "els", "leila", "kobe", "nele"):
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


def test_a_promise_of_an_answer_climbs_with_its_question_and_not_at_once(wilgendaal, taken):
    with as_owner():
        HelpRequest.unscoped.filter(pk=taken.pk).update(answer_by=now() - timedelta(hours=1))
        RequestStep.unscoped.filter(request_id=taken.pk).update(created_at=now() - timedelta(days=3))
        Promise.unscoped.filter(item_id=taken.pk).update(
            made_at=now() - timedelta(days=3), warn_at=now() - timedelta(days=3), due_at=now() - timedelta(hours=1)
        )
    assert (promise_clock.tick(), clock.tick()) == (0, 1)
    assert ("late_mine", f"requests/{taken.pk}/") in told(wilgendaal, "hanne")
    assert told(wilgendaal, "mieke") == [] == [one for one in told(wilgendaal, "bram") if one[0] != "new_request"]
    assert told(wilgendaal, "leila") == [("taken_up", f"requests/{taken.pk}/follow/")]
