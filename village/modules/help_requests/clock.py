"""The clock of the door: a question that waits too long rises, also when nobody took it up yet (C-06, C-08);
and a deputy hears on the first day that a colleague is away."""

from uuid import UUID

from django.db import connection, transaction

from village.modules.help_requests.team import tell_deputies
from village.trust.notices.models import Notice

LIMIT = 500
TEAM_PATH = "requests/overview/"


def tick() -> int:
    """One round; returns how many requests rose. The clock sees ids and due times only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, village_id FROM app.requests_late(%s)", [LIMIT])
        late = cursor.fetchall()
    with transaction.atomic():
        tell_deputies()
    return sum(_rise(village, request) for request, village in late)


def _rise(village: UUID, request: UUID) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.raise_request(%s, %s, %s, %s, %s, %s)",
            [
                village,
                request,
                Notice.Code.NEW_REQUEST,
                f"requests/{request}/",
                Notice.Code.PROMISE_RISEN,
                TEAM_PATH,
            ],
        )
        return bool(cursor.fetchone()[0])
