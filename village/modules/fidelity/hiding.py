"""Which counts may be said, so that no number below the village's small number is said or can be reckoned out.

Pure functions. For each measure there is one row per organisation and one for the village, their sum. A row is said only
when the number of families, what fits and what does not fit are each large enough. What is not said together must be at
least two rows and large enough together in each of the three, or else one more row is kept back, the smallest first. The sum is
said when it is large enough itself: in the end all rows are kept back and only the sum is left.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from village.foundation.small_numbers import rounded

HUNDRED, FIVE = 100, 5


@dataclass(frozen=True)
class Count:
    """So many that fit of so many, in so many families."""

    families: int
    fits: int
    all_of: int

    @property
    def cells(self) -> tuple[int, int, int]:
        return self.families, self.fits, self.all_of - self.fits

    def __add__(self, other: "Count") -> "Count":
        return Count(self.families + other.families, self.fits + other.fits, self.all_of + other.all_of)

    def is_large(self, smallest: int) -> bool:
        return all(cell >= smallest for cell in self.cells)


@dataclass(frozen=True)
class Share:
    """What is said: a share in hundredths, rounded, of about so many."""

    share: int
    about: int


NOTHING = Count(0, 0, 0)


def told[K: Hashable](counts: Mapping[K, Count], smallest: int) -> tuple[set[K], bool]:
    """The rows that may be said, and whether their sum may."""
    rows = {key: count for key, count in counts.items() if count != NOTHING}
    whole = sum(rows.values(), NOTHING)
    shown = {key for key, count in rows.items() if count.is_large(smallest)}
    if not whole.is_large(smallest):
        return set(), False
    for key in sorted(shown, key=lambda one: (rows[one].families, rows[one].all_of, str(one))):
        hidden = [count for other, count in rows.items() if other not in shown]
        if _safe(hidden, smallest):
            break
        shown.discard(key)
    return shown, True


def _safe(hidden: list[Count], smallest: int) -> bool:
    """Nothing is kept back, or enough rows with enough in them that the rest of the sum tells nothing."""
    return not hidden or (len(hidden) > 1 and sum(hidden, NOTHING).is_large(smallest))


def share_of(count: Count, to: int) -> Share:
    """Rounded to five in a hundred, of a number that is rounded as the law file says."""
    return Share(rounded(round(count.fits * HUNDRED / count.all_of), FIVE), rounded(count.all_of, to))
