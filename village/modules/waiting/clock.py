"""The clock of waiting: on the day of a talk the contact person is told; the day after also the deputy and the leader.

The clock sees ids only; each rise is written once for each date.
"""

from uuid import UUID

from django.db import connection, transaction

from village.modules.waiting.tell import PATH, TEAM, Code

LIMIT = 500


def tick() -> int:
    """One round; returns how many rose."""
    return sum(_rise(village, entry, level) for village, entry, level in _due())


def _due() -> list[tuple[UUID, UUID, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT village_id, entry, level FROM app.waiting_due(%s)", [LIMIT])
        return list(cursor.fetchall())


def _rise(village: UUID, entry: UUID, level: str) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.waiting_rises(%s, %s, %s, %s, %s, %s, %s, %s)",
            [village, entry, level, Code.PROMISE_SOON, Code.PROMISE_LATE, Code.PROMISE_RISEN, PATH, TEAM],
        )
        return bool(cursor.fetchone()[0])
