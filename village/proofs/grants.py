"""Do the derived grants equal their source? And how to write them anew, should they ever not."""

from django.db import connection, transaction


def differing() -> int:
    """How many rows of access_grant and access_item differ from what their source says now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.grants_differing()")
        return int(cursor.fetchone()[0])


def rebuild() -> None:
    """Village by village, each at once: nobody sees a village without grants. Needs the owner's login."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM villages_village ORDER BY id")
        for (village,) in cursor.fetchall():
            with transaction.atomic():
                cursor.execute("SELECT app.rebuild_grants(%s)", [village])
