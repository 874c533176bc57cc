"""A team with more people than one page holds: page by page, each with what is theirs; who leaves stays on top, whole."""

import re

import pytest
from django.db import connection

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.passing_on.test_at_once import HERE, WHY, chair, ends_at_once
from tests.modules.passing_on.test_leaving import announce
from village.modules.passing_on import queries
from village.modules.passing_on.models import AccessEnded
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership

TEAM = f"{HERE}team/"


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr("village.modules.passing_on.views.leaving.SIZE", 1)


def people_on(client, address):
    """Below the heading: everybody whose access can end."""
    return re.findall(r"<b>([^<]+)</b>", words_of(client.get(address)).partition("h-at-once")[2])


def test_the_team_is_shown_page_by_page_and_says_how_many_there_are(wilgendaal, small_pages):
    mieke = browser(wilgendaal, "mieke")
    assert people_on(mieke, TEAM) == ["Bram Tack"] and people_on(mieke, f"{TEAM}?page=2") == ["Hanne Moreels"]
    assert "1 to 1 of 2" in words_of(mieke.get(TEAM))


def test_two_of_the_same_name_have_one_order_on_every_page(wilgendaal, small_pages):
    with as_owner():
        ours = Membership.unscoped.filter(person__in=[wilgendaal.people["bram"], wilgendaal.people["hanne"]])
        ours.update(public_name="Somebody")
        keys = [str(key) for key in sorted(ours.values_list("pk", flat=True))]
    mieke = browser(wilgendaal, "mieke")
    pages = [words_of(mieke.get(f"{TEAM}?page={number}")) for number in (1, 2)]
    assert [key for page in pages for key in re.findall(r"team/([-0-9a-f]+)/end/", page)] == keys


def test_who_leaves_stands_on_every_page_with_all_that_still_waits(wilgendaal, plan, small_pages):
    announce(wilgendaal, "hanne", by="mieke")
    mieke = browser(wilgendaal, "mieke")
    for address in (TEAM, f"{TEAM}?page=2"):
        assert "1 plan" in words_of(mieke.get(address)).partition("h-at-once")[0]


def test_whose_access_ended_stands_beside_their_name_on_their_page(wilgendaal, plan, small_pages):
    ends_at_once(wilgendaal)
    mieke = browser(wilgendaal, "mieke")
    assert WHY not in words_of(mieke.get(TEAM)) and WHY in words_of(mieke.get(f"{TEAM}?page=2"))


@pytest.mark.parametrize("who", ["bram", "els", "griet", "kobe", "leila", "stranger"])
def test_who_leads_no_team_is_told_of_nobody(wilgendaal, plan, who):
    announce(wilgendaal, "hanne", by="mieke")
    hanne = chair(wilgendaal, "hanne")
    with acting_as(wilgendaal.mieke):
        assert len(queries.plans_left(hanne.pk)) == 1
    with acting_as(wilgendaal.actors[who]):
        assert queries.plans_left(hanne.pk) == [] == queries.plans_left()
    ends_at_once(wilgendaal)
    with acting_as(wilgendaal.mieke):
        assert len(queries.ended_of([hanne])) == 1
    with acting_as(wilgendaal.actors[who]):
        assert queries.ended_of([hanne]) == {}


def test_who_leads_another_team_or_another_village_is_told_of_nobody(wilgendaal, tilleuls, plan):
    announce(wilgendaal, "hanne", by="mieke")
    hanne = chair(wilgendaal, "hanne")
    with as_owner():
        AccessEnded.unscoped.create(
            village=wilgendaal.village, member=hanne, person_id=hanne.person_id, called="", by_called="", words=WHY
        )
    with acting_as(tilleuls.mieke):
        assert queries.ended_of([hanne]) == {} and queries.plans_left(hanne.pk) == []
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["mieke"]).update(organisation=wilgendaal.organisations["school"])
    with acting_as(wilgendaal.mieke):
        assert queries.ended_of([hanne]) == {} and queries.plans_left(hanne.pk) == [] == queries.plans_left()


def test_without_the_second_step_a_team_leader_is_told_of_nobody(wilgendaal, plan):
    announce(wilgendaal, "hanne", by="mieke")
    with acting_as(wilgendaal.mieke), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.second_factor', '', true)")
        assert queries.plans_left() == []
