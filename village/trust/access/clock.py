"""Once an hour the clock throws away what nobody needs: ended sessions, old drafts, sent forms, used-up codes."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import connection

from village.foundation.time_range import now

EVERY = timedelta(hours=1)
AFTERWARDS = timedelta(days=1)
"""An ended session is kept a day: what was being sent when it ended can still be sent."""
_last: list[datetime] = []


def tick() -> None:
    """Called every few seconds; doing it twice does no harm."""
    if _last and now() - _last[-1] < EVERY:
        return
    _last[:] = [now()]
    sweep()


def sweep() -> int:
    """Returns how many rows went."""
    ended, _kinds = Session.objects.filter(expire_date__lt=now() - AFTERWARDS).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.sweep()")
        return ended + int(cursor.fetchone()[0])
