"""A question that was asked with a code comes to the account of the one who asked it (B3-35)."""

from django.db import connection

from village.foundation.ids import uuid7
from village.trust.access.receipts import fingerprint

DONE, ASKED = "done", "asked"


def attach(code: str) -> str:
    """DONE; ASKED: two people look whether the two are one; or "": there is no such code."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.attach_receipt(%s, %s)", [fingerprint(code), uuid7()])
        found: str = cursor.fetchone()[0]
    return found
