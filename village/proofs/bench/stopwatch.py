"""Times something many times over and says what is usual."""

import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Times = list[float]


def median(times: Times) -> float:
    return round(statistics.median(times) * 1000, 3)


def slow(times: Times) -> float:
    """One in twenty takes longer."""
    return round(sorted(times)[int(len(times) * 0.95)] * 1000, 3)


def nothing(_number: int) -> None:
    """Nothing has to be done first."""


@dataclass(frozen=True)
class Way:
    """One way to do the work; `before` is done first and not timed."""

    work: Callable[[int], object]
    before: Callable[[int], object] = nothing


def clock(work: Callable[[int], object], times: int) -> Times:
    return beside({"": Way(work)}, times)[""]


def alone(way: Way, times: int) -> dict[str, float]:
    """One way, again and again with nothing in between: to put a larger town beside a smaller one.

    In turns a larger town would pay for its neighbours too: guardian's reading goes through ten times as many rows there
    and leaves the processor's memory full of them.
    """
    found = beside({"": way}, times)[""]
    return {"alone_p50_ms": median(found), "alone_p95_ms": slow(found)}


def beside(ways: dict[str, Way], times: int, patience: float = 45) -> dict[str, Times]:
    """In turns, so that what else the machine does falls on all of them alike. Warm first, and each as often the first:
    who reads the same rows second finds them warm.

    After `patience` seconds it stops with what it has, but not before it has three of each.
    """
    found: dict[str, Times] = {name: [] for name in ways}
    for number in (0, 1):
        for way in ways.values():
            _timed(way, number)
    began, names = time.perf_counter(), list(ways)
    for number in range(times):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            found[name].append(_timed(ways[name], number))
        if number >= 2 and time.perf_counter() - began > patience:
            break
    return found


def result_of(work: str, who: str, people: int, times: dict[str, Times]) -> dict[str, object]:
    """Ratios are ours divided by theirs. Ours is with the lock and with the key from the logbook, as the goals say.

    Where a line was written first, the whole wait of who reads (line and all) stands beside it. Search has no time
    without the line: it is the product's own function.
    """
    key_in_hand = times.get("reading", times["ours"])
    ours, past, guardian = median(key_in_hand), median(times["past"]), median(times["guardian"])
    told: dict[str, object] = {
        "work": work, "who": who, "people": people, "p50_ms": ours, "p95_ms": slow(key_in_hand),
        "ratio_unprotected": round(ours / past, 2), "ratio_guardian": round(ours / guardian, 3),
        "unprotected_p50_ms": past, "guardian_p50_ms": guardian,
        "times": len(times["ours"]),
    }  # fmt: skip
    whole = {"with_line_p50_ms": median(times["ours"]), "with_line_p95_ms": slow(times["ours"])}
    return told | (whole if "reading" in times else {})


def _timed(way: Way, number: int) -> float:
    way.before(number)
    start = time.perf_counter()
    way.work(number)
    return time.perf_counter() - start


def machine() -> dict[str, object]:
    """What it was measured on; never its name."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    memory = Path("/proc/meminfo").read_text().split()[1] if Path("/proc/meminfo").exists() else "0"
    return {
        "processors": len(models) or 1,
        "processor": models[0] if models else platform.machine(),
        "memory_gb": round(int(memory) / 1_000_000),
        "python": platform.python_version(),
        "postgresql": "18, the one that comes along",
    }
