"""The three connections of every process: the data, the logbook's own one, and the keys."""

import os
from typing import Any, Self

import psycopg

from village.config.logins import door

MANY = 30
"""Values in one question; above it a plan is not kept."""


class PlansOnce(psycopg.Cursor[Any]):
    """A connection plans what it asks again and again once. With the rule of the lock in it planning took longer than
    reading, for every statement anew (docs/decisions/0011-prepared-statements.md).

    Not for a long list of keys: PostgreSQL looks such a list up quickly only when it plans with the keys themselves.
    """

    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = None, binary: bool | None = None
    ) -> Self:
        if params and _how_many(params) > MANY:
            prepare = False
        return super().execute(query, params, prepare=prepare, binary=binary)


def _how_many(params: Any) -> int:
    values = params.values() if isinstance(params, dict) else params
    return sum(len(one) if isinstance(one, (list, tuple)) else 1 for one in values)


PREPARED: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 5, "cursor_factory": PlansOnce}
"""How the app asks for data. `server_side_binding` is for Django, which writes its SQL accordingly."""


def django_databases(threads: int) -> dict[str, dict[str, Any]]:
    """default and audit: the same login, two connections, so that a logbook line commits before the look."""
    as_owner = os.environ.get("VILLAGE_LOGIN") == "owner"
    main = door("owner" if as_owner else "app").for_django()
    keys = door("keys").for_django()
    databases = {"default": main, "audit": _copy(main), "keys": keys}
    databases["audit"]["TEST"] = {"MIRROR": "default"}
    for settings in databases.values():
        settings["CONN_MAX_AGE"] = 0
        # a connection that died with its server is noticed before a reader gets it
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"]["application_name"] = os.environ.get("VILLAGE_PROCESS", "village")
        if not as_owner:
            settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": threads, "timeout": 5}
    if not as_owner:
        # not for "audit": a line of the logbook is one message of two statements, which can have no values apart
        main["OPTIONS"] |= PREPARED
    return databases


def _copy(settings: dict[str, Any]) -> dict[str, Any]:
    return settings | {"OPTIONS": dict(settings["OPTIONS"])}
