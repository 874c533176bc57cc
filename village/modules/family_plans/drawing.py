"""The circle of a family as a drawing: three rings around them, and everybody on the ring of how close they are (N-26).

Numbers only, no colours and no style: a template draws it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.words import Ring
from village.modules.help_requests.words import PICTURES

MIDDLE_X, MIDDLE_Y = 230, 268
RINGS = {Ring.CLOSE: (108, 100), Ring.FURTHER: (160, 168), Ring.VILLAGE: (200, 230)}
FITS = {Ring.CLOSE: 5, Ring.FURTHER: 6, Ring.VILLAGE: 7}
FIRST = {Ring.CLOSE: -45, Ring.FURTHER: -20, Ring.VILLAGE: -48}
"""Where the first of a ring stands, in degrees: never on top, where the name of the ring is."""
APART = {1: 0, 2: 62, 3: 46}
"""How far the people of the family stand from each other in the middle, by how many they are: names do not touch."""
LONGEST = 12
TURN, TRIES = 8, 12
WIDE, HIGH = 76, 44
"""So much room one person and their name take."""


@dataclass(frozen=True)
class Figure:
    """One person drawn: where the feet, the head and the name come."""

    name: str
    cat: str
    x: float
    y: float
    head: float
    wide: float

    @property
    def head_y(self) -> float:
        return round(self.y - 2.2 * self.wide - self.head, 1)

    @property
    def name_y(self) -> float:
        return round(self.y + 15, 1)

    @property
    def body(self) -> str:
        """A round-shouldered figure, standing on `y`."""
        left, top = round(self.x - self.wide, 1), round(self.y - self.wide * 1.25, 1)
        return f"M{left} {round(self.y, 1)}V{top}a{self.wide} {self.wide} 0 0 1 {round(2 * self.wide, 1)} 0V{round(self.y, 1)}z"


@dataclass(frozen=True)
class Drawing:
    core: tuple[Figure, ...]
    around: tuple[Figure, ...]
    left_out: int
    """How many of the circle did not fit in the drawing; the list beside it has them all."""


def draw(family: Sequence[str], circle: Iterable[TeamMember]) -> Drawing:
    by_ring: dict[int, list[TeamMember]] = {ring: [] for ring in Ring}
    for member in circle:
        by_ring[member.ring].append(member)
    around: list[Figure] = []
    for ring in Ring:
        _put(ring, by_ring[ring][: FITS[ring]], around)
    fits = sum(len(by_ring[ring][: FITS[ring]]) for ring in Ring)
    return Drawing(tuple(_in_the_middle(family[:3])), tuple(around), sum(map(len, by_ring.values())) - fits)


def _put(ring: Ring, members: list[TeamMember], around: list[Figure]) -> None:
    """Evenly around; a little further on where somebody of another ring stands already."""
    for n, member in enumerate(members):
        angle = FIRST[ring] + 360 * n / len(members)
        tries = [_figure(ring, member, angle + TURN * k) for k in range(TRIES)]
        around.append(
            next((one for one in tries if all(_is_apart(one, other) for other in around)), tries[0])
        )


def _figure(ring: Ring, member: TeamMember, degrees: float) -> Figure:
    across, up = RINGS[ring]
    x, y = MIDDLE_X + across * cos(radians(degrees)), MIDDLE_Y + 12 + up * sin(radians(degrees))
    return Figure(_short(member.called), PICTURES[member.life_area][1], round(x, 1), round(y, 1), 6.8, 8.3)


def _is_apart(one: Figure, other: Figure) -> bool:
    return abs(one.x - other.x) > WIDE or abs(one.y - other.y) > HIGH


def _in_the_middle(names: Sequence[str]) -> list[Figure]:
    apart = APART.get(len(names), 0)
    left = MIDDLE_X - apart * (len(names) - 1) / 2
    return [
        Figure(_short(name), "home", left + apart * n, MIDDLE_Y + 16, 8.2, 9.8)
        for n, name in enumerate(names)
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
