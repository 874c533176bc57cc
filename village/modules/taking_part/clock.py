"""The clock of taking part: who was there on a day is forgotten after the days that the law of the village says."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from village.trust.law.policies import policy_for


def tick() -> int:
    """One round; returns how many ticks are gone."""
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.oldest_attendance()")
        oldest = cursor.fetchall()
    gone = 0
    for village, jurisdiction, day in oldest:
        before = today - timedelta(days=policy_for(jurisdiction, today).attendance_days)
        if day < before:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT app.forget_attendance(%s, %s)", [village, before])
                gone += int(cursor.fetchone()[0])
    return gone
