"""A safety note as people read it: the words, two numbers to touch, who said yes, and to whom it is shown."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from village.foundation.phone import to_dial
from village.modules.safety_notes.models import NoteAnswer, SafetyNote
from village.modules.safety_notes.queries import answers_to, shown_to, who_says_yes
from village.trust.vocabulary import Actor


@dataclass(frozen=True)
class Call:
    """Somebody to call; `to` is what a phone dials."""

    name: str
    number: str

    @property
    def to(self) -> str:
        return to_dial(self.number)


@dataclass(frozen=True)
class Said:
    """One of them, and what this person said to it; None: nothing yet."""

    person_id: UUID
    name: str
    yes: bool | None
    is_needed: bool
    witness: str = ""


def parts_of(note: SafetyNote) -> list[dict[str, str]]:
    """What stands on it, in the order in which somebody needs it."""
    return [
        {"title": _("What helps"), "words": str(note.helps), "icon": "check-circle", "cat": "place"},
        {"title": _("What makes it worse"), "words": str(note.worse), "icon": "hand-palm", "cat": "warn"},
        {"title": _("Who comes first"), "words": str(note.first), "icon": "users", "cat": "home"},
    ]


def sheet_of(note: SafetyNote) -> dict[str, Any]:
    return {
        "note": note,
        "parts": parts_of(note),
        "calls": [Call(name, number) for name, number in note.numbers],
    }


def said_of(actor: Actor, note: SafetyNote) -> list[Said]:
    """Everybody of the family beside what they said; of an own note nobody."""
    if note.plan_id is None:
        return []
    answers = {one.said_by: one for one in answers_to(note)}
    return [_said(answers.get(person), person, name, note) for person, name, _needed in who_says_yes(actor, note.subject_id)]


def _said(answer: NoteAnswer | None, person: UUID, name: str, note: SafetyNote) -> Said:
    return Said(person, name, answer.yes if answer else None, person in note.needed, answer.witness if answer else "")


def readers_to_be(note: SafetyNote, around: list[tuple[UUID, str]]) -> list[str]:
    """To whom it will be shown once it holds; said before anybody says yes."""
    return [name for person, name in around if person in note.readers]


def readers_of(note: SafetyNote) -> list[tuple[UUID, str]]:
    return [(eye.reader_id, eye.name) for eye in shown_to(note)]
