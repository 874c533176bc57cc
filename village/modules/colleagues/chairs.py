"""What a manager does with the chairs of the own organisation. Who may is checked in colleagues.sql."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from village.foundation.ids import uuid7
from village.modules.colleagues.problems import HasItAlready, WorkIsOpen
from village.modules.colleagues.words import silence_of
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.passing_on.leaving import ENDED
from village.modules.passing_on.problems import OneManagerRemains
from village.trust.notices.models import Notice

PROBLEMS = {"already": HasItAlready, "last": OneManagerRemains, "open": WorkIsOpen}


@dataclass(frozen=True)
class Shown:
    """What families read of a colleague."""

    name: str
    phone: str


def change_shown(member_id: UUID, shown: Shown) -> None:
    asked_of_the_lock("SELECT app.change_shown(%s, %s, %s)", [member_id, shown.name.strip(), shown.phone.strip()])


def change(member_id: UUID, *, role: str, on_duty: bool) -> None:
    """Another role from now on; what they were before stays, with its dates."""
    _said(asked_of_the_lock(
        "SELECT app.change_chair(%s, %s, %s, %s, %s)", [uuid7(), member_id, role, silence_of(role), on_duty]
    ))  # fmt: skip


def give(member_id: UUID, *, role: str) -> None:
    """One more role beside the others."""
    _said(asked_of_the_lock("SELECT app.give_chair(%s, %s, %s, %s)", [uuid7(), member_id, role, silence_of(role)]))


def end(member_id: UUID) -> None:
    """In calm: nothing is open any more. Whoever still shared something reads that this colleague works elsewhere now."""
    words = _("Does not work here any more.")
    _said(asked_of_the_lock(
        "SELECT app.end_chair(%s, %s, %s, %s, %s)", [uuid7(), member_id, words, Notice.Code.FAMILY_TOLD, ENDED]
    ))  # fmt: skip


def end_now(member_id: UUID, *, words: str) -> int:
    """In need: every way in closes in this moment. How many people hear it, with these words."""
    told = int(asked_of_the_lock(
        "SELECT app.end_colleague_now(%s, %s, %s, %s, %s)", [uuid7(), member_id, words.strip(), Notice.Code.FAMILY_TOLD, ENDED]
    ))  # fmt: skip
    if told < 0:
        raise OneManagerRemains
    return told


def _said(answer: str) -> None:
    if answer in PROBLEMS:
        raise PROBLEMS[answer]
