"""The clock of calls and visits: what was not told in time rises, as a promise does. It sees ids and due times only."""

from uuid import UUID

from django.db import connection, transaction

from village.trust.notices.models import Notice

LIMIT = 500
TALKS_PATH = "reach/talks/"


def tick() -> int:
    """One round; returns how many rose."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT village_id, id FROM app.talks_late(%s)", [LIMIT])
        late = cursor.fetchall()
    return sum(_rise(village, task) for village, task in late)


def _rise(village: UUID, task: UUID) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.raise_talk(%s, %s, %s, %s, %s, %s)",
            [village, task, Notice.Code.PROMISE_LATE, TALKS_PATH, Notice.Code.PROMISE_RISEN, TALKS_PATH],
        )
        return bool(cursor.fetchone()[0])
