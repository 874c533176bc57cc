"""Rounds of the clock: a function of the database that counts what it did, asked for each village apart."""

from typing import Any

from django.db import connection, transaction

from village.trust.villages.models import Village


def in_each_village(sql: str, *values: Any) -> int:
    """The first value is the village. Each is a transaction of its own: what one village did stays when another one stops."""
    total = 0
    for village in Village.objects.values_list("pk", flat=True):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [village, *values])
            total += int(cursor.fetchone()[0])
    return total
