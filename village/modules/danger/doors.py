"""Two doors that the database checks by itself: taking up a look back, and saying that a copy arrived."""

from typing import Any
from uuid import UUID

from django.db import Error, connection, transaction


def take_review(act_id: UUID) -> bool:
    """From now on this team leader or privacy officer reads that act; False when it is not theirs to look back at."""
    return _ask("SELECT app.take_review(%s)", [act_id])


def copy_arrived(copy_id: UUID, *, follows: bool) -> bool:
    """The sender sees that it was read, and that it is followed."""
    return _ask("SELECT app.copy_arrived(%s, %s)", [copy_id, follows])


def _ask(sql: str, values: list[Any]) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except Error:
        return False
    return True
