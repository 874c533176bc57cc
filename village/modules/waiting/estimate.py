"""How long the wait is about, from how long people really waited here (Kaplan-Meier).

Who still waits, or stopped, counts for as long as they did: leaving them out would promise too much.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

HALF, MOST = 0.5, 0.8
WEEK = 7


@dataclass(frozen=True)
class Estimate:
    """In whole weeks, rounded up. `most`: four out of five; unknown when too few waited that long."""

    half: int
    most: int | None = None


def days_until(waits: Iterable[tuple[int, bool]], share: float) -> int | None:
    """The first day on which this share has begun; None: not seen yet. Each wait: its days, and did it then begin."""
    rows = sorted(waits)
    still_waiting, there = 1.0, len(rows)
    day: int
    for day, same in groupby(rows, key=lambda row: row[0]):
        ended = list(same)
        still_waiting *= 1 - sum(began for _days, began in ended) / there
        there -= len(ended)
        if still_waiting <= 1 - share + 1e-9:
            return day
    return None


def estimate(waits: Iterable[tuple[int, bool]]) -> Estimate | None:
    """None: we do not know yet."""
    rows = list(waits)
    half = days_until(rows, HALF)
    if half is None:
        return None
    most = days_until(rows, MOST)
    return Estimate(_weeks(half), _weeks(most) if most is not None else None)


def _weeks(days: int) -> int:
    return max(-(-days // WEEK), 1)
