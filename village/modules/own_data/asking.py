"""Asking a function of the database that belongs to own data: each checks itself who may."""

from typing import Any

from django.db import connection


def ask(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def ask_one(sql: str, *values: Any) -> Any:
    """The first value of the first row."""
    return ask(sql, *values)[0][0]
