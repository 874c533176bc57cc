"""The clock of enrolling: before a day comes, who asked is reminded. It sees ids only; the mail says that something waits."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from village.foundation.now_and_then import NowAndThen
from village.modules.channels.words import BY_HAND
from village.trust.notices.models import Notice

NOW_AND_THEN = NowAndThen(timedelta(minutes=10))
LIMIT = 500


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
                "SELECT app.remind_of_steps(%s, %s, %s, %s, %s)",
                [village, request, today, Notice.Code.DATE_NEAR, sorted(BY_HAND)],
            )
            told += bool(cursor.fetchone()[0])
    return told
