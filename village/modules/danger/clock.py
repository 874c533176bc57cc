"""The clock of danger: what is still open with an act comes back once a day until it is done (B6)."""

from uuid import UUID

from django.db import connection, transaction

from village.modules.danger.tell import REVIEW_PATH
from village.trust.notices.models import Notice
from village.trust.villages.models import Village

LIMIT = 500


def tick() -> int:
    """One round; returns how many reminders went out. Ids and dates only."""
    return sum(_remind(village) for village in Village.objects.values_list("pk", flat=True))


def _remind(village: UUID) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.remind_of_danger(%s, %s, %s, %s, %s)",
            [village, Notice.Code.DANGER_OPEN, Notice.Code.DANGER_REVIEW, REVIEW_PATH, LIMIT],
        )
        return int(cursor.fetchone()[0])
