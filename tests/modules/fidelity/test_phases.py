"""The phases and usual times of wraparound care, as gentle hints: each rule on its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from village.modules.fidelity.measures import DAYS, MEASURES
from village.modules.fidelity.phases import Phase, Signs, way_of

OPENED = date(2026, 3, 2)
NEW = Signs(opened=OPENED, has_words=False, has_natural=False, sees_note=False, has_date=False, first_met=None,
            is_agreed=False, is_ended=False)  # fmt: skip
FULL = replace(NEW, has_words=True, has_natural=True, sees_note=True, has_date=True)


@pytest.mark.parametrize(
    ("signs", "phase"),
    [
        (NEW, Phase.BEGIN), (FULL, Phase.BEGIN), (replace(FULL, first_met=OPENED), Phase.PLAN),
        (replace(FULL, first_met=OPENED, is_agreed=True), Phase.DO), (replace(FULL, is_agreed=True, is_ended=True), Phase.END),
    ],
)  # fmt: skip
def test_where_a_plan_is(signs, phase):
    assert way_of(signs).phase == phase and way_of(signs).usually


def test_when_all_is_there_nothing_is_asked():
    assert way_of(FULL).nexts == []
    assert way_of(replace(FULL, is_agreed=True)).nexts == []
    assert len(way_of(replace(FULL, is_agreed=True, has_date=False)).nexts) == 1


def test_the_usual_days_are_those_of_the_public_list():
    """Domain 1.1: story within 20 days, first meeting within 30, a plan within 35 days after the first visit."""
    words, _circle, _note, meeting = way_of(NEW).nexts
    assert words.usually_by == OPENED + timedelta(days=20) and meeting.usually_by == OPENED + timedelta(days=30)
    met = replace(FULL, first_met=OPENED + timedelta(days=9))
    assert [one.usually_by for one in way_of(met).nexts] == [OPENED + timedelta(days=9 + 35)]
    assert (DAYS["contact"], DAYS["visit"], DAYS["gap"]) == (3, 10, 35)


def test_a_day_that_has_passed_is_said_gently_and_today_has_not_passed():
    today = timezone.localdate()
    late = way_of(replace(FULL, has_words=False, opened=today - timedelta(days=21))).nexts[0]
    assert late.has_passed
    assert not way_of(replace(FULL, has_words=False, opened=today - timedelta(days=20))).nexts[0].has_passed


def test_each_measure_says_itself_in_one_sentence_with_its_source():
    assert len({one.key for one in MEASURES}) == len(MEASURES)
    for one in MEASURES:
        assert str(one.sentence).count(".") == 1 and str(one.sentence).endswith(".")
        assert one.source and (one.aim is None or 0 < one.aim <= 100)
