"""The clock of the circle: sharing that ends soon, and birthdays at which doors change, each told once (B3-8, B3-9)."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from village.foundation.now_and_then import NowAndThen
from village.trust.law.policies import policy_for
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.villages.models import Village

NOW_AND_THEN = NowAndThen(timedelta(hours=1))
LIMIT = 500
ENDING, GROWING_UP, AGES = "circle/ending/", "circle/growing-up/", "circle/ages/"


def tick() -> int:
    """Called every few seconds; days do not pass that fast."""
    if not NOW_AND_THEN.is_due():
        return 0
    return look_ahead()


def look_ahead() -> int:
    """One round through all villages; returns how many were told something. Doing it twice does no harm."""
    return sum(_tell(village) for village in Village.objects.order_by("id"))


def _tell(village: Village) -> int:
    law = policy_for(village.jurisdiction, timezone.localdate())
    return _endings(village, law) + _birthdays(village, law)


def _endings(village: Village, law: Policy) -> int:
    return _ask(
        "SELECT app.tell_of_endings(%s, %s, %s, %s, %s)",
        [village.pk, law.consent_reminder_days, Notice.Code.SHARING_ENDS, ENDING, LIMIT],
    )


def _birthdays(village: Village, law: Policy) -> int:
    return _ask(
        "SELECT app.tell_of_birthdays(%s, %s, %s::int[], %s, %s, %s, %s)",
        [village.pk, law.age_notice_days, list(law.policy_ages), Notice.Code.GROWS_UP, GROWING_UP,
         Notice.Code.AGE_TASK, AGES],
    )  # fmt: skip


def _ask(sql: str, values: list[Any]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
