"""Is the village well? For the machine that watches over it: no secrets, no people, no village."""

from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from village.trust.access.doors import open_to_all

QUIET_FOR = 120.0
"""Seconds that the clock and the worker may say nothing; the clock comes by every 15 seconds."""

HEARTBEATS = """
    SELECT application_name, extract(epoch FROM min(clock_timestamp() - state_change))
    FROM pg_stat_activity
    WHERE datname = current_database() AND application_name IN ('village clock', 'village worker')
    GROUP BY application_name
"""


@open_to_all(because="the machine that watches over the village has no account")
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    try:
        found = look()
    except DatabaseError:
        found = {"database": False}
    well = all(value is not False for value in found.values())
    return JsonResponse({"well": well, **found}, status=200 if well else 503)


def look() -> dict[str, Any]:
    """What is well (true or false) and by how much."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
        cursor.execute(HEARTBEATS)
        seconds = {name: round(float(age), 1) for name, age in cursor.fetchall()}
        cursor.execute("SELECT app.unsent()")
        unsent = cursor.fetchone()[0]
    return {
        "database": True,
        "migrations": known_migrations() <= applied,
        "clock": seconds.get("village clock", QUIET_FOR) < QUIET_FOR,
        "worker": seconds.get("village worker", QUIET_FOR) < QUIET_FOR,
        "seconds_since_clock": seconds.get("village clock"),
        "seconds_since_worker": seconds.get("village worker"),
        "mail": unsent == 0,
        "unsent_mail": unsent,
    }


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Read once: the files of a running process do not change."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations)
