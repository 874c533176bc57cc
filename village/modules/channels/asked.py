"""What this module needs to know of something somebody asked, and what it asks back of the module that keeps it.

A module above that has questions of people drops in a file `by_hand.py` with four functions: `question_of`,
`is_for_who_asked`, `said_in` and `talked`. So this module knows none of them by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, cast, runtime_checkable
from uuid import UUID

from django.http import Http404

from village.foundation.drop_in import dropped_in
from village.trust.directory.models import Membership, Organization
from village.trust.vocabulary import Actor, DataKind, Purpose, Right


@runtime_checkable
class Asked(Protocol):
    """Something a person asked an organisation: a record that the lock protects."""

    pk: Any
    village_id: UUID
    subject_id: UUID
    item_id: Any
    kind: int
    author_id: UUID
    number: str
    asker: str
    asker_name: str
    reach_by: str
    reach_where: Any
    language: str
    to_organisation_id: UUID
    to_organisation: Organization
    owner: Membership | None
    asked_at: datetime
    answer_by: datetime | None

    @property
    def is_open(self) -> bool: ...


@dataclass(frozen=True)
class Said:
    """One thing that was said by who works on it, for the page on paper."""

    name: str
    did: str
    words: str
    at: datetime


def has_paper(asked: Asked) -> bool:
    """A paper can be found by somebody else: of a question "just me" there is none, and no letter."""
    return asked.kind != DataKind.OWN_STORY


def question_of(actor: Actor, pk: UUID, why: Purpose, right: Right = Right.VIEW) -> Asked:
    """The question itself, opened with its line in the logbook; or 404."""
    asked = cast("Asked", _keeper().question_of(actor, pk, why, right))
    if not is_for_who_asked(asked):
        raise Http404
    return asked


def is_for_who_asked(asked: Asked) -> bool:
    """False when somebody only passed it on: then nothing about it is told to them from here."""
    return bool(_keeper().is_for_who_asked(asked))


def said_in(asked: Asked) -> Sequence[Said]:
    """What who works on it said to the one who asked, the oldest first."""
    return cast("Sequence[Said]", _keeper().said_in(asked))


def talked(asked: Asked, *, by: Actor, reached: bool, way: str, words: str) -> None:
    """A call or a visit is a step of the question as well: it counts, and the one who asked reads that it was tried."""
    _keeper().talked(asked, by=by, reached=reached, way=way, words=words)


def _keeper() -> Any:
    found = next(iter(dropped_in("by_hand").values()), None)
    if found is None:
        raise Http404
    return found
