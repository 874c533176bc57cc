"""Questions about faces. Whoever may ask them is checked in access/sql/faces.sql; others get nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class Mine:
    """One's own: where it is shown, or by whom it was taken away and why."""

    shown_as: UUID | None
    agreed_at: datetime
    removed_at: datetime | None
    removed_by: str
    removed_words: str


@dataclass(frozen=True)
class Shown:
    """Of somebody else, for who may take it away."""

    person_id: UUID
    name: str
    place: str
    shown_as: UUID
    agreed_at: datetime


def picture_of(shown_as: UUID) -> bytes | None:
    """Nothing, once it was taken away or whose it is works here no longer."""
    found = _rows("SELECT app.picture_of(%s)", [shown_as])[0][0]
    return bytes(found) if found else None


def mine() -> Mine | None:
    found = _rows("SELECT * FROM app.my_face()", [])
    return Mine(*found[0]) if found else None


def faces_i_keep() -> Sequence[Shown]:
    """Of the village for its keeper, of the own organisations for who manages them."""
    return [Shown(*row) for row in _rows("SELECT * FROM app.faces_i_keep()", [])]


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
