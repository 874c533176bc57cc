"""Questions about the village itself that every part of a page asks: answered once per request.

Never for a question about people: what the lock lets through is asked each time.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from village.trust.access.actor import standing


def asked_once[Answer](question: Callable[[UUID], Answer]) -> Callable[[UUID], Answer]:
    """For a question that takes a village. Outside a request, or when nobody acts, it is asked each time."""

    @wraps(question)
    def answer(village_id: UUID) -> Answer:
        try:
            kept = standing().answers
        except LookupError:
            kept = None
        if kept is None:
            return question(village_id)
        key = (question.__module__, question.__qualname__, village_id)
        if key not in kept:
            kept[key] = question(village_id)
        found: Answer = kept[key]
        return found

    return answer
