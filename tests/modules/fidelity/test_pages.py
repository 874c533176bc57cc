"""The figures of a programme on screen and as a table, and the gentle hints beside a plan."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.fidelity.conftest import FROM
from tests.modules.meetings.conftest import plan  # noqa: F401

HERE = "/wilgendaal/fidelity/"


@pytest.fixture
def last_year(wilgendaal, programme):
    """Two places: many families at one, one family at the other."""
    day = date(timezone.localdate().year - 1, 3, 3)
    for coach, families in (("hanne", 24), ("nele", 1)):
        for place in range(families):
            programme.goal(programme.plan(coach, day), day, 2 if place % 2 else 0)
    return day.year


@pytest.mark.parametrize("who", ["hanne", "mieke", "griet"])
def test_who_coordinates_leads_or_manages_reads_it(wilgendaal, who):
    page = browser(wilgendaal, who).get(HERE)
    assert page.status_code == 200 and "too few to say" in words_of(page)
    assert browser(wilgendaal, who).get(f"{HERE}file/?year={FROM.year}").status_code == 200


@pytest.mark.parametrize("who", ["els", "karim", "jonas", "nele", "pia", "kobe", "leila", "yara", "ex", "oma", "stranger"])
def test_for_others_it_does_not_exist(wilgendaal, who):
    client = browser(wilgendaal, who)
    assert client.get(HERE).status_code == 404
    assert client.get(f"{HERE}file/?year={FROM.year}").status_code == 404
    assert "/fidelity/" not in words_of(client.get("/wilgendaal/"))


def test_no_other_slice_can_be_asked(wilgendaal):
    client = browser(wilgendaal, "mieke")
    for year in (1999, timezone.localdate().year + 1, "x", "²025"):
        assert client.get(f"{HERE}?year={year}").status_code == 404
        assert client.get(f"{HERE}file/?year={year}").status_code == 404


def test_one_small_place_keeps_the_large_one_back_and_leaves_the_sum(wilgendaal, last_year):
    def line(who):
        table = browser(wilgendaal, who).get(f"{HERE}file/?year={last_year}").content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(table), delimiter=";" if ";" in table.splitlines()[0] else ","))
        return rows[0][4:], next(row[4:] for row in rows if row[0] == "At least two ways considered")

    head, said = line("mieke")
    assert head == ["The whole village", "Of about", "Huis van het Kind", "Of about"]
    assert said == ["50%", "25", "too few to say", ""]


def test_large_enough_it_is_said_to_those_of_that_place_and_not_to_others(wilgendaal, programme):
    day = date(timezone.localdate().year - 1, 3, 3)
    for place in range(24):
        programme.goal(programme.plan("hanne", day), day, 2 if place % 2 else 0)
    ours = words_of(browser(wilgendaal, "mieke").get(f"{HERE}?year={day.year}"))
    assert "Huis van het Kind" in ours and ours.count("50%") >= 2
    assert 'data-label="Huis van het Kind"' in ours, "on a small screen each number says whose it is"
    theirs = words_of(browser(wilgendaal, "griet").get(f"{HERE}?year={day.year}")).split("<main")[1]
    assert "Huis van het Kind" not in theirs and "50%" in theirs


def test_the_table_is_safe_for_a_spreadsheet(wilgendaal):
    with as_owner():
        place = wilgendaal.organisations["door"]
        place.name = "=cmd|' /C calc'!A1"
        place.save()
    table = browser(wilgendaal, "mieke").get(f"{HERE}file/?year={FROM.year}").content.decode()
    assert "\"'=cmd" in table and ',"=cmd' not in table and ';"=cmd' not in table


def test_beside_a_plan_only_who_coordinates_it_reads_where_it_is(wilgendaal, plan):  # noqa: F811
    here = f"/wilgendaal/plan/{plan.pk}/"
    page = words_of(browser(wilgendaal, "hanne").get(here))
    assert "Getting to know each other" in page and "What usually comes now" in page
    for who in ("leila", "yara", "els"):
        assert "For you who coordinates" not in words_of(browser(wilgendaal, who).get(here))


def test_a_number_of_days_back_is_said_gently(wilgendaal, plan):  # noqa: F811
    with as_owner():
        type(plan).unscoped.filter(pk=plan.pk).update(opened_at=timezone.now() - timedelta(days=40))
    assert "often there is a good reason" in words_of(browser(wilgendaal, "hanne").get(f"/wilgendaal/plan/{plan.pk}/"))
