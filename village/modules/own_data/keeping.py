"""Keeping terms of the law file: what is over, in numbers; kept with a reason or erased, always by two people."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.in_a_row import in_a_row
from village.modules.circles.queries import law_here
from village.modules.own_data.asking import ask, ask_one
from village.modules.own_data.registry import tables
from village.trust.law.in_words import said
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.people.models import PersonRecord
from village.trust.villages.keys import erase
from village.trust.villages.models import Village
from village.trust.villages.sealed import SealedText
from village.trust.vocabulary import Actor, DataKind

EVERY = timedelta(hours=20)
STAYS = frozenset({"number", "law_version", "language", "about_table"})
"""Text that tells nothing about a person and keeps rows countable."""


@dataclass(frozen=True)
class Over:
    """Records of one person whose term is over: numbers and dates, no name."""

    subject_id: UUID
    kinds: list[int]
    number: int
    last_at: datetime
    due_on: date
    is_whole: bool

    @property
    def reference(self) -> str:
        return str(self.subject_id)[-8:]

    @property
    def labels(self) -> str:
        return in_a_row(DataKind(kind).label for kind in self.kinds)


@dataclass(frozen=True)
class Proposed:
    """What somebody proposed, for a second person."""

    pk: UUID
    subject_id: UUID
    what: str
    kinds: list[int]
    is_whole: bool
    number: int
    reason: str
    keep_until: date | None
    by: str
    is_mine: bool
    asked_at: datetime

    reference = Over.reference
    labels = Over.labels


class Counted(Sequence[Over]):
    """What was past its term when it was last counted, fetched a page at a time."""

    def __init__(self) -> None:
        [(self.number, self.at)] = ask("SELECT * FROM app.terms_counted()")

    def __len__(self) -> int:
        return int(self.number)

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(len(self))
        return [Over(*row) for row in ask("SELECT * FROM app.terms_page(%s, %s)", start, max(stop - start, 0))]


def over(actor: Actor, subject_id: UUID) -> Over | None:
    """This person now; None when nothing is past its term, or it is decided already."""
    found = ask("SELECT * FROM app.term_of(%s, %s)", terms_of(law_here(actor)), subject_id)
    return Over(*found[0]) if found else None


def count_terms(older_than: timedelta = EVERY) -> int:
    """The clock, once a night: in each village, whose term is over by the law of this day."""
    total = 0
    for village in Village.objects.order_by("id"):
        law = policy_for(village.jurisdiction, timezone.localdate())
        total += int(ask_one("SELECT app.count_terms(%s, %s, %s)", village.pk, terms_of(law), older_than))
    return total


def proposed() -> list[Proposed]:
    return [Proposed(*row) for row in ask("SELECT * FROM app.terms_proposed()")]


def law_in_words(actor: Actor) -> list[dict[str, str]]:
    """What the law file says about keeping, with where it stands."""
    return [
        {"wording": said(one.wording), "citation": said(one.citation)}
        for key, one in law_here(actor).file.parameters.items() if key.startswith("retention_")
    ]  # fmt: skip


def propose(actor: Actor, subject_id: UUID, *, what: str, reason: str, keep_until: date | None) -> bool:
    """False: it is not (or no longer) past its term, or it was proposed before."""
    law = law_here(actor)
    values = [uuid7(), subject_id, what, reason.strip(), keep_until, law.version, terms_of(law)]
    return bool(ask_one("SELECT app.propose_term(%s, %s, %s, %s, %s, %s, %s)", *values))


def drop(key: UUID) -> bool:
    return bool(ask_one("SELECT app.drop_term(%s)", key))


def confirm(actor: Actor, key: UUID) -> str | None:
    """Carried out at once; the key goes as soon as this is kept for good. None: not mine to confirm."""
    values = [key, terms_of(law_here(actor)), json.dumps(columns_to_empty())]
    done: str | None = ask_one("SELECT app.confirm_term(%s, %s, %s)", *values)
    if done == "erase":
        transaction.on_commit(destroy_keys)
    return done


def destroy_keys() -> int:
    """Of whom everything was erased: from now on their words are unreadable in every older backup too (B3-26)."""
    waiting = ask("SELECT * FROM app.keys_to_destroy()")
    for key, village, subject in waiting:
        erase(village, subject)
        ask("SELECT app.key_destroyed(%s)", key)
    return len(waiting)


def columns_to_empty() -> dict[str, dict[str, list[str]]]:
    """Of each table about a person, what people wrote: sealed words, and names in plain text."""
    records = [table.model for table in tables() if issubclass(table.model, PersonRecord)]
    return {model._meta.db_table: {"sealed": _sealed(model), "plain": _plain(model)} for model in records}


def _sealed(model: type[Any]) -> list[str]:
    return [str(column.column) for column in model._meta.concrete_fields if isinstance(column, SealedText)]


def _plain(model: type[Any]) -> list[str]:
    return [
        str(column.column)
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField) and not column.choices and column.name not in STAYS
    ]


def terms_of(law: Policy) -> str:
    told = [(kind, law.retention(kind)) for kind in DataKind]
    return json.dumps([
        {"kind": int(kind), "years": term.years, "from": term.counted_from, "after": term.and_after_last_contact}
        for kind, term in told
    ])  # fmt: skip
