"""Two people at once, on real connections: nobody reads through a closed door, and the grants follow every change."""

import os
import sys
import time

import pytest
from django.db import connection

from village.config.logins import door
from village.proofs.arena import arena
from village.proofs.changes import change_together
from village.proofs.histories.cast import NURSE, SCHOOL, TEACHER, subject_of
from village.proofs.histories.events import Add
from village.proofs.oracle import NEVER_ENDS, Assignment, Consent
from village.proofs.races import race

RACES = int(os.environ.get("VILLAGE_RACES", "200"))


@pytest.fixture
def place(db):
    """A village of its own in the test database, entered with the real logins, and cleared away afterwards."""
    name = connection.settings_dict["NAME"]
    with arena(door("owner", name).for_psycopg(), door("app", name).for_psycopg(), "lab_note", "lab_remark") as found:
        yield found


def say(capsys, words):
    with capsys.disabled():
        sys.stdout.write(f"\n{words}\n")


@pytest.mark.figures
def test_no_look_that_begins_after_the_door_was_closed_shows_anything(place, capsys):
    began = time.monotonic()
    outcome = race(place, RACES, seed=int(began))
    say(capsys, f"{outcome.races} races: {outcome.before} looks before, {outcome.after} after, {outcome.leaks} leaks,"
                f" {time.monotonic() - began:.0f} s")  # fmt: skip
    assert outcome.races == RACES and outcome.before > RACES and outcome.after > RACES
    assert outcome.leaks == 0


@pytest.mark.figures
def test_after_many_changes_at_once_the_grants_equal_their_source(place, capsys):
    done = change_together(place, threads=4, steps=250, seed=int(time.monotonic()))
    say(capsys, f"{done.made} changes by 4 at once, errors {dict(done.errors)}")
    assert done.made > 500
    assert dict(done.errors) == {}
    assert differing(place) == 0


def differing(place):
    """Asked anew: in the test's own transaction the clock stands still."""
    with place.as_owner() as fresh:
        return fresh.execute("SELECT app.grants_differing()").fetchone()[0]


def overlap(place, first, second):
    """Two transactions that do not see one another, each ends after the other one began."""
    with place.as_owner() as one, place.as_owner() as two:
        one.execute("BEGIN")
        one.execute(*first)
        two.execute("SET statement_timeout = '500ms'")
        two.execute("BEGIN")
        try:
            two.execute(*second)
        except Exception:  # it waits for the first, as it should
            two.execute("ROLLBACK")
            one.execute("COMMIT")
            two.execute(*second)
        else:
            one.execute("COMMIT")
            two.execute("COMMIT")
    return differing(place)


def leaving(place):
    sql = "UPDATE directory_membership SET until = now() WHERE village_id = %s AND person_id = %s"
    return sql, [place.village, place.rows.key(TEACHER)]


def getting(place, fact, name=7000):
    [statement] = place.rows.written(Add(name, fact), 0)
    return statement


@pytest.mark.parametrize("order", ["leaves first", "is assigned first"])
def test_somebody_who_leaves_while_being_assigned_keeps_nothing(place, order):
    child = subject_of(0)
    with place.as_owner() as owner:
        to_school = Consent(child, frozenset({2}), None, None, SCHOOL, 1, -1, NEVER_ENDS, True)
        place.do(owner, place.rows.written(Add(6000, to_school), 0))
    both = [leaving(place), getting(place, Assignment(child, None, SCHOOL, TEACHER, -1, NEVER_ENDS, NEVER_ENDS))]
    first, second = both if order == "leaves first" else both[::-1]
    assert overlap(place, first, second) == 0


def test_two_consents_at_once_about_the_same_child_both_count(place):
    one = Consent(subject_of(0), frozenset({2}), None, NURSE, None, 1, -1, NEVER_ENDS, True)
    two = Consent(subject_of(0), frozenset({3}), None, NURSE, None, 1, -1, NEVER_ENDS, True)
    assert overlap(place, getting(place, one, 7000), getting(place, two, 7001)) == 0
