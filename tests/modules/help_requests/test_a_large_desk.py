"""A desk with more colleagues than one page holds: who has something late on top, the counts only for who is shown."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.test_colleagues import away, chair, give
from village.foundation.time_range import now
from village.modules.help_requests import team
from village.modules.help_requests.models import Absence, HelpRequest
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership

TEAM = "/wilgendaal/requests/team/"
BY_NAME = ["Bram Tack", "Hanne Moreels", "Mieke Goossens"]
"""Everybody at the door of Wilgendaal."""


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr("village.modules.help_requests.views.team.SIZE", 2)


def becomes_late(request):
    with as_owner():
        long_ago = now() - timedelta(days=9)
        HelpRequest.unscoped.filter(pk=request.pk).update(answer_by=now() - timedelta(days=1), asked_at=long_ago)
        Promise.unscoped.filter(item_id=request.pk).update(due_at=now() - timedelta(days=1), made_at=long_ago, warn_at=long_ago)


def shown_on(client, address=TEAM):
    return re.findall(r"<span>([^<>]+)<br>", words_of(client.get(address)))


def asked_by(cast, who, sql, values):
    with acting_as(cast.actors[who]), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def door_of(cast):
    return cast.organisations["door"].pk


def test_the_desk_is_shown_page_by_page_and_says_how_many_there_are(wilgendaal, small_pages):
    client = browser(wilgendaal, "mieke")
    assert shown_on(client) == BY_NAME[:2] and shown_on(client, f"{TEAM}?page=2") == BY_NAME[2:]
    assert "1 to 2 of 3" in words_of(client.get(TEAM)) and 'rel="next"' in words_of(client.get(TEAM))
    assert shown_on(client, f"{TEAM}?page=nonsense") == BY_NAME[:2]


def test_who_has_something_late_stands_on_top_of_the_first_page(wilgendaal, taken, small_pages):
    give(wilgendaal, "mieke", taken, "mieke")
    client = browser(wilgendaal, "bram")
    assert shown_on(client) == BY_NAME[:2], "what is open is not late"
    becomes_late(taken)
    assert shown_on(client) == ["Mieke Goossens", "Bram Tack"] and shown_on(client, f"{TEAM}?page=2") == ["Hanne Moreels"]
    assert "1 late" in words_of(client.get(TEAM)) and "1 late" not in words_of(client.get(f"{TEAM}?page=2"))


def test_two_of_the_same_name_have_one_order_on_every_page(wilgendaal, small_pages):
    with as_owner():
        Membership.unscoped.filter(organisation=door_of(wilgendaal)).update(public_name="Somebody")
        keys = sorted(Membership.unscoped.filter(organisation=door_of(wilgendaal)).values_list("pk", flat=True))
    client = browser(wilgendaal, "mieke")
    pages = [re.findall(r"away/\?who=([-0-9a-f]+)", words_of(client.get(f"{TEAM}?page={number}"))) for number in (1, 2)]
    assert [key for page in pages for key in page] == [str(key) for key in keys]


def test_a_page_asks_the_counts_only_of_who_is_on_it(wilgendaal, small_pages):
    with CaptureQueriesContext(connection) as asked:
        browser(wilgendaal, "mieke").get(TEAM)
    of = " ".join(one["sql"] for one in asked.captured_queries if "app.workload_of(" in one["sql"])
    assert "NULL" not in of
    assert chair(wilgendaal, "bram").pk.hex in of and chair(wilgendaal, "mieke").pk.hex not in of


def test_some_carry_the_same_as_among_everybody(wilgendaal, taken):
    becomes_late(taken)
    away(wilgendaal, "bram", "hanne")
    with acting_as(wilgendaal.mieke) as mieke:
        team.set_ceiling(chair(wilgendaal, "hanne").pk, by=mieke, most=1)
        everybody = team.workload(door_of(wilgendaal))
        assert [one.name for one in everybody] == BY_NAME
        for load in everybody:
            assert team.load_of(door_of(wilgendaal), load.member_id) == load
        assert team.my_load(door_of(wilgendaal), mieke) == everybody[2]
    hanne = everybody[1]
    assert (hanne.open_requests, hanne.late, hanne.promises, hanne.promises_late, hanne.most) == (1, 1, 1, 1, 1)
    assert everybody[0].is_away and everybody[0].deputy == "Hanne Moreels"


@pytest.mark.parametrize("who", ["els", "kobe", "griet", "leila", "stranger", "ex"])
def test_nobody_from_elsewhere_learns_who_is_at_the_desk_or_what_they_carry(wilgendaal, taken, who):
    of = [door_of(wilgendaal), [chair(wilgendaal, "hanne").pk]]
    assert asked_by(wilgendaal, who, "SELECT * FROM app.desk_in_order(%s)", of[:1]) == []
    assert asked_by(wilgendaal, who, "SELECT * FROM app.workload_of(%s, %s)", of) == []
    assert asked_by(wilgendaal, who, "SELECT * FROM app.workload_of(%s, NULL)", of[:1]) == []
    assert len(asked_by(wilgendaal, "bram", "SELECT * FROM app.workload_of(%s, %s)", of)) == 1


def test_another_village_learns_nothing_either(wilgendaal, tilleuls, taken):
    of = [door_of(wilgendaal), [chair(wilgendaal, "hanne").pk]]
    assert asked_by(tilleuls, "mieke", "SELECT * FROM app.desk_in_order(%s)", of[:1]) == []
    assert asked_by(tilleuls, "mieke", "SELECT * FROM app.workload_of(%s, %s)", of) == []


def test_a_colleague_of_elsewhere_is_not_of_this_desk_when_asked_for_by_key(wilgendaal):
    with acting_as(wilgendaal.mieke):
        assert team.load_of(door_of(wilgendaal), chair(wilgendaal, "els").pk) is None
    client = browser(wilgendaal, "mieke")
    for who in (chair(wilgendaal, "els").pk, "nonsense"):
        assert client.get(f"{TEAM}leaving/?who={who}").status_code == 404
    assert client.get(f"{TEAM}leaving/?who={chair(wilgendaal, 'hanne').pk}").status_code == 200


def test_who_is_back_or_her_team_leader_says_so_and_no_colleague(wilgendaal, taken):
    away(wilgendaal)
    with as_owner():
        absence = Absence.unscoped.get().pk
    back = "/wilgendaal/requests/away/back/"
    assert browser(wilgendaal, "bram").post(back, {"absence": absence}).status_code == 404
    assert browser(wilgendaal, "els").post(back, {"absence": absence}).status_code == 404
    assert browser(wilgendaal, "mieke").post(back, {"absence": "nonsense"}).status_code == 302
    with acting_as(wilgendaal.hanne):
        assert team.load_of(door_of(wilgendaal), chair(wilgendaal, "hanne").pk).absence_id == absence
    assert browser(wilgendaal, "hanne").post(back, {"absence": absence}).status_code == 302
    with acting_as(wilgendaal.hanne):
        assert team.load_of(door_of(wilgendaal), chair(wilgendaal, "hanne").pk).absence_id is None
