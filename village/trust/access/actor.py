"""Who is acting: one transaction, one actor. The database is told at its start and forgets at its end."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, LiteralString
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction

from village.trust.villages.keys import forget_keys
from village.trust.vocabulary import NOBODY, Actor, Role, Seat, Secrecy

TELL: LiteralString = """SELECT set_config('app.village', %s, true), set_config('app.person', %s, true),
  set_config('app.second_factor', %s, true), set_config('app.only_item', %s, true),
  set_config('app.account', %s, true), set_config('app.key', %s, true)"""
HOLD: LiteralString = "SELECT set_config('app.key', %s, true), set_config('app.gather', %s, true)"


@dataclass
class Standing:
    """What the current transaction was told: the actor and the keys it holds."""

    actor: Actor
    key: int | None = None
    key_is_list: bool = False
    opened: dict[UUID, int] = field(default_factory=dict)
    opened_items: dict[UUID, int] = field(default_factory=dict)
    """Keys of single items: they open no other thing about the same person."""
    answers: dict[Any, Any] | None = None
    """What was asked about the village in this request (`asked_once`)."""


_standing: ContextVar[Standing | None] = ContextVar("standing", default=None)


def standing() -> Standing:
    """Raises LookupError when nobody is acting: a forgotten actor is a bug, not an empty page."""
    now = _standing.get()
    if now is None:
        raise LookupError("nobody is acting: wrap this in acting_as()")
    return now


def enter(
    village_id: UUID,
    *,
    account_id: int | None = None,
    second_factor: bool = False,
    receipt: tuple[UUID, UUID] | None = None,
    session: str = "",
    device: str = "",
) -> Actor:
    """The actor behind an account, or behind a receipt (person, item), in this village. Needs a transaction."""
    person, item = receipt or (None, None)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT app.enter(%s, %s, %s, %s, %s)", [village_id, account_id, second_factor, person, item]
        )
        found = cursor.fetchone()[0]
    if found is None:
        return Actor(village_id=village_id, account_id=account_id, session=session, device=device)
    found = json.loads(found) if isinstance(found, str) else found
    return Actor(
        village_id=village_id,
        person_id=UUID(found["person"]),
        subject_id=UUID(found["subject"]),
        account_id=account_id,
        name=found["name"],
        seats=tuple(_seat(one) for one in found["seats"]),
        second_factor=second_factor,
        only_item=item,
        session=session,
        device=device,
    )


def _seat(found: dict[str, str]) -> Seat:
    return Seat(
        UUID(found["organisation"]), Role(found["role"]), found["jurisdiction"], Secrecy(found["secrecy"])
    )


def told(actor: Actor, key: int | None = None) -> list[str]:
    """What the database is told, in the order of TELL."""
    return [
        str(actor.village_id), str(actor.person_id or NOBODY), "on" if actor.second_factor else "",
        str(actor.only_item or ""), str(actor.account_id or ""), str(key or ""),
    ]  # fmt: skip


def tell_database(actor: Actor, alias: str = "default", key: int | None = None) -> None:
    """Transaction-local settings and nothing else: a pooled connection cannot carry them on."""
    with connections[alias].cursor() as cursor:
        cursor.execute(TELL, told(actor, key))


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """One transaction in which this actor acts; a nested one puts the previous actor back."""
    before = _standing.get()
    with transaction.atomic():
        tell_database(actor)
        token = _standing.set(Standing(actor))
        try:
            yield actor
        finally:
            _standing.reset(token)
            forget_keys()
            connection = connections["default"]
            if before and not connection.needs_rollback:
                tell_database(before.actor, key=before.key)
            elif connection.savepoint_ids and not connection.needs_rollback:
                _clear()


@contextmanager
def standing_as(actor: Actor, *, only_looks: bool = False) -> Iterator[None]:
    """For the middleware, whose transaction is open and whose database already knows the actor.

    `only_looks`: nothing is changed meanwhile, so what everybody asks is asked once (`asked_once`).
    """
    token = _standing.set(Standing(actor, answers={} if only_looks else None))
    try:
        yield
    finally:
        _standing.reset(token)


def become(actor: Actor) -> None:
    """The visitor who just became somebody, in the same transaction (asking without an account)."""
    now = standing()
    now.actor, now.key, now.opened, now.opened_items = actor, None, {}, {}
    now.answers = None if now.answers is None else {}
    tell_database(actor)


def audit_alias() -> str:
    return str(settings.AUDIT_ALIAS)


def _clear() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.village', '', true), set_config('app.person', '', true),"
            " set_config('app.key', '', true), set_config('app.second_factor', '', true),"
            " set_config('app.only_item', '', true), set_config('app.account', '', true)"
        )
