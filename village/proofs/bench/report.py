"""Puts a measured size beside the one of ten thousand people and prints it for people or for programs."""

import json
from argparse import ArgumentParser
from typing import Any

from village.config.places import STATIC
from village.proofs.bench import place

SMALL = 10_000


def arguments(parser: ArgumentParser) -> None:
    """What every `village bench` command takes."""
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="for a program")
    parser.add_argument(
        "--keep", action="store_true", help="leave the database of the figures for a next time"
    )


def bench(what: str, people: int, *, keep: bool) -> dict[str, Any]:
    """Fills what is not there, measures, and takes the database away again unless it is to stay."""
    place.ready(people)
    if not (STATIC / "staticfiles.json").exists():
        place.run("village.config.cli", ["static"], people)
    place.run(f"village.proofs.bench.{what}", [str(people)], people)
    found: dict[str, Any] = json.loads(place.result_file(what, people).read_text())
    if not keep:
        place.drop(people)
    return found


def access_figures(people: int, *, keep: bool) -> dict[str, Any]:
    """For growth the small size is measured first, once."""
    saved = place.result_file("access", SMALL)
    if people > SMALL and not saved.exists():
        bench("access", SMALL, keep=keep)
    found = bench("access", people, keep=keep)
    small = json.loads(saved.read_text())["results"] if people > SMALL else []
    return {**found, "growth": growth(found["results"], small)}


def growth(now: list[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How much longer the same work takes in the larger village: by itself, and in turns with the other ways."""
    known = {(one["work"], one["who"]): one for one in before}
    return [
        {
            "work": one["work"], "who": one["who"], "from": SMALL, "to": one["people"],
            **longer(known[one["work"], one["who"]], one, "alone_p50_ms"),
            **{f"in_turns_{name}": much for name, much in longer(known[one["work"], one["who"]], one, "p50_ms").items()},
        }
        for one in now if (one["work"], one["who"]) in known
    ]  # fmt: skip


def longer(small: dict[str, Any], large: dict[str, Any], figure: str) -> dict[str, float]:
    """As a factor, and in milliseconds."""
    return {
        "ratio": round(large[figure] / small[figure], 2),
        "more_ms": round(large[figure] - small[figure], 2),
    }


def as_table(rows: list[dict[str, Any]]) -> str:
    """For a screen, and for a page of docs."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines = [heads, ["---"] * len(heads), *[[str(row.get(head, "")) for head in heads] for row in rows]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
