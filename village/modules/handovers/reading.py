"""From records to what people read: the words of a question, line by line, as whoever it is shown to reads them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.modules.circles.one_thing import ReadsAlong, reads_along
from village.modules.handovers.models import Handover
from village.modules.handovers.rules import LawForbids, NotForASchool
from village.modules.help_requests.actions import shared_now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import What
from village.trust.law.in_words import place_in_words, said
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.vocabulary import Audience

ICONS = {"nothing": "hand-palm", "ask_again": "chats-circle", "advice": "lightbulb", "danger": "warning-circle"}


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


def reach_in_words(request: HelpRequest) -> str:
    """Who it is about and how to reach the family, as one piece of the letter."""
    who = in_a_row([request.called_name, request.asker_name])
    how = in_a_row([request.get_reach_by_display(), request.reach_where])
    return f"{who}\n{how}"


@dataclass(frozen=True)
class Head:
    """Who hands it over, to whom, under which number: the top of the letter, before and after it goes."""

    number: str
    from_name: str
    from_place: str
    from_phone: str
    from_face: UUID | None = None


def head_of(handover: Handover) -> Head:
    sender = handover.sender
    return Head(handover.request.number, sender.public_name, sender.organisation.name, sender.public_phone, sender.face)


def note_between(ours: str, theirs: str, language: str) -> str:
    """What to read before it crosses a border: that it does, that both law files let it, and what they ask (B3-36)."""
    sender, receiver = (version.partition("/")[0] for version in (ours, theirs))
    if sender == receiver:
        return ""
    laws = [policy_for(place, timezone.localdate()) for place in (sender, receiver)]
    here, there = (f"{place_in_words(law.jurisdiction)}, {said(law.citation('cross_border'))}" for law in laws)
    crosses = _("This goes across a border, where other law counts. Both law files let it: {here}; {there}.")
    asked = laws[0].transfer_note(receiver)
    return " ".join(filter(None, (crosses.format(here=here, there=there), asked.in_language(language) if asked else "")))


def after_a_no(law: Policy, language: str) -> list[dict[str, str]]:
    """What may still be done, each with what kind of way it is (B3-4)."""
    return [{"key": way.key, "says": way.words.in_language(language), "icon": ICONS[way.key]} for way in law.after_a_no]


def why_not(problem: LawForbids | NotForASchool) -> str:
    """A clear sentence, and what remains possible (B3-16, B3-36)."""
    if isinstance(problem, NotForASchool):
        return _(
            "To a school goes only what you write for it yourself, what a teacher can do, and how to reach the family;"
            " not what was said here ({citation}). What somebody told just for themself never goes to a school."
        ).format(citation=said(problem.law.citation("school_kinds")))
    law = problem.sender
    if problem.receiver is not None and problem.sender.may_send_abroad(problem.kind):
        law = problem.receiver
    return _(
        "This cannot go across the border through this platform: the law file of {place} does not let it ({citation})."
        " Still possible: the family takes its own words along on paper, you ask for advice there without a name, or"
        " somebody in this village does it."
    ).format(place=place_in_words(law.jurisdiction), citation=said(law.citation("cross_border")))
