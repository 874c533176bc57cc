"""What can be offered meanwhile: one file per kind in `bridges/`, dropped in, with its words per language (P-22).

A village that has something of its own adds a file; `only_in` keeps it to the villages named there.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).parent / "bridges"


@dataclass(frozen=True)
class Bridge:
    """One kind of support for meanwhile."""

    key: str
    icon: str
    order: int
    names: dict[str, str]
    only_in: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.names.get((get_language() or "en").split("-")[0], self.names["en"])


@cache
def all_bridges() -> dict[str, Bridge]:
    found = [_read(path) for path in FOLDER.glob("*.toml")]
    return {one.key: one for one in sorted(found, key=lambda one: (one.order, one.key))}


def bridges_of(village_slug: str) -> list[Bridge]:
    return [one for one in all_bridges().values() if not one.only_in or village_slug in one.only_in]


def bridge_named(key: str) -> str:
    """The word for a kind; what was dropped again keeps its key."""
    one = all_bridges().get(key)
    return str(one) if one else key


def icon_of(key: str) -> str:
    one = all_bridges().get(key)
    return one.icon if one else "heart"


def _read(path: Path) -> Bridge:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Bridge(path.stem, raw["icon"], raw["order"], raw["name"], tuple(raw.get("only_in", ())))
