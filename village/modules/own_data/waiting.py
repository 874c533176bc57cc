"""What waits for an answer, what was answered and what is held: as each reads it who may."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import now
from village.modules.own_data.models import ErasureAsked, Hold
from village.trust.vocabulary import DataKind


class Due:
    """The law file says before when it is answered."""

    answer_by: datetime

    @property
    def is_late(self) -> bool:
        return self.answer_by <= now()


class AboutSomebody:
    """For who may not read a name here: the end of a key."""

    subject_id: UUID

    @property
    def reference(self) -> str:
        return str(self.subject_id)[-8:]


class OfKinds:
    kinds: list[int]

    @property
    def labels(self) -> str:
        return in_a_row(DataKind(kind).label for kind in self.kinds)


class OnAGround:
    ground: str

    @property
    def says(self) -> str:
        return str(Hold.Ground(self.ground).label)


@dataclass(frozen=True)
class Asked(Due, AboutSomebody, OfKinds):
    """For who keeps terms: a reference, kinds and days; no name and no word."""

    id: UUID
    subject_id: UUID
    item_id: UUID | None
    number: str
    is_self: bool
    asked_at: datetime
    answer_by: datetime
    born: date | None
    others: bool
    answer: str
    kinds: list[int]
    kept: list[dict[str, Any]]
    instead: str
    reason: str
    by_name: str
    is_mine: bool
    held: bool

    @property
    def says(self) -> str:
        return str(ErasureAsked.Answer(self.answer).label)


@dataclass(frozen=True)
class Mine(OfKinds):
    """For who asked: the answer with its reason, the law and a name."""

    id: UUID
    number: str
    asked_at: datetime
    answer_by: datetime
    answer: str
    kinds: list[int]
    kept: list[dict[str, Any]]
    instead: str
    reason: str
    by_name: str
    confirmed_at: datetime | None
    carry_out_at: datetime | None
    done_at: datetime | None
    law_version: str

    @property
    def says(self) -> str:
        return str(ErasureAsked.Answer(self.answer).label) if self.answer else ""

    @property
    def waits(self) -> bool:
        return self.done_at is None and self.carry_out_at is not None


@dataclass(frozen=True)
class Held(AboutSomebody, OnAGround):
    """A hold as who keeps terms reads it."""

    id: UUID
    subject_id: UUID
    ground: str
    reason: str
    review_on: date
    by_name: str
    placed_at: datetime
    confirmed_at: datetime | None
    lift_because: str
    placed_by_me: bool
    lift_by_me: bool

    @property
    def waits_for_a_reason(self) -> bool:
        """It counts, and nobody said yet why it may end."""
        return self.confirmed_at is not None and not self.lift_because

    @property
    def is_due(self) -> bool:
        return self.review_on <= timezone.localdate()


@dataclass(frozen=True)
class HeldFor(OnAGround):
    """The same as the family reads it; never one for danger."""

    ground: str
    reason: str
    review_on: date
    by_name: str
    placed_at: datetime
