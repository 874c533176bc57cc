"""Invented faces for some of the cast: drawn by code, in the colours of the village. Nobody real looks like them."""

from dataclasses import dataclass
from pathlib import Path

import typst

DRAWING = Path(__file__).parent / "portrait.typ"
PPI = 288
INK, LIPS, BLUSH = "#2b2320", "#8d3b36", "#e0715c"


@dataclass(frozen=True)
class Looks:
    """Colours, and how the hair is cut."""

    ground: str
    skin: str
    shade: str
    hair: str
    clothes: str
    collar: str
    cut: str
    glasses: bool = False
    beard: bool = False


BEHIND = {
    "bob": '<path d="M54 116c0-44 30-70 74-70s74 26 74 70v30c0 22-12 32-26 32H80c-14 0-26-10-26-32z"/>',
    "bun": '<circle cx="128" cy="42" r="23"/><path d="M62 122c0-44 26-70 66-70s66 26 66 70v16H62z"/>',
    "short": '<path d="M64 122c0-46 26-72 64-72s64 26 64 72v8H64z"/>',
    "long": '<path d="M52 118c0-46 30-74 76-74s76 28 76 74v52c0 22-10 34-24 38H76c-14-4-24-16-24-38z"/>',
    "curls": "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}"/>'
        for x, y, r in (
            (82, 84, 27), (108, 62, 28), (146, 60, 28), (173, 83, 27), (68, 112, 22), (188, 112, 22), (66, 138, 18),
            (190, 138, 18),
        )
    ),
}  # fmt: skip
"""What one sees of the hair beside the head."""
OVER = {
    "bob": '<path d="M72 122c-2-26 4-44 14-52 22 20 58 28 96 22 4 10 4 20 2 30 8-46-12-74-56-74S62 76 72 122z"/>',
    "bun": '<path d="M74 116c0-18 4-30 12-38 14 8 28 12 42 12s28-4 42-12c8 8 12 20 12 38 6-42-16-64-54-64s-60 22-54 64z"/>',
    "short": '<path d="M74 112c0-12 2-22 8-30 30 10 62 8 88-8 8 10 12 22 12 38 8-12 10-28 4-42-8-20-30-28-58-28s-48 6-58 28'
             'c-6 14-4 30 4 42z"/>',
    "long": '<path d="M70 124c0-26 8-46 24-56 8 18 42 34 90 34 2 6 2 14 2 22 6-50-16-78-58-78S64 74 70 124z"/>',
    "curls": "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}"/>'
        for x, y, r in ((94, 72, 19), (122, 64, 20), (150, 66, 19), (170, 80, 15), (79, 88, 14))
    ),
}  # fmt: skip
"""And on the forehead."""
COVERS_EARS = frozenset({"bob", "long"})
EARS = '<ellipse cx="73" cy="132" rx="9" ry="13"/><ellipse cx="183" cy="132" rx="9" ry="13"/>'
BEARD = (
    '<path d="M74 130c4 14 10 20 18 22 10-8 24-10 36-10s26 2 36 10c8-2 14-8 18-22v4c0 36-24 64-54 64s-54-28-54-64z"/>'
)
GLASSES = (
    '<g fill="none" stroke="#33373d" stroke-width="3.6"><circle cx="106" cy="127" r="17"/><circle cx="150" cy="127" r="17"/>'
    '<path d="M123 124q5-4 10 0M89 124l-13-4M167 124l13-4"/></g>'
)

PORTRAITS = {
    "hanne": Looks("#d8ebe4", "#f2c9a8", "#dba885", "#8a5a34", "#2f6f62", "#e9f4ef", "bob"),
    "fatou": Looks("#dcefee", "#7a4b31", "#613a25", "#1f1614", "#2a8b89", "#e4f6f5", "long"),
    "nele": Looks("#f0def5", "#f0c3a0", "#d69f7c", "#c2762d", "#7d4a91", "#f7ecfa", "bun", glasses=True),
    "jonas": Looks("#fbe6c2", "#8a5a3c", "#6f452c", "#241a16", "#c9772b", "#fff3dc", "curls"),
    "karim": Looks("#d7e6f7", "#e3b28d", "#c68f6a", "#3b2a22", "#3466a5", "#e8f1fb", "short", beard=True),
    "claire": Looks("#f7dfe3", "#f4d0b4", "#dfae8d", "#b9b3ad", "#a33e5c", "#fbeef0", "bob", glasses=True),
}


def portrait_of(slug: str) -> bytes:
    """As PNG, as it could come from a device."""
    drawn = {"drawn": as_svg(PORTRAITS[slug])}
    return typst.compile(DRAWING, format="png", ppi=PPI, ignore_system_fonts=True, sys_inputs=drawn)


def as_svg(one: Looks) -> str:
    ears = "" if one.cut in COVERS_EARS else f'<g fill="{one.skin}">{EARS}</g>'
    lips = one.skin if one.beard else LIPS
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><rect width="256" height="256" fill="{one.ground}"/>'
        f'<g fill="{one.hair}">{BEHIND[one.cut]}</g><path fill="{one.shade}" d="M104 174h48v42c0 12-48 12-48 0z"/>'
        f'<path fill="{one.clothes}" d="M26 262c2-36 24-52 66-56 8 14 64 14 72 0 42 4 64 20 66 56z"/>'
        + _line(one.collar, 7, "M92 207c10 22 62 22 72 0")
        + f'{ears}<path fill="{one.skin}" d="M74 118c0-34 22-54 54-54s54 20 54 54v14c0 34-24 62-54 62s-54-28-54-62z"/>'
        + (f'<g fill="{one.hair}">{BEARD}</g>' if one.beard else "")
        + f'<g fill="{BLUSH}" opacity=".2"><circle cx="93" cy="147" r="10"/><circle cx="163" cy="147" r="10"/></g>'
        f'<g fill="{INK}"><circle cx="107" cy="126" r="5"/><circle cx="149" cy="126" r="5"/></g>'
        + _line(one.hair, 4.5, "M97 111q10-6 20-2M139 109q10-4 20 2")
        + _line(one.shade, 4.5, "M129 130c1 8 3 11-3 13")
        + _line(lips, 4.5, "M109 159q19 15 38 0")
        + f'<g fill="{one.hair}">{OVER[one.cut]}</g>{GLASSES if one.glasses else ""}</svg>'
    )


def _line(colour: str, width: float, path: str) -> str:
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" d="{path}"/>'
