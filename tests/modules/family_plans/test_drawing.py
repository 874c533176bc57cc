"""The drawn circle: everybody has room, nobody stands on somebody else or on the name of a ring."""

from itertools import combinations

import pytest

from village.modules.family_plans.drawing import HIGH, MIDDLE_X, WIDE, draw
from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.words import Ring


def circle(close, further, village):
    many = {Ring.CLOSE: close, Ring.FURTHER: further, Ring.VILLAGE: village}
    return [
        TeamMember(called=f"Name {ring}{n}", ring=ring) for ring, count in many.items() for n in range(count)
    ]


@pytest.mark.parametrize("many", [(1, 1, 1), (3, 2, 4), (4, 3, 5), (3, 3, 3), (0, 2, 2)])
def test_nobody_stands_on_somebody_else(many):
    drawn = draw(["Leïla", "Yara"], circle(*many)).around
    assert len(drawn) == sum(many)
    for one, other in combinations(drawn, 2):
        assert abs(one.x - other.x) > WIDE or abs(one.y - other.y) > HIGH, (one, other)


def test_who_does_not_fit_is_counted_and_stands_in_the_list():
    drawn = draw(["Leïla"], circle(30, 0, 0))
    assert (len(drawn.around), drawn.left_out) == (5, 25)


@pytest.mark.parametrize(("family", "apart"), [(["Nadia", "Hugo"], 60), (["Leïla", "Yara", "Sami"], 45)])
def test_the_family_stands_in_the_middle_with_room_for_each_name(family, apart):
    places = [one.x for one in draw(family, []).core]
    assert min(after - before for before, after in zip(places, places[1:], strict=False)) > apart
    assert sum(places) / len(places) == MIDDLE_X
