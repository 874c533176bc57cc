"""What the app's login may do in tables that other packages bring: sessions, sign-in, tasks.

Tables of the village itself are locked and opened one by one by the migrations of `access`.
These have no rows about people's lives.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

READ_ONLY = ("django_migrations",)


def borrowed_models() -> list[type[models.Model]]:
    """Models that are not the village's own, and the account, which only says how somebody signs in."""
    account = apps.get_model(settings.AUTH_USER_MODEL)
    parts: list[type[models.Model]] = [field.remote_field.through for field in account._meta.many_to_many]
    others = [model for model in apps.get_models(include_auto_created=True) if not _is_ours(model)]
    return sorted({*others, *parts, account}, key=lambda model: model._meta.db_table)


def grant_borrowed_tables(connection: Any) -> None:
    """After every migration, as the owner; also in test databases."""
    with connection.cursor() as cursor:
        for table in _existing(cursor, [model._meta.db_table for model in borrowed_models()]):
            cursor.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO village_app')
        for table in READ_ONLY:
            cursor.execute(f'GRANT SELECT ON "{table}" TO village_app')


def _existing(cursor: Any, tables: Iterable[str]) -> list[str]:
    """Only what is there: a package may be listed before its tables are made."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    present = {row[0] for row in cursor.fetchall()}
    return [table for table in tables if table in present]


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith("village.")
