"""Numbers for who leads, and the clock: each "may" beside its "may not"."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner, work
from tests.modules.waiting.conftest import (
    TALK,
    ask,
    chair,
    does,
    entry_of,
    notices,
    opened,
    propose,
    row,
    soon,
)
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import Absence
from village.modules.waiting import clock, meanwhile, queries
from village.modules.waiting.models import (
    WaitingEntry,
)
from village.trust.access.actor import acting_as
from village.trust.consent.models import Assignment, Consent
from village.trust.notices.models import Notice
from village.trust.vocabulary import Role

# numbers for who leads


def test_the_leader_sees_how_many_and_never_who(wilgendaal, waits):
    with as_owner():
        work(wilgendaal, "griet", "care", Role.SUPERVISOR)
    with acting_as(wilgendaal.griet):
        rows = queries.overview_of(waits.waiting_list.organisation_id, queries.rules_of(waits.village_id))
    assert [(one.contact, one.waiting, one.late, one.too_long) for one in rows] == [("Nele Baert", 1, 0, 0)]


@pytest.mark.parametrize("who", ["mieke", "nele", "hanne", "leila", "kobe"])
def test_nobody_else_gets_the_numbers_of_a_team(wilgendaal, waits, who):
    with acting_as(wilgendaal.actors[who]):
        assert queries.overview_of(waits.waiting_list.organisation_id, queries.rules_of(waits.village_id)) == []


def outside(cast, amarant, **places):
    """Questions of the family from these postcodes, as the owner knows them."""
    for postcode, number in places.items():
        for _each in range(number):
            request = ask(cast, cast.leila, "sami")
            with acting_as(cast.hanne) as hanne:
                requests.take_up(opened(hanne, request), by=hanne)
            propose(cast, request, amarant, postcode=postcode.strip("p"))


def spots(cast, who):
    with acting_as(cast.actors[who]):
        return [(one.postcode, one.asked) for one in queries.blind_spots()]


def test_a_blind_spot_is_a_number_and_a_small_one_is_not_said(wilgendaal, amarant):
    with as_owner():
        wilgendaal.village.small_number = 5
        wilgendaal.village.save()
    outside(wilgendaal, amarant, p9070=5, p9080=2, p9000=1)
    assert spots(wilgendaal, "mieke") == [("9070", 5), ("", None)]
    outside(wilgendaal, amarant, p9090=3)
    assert spots(wilgendaal, "kobe") == [("", 5), ("9070", 5)]


@pytest.mark.parametrize("who", ["hanne", "nele", "leila", "els", "stranger"])
def test_blind_spots_are_for_who_leads_or_keeps(wilgendaal, amarant, taken, who):
    propose(wilgendaal, taken, amarant, postcode="9070")
    assert spots(wilgendaal, who) == []
    assert spots(wilgendaal, "griet") == [("", None)]


# the clock


def set_talk(entry, days):
    with as_owner():
        WaitingEntry.unscoped.filter(pk=entry.pk).update(next_check_in=soon(days), told="")


def test_on_the_day_the_contact_is_told_once(wilgendaal, waits):
    set_talk(waits, 0)
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert Notice.Code.PROMISE_SOON in notices(wilgendaal, "nele")
    assert Notice.Code.PROMISE_RISEN not in notices(wilgendaal, "griet")


def test_before_the_day_nobody_is_told(wilgendaal, waits):
    assert clock.tick() == 0


def test_a_late_talk_goes_to_the_deputy_who_can_then_open_it_and_to_the_leader_who_cannot(wilgendaal, waits):
    with as_owner():
        work(wilgendaal, "griet", "care", Role.SUPERVISOR)
        Absence.unscoped.create(
            village=wilgendaal.village, organisation=wilgendaal.organisations["care"], member=chair(wilgendaal, "nele"),
            deputy=chair(wilgendaal, "oona"), from_at=timezone.now() - timedelta(days=1),
            until=timezone.now() + timedelta(days=9),
        )  # fmt: skip
    set_talk(waits, -1)
    assert (clock.tick(), clock.tick()) == (1, 0)
    assert Notice.Code.PROMISE_LATE in notices(wilgendaal, "nele") & notices(wilgendaal, "oona")
    assert Notice.Code.PROMISE_RISEN in notices(wilgendaal, "griet")
    with acting_as(wilgendaal.oona) as oona:
        assert entry_of(oona, waits)
    with acting_as(wilgendaal.griet) as griet, pytest.raises(Http404):
        entry_of(griet, waits)


def test_after_a_talk_the_clock_is_quiet_again(wilgendaal, waits):
    set_talk(waits, -1)
    clock.tick()
    does(wilgendaal, "nele", waits, meanwhile.check_in, next_on=soon(), **TALK)
    assert clock.tick() == 0 and row(WaitingEntry).told == ""


def test_who_stopped_sharing_is_not_spoken_about(wilgendaal, waits):
    with as_owner():
        Consent.unscoped.filter(item_id=waits.pk).update(withdrawn_at=timezone.now())
        Assignment.unscoped.filter(item_id=waits.pk).update(until=timezone.now())
    set_talk(waits, -1)
    clock.tick()
    assert Notice.Code.PROMISE_LATE not in notices(wilgendaal, "nele")


def test_another_village_sees_no_list_and_no_entry_of_this_one(wilgendaal, tilleuls, waits):
    with acting_as(tilleuls.nele) as nele:
        assert queries.list_by_id(nele.village_id, waits.waiting_list_id) is None
        with pytest.raises((Http404, DatabaseError)):
            entry_of(nele, waits)
