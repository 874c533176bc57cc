"""Once an hour the clock throws away what nobody needs: ended sessions, old drafts, sent forms, used-up codes."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection

from village.foundation.now_and_then import NowAndThen
from village.foundation.time_range import now

NOW_AND_THEN = NowAndThen(timedelta(hours=1))
AFTERWARDS = timedelta(days=1)
"""An ended session is kept a day: what was being sent when it ended can still be sent."""


def tick() -> None:
    """Called every few seconds; doing it twice does no harm."""
    if not NOW_AND_THEN.is_due():
        return
    sweep()


def sweep() -> int:
    """Returns how many rows went."""
    ended, _kinds = Session.objects.filter(expire_date__lt=now() - AFTERWARDS).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.sweep()")
        return ended + int(cursor.fetchone()[0])
