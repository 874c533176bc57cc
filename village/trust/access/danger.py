"""Written acts of danger at the lock: begin one, open it to one more person, open a door by it, shut somebody out.

Only actions of the module "danger" call these; each function of the database checks again who may.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.trust.access.actor import standing
from village.trust.access.opening import _hold
from village.trust.consent.models import Disclosure, Mandate
from village.trust.law.policy import Policy
from village.trust.villages.sealed import seal
from village.trust.vocabulary import Actor, DataKind, Role


@dataclass(frozen=True)
class Relative:
    """Somebody of the family around a person: "self", "guardian" or "sibling"."""

    person_id: UUID
    subject_id: UUID
    name: str
    relation: str


def begin_act(
    by: Actor, item: UUID, subject: UUID, kind: DataKind, *, roles: frozenset[Role], law: Policy, verb: str
) -> None:
    """From now on this new thing is this actor's to write; its line stands in the same transaction."""
    _open(by, item, "SELECT app.begin_act(%s, %s, %s, %s::text[], %s, %s)",
          [item, subject, int(kind), [str(role) for role in roles], law.version, verb])  # fmt: skip


def begin_piece(by: Actor, item: UUID, act: UUID) -> None:
    """A part of the act that is read by itself, by whoever holds the act now."""
    _open(by, item, "SELECT app.begin_piece(%s, %s)", [item, act])


def hold_again(by: Actor, item: UUID) -> None:
    """Back to a thing that was opened before in this transaction."""
    _hold(by, standing().opened_items[item])


def disclose(items: list[UUID], to: UUID, because: Disclosure.Because) -> None:
    _ask("SELECT app.disclose(%s::uuid[], %s, %s)", [items, to, because])


def open_because_of(
    act: UUID, subject: UUID, by: Actor, *, kinds: list[int], ground: str, reason: str, hours: int, review: date
) -> UUID:
    """The door: reads only, for some hours, for the one who decided the act."""
    door = Mandate(id=uuid7(), village_id=by.village_id, subject_id=subject)
    _ask("SELECT app.open_because_of(%s, %s, %s::smallint[], %s, %s, %s, %s)",
         [act, door.pk, kinds, ground[:200], seal(door, "reason", reason), hours, review])  # fmt: skip
    key: UUID = door.pk
    return key


def family_around(subject: UUID) -> list[Relative]:
    return [Relative(*row) for row in _ask("SELECT * FROM app.family_around(%s)", [subject])]


def who_can_be_told(subject: UUID) -> list[Relative]:
    """A brother or sister reads nothing of this person, so an act is not opened to them."""
    return [one for one in family_around(subject) if one.relation != "sibling"]


def could_be_shut_out(subject: UUID) -> list[tuple[UUID, str]]:
    return [(row[0], row[1]) for row in _ask("SELECT * FROM app.could_be_shut_out(%s)", [subject])]


def families_to_lock(subject: UUID, against: UUID) -> list[UUID]:
    """What the family has together, a plan above all; but nobody is shut out of what they own too."""
    return [row[0] for row in _ask("SELECT * FROM app.families_to_lock(%s, %s)", [subject, against])]


def lock_for_safety(act: UUID, subjects: list[UUID], against: UUID, kind: DataKind) -> list[UUID]:
    ids = [uuid7() for _ in subjects]
    _ask("SELECT app.lock_for_safety(%s, %s::uuid[], %s::uuid[], %s, %s)", [act, ids, subjects, against, int(kind)])
    return ids


def lift_safety(act: UUID, ids: list[UUID]) -> None:
    _ask("SELECT app.lift_safety(%s, %s::uuid[])", [act, ids])


def _open(by: Actor, item: UUID, sql: str, values: list[Any]) -> None:
    [(key,)] = _ask(sql, values)
    standing().opened_items[item] = key
    _hold(by, key)


def _ask(sql: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
