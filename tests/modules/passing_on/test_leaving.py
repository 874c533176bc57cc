"""Somebody leaves their work: the family and the team leader know, and nobody leaves a family without somebody."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.passing_on.conftest import OVERLAP, comes_the_day, day, first
from village.modules.help_requests import team
from village.modules.passing_on import clock, leaving, queries
from village.modules.passing_on.models import Leaving
from village.modules.passing_on.problems import LeavesAlready, NoLongerThere
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

HERE = "/wilgendaal/passing-on/"


def chair(cast, who):
    with as_owner():
        return Membership.unscoped.get(person=cast.people[who])


def announce(cast, who, by):
    with acting_as(cast.actors[by]) as actor:
        return leaving.announce(chair(cast, who).pk, by=actor, last_day=OVERLAP)


def test_each_of_the_family_hears_that_who_coordinates_leaves(wilgendaal, plan):
    announce(wilgendaal, "hanne", by="hanne")
    with as_owner():
        told = Notice.unscoped.filter(path=f"/plan/{plan.pk}/", code=Notice.Code.FAMILY_TOLD)
        assert {one.person.name for one in told} == {"Leïla Benali", "Yara Benali"}
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/plan/{plan.pk}/"))
    assert "Say together who comes next." in page


@pytest.mark.parametrize("who", ["bram", "els", "griet", "kobe", "nele"])
def test_nobody_else_says_that_a_colleague_leaves(wilgendaal, plan, who):
    with pytest.raises(NotAllowed):
        announce(wilgendaal, "hanne", by=who)


def test_somebody_leaves_once_on_a_day_to_come_and_may_stay_after_all(wilgendaal, plan):
    key = announce(wilgendaal, "hanne", by="hanne")
    with pytest.raises(LeavesAlready):
        announce(wilgendaal, "hanne", by="mieke")
    with acting_as(wilgendaal.bram) as bram, pytest.raises(NotAllowed):
        leaving.call_off(key, by=bram)
    with acting_as(wilgendaal.hanne) as hanne:
        leaving.call_off(key, by=hanne)
        assert queries.my_leavings(hanne) == []
        with pytest.raises(NoLongerThere):
            leaving.announce(chair(wilgendaal, "hanne").pk, by=hanne, last_day=day(-1))


def test_the_team_leader_sees_numbers_and_days_and_never_whose_plans(wilgendaal, plan):
    announce(wilgendaal, "hanne", by="mieke")
    page = words_of(browser(wilgendaal, "mieke").get(f"{HERE}team/"))
    assert "Hanne Moreels" in page and "1 plan" in page
    assert "Benali" not in page
    for other in ("bram", "griet", "karim"):
        assert browser(wilgendaal, other).get(f"{HERE}team/").status_code == 404
        with acting_as(wilgendaal.actors[other]):
            assert queries.plans_left() == []


def test_nobody_stops_working_here_while_a_family_has_nobody_else(wilgendaal, plan):
    member = chair(wilgendaal, "hanne").pk
    client = browser(wilgendaal, "mieke")
    address = f"/wilgendaal/requests/team/leaving/?who={member}"
    page = words_of(client.get(address))
    assert "Hanne Moreels coordinates 1 plan of a family." in page and "Benali" not in page
    assert client.post(address).status_code == 422
    with acting_as(wilgendaal.mieke) as mieke:
        assert not team.end_membership(member, by=mieke)


def test_after_passing_on_the_work_ends(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    with acting_as(wilgendaal.mieke) as mieke:
        assert team.end_membership(chair(wilgendaal, "hanne").pk, by=mieke)
        assert not team.end_membership(chair(wilgendaal, "bram").pk, by=mieke)


def test_whoever_ends_a_chair_by_hand_meets_the_same_rule(wilgendaal, plan):
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        Membership.unscoped.filter(pk=chair(wilgendaal, "hanne").pk).update(until=timezone.now())


def test_who_leaves_says_so_and_finds_each_plan_to_pass_on(wilgendaal, plan):
    client = browser(wilgendaal, "hanne")
    assert "I leave this work" in words_of(client.get(HERE))
    assert client.post(f"{HERE}leaving/", {"member": chair(wilgendaal, "hanne").pk, "last_day": ""}).status_code == 422
    sent = client.post(f"{HERE}leaving/", {"member": chair(wilgendaal, "hanne").pk, "last_day": OVERLAP.isoformat()})
    assert sent.status_code == 302
    page = words_of(client.get(HERE))
    assert "Family Benali" in page and "not begun yet" in page
    stays = client.post(f"{HERE}leaving/{first(Leaving).pk}/off/")
    assert stays.status_code == 302 and first(Leaving).called_off_at


def test_a_team_leader_writes_down_the_last_day_of_a_colleague_only(wilgendaal, plan):
    client = browser(wilgendaal, "mieke")
    assert client.get(f"{HERE}leaving/?who={chair(wilgendaal, 'hanne').pk}").status_code == 200
    for other in (chair(wilgendaal, "els").pk, chair(wilgendaal, "mieke").pk, "nobody"):
        assert client.get(f"{HERE}leaving/?who={other}").status_code == 404
    assert browser(wilgendaal, "bram").get(f"{HERE}leaving/?who={chair(wilgendaal, 'hanne').pk}").status_code == 404


def test_the_keeper_says_after_how_many_months_somebody_calls(wilgendaal):
    client = browser(wilgendaal, "kobe")
    assert "1, 3, 6" in words_of(client.get(f"{HERE}months/"))
    assert client.post(f"{HERE}months/", {"months": "often"}).status_code == 422
    assert client.post(f"{HERE}months/", {"months": "2, 12"}).status_code == 302
    assert queries.months_here(wilgendaal.village.pk) == (2, 12)
    assert browser(wilgendaal, "mieke").get(f"{HERE}months/").status_code == 404
