"""The drawn village: houses, school, trees and people in the band on top of a page, and the logo.

Plain SVG from numbers, without style attribute or script; colours come from css classes, so that dark,
theme and print follow.
"""

from functools import cache

STARS = (
    (90, 40, 1.3), (180, 22, 1), (262, 52, 1.2), (330, 20, 1.4), (430, 36, 1),
    (498, 16, 1.2), (560, 58, 1), (716, 30, 1.3), (700, 84, 1), (40, 78, 1),
)  # fmt: skip
WALKERS = (
    (452, 189, 25, "home"), (466, 190, 17, "play"), (556, 182, 24, "care"), (296, 185, 24, "school"),
    (284, 185.5, 15, "home"), (640, 186, 22, "place"), (377, 196, 18, "work"),
)  # fmt: skip
GROUND = 168
PETAL = "M17.6 17V9.4a6.4 6.4 0 0 1 12.8 0V17q-6.4 4-12.8 0z"


def short(value: float) -> str:
    """A short number for an SVG attribute."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def arch(x: float, y: float, width: float, height: float, css: str) -> str:
    r = width / 2
    side = height - r
    return (
        f'<path class="{css}" d="M{short(x)} {short(y + height)}v{short(-side)}'
        f'a{short(r)} {short(r)} 0 0 1 {short(width)} 0v{short(side)}z"/>'
    )


def person(x: float, base: float, height: float, cat: str) -> str:
    """A head and a body in the shape of a doorway."""
    r, width = height * 0.19, height * 0.46
    body = height - 2 * r - height * 0.05
    head = f'<circle class="fig-head" cx="{short(x)}" cy="{short(base - height + r)}" r="{short(r)}"/>'
    return f'<g class="cat-{cat}">{head}{arch(x - width / 2, base - body, width, body, "fig-body")}</g>'


def _rect(x: float, y: float, width: float, height: float, css: str, rx: float = 0) -> str:
    corner = f' rx="{short(rx)}"' if rx else ""
    size = f'width="{short(width)}" height="{short(height)}"'
    return f'<rect class="{css}" x="{short(x)}" y="{short(y)}" {size}{corner}/>'


def _windows(
    x: float, y: float, width: float, cols: int, rows: int, size: float = 8, gap_y: float = 20,
    round_top: bool = False, dark: tuple[tuple[int, int], ...] = (),
) -> str:  # fmt: skip
    gap = (width - cols * size) / (cols + 1)
    drawn = []
    for row in range(rows):
        for col in range(cols):
            css = "sc-dim" if (row, col) in dark else "sc-win"
            wx, wy = x + gap + col * (size + gap), y + row * gap_y
            square = _rect(wx, wy, size, size * 1.35, css, 1.5)
            drawn.append(arch(wx, wy, size, size * 1.5, css) if round_top else square)
    return "".join(drawn)


def _gable(x: float, width: float, height: float, roof: float, wall_css: str, roof_css: str) -> str:
    top = GROUND - height
    slope = f"M{short(x - 4)} {top + 1}L{short(x + width / 2)} {top - roof}L{short(x + width + 4)} {top + 1}z"
    return _rect(x, top, width, height, wall_css) + f'<path class="{roof_css}" d="{slope}"/>'


def _stepped(x: float, width: float, height: float, css: str) -> str:
    step = f"h{short(width / 5)}"
    line = f"M{short(x)} {GROUND}V{GROUND - height}" + f"v-7{step}" * 3 + f"v7{step}" * 2 + f"v7V{GROUND}z"
    return f'<path class="{css}" d="{line}"/>'


def _tree(x: float, base: float, scale: float, tall: bool = False, css: str = "sc-tree") -> str:
    trunk = _rect(x - 1.5 * scale, base - 16 * scale, 3 * scale, 16 * scale, "sc-trunk")
    if tall:
        spot = f'cx="{short(x)}" cy="{short(base - 31 * scale)}"'
        return f'{trunk}<ellipse class="{css}" {spot} rx="{short(8.5 * scale)}" ry="{short(20 * scale)}"/>'
    crown = f'<circle class="{css}" cx="{short(x)}" cy="{short(base - 25 * scale)}" r="{short(13 * scale)}"/>'
    side = f'cx="{short(x + 9 * scale)}" cy="{short(base - 19 * scale)}" r="{short(8 * scale)}"'
    return f'{trunk}{crown}<circle class="{css}" {side}/>'


def _sky() -> str:
    stars = "".join(f'<circle class="sc-star" cx="{x}" cy="{y}" r="{r}"/>' for x, y, r in STARS)
    return (
        '<circle class="sc-orb" cx="640" cy="46" r="24"/>' + stars
        + '<path class="sc-far" d="M0 150C70 112 130 104 214 128S360 96 452 112S610 88 760 122V200H0z"/>'
        '<path class="sc-far" d="M240 130V104l12-12 12 12v26zM268 130v-20l10-10 10 10v20z'
        'M470 120V92h22v28zM496 120v-16l9-24 9 24v16z"/>'
        '<path class="sc-near" d="M0 176C120 146 236 154 344 160S596 146 760 162V200H0z"/>'
    )  # fmt: skip


def _homes() -> str:
    """Two trees, a small house and a row of stepped gables."""
    b = GROUND
    return "".join((
        _tree(40, b, 1.05, tall=True), _tree(64, b + 2, 0.85, css="sc-tree-2"),
        _gable(92, 54, 42, 26, "sc-w2", "sc-r1"), _rect(130, b - 68, 7, 20, "sc-r1"),
        _windows(92, b - 33, 54, 2, 1, 10), arch(114, b - 17, 10, 17, "sc-door"),
        _stepped(164, 44, 58, "sc-w3"), _windows(164, b - 50, 44, 2, 2, 9, 22, True, ((0, 1),)),
        arch(180, b - 15, 11, 15, "sc-door"),
        _stepped(208, 38, 74, "sc-w1"), _windows(208, b - 66, 38, 2, 2, 8, 23, True, ((1, 0),)),
        arch(222, b - 16, 11, 16, "sc-door"),
        _stepped(246, 46, 52, "sc-w2"), _windows(246, b - 44, 46, 2, 1, 9, 22, True),
        arch(263, b - 18, 12, 18, "sc-door"), _tree(312, b, 1.1),
    ))  # fmt: skip


def _school() -> str:
    """Long, with a clock gable and a flag."""
    b = GROUND
    return "".join((
        _rect(340, b - 50, 152, 50, "sc-w1"), '<path class="sc-r1" d="M334 119l12-17h140l12 17z"/>',
        _gable(392, 48, 66, 24, "sc-w1", "sc-r1"),
        '<circle class="sc-w1" cx="416" cy="98" r="8.5"/><circle class="sc-clock" cx="416" cy="98" r="6.5"/>',
        '<path class="sc-hand" d="M416 94v4l3 2"/><path class="sc-pole" d="M416 78V52"/>',
        '<path class="sc-flag" d="M416 53c6-3 10 3 18 0v11c-8 3-12-3-18 0z"/>',
        _windows(340, b - 38, 52, 3, 1, 9, 20, True), _windows(440, b - 38, 52, 3, 1, 9, 20, True, ((0, 1),)),
        _windows(392, b - 56, 48, 2, 1, 8), arch(405, b - 27, 22, 27, "sc-door"),
        _tree(510, b + 1, 0.95, tall=True, css="sc-tree-2"),
    ))  # fmt: skip


def _square() -> str:
    """The community centre with its awning, flats and a last house."""
    b = GROUND
    return "".join((
        _rect(526, b - 44, 84, 44, "sc-w3"), '<path class="sc-r3" d="M520 126h96l-7-14h-82z"/>',
        *(arch(533 + i * 25, b - 33, 19, 33, "sc-win") for i in range(3)),
        _rect(630, b - 84, 46, 84, "sc-w2"), _rect(627, b - 88, 52, 6, "sc-r2", 2),
        _windows(630, b - 75, 46, 3, 3, 7.5, 19, False, ((0, 2), (1, 0), (2, 1))),
        arch(647, b - 15, 12, 15, "sc-door"), _gable(692, 46, 40, 24, "sc-w1", "sc-r2"),
        _windows(692, b - 32, 46, 2, 1, 9), arch(709, b - 16, 11, 16, "sc-door"), _tree(752, b + 2, 0.9),
    ))  # fmt: skip


def _ground() -> str:
    path = "M402 168c2 8-4 14-22 20s-30 8-34 12h76c2-6 14-10 16-18s-6-10-8-14z"
    return (
        '<path class="sc-ground" d="M0 184C150 162 300 166 420 168S640 162 760 170V200H0z"/>'
        f'<path class="sc-path" d="{path}"/>' + "".join(person(*walker) for walker in WALKERS)
    )


@cache
def village_scene() -> str:
    return (
        '<svg class="scene" viewBox="0 0 760 200" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" '
        f'focusable="false">{_sky()}{_homes()}{_school()}{_square()}{_ground()}</svg>'
    )


@cache
def logo() -> str:
    """Five doors around one child: the same five petals as the passport."""
    doors = "".join(
        f'<g class="cat-{cat}" transform="rotate({i * 72} 24 24)"><path class="lg-petal" d="{PETAL}"/></g>'
        for i, cat in enumerate(("home", "school", "work", "place", "play"))
    )
    return (
        '<svg class="brand__mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'
        f'{doors}<circle class="lg-heart" cx="24" cy="24" r="5"/></svg>'
    )
