"""The lock and the rules, asked for the same list: two formulations that must never differ.

Uses a connection of the owner, who steps down to the app's login for one and to the login of the rules for the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.access.visible import keyring, visible
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Actor, Internal, NotAllowed, Purpose


@contextmanager
def as_role(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
        cursor.execute(f"SET ROLE {role}")
        yield
        if not connection.needs_rollback:
            cursor.execute("RESET ROLE")
            if before != "village_owner":
                cursor.execute(f"SET ROLE {before}")


def listed_models() -> list[type[VillageRecord]]:
    """Every table that somebody may read through the lock. New modules are in by themselves."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, VillageRecord) and not isinstance(model.protection, Internal)
    ]


type Lists = dict[type[VillageRecord], set[UUID]]


def lock_shows(actor: Actor, *tables: type[Any]) -> Lists:
    """All rows of each table that come through the lock with the key of a list; no filter of any kind."""
    with as_role("village_app"), acting_as(actor):
        with suppress(NotAllowed):  # no key: tables about people answer with an error then
            open_list(actor, Purpose.CHECK)
        return {table: _keys(table._base_manager.all()) for table in tables or listed_models()}


def rules_show(actor: Actor, *tables: type[Any]) -> Lists:
    """The same lists as the rules in Python say them, with a login the lock does not hold back."""
    with as_role("village_rules"):
        ring = keyring(actor)
        return {
            table: set(visible(actor, table, ring=ring).values_list("pk", flat=True))
            for table in tables or listed_models()
        }


def differences(actor: Actor) -> list[str]:
    """Tables where the two differ for this actor, in words."""
    lock, rules = lock_shows(actor), rules_show(actor)
    return [
        f"{table._meta.label}: {len(lock[table] - rules[table])} only by the lock, "
        f"{len(rules[table] - lock[table])} only by the rules"
        for table in lock
        if lock[table] != rules[table]
    ]


def _keys(found: "models.QuerySet[Any]") -> set[UUID]:
    try:
        with transaction.atomic():
            return set(found.values_list("pk", flat=True))
    except DatabaseError as problem:
        if "logbook" not in str(problem):
            raise
        return set()
