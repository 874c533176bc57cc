"""What the law of a place says to a wish to erase, kind by kind: it may go, or stays and why (B3-26). Nothing here decides."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.vocabulary import DataKind

STATUTORY, ANOTHER_YES, OTHER_PERSON, LEGAL_CLAIM = "statutory_term", "another_yes", "other_person", "legal_claim"


@dataclass(frozen=True)
class Kept:
    """Of one kind: how much there is, and until when the law file has it kept."""

    kind: DataKind
    number: int
    due_on: date


@dataclass(frozen=True)
class Verdict:
    """`because`: the ground of the law file on which it stays; empty when it may go."""

    kind: DataKind
    number: int
    due_on: date
    because: str

    @property
    def may_go(self) -> bool:
        return not self.because


@dataclass(frozen=True)
class Wish:
    """Who asks: the one it is about or somebody else, at what age of that one, and whether the other side asked it too."""

    is_self: bool
    age: int | None
    both: bool = False

    @property
    def who(self) -> frozenset[Consenter]:
        return frozenset(Consenter) if self.both else frozenset({Consenter.CHILD if self.is_self else Consenter.GUARDIANS})


def verdicts(law: Policy, kept: Iterable[Kept], wish: Wish, today: date, *, is_held: bool = False) -> list[Verdict]:
    """Name and how to reach stay as long as anything else does: somebody has to be able to read the rest."""
    found = [Verdict(one.kind, one.number, one.due_on, _because(law, one, wish, today, is_held)) for one in kept]
    stays = next((one.because for one in found if one.kind != DataKind.CONTACT and one.because), "")
    return [replace(one, because=one.because or stays) if one.kind == DataKind.CONTACT else one for one in found]


def _because(law: Policy, one: Kept, wish: Wish, today: date, is_held: bool) -> str:
    if is_held:
        return LEGAL_CLAIM
    if one.kind in law.erasure.kept_by_law and one.due_on > today:
        return STATUTORY
    if wish.age is None and wish.is_self:  # an adult whose birth date nobody asked
        return ""
    return "" if law.consenters(wish.age, one.kind) <= wish.who else ANOTHER_YES
