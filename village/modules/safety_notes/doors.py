"""The one way to a safety note besides sharing, that the database checks by itself: a written act of danger."""

from uuid import UUID

from django.db import connection

from village.trust.notices.models import Notice


def open_in_danger(act_id: UUID) -> int:
    """The note behind an act of danger of one's own can be read from now on; how many there are. The database checks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.open_safety_note(%s, %s)", [act_id, Notice.Code.DANGER_OPENED])
        return int(cursor.fetchone()[0])
