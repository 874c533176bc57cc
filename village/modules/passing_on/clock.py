"""The clock of passing on: the plan goes on at the first talk, the overlap ends, who calls afterwards hears of it.

And a family hears that who calls is gone, so that no call gets lost.
"""

from django.db import connection, transaction

from village.trust.notices.models import Notice

LIMIT = 500


def tick() -> int:
    """One round; returns how many plans moved or people are called."""
    code = Notice.Code.FAMILY_TOLD
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT app.pass_plans_on(%s, %s, %s)", [LIMIT, code, "/plan/"])
        moved: int = cursor.fetchone()[0]
        cursor.execute("SELECT app.end_overlaps(%s, %s, %s)", [LIMIT, code, "/plan/"])
        moved += cursor.fetchone()[0]
        cursor.execute("SELECT app.tell_of_callers_gone(%s, %s, %s)", [LIMIT, code, "/passing-on/ending/"])
        moved += cursor.fetchone()[0]
        cursor.execute(
            "SELECT app.tell_of_calls(%s, %s, %s)", [LIMIT, Notice.Code.QUESTION, "/passing-on/call/"]
        )
        return moved + int(cursor.fetchone()[0])
