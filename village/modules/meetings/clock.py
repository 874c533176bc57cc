"""The clock of looking back: writes down the day it falls due by itself, and tells family and coordinator in time.

The clock sees ids and days only; each is told once.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from village.foundation.ids import uuid7
from village.modules.meetings.tell import REVIEW_PATH, Code
from village.modules.meetings.words import Occasion
from village.trust.law.ages import months_after
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy

LIMIT = 500


def tick() -> int:
    """One round; returns how many were told."""
    for village, plan, occasion, day, jurisdiction in _asked("SELECT * FROM app.reviews_to_begin(%s)"):
        _begin(village, plan, occasion, day, _law(jurisdiction))
    return sum(_tell(*row) for row in _asked("SELECT * FROM app.reviews_to_tell(%s)"))


def _begin(village: UUID, plan: UUID, occasion: str, day: date, law: Policy) -> None:
    due = months_after(day, law.looking_back.evaluation_months) if occasion == Occasion.EVALUATION else day
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.begin_review(%s, %s, %s, %s, %s, %s)", [uuid7(), village, plan, occasion, due, law.version]
        )


def _tell(village: UUID, review: UUID, due_on: date, jurisdiction: str) -> bool:
    if due_on - timedelta(days=_law(jurisdiction).looking_back.told_days_before) > timezone.localdate():
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_of_review(%s, %s, %s, %s)", [village, review, Code.QUESTION, REVIEW_PATH])
        return bool(cursor.fetchone()[0])


def _asked(sql: str) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(sql, [LIMIT])
        return list(cursor.fetchall())


def _law(jurisdiction: str) -> Policy:
    return policy_for(jurisdiction, timezone.localdate())
