"""Keys live in a database of their own, apart from what they open; counted attempts stay counted."""

from typing import Any

from django.conf import settings


class KeysStayApart:
    """The key store is made by its own SQL; every other table is in the main database.

    Attempts to sign in are counted on the connection of the logbook, so that a page that fails counts too.
    """

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return _database_of(model)

    def db_for_write(self, model: Any, **hints: Any) -> str | None:
        return _database_of(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == "keys" else None


def _database_of(model: Any) -> str | None:
    if model._meta.app_label == "django_cache":
        return str(settings.AUDIT_ALIAS)
    return "keys" if model._meta.db_table == "subject_key" else None
