"""Drawings that carry a message: reply clock, growth, good news, the circle around a family, the passport.

Every function gives an SVG string without style attribute or script, and escapes what people wrote.
A drawing with a message has a <title>; the page shows the same facts as words beside it.
"""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin
from typing import NamedTuple

from village.ui.scenery import person, short

FLAGS = ("home", "school", "care", "place", "play", "work")
PETAL = "M0 0C-62-38-58-122 0-132C58-122 62-38 0 0z"
PETAL_SIZES = (0.0, 0.46, 0.64, 0.82, 1.0)
GROWTH = (
    '<ellipse class="pl-seed" cx="32" cy="53" rx="5" ry="3.6"/>',
    '<path class="pl-stem" d="M32 56V40"/><path class="pl-leaf" d="M32 42c-9 1-13-4-13-10 8-1 13 3 13 10z"/>'
    '<path class="pl-leaf2" d="M32 40c8 1 12-3 12-9-7-1-12 3-12 9z"/>',
    '<path class="pl-stem" d="M32 56V28"/><path class="pl-leaf" d="M32 46c-10 1-15-4-15-11 9-1 15 3 15 11z"/>'
    '<path class="pl-leaf2" d="M32 40c10 1 15-4 15-11-9-1-15 3-15 11z"/>'
    '<path class="pl-leaf" d="M32 30c-6-4-6-12 0-18 6 6 6 14 0 18z"/>',
    '<path class="pl-trunk" d="M32 56V26"/><circle class="pl-leaf" cx="32" cy="24" r="15"/>'
    '<circle class="pl-leaf2" cx="37" cy="20" r="7"/>',
    '<path class="pl-trunk" d="M32 56V24"/><circle class="pl-leaf" cx="20" cy="28" r="12"/>'
    '<circle class="pl-leaf" cx="44" cy="28" r="12"/><circle class="pl-leaf" cx="32" cy="19" r="15"/>'
    '<circle class="pl-leaf2" cx="36" cy="15" r="7"/><circle class="pl-fruit" cx="21" cy="28" r="3"/>'
    '<circle class="pl-fruit" cx="42" cy="30" r="3"/><circle class="pl-fruit" cx="30" cy="21" r="3"/>',
)


class Kin(NamedTuple):
    """Somebody in the middle of the circle; height tells a child from a grown-up (24 to 40)."""

    name: str
    cat: str
    height: float = 34


class Around(NamedTuple):
    """Somebody in a ring of the circle."""

    name: str
    cat: str


class Skill(NamedTuple):
    """One petal of the passport. level: 0 (not yet) to 4 (helps others); icon: a name from the sprite."""

    name: str
    cat: str
    level: int
    icon: str


def clock(left_pct: float, state: str, text: str, unit: str) -> str:
    """The promised-reply clock. left_pct: share of the promised time left; state: ok, soon or late."""
    left = short(min(max(left_pct, 0.01), 100))
    return (
        f'<svg class="clock clock--{escape(state)}" viewBox="0 0 56 56" aria-hidden="true" focusable="false">'
        '<circle class="clock__track" cx="28" cy="28" r="24"/><circle class="clock__left" '
        f'cx="28" cy="28" r="24" pathLength="100" stroke-dasharray="{left} 100" '
        'transform="rotate(-90 28 28)"/>'
        f'<text x="28" y="28" class="clock__num"{_within(text, 4, 36)}>{escape(text)}</text>'
        f'<text x="28" y="39.5" class="clock__unit"{_within(unit, 6, 33)}>{escape(unit)}</text></svg>'
    )


def _within(text: str, letters: int, width: int) -> str:
    """A word that is longer than these letters is drawn in this width, so that it stays inside the round."""
    return f' textLength="{width}" lengthAdjust="spacingAndGlyphs"' if len(text) > letters else ""


def bunting(width: int = 1200, flags: int = 30) -> str:
    """A line of little flags: something good happened."""
    step = width / flags
    span = step * 5
    line = "M0 6" + f"q{short(span / 2)} 20 {short(span)} 0" * -(-flags // 5)
    drawn = []
    for i in range(flags):
        x = i * step + step / 2
        t = (x % span) / span
        y = 6 + 40 * t * (1 - t)
        flag = f"M{short(x - 10)} {short(y - 0.6)}h20l-10 22z"
        drawn.append(f'<path class="cat-{FLAGS[i % 6]} bunting__flag" d="{flag}"/>')
    return (
        f'<svg class="bunting" viewBox="0 0 {width} 44" preserveAspectRatio="xMinYMin slice" '
        f'aria-hidden="true" focusable="false"><path class="bunting__line" d="{line}"/>{"".join(drawn)}</svg>'
    )


def plant(level: int) -> str:
    """Growth, 0 to 4: seed, sprout, plant, young tree, tree. Never a percentage."""
    return (
        '<svg class="plant" viewBox="0 0 64 64" aria-hidden="true" focusable="false">'
        f'<ellipse class="pl-soil" cx="32" cy="57" rx="22" ry="4.5"/>{GROWTH[level]}</svg>'
    )


def village_circle(
    family: Sequence[Kin], close: Sequence[Around], around: Sequence[Around], title: str,
    ring_names: tuple[str, str], uid: str = "circle",
) -> str:  # fmt: skip
    """The family in the middle, who is close in the first ring, the village in the second."""
    cx, cy = 200, 240
    ellipses = "".join(
        f'<ellipse class="circle__{part}" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>'
        for part, rx, ry in (("outer", 196, 232), ("inner", 131, 153), ("core", 76, 70))
    )
    rings = "".join(
        f'<text class="circle__ring" x="{cx}" y="{cy - up}">{escape(text)}</text>'
        for text, up in zip(ring_names, (139, 217), strict=True)
    )
    return (
        f'<svg class="circle" viewBox="3 6 394 468" role="img" aria-labelledby="{escape(uid)}-t">'
        f'<title id="{escape(uid)}-t">{escape(title)}</title>{ellipses}{_rim(len(around))}'
        f"{_ring(around, 157, 186, 36)}{_ring(close, 104, 109, 40)}{_core(family)}{rings}</svg>"
    )


def _core(family: Sequence[Kin]) -> str:
    drawn = []
    for i, kin in enumerate(family):
        x = 200 + (i - (len(family) - 1) / 2) * 44
        name = f'<text class="circle__name" x="{short(x)}" y="276">{escape(kin.name)}</text>'
        drawn.append(person(x, 260, kin.height, kin.cat) + name)
    return "".join(drawn)


def _ring(people: Sequence[Around], rx: int, ry: int, height: float) -> str:
    drawn = []
    for i, one in enumerate(people):
        angle = -pi / 2 + 2 * pi / len(people) * i
        x, foot = 200 + rx * cos(angle), 240 + ry * sin(angle) + height * 0.38
        name = f'<text class="circle__name" x="{short(x)}" y="{short(foot + 15)}">{escape(one.name)}</text>'
        drawn.append(person(x, foot, height, one.cat) + name)
    return "".join(drawn)


def _rim(gaps: int) -> str:
    """Little houses and trees between the people of the outer ring."""
    drawn = []
    for i in range(gaps * 2):
        angle = -pi / 2 + 2 * pi / gaps * (i // 2 + 0.5) + (0.13 if i % 2 else -0.13)
        x, y = 200 + 180 * cos(angle), 240 + 214 * sin(angle)
        house = f"M{short(x - 7)} {short(y + 8)}v-9l7-7 7 7v9z"
        tree = f"M{short(x - 1)} {short(y + 8)}v-5a6 6 0 1 1 2 0v5z"
        drawn.append(f'<path class="circle__rim" d="{tree if i % 2 else house}"/>')
    return "".join(drawn)


def petals(skills: Sequence[Skill], title: str, sprite: str, uid: str = "petals") -> str:
    """Five life skills as the petals of one flower."""
    leaves = "".join(_petal(i, skill) for i, skill in enumerate(skills))
    badges = "".join(_petal_badge(i, skill, sprite) for i, skill in enumerate(skills))
    return (
        f'<svg class="petals" viewBox="8 18 324 296" role="img" aria-labelledby="{escape(uid)}-t">'
        f'<title id="{escape(uid)}-t">{escape(title)}</title>'
        f'<g transform="translate(170 172)">{leaves}{badges}'
        '<circle class="petals__heart" r="19"/><path class="petals__smile" '
        'd="M-7 3a8 8 0 0 0 14 0M-5-5v1M5-5v1"/></g></svg>'
    )


def _petal(i: int, skill: Skill) -> str:
    size = PETAL_SIZES[skill.level]
    now = f'<path class="petals__now" d="{PETAL}" transform="scale({size})"/>' if size else ""
    return (
        f'<g class="cat-{escape(skill.cat)}" transform="rotate({i * 72})">'
        f'<path class="petals__all" d="{PETAL}"/>{now}</g>'
    )


def _petal_badge(i: int, skill: Skill, sprite: str) -> str:
    angle = -pi / 2 + i * 2 * pi / 5
    x, y = 128 * cos(angle), 128 * sin(angle)
    spot = f'<circle class="petals__badge" cx="{short(x)}" cy="{short(y)}" r="21"/>'
    return (
        f'<g class="cat-{escape(skill.cat)}">{spot}'
        f'<svg class="petals__icon" x="{short(x - 14)}" y="{short(y - 14)}" width="28" height="28">'
        f'<use href="{escape(sprite)}#{escape(skill.icon)}"/></svg></g>'
    )
