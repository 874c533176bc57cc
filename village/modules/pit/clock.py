"""The clock of early help: the day to look back falls due by itself, and family and coach are told in time (P-12).

A coach who leaves is said to the family in time too (W-13).
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from village.modules.pit.tell import PATH, Code
from village.trust.law.policies import policy_for

LIMIT = 500


def tick() -> int:
    """One round; returns how many were told. Each is told once, so twice does no harm."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.pit_to_tell(%s)", [LIMIT])
        found = list(cursor.fetchall())
        cursor.execute("SELECT app.tell_of_leaving_coaches(%s, %s, %s)", [LIMIT, Code.FAMILY_TOLD, PATH])
        leaving: int = cursor.fetchone()[0]
    return leaving + sum(_tell(*row) for row in found)


def _tell(village: UUID, trajectory: UUID, evaluate_on: date, jurisdiction: str) -> bool:
    today = timezone.localdate()
    if evaluate_on - timedelta(days=policy_for(jurisdiction, today).looking_back.told_days_before) > today:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_of_pit(%s, %s, %s, %s)", [village, trajectory, Code.QUESTION, PATH])
        return bool(cursor.fetchone()[0])
