"""Telling somebody that something waits. The mail says only that; the words are behind signing in."""

from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor


def tell(person_id: UUID, code: Notice.Code, path: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell(%s, %s, %s, %s)", [uuid7(), person_id, code, path])


def mark_read(actor: Actor, only: list[UUID] | None) -> None:
    """These notices of the actor, or all of them, are read from now on."""
    mine = Notice.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id, read_at=None)
    (mine if only is None else mine.filter(pk__in=only)).update(read_at=now())
