"""Questions that every part of a page asks, answered once per page that is only looked at.

About the village itself, and about which subjects, plans and chairs are one's own. What is in them is asked of the lock
each time, and a page that changes something asks everything anew.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from village.trust.access.actor import standing
from village.trust.vocabulary import Actor


def asked_once[Of: (UUID, Actor), Answer](question: Callable[[Of], Answer]) -> Callable[[Of], Answer]:
    """For a question that takes a village or an actor. Outside a page, or when nobody acts, it is asked each time."""

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
