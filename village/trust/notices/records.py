"""Telling somebody that something waits. The mail says only that; the words are behind signing in."""

from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.trust.notices.models import Notice


def tell(person_id: UUID, code: Notice.Code, path: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell(%s, %s, %s, %s)", [uuid7(), person_id, code, path])
