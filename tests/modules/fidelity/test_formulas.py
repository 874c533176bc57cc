"""The formulas of domain part 1.5, each on days that can be counted by hand."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.fidelity.conftest import counted, counts
from village.modules.fidelity.measures import BY_KEY
from village.modules.passing_on.models import Ending

MARCH = date(2025, 3, 3)


def days(number):
    return MARCH + timedelta(days=number)


@pytest.mark.parametrize(("after", "fits"), [(0, 1), (3, 1), (4, 0), (None, 0)])
def test_first_contact_is_within_three_days_of_the_question(wilgendaal, programme, after, fits):
    plan = programme.plan("hanne", days(5), asked=MARCH)
    if after is not None:
        programme.contact(plan, days(after))
    assert counted(wilgendaal, "first_contact") == (1, fits, 1)


@pytest.mark.parametrize(("way", "after", "fits"), [("visit", 10, 1), ("visit", 11, 0), ("call", 2, 0)])
def test_the_first_visit_is_within_ten_days_and_in_person(wilgendaal, programme, way, after, fits):
    plan = programme.plan("hanne", days(1), asked=MARCH)
    programme.contact(plan, days(after), way)
    assert counted(wilgendaal, "first_visit") == (1, fits, 1)


@pytest.mark.parametrize(("after", "fits"), [(0, 1), (20, 1), (21, 0)])
def test_the_own_words_stand_within_twenty_days_of_the_first_visit(wilgendaal, programme, after, fits):
    plan = programme.plan("hanne", MARCH, asked=MARCH)
    programme.contact(plan, MARCH, "visit")
    programme.words(plan, days(after))
    assert counted(wilgendaal, "story") == (1, fits, 1)


@pytest.mark.parametrize(("after", "fits"), [(30, 1), (31, 0)])
def test_the_first_meeting_is_within_thirty_days_of_the_first_visit(wilgendaal, programme, after, fits):
    plan = programme.plan("hanne", MARCH, asked=MARCH)
    programme.contact(plan, MARCH, "visit")
    programme.meeting(plan, days(after), family=True)
    assert counted(wilgendaal, "first_meeting") == (1, fits, 1)


def test_what_nobody_agreed_counts_as_not_agreed_in_time(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH, asked=MARCH)
    programme.contact(plan, MARCH, "visit")
    assert counted(wilgendaal, "plan_agreed") == (1, 0, 1)
    assert counted(wilgendaal, "safety_note") == (1, 0, 1)


@pytest.mark.parametrize(("gaps", "closed", "fits"), [((0, 35, 70), 105, 1), ((0, 36), 40, 0), ((0, 30), 66, 0)])
def test_the_rhythm_is_the_longest_gap_also_since_the_last_meeting(wilgendaal, programme, gaps, closed, fits):
    plan = programme.plan("hanne", MARCH, closed=days(closed))
    for gap in gaps:
        programme.meeting(plan, days(gap), family=True)
    assert counted(wilgendaal, "rhythm") == (1, fits, 1)


def test_who_was_there_is_counted_per_meeting_and_who_was_invited_per_seat(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    programme.meeting(plan, MARCH, child=True, family=True, natural=False, professional=True)
    programme.meeting(plan, days(7), child=False, family=True, natural=True, professional=False)
    programme.meeting(plan, days(14), child=False, family=True, natural=False, professional=True)
    assert counted(wilgendaal, "caregiver_present") == (1, 3, 3)
    assert counted(wilgendaal, "child_present") == (1, 1, 3)
    assert counted(wilgendaal, "natural_present") == (1, 1, 3)
    assert counted(wilgendaal, "work_present") == (1, 2, 3)


def test_who_coordinates_is_no_part_of_the_natural_share_of_the_team(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    for who, side in (("hanne", "formal"), ("els", "formal"), ("oma", "natural"), ("stranger", "natural")):
        programme.team(plan, who, side, days(3))
    assert counted(wilgendaal, "natural_team") == (1, 2, 3)


def test_steps_in_own_hands_linked_to_a_strength_and_kept_per_side(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    els = programme.team(plan, "els", "formal", MARCH)
    oma = programme.team(plan, "oma", "natural", MARCH)
    programme.step(plan, MARCH, days(7), done=days(7), strength=programme.strength(plan, MARCH))
    programme.step(plan, MARCH, days(7), done=days(8), member=oma)
    programme.step(plan, MARCH, days(7), member=els)
    later = programme.step(plan, MARCH, days(7), member=els)
    programme.mark(later, "later", days(5), new_day=days(20))
    programme.mark(later, "done", days(20))
    assert counted(wilgendaal, "own_steps") == (1, 2, 4)
    assert counted(wilgendaal, "strengths") == (1, 1, 4)
    assert counted(wilgendaal, "kept_family") == (1, 1, 2)
    assert counted(wilgendaal, "kept_work") == (1, 1, 2)


def test_a_step_that_was_dropped_is_no_broken_word(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    step = programme.step(plan, MARCH, days(7))
    programme.mark(step, "dropped", days(4))
    assert counted(wilgendaal, "kept_family") == (0, 0, 0)


def test_two_ways_are_considered(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    for ways in (0, 1, 2, 3):
        programme.goal(plan, MARCH, ways)
    assert counted(wilgendaal, "options") == (1, 2, 4)


def test_looks_back_with_something_to_celebrate(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH)
    programme.looked_back(plan, days(60), success=days(50))
    programme.looked_back(plan, days(200))
    assert counted(wilgendaal, "celebrated") == (1, 1, 2)


def test_endings_that_were_planned(wilgendaal, programme):
    planned, other = (programme.plan("hanne", MARCH, closed=days(100)) for _one in range(2))
    with as_owner():
        Ending.unscoped.create(**programme._about(planned.subject_id), plan=planned, ends_on=days(100))
    assert counted(wilgendaal, "planned_ending") == (2, 1, 2)


def test_what_did_not_have_its_time_yet_does_not_count(wilgendaal, programme):
    today = timezone.localdate()
    programme.plan("hanne", today, asked=today)
    found = counts(wilgendaal.mieke)
    assert found == {}


def test_each_place_counts_its_own_and_families_that_coordinate_themselves_stand_apart(wilgendaal, programme):
    for coach in ("hanne", "nele", "leila"):
        programme.goal(programme.plan(coach, MARCH), MARCH, 2)
    found = counts(wilgendaal.mieke)["options"]
    places = wilgendaal.organisations
    assert {key: one.all_of for key, one in found.items()} == {places["door"].pk: 1, places["care"].pk: 1, None: 1}


def test_only_measures_with_a_sentence_leave_the_database(wilgendaal, programme):
    plan = programme.plan("hanne", MARCH, asked=MARCH, closed=days(90))
    programme.contact(plan, MARCH, "visit")
    programme.meeting(plan, days(3), family=True)
    programme.step(plan, MARCH, days(7))
    assert set(counts(wilgendaal.mieke)) <= set(BY_KEY)


@pytest.mark.parametrize("who", ["els", "karim", "jonas", "nele", "oona", "pia", "kobe", "leila", "ex", "stranger"])
def test_the_database_says_nothing_to_who_may_not_ask(wilgendaal, programme, who):
    programme.goal(programme.plan("hanne", MARCH), MARCH, 2)
    assert counts(wilgendaal.actors[who]) == {}


@pytest.mark.parametrize("who", ["hanne", "mieke", "griet"])
def test_who_coordinates_leads_a_team_or_manages_asks_and_opens_no_plan(wilgendaal, programme, who):
    programme.goal(programme.plan("nele", MARCH), MARCH, 2)
    assert counts(wilgendaal.actors[who])
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE person_id = %s", [wilgendaal.people[who].pk])
        assert cursor.fetchone()[0] == 0
