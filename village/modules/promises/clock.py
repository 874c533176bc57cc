"""The clock of promises: tells who made one before it ends, and the team leader when it is late.

The clock sees ids, owners and due times only; each rise is written once.
"""

from uuid import UUID

from django.db import connection, transaction

from village.trust.notices.models import Notice

LIMIT = 500
TEAM_PATH = "promises/team/"


def tick() -> int:
    """One round; returns how many promises rose."""
    return sum(_rise(village, promise, level) for promise, village, _owner, _due, level in _due())


def _due() -> list[tuple[UUID, UUID, UUID, object, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, village_id, owner_id, due_at, level FROM app.promises_due(%s)", [LIMIT])
        return list(cursor.fetchall())


def _rise(village: UUID, promise: UUID, level: str) -> bool:
    told = Notice.Code.PROMISE_LATE if level == "late" else Notice.Code.PROMISE_SOON
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.raise_promise(%s, %s, %s, %s, %s, %s)",
            [village, promise, level, told, Notice.Code.PROMISE_RISEN, TEAM_PATH],
        )
        return bool(cursor.fetchone()[0])
