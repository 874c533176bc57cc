"""Questions that every part of a page asks, answered once per page that is only looked at.

About the village itself, and about which subjects, plans and chairs are one's own. What is in them is asked of the lock
each time; only what several parts of one page read of the same plan is read once, under the same line (`Opened`). A page
that changes something asks everything anew.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from village.trust.access.actor import standing


@dataclass(frozen=True)
class Opened:
    """One thing, and the line of the logbook in hand: what was read under one line is not told under another."""

    pk: UUID
    subject_id: UUID
    key: int | None

    @classmethod
    def now(cls, pk: UUID, subject_id: UUID) -> "Opened":
        """Raises LookupError when nobody acts."""
        return cls(pk, subject_id, standing().key)


def asked_once[Of: Hashable, Answer](question: Callable[[Of], Answer]) -> Callable[[Of], Answer]:
    """For a question that takes a village, an actor or `Opened`. Outside a page, or when nobody acts, it is asked each time."""

    @wraps(question)
    def answer(of: Of) -> Answer:
        try:
            kept = standing().answers
        except LookupError:
            kept = None
        if kept is None:
            return question(of)
        key = (question.__module__, question.__qualname__, of)
        if key not in kept:
            kept[key] = question(of)
        found: Answer = kept[key]
        return found

    return answer
