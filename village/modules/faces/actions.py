"""Putting one's own face, and taking one away. Who may is checked in access/sql/faces.sql."""

from typing import Any
from uuid import UUID, uuid4

from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.modules.faces.problems import GoneMeanwhile, NotGrownUp
from village.trust.law.ages import ADULT, years_after
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

MINE = "faces/"


def put(picture: bytes) -> None:
    """By whoever it shows, with a yes of this moment. A new one has a new address: the old one opens nothing any more."""
    born_until = years_after(timezone.localdate(), -ADULT)
    if _asked("SELECT app.put_face(%s, %s, %s, %s)", [uuid7(), uuid4(), picture, born_until]) == "young":
        raise NotGrownUp


def take_mine_away() -> None:
    if not _asked("SELECT app.take_my_face_away()", []):
        raise GoneMeanwhile


def take_away(person_id: UUID, *, words: str) -> None:
    """By a keeper or a manager. Whose it is hears it, and reads by whom and why."""
    if not _asked("SELECT app.take_face_away(%s, %s, %s, %s)", [person_id, words.strip(), Notice.Code.FAMILY_TOLD, MINE]):
        raise GoneMeanwhile


def _asked(sql: str, values: list[Any]) -> Any:
    """One value from a function that checks for itself. What it refuses is not allowed, and nothing was done."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchone()[0]
    except ProgrammingError as refused:
        raise NotAllowed(str(refused).splitlines()[0]) from refused
