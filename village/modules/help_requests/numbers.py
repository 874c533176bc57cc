"""Short numbers for people to say on the phone, per village and year."""

from django.db import connection

from village.foundation.ids import uuid7


def next_number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.next_request_number(%s, %s)", [uuid7(), year])
        return str(cursor.fetchone()[0])
