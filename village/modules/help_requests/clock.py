"""The clock of the door: an answer that is late is asked after, one after another (C-06, C-08); and a deputy hears on
the first day that a colleague is away."""

from datetime import timedelta

from django.db import connection, transaction

from village.foundation.now_and_then import NowAndThen
from village.modules.help_requests.figures import make_quarters
from village.modules.help_requests.ladder import climb_all
from village.modules.help_requests.team import tell_deputies
from village.trust.notices.models import Notice

NOW_AND_THEN = NowAndThen(timedelta(minutes=10))
LIMIT = 500


def tick() -> int:
    """One round; returns how many steps up were taken. The clock sees ids and moments only."""
    with transaction.atomic():
        tell_deputies()
    steps = climb_all()
    _now_and_then()
    return steps


def _now_and_then() -> None:
    """What need not be looked at every few seconds."""
    if NOW_AND_THEN.is_due():
        look_around()


def look_around() -> int:
    """Tries of somebody who may not, what is to be looked at again, and the quarter that ended. Doing it twice does no harm."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_of_tries(%s, %s, %s)", [Notice.Code.TRIED_TO_OPEN, "requests/", LIMIT])
        told = int(cursor.fetchone()[0])
        cursor.execute("SELECT app.tell_to_look_again(%s, %s, %s)", [Notice.Code.QUESTION, "requests/", LIMIT])
        told += int(cursor.fetchone()[0])
    return told + make_quarters()
