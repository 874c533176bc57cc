"""The clock of case conferences: the family still to be told, the minutes still to be written; once a day, to who convened."""

from uuid import UUID

from django.db import connection, transaction

from village.modules.conferences.words import PATH
from village.trust.notices.models import Notice
from village.trust.villages.models import Village

LIMIT = 500


def tick() -> int:
    """One round; returns how many reminders went out. Ids and dates only."""
    return sum(_remind(village) for village in Village.objects.values_list("pk", flat=True))


def _remind(village: UUID) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.remind_of_conferences(%s, %s, %s, %s)", [village, Notice.Code.DANGER_OPEN, PATH, LIMIT]
        )
        return int(cursor.fetchone()[0])
