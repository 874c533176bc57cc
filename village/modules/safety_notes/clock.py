"""The clock of safety notes: what was to be read again before today is told once, to those it is about and who coordinates."""

from django.db import connection, transaction

from village.modules.safety_notes.words import NOTE_PATH
from village.trust.notices.models import Notice

LIMIT = 500


def tick() -> int:
    """One round; returns how many were told. Ids only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.safety_notes_to_tell(%s)", [LIMIT])
        late = cursor.fetchall()
    told = 0
    for village, note in late:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT app.tell_of_safety_note(%s, %s, %s, %s)",
                [village, note, Notice.Code.QUESTION, NOTE_PATH],
            )
            told += bool(cursor.fetchone()[0])
    return told
