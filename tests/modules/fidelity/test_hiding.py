"""No count below the village's small number is said, and none can be reckoned out of what is said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from village.modules.fidelity.hiding import NOTHING, Count, share_of, told

TEN = 10
COUNTS = st.builds(
    lambda families, fits, others: Count(families if fits + others else 0, fits, fits + others),
    st.integers(1, 40), st.integers(0, 60), st.integers(0, 60),
)  # fmt: skip
ON_A_BUSY_MACHINE = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def test_a_large_programme_is_said():
    assert told({"door": Count(12, 20, 35)}, TEN) == ({"door"}, True)


@pytest.mark.parametrize("small", [Count(9, 20, 35), Count(12, 9, 35), Count(12, 30, 35), Count(12, 35, 35), Count(12, 0, 35)])
def test_few_families_few_that_fit_or_few_that_do_not_are_not_said(small):
    assert told({"door": small}, TEN) == (set(), False)


def test_one_small_row_takes_the_next_smallest_along():
    rows = {"door": Count(30, 40, 80), "care": Count(12, 20, 35), "school": Count(2, 2, 4)}
    assert told(rows, TEN) == ({"door"}, True)


def test_two_small_rows_that_are_too_small_together_take_one_along():
    rows = {"door": Count(30, 40, 80), "loods": Count(2, 2, 4), "school": Count(2, 2, 4), "care": Count(12, 20, 35)}
    assert told(rows, TEN) == ({"door"}, True)


def test_two_small_rows_that_are_enough_together_leave_the_others():
    rows = {"door": Count(30, 40, 80), "loods": Count(6, 6, 12), "school": Count(7, 7, 14), "care": Count(12, 20, 35)}
    assert told(rows, TEN) == ({"door", "care"}, True)


def test_of_two_where_one_is_small_only_the_sum_is_said():
    assert told({"door": Count(30, 40, 80), "care": Count(3, 2, 5)}, TEN) == (set(), True)


def test_nothing_at_all_says_nothing():
    assert told({}, TEN) == (set(), False)
    assert told({"door": NOTHING}, TEN) == (set(), False)


@ON_A_BUSY_MACHINE
@given(st.dictionaries(st.integers(0, 7), COUNTS, max_size=7), st.integers(5, 12))
def test_what_is_kept_back_cannot_be_reckoned_out(rows, smallest):
    """Even with exact numbers: what is left of the sum is nothing, or two rows or more that are large enough together."""
    shown, is_whole_said = told(rows, smallest)
    full = {key: count for key, count in rows.items() if count != NOTHING}
    assert all(full[key].is_large(smallest) for key in shown)
    if not is_whole_said:
        assert not shown
        return
    rest = [count for key, count in full.items() if key not in shown]
    if rest:
        assert len(rest) > 1
        assert all(cell >= smallest for cell in sum(rest, NOTHING).cells)


@ON_A_BUSY_MACHINE
@given(st.dictionaries(st.integers(0, 7), COUNTS, max_size=7))
def test_leaving_organisations_apart_never_says_more(rows):
    """Who reads only some of the rows and the sum reads a part of the same answer."""
    assert told(rows, TEN) == told(dict(reversed(list(rows.items()))), TEN)


def test_shares_are_rounded():
    assert share_of(Count(12, 20, 33), 5) == share_of(Count(40, 20, 34), 5)
    assert share_of(Count(12, 20, 33), 5).share == 60 and share_of(Count(12, 20, 33), 5).about == 35
