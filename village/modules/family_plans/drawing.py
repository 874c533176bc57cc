"""The circle of a family as a drawing: three rings around them, and everybody on the ring of how close they are (N-26).

Numbers only, no colours and no style: a template draws it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.words import Ring
from village.modules.help_requests.words import PICTURES

MIDDLE_X, MIDDLE_Y = 280, 310
RINGS = {Ring.CLOSE: (130, 122), Ring.FURTHER: (192, 190), Ring.VILLAGE: (252, 262)}
FITS = {Ring.CLOSE: 5, Ring.FURTHER: 7, Ring.VILLAGE: 9}
TURNED = {Ring.CLOSE: 0.0, Ring.FURTHER: 0.5, Ring.VILLAGE: 0.0}
APART, LONGEST = 48, 13


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
        around += _on(ring, by_ring[ring][: FITS[ring]])
    fits = sum(len(by_ring[ring][: FITS[ring]]) for ring in Ring)
    return Drawing(tuple(_in_the_middle(family[:3])), tuple(around), sum(map(len, by_ring.values())) - fits)


def _on(ring: Ring, members: list[TeamMember]) -> list[Figure]:
    across, up = RINGS[ring]
    found = []
    for n, member in enumerate(members):
        angle = -pi / 2 + 2 * pi * (n + TURNED[ring]) / len(members)
        x, y = MIDDLE_X + across * cos(angle), MIDDLE_Y + 10 + up * sin(angle)
        found.append(
            Figure(_short(member.called), PICTURES[member.life_area][1], round(x, 1), round(y, 1), 7.2, 8.6)
        )
    return found


def _in_the_middle(names: Sequence[str]) -> list[Figure]:
    left = MIDDLE_X - APART * (len(names) - 1) / 2
    return [
        Figure(_short(name), "home", left + APART * n, MIDDLE_Y + 18, 8.4, 10.2)
        for n, name in enumerate(names)
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
