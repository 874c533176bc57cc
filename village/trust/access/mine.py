"""Whose data is one's own: oneself, one's children, what one owns together with others."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from village.trust.access.asked_once import asked_once
from village.trust.vocabulary import Actor


@asked_once
def my_subjects(actor: Actor) -> list[UUID]:
    """Only ids, without a name; what is in them is asked of the lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject_id FROM access_grant WHERE village_id = %s AND reader_id = %s"
            " AND via IN (1, 2, 3) AND vf <= now() AND vt > now()",
            [actor.village_id, actor.person_id],
        )
        return [row[0] for row in cursor.fetchall()]


def may_decide(subject_id: UUID, item_id: UUID | None, kinds: Iterable[int]) -> bool:
    """Is it the actor's to decide who sees this? Asks the lock."""
    bits = 0
    for kind in kinds:
        bits |= 1 << int(kind)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.may_decide(%s, %s, %s)", [subject_id, item_id, bits])
        return bool(cursor.fetchone()[0])
