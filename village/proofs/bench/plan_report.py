"""Fills a village in which every family has a plan, measures it, and takes it away again unless it is to stay."""

import json
from typing import Any

from village.config.places import STATIC
from village.proofs.bench import place


def size_of(people: int, consents: int) -> str:
    return f"plan_{people}_{consents}"


def plan_figures(people: int, consents: int, *, keep: bool) -> dict[str, Any]:
    size = size_of(people, consents)
    place.ready(size, filler="village.proofs.bench.fill_plans")
    if not (STATIC / "staticfiles.json").exists():
        place.run("village.config.cli", ["static"], size)
    place.run("village.proofs.bench.plan", [size], size)
    found: dict[str, Any] = json.loads(place.result_file("plan", size).read_text())
    if not keep:
        place.drop(size)
    return found
