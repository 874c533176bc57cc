"""Questions about a pause in reading: is there one, go on with a reason, and which there were (T5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Pause:
    """Who, where, when and why it went on; nobody who was looked at."""

    name: str
    place: str
    from_at: datetime
    lifted_at: datetime | None
    reason: str


def is_paused() -> bool:
    return bool(_ask("SELECT app.reading_paused()")[0][0])


def read_on(reason: str) -> None:
    _ask("SELECT app.read_on(%s)", reason)


def pauses() -> list[Pause]:
    """Of everybody for the privacy officer, of the own team for a team leader."""
    return [Pause(*row) for row in _ask("SELECT * FROM app.reading_pauses()")]


def _ask(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
