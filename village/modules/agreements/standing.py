"""How a point stands: every person whose agreement is needed said yes, or somebody said no, or it waits (P-05, P-18).

Pure functions. One "no" is about its own point; the other points stand for themselves.
"""

from collections.abc import Collection, Iterable
from typing import Protocol
from uuid import UUID

from village.modules.agreements.words import Said, Stands


class Answered(Protocol):
    """Never changed: whoever thinks again says it again, and the newest counts."""

    person_id: UUID
    said: str


def last_words[A: Answered](answers: Iterable[A]) -> dict[UUID, A]:
    """The newest answer of each person; `answers` from old to new."""
    return {answer.person_id: answer for answer in answers}


def stands(needed: Collection[UUID], answers: Iterable[Answered]) -> Stands:
    said = {person: answer.said for person, answer in last_words(answers).items()}
    if any(said.get(person) == Said.NO for person in needed):
        return Stands.NOT_AGREED
    if needed and all(said.get(person) == Said.YES for person in needed):
        return Stands.AGREED
    return Stands.OPEN
