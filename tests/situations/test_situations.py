"""What the software does in each of the 36 situations of the trust rules, under the law of each of four places."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.db import transaction

from tests.modules.danger import test_situations as danger
from tests.modules.handovers import test_situations as handovers
from tests.situations.places import PLACES, live_in
from tests.situations.table import OPEN_AT_MOST, ROWS, Row, State
from village.trust.law.policies import jurisdictions

CELLS = [pytest.param(row, place, id=f"{row.number}-{place}") for row in ROWS for place in PLACES if row.checks]


class Over(Exception):
    """This check is over: the next one of the row begins with the same set-up."""


@contextmanager
def alone() -> Iterator[None]:
    with suppress(Over), transaction.atomic():
        yield
        raise Over


def test_every_situation_stands_in_the_table_once_for_every_law_file():
    assert [row.number for row in ROWS] == list(range(1, 37))
    assert set(PLACES) == set(jurisdictions())


@pytest.mark.parametrize(("row", "place"), CELLS)
def test_the_software_does_what_the_situation_asks(wilgendaal, row: Row, place: str):
    cast = live_in(wilgendaal, place)
    for check in row.checks:
        with alone():
            check(cast, place)


@pytest.mark.parametrize("row", [row for row in ROWS if row.elsewhere], ids=lambda row: str(row.number))
def test_what_a_module_walks_itself_is_walked_there_in_every_place(row: Row):
    if row.elsewhere == "danger":
        assert row.number in danger.ROWS and set(danger.PLACES) == set(PLACES)
        assert [one for one in danger.SITUATIONS if one.row == row.number]
        return
    there = [test for name, test in vars(handovers).items() if name.startswith(row.elsewhere)]
    assert there, f"nothing in tests/modules/handovers walks {row.situation}"
    for test in there:
        marks = [mark for mark in test.pytestmark if mark.name == "parametrize" and mark.args[0] == "place"]
        assert marks and set(marks[0].args[1]) == set(PLACES), test.__name__


def test_a_done_row_is_checked_somewhere_and_what_is_not_here_says_why():
    for row in ROWS:
        assert row.checks or row.elsewhere or row.open, row.situation
        assert all(len(reason) > 15 for reason in row.not_here.values())


def test_what_is_open_only_gets_less():
    assert {row.number for row in ROWS if row.open} == OPEN_AT_MOST, "closed one? Take its number from the list"


def test_how_many_are_done(capsys):
    states = Counter(row.state(place) for row in ROWS for place in PLACES)
    assert sum(states.values()) == 144
    open_rows = [f"  open {row.number}: {row.situation}: {row.open}" for row in ROWS if row.open]
    counted = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    with capsys.disabled():
        sys.stdout.write("\n".join([f"\n36 situations in 4 places: {counted}", *open_rows, ""]))
    assert states[State.NOT_HERE] == 9
