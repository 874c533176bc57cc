"""From records to what people read: the words of a question, line by line, as whoever it is shown to reads them."""

from dataclasses import dataclass
from typing import Any

from village.modules.circles.one_thing import ReadsAlong, reads_along
from village.modules.help_requests.actions import shared_now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import What
from village.trust.vocabulary import Audience


@dataclass(frozen=True)
class Said:
    """Somebody said something, as one bubble of a conversation."""

    name: str
    did: str
    at: Any
    words: str
    cat: str


def said_in(request: HelpRequest) -> list[Said]:
    """What a reader outside the family and the team reads: the same rows, of the same audience."""
    steps = steps_of(request).filter(audience=Audience.FAMILY)
    return [
        Said(step.author_name, str(What(step.what).label), step.done_at, step.words, "place" if step.is_ours else "home")
        for step in steps
    ]


def readers(request: HelpRequest) -> list[ReadsAlong]:
    """To whom the family shows this question by name."""
    return reads_along(request, shared_now(request))
