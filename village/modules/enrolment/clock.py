"""The clock of enrolling: before a day comes, who asked is reminded. It sees ids only; the mail says that something waits."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from village.foundation.now_and_then import NowAndThen
from village.foundation.time_range import now
from village.modules.channels.queries import before_when
from village.modules.channels.words import BY_HAND
from village.trust.access.actor import acting_as
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor

NOW_AND_THEN = NowAndThen(timedelta(minutes=10))
LIMIT = 500
DAYS_TO_CALL = 2
"""Working days: there is time, for the village says how many days ahead it looks."""


def tick() -> int:
    """A day comes near once a day: it need not be looked at every few seconds."""
    if not NOW_AND_THEN.is_due():
        return 0
    return remind()


def remind() -> int:
    """One round; returns how many were reminded. Doing it twice does no harm."""
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("SELECT village_id, request_id FROM app.questions_to_remind(%s, %s)", [today, LIMIT])
        near = cursor.fetchall()
    told = 0
    for village, request in near:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT app.remind_of_steps(%s, %s, %s, %s, %s, %s)",
                [village, request, today, Notice.Code.DATE_NEAR, sorted(BY_HAND), _told_before(village)],
            )
            told += bool(cursor.fetchone()[0])
    return told


def _told_before(village: UUID) -> datetime:
    """Before when somebody calls or goes by: in the hours of the village, which everybody may read."""
    with acting_as(Actor(village_id=village)):
        return before_when(village, now(), days=DAYS_TO_CALL)
