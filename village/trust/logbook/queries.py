"""Questions about the logbook: who looked at what is yours, what was refused, and the newest seals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from village.trust.logbook.models import Entry

FAR_ENOUGH = 2000
"""How many lines are looked through to find one page of looks by others."""


def refused_tries(village_id: UUID) -> QuerySet[Entry]:
    """Doors that stayed closed, newest first. The lock shows them to the privacy officer only."""
    return Entry.unscoped.filter(village_id=village_id, decision="deny").order_by("-id")


def steps_of_others(
    subject_id: UUID, *, own: Collection[UUID], item_id: UUID | None = None, before: int | None = None, size: int = 25
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Rows of the logbook about a subject, newest first, without the looks of `own` at their own data."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM app.looks(%s, %s, %s, %s)"
            " WHERE NOT (act IN ('view', 'list', 'search') AND person_id = ANY (%s::uuid[])) LIMIT %s",
            [subject_id, item_id, before, FAR_ENOUGH, list(own), size],
        )
        return list(cursor.fetchall())


@dataclass(frozen=True)
class Fingerprint:
    """The newest seal of a village, as it is kept elsewhere."""

    village: str
    upto: int
    at: datetime
    digest: str


def newest_seals() -> list[Fingerprint]:
    """One per village: numbers and fingerprints, no line of any logbook."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT village, upto, at, encode(hash, 'hex') FROM app.newest_seals() ORDER BY village")
        return [Fingerprint(*row) for row in cursor.fetchall()]
