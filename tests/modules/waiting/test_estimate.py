"""How long about: Kaplan-Meier against an example worked out by hand, and silence when there is too little."""

from tests.modules.waiting.conftest import some_wait
from village.modules.waiting import queries, reading
from village.modules.waiting.estimate import Estimate, days_until, estimate
from village.trust.access.actor import acting_as

BY_HAND = [
    # day, began       at risk   still waiting after it
    (7, True),         # 10      0.9
    (14, True),        # 9       0.8
    (14, True),        # 9       0.7      (two of nine: 0.9 * 7/9)
    (21, False),       # 7       0.7
    (28, True),        # 6       0.5833   (0.7 * 5/6)
    (28, False),       # 6
    (35, True),        # 4       0.4375   (0.5833 * 3/4)
    (42, False),       # 3
    (56, True),        # 2       0.21875
    (70, True),        # 1       0
]  # fmt: skip


def test_the_example_worked_by_hand():
    assert days_until(BY_HAND, 0.3) == 14
    assert days_until(BY_HAND, 0.5) == 35
    assert days_until(BY_HAND, 0.75) == 56
    assert days_until(BY_HAND, 0.8) == 70
    assert estimate(BY_HAND) == Estimate(half=5, most=10)


def test_who_still_waits_counts_leaving_them_out_would_promise_too_much():
    only_begun = [wait for wait in BY_HAND if wait[1]]
    assert days_until(only_begun, 0.5) == 28 < days_until(BY_HAND, 0.5)


def test_without_anybody_who_waited_that_long_nothing_is_said():
    assert estimate([(7, True), (30, False), (30, False), (30, False)]) is None
    assert estimate([]) is None


def test_at_the_same_day_who_began_goes_before_who_stopped():
    assert days_until([(10, False), (10, True)], 0.5) == 10


def how_long(cast, one, who="leila"):
    with acting_as(cast.actors[who]):
        return reading.how_long(queries.estimates_of([one])[one.pk])


def test_under_the_small_number_of_the_village_we_do_not_know_yet(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, *[("stuck", 100)] * 9, ended=(50, "started"))
    assert how_long(wilgendaal, amarant).startswith("We do not know yet")
    some_wait(wilgendaal, amarant, ("stuck", 100), ended=(50, "started"))
    assert how_long(wilgendaal, amarant).startswith("Half of the families who waited here began within about 8 weeks.")


def test_who_stopped_is_no_start(wilgendaal, amarant):
    some_wait(wilgendaal, amarant, *[("stuck", 100)] * 12, ended=(50, "left"))
    assert how_long(wilgendaal, amarant).startswith("We do not know yet")


def test_another_village_learns_nothing_of_it(wilgendaal, tilleuls, amarant):
    some_wait(wilgendaal, amarant, *[("stuck", 100)] * 12, ended=(50, "started"))
    assert how_long(tilleuls, amarant).startswith("We do not know yet")
