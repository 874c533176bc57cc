"""The three connections of every process: the data, the logbook's own one, and the keys."""

import os
from typing import Any

from village.config.logins import door

PREPARED: dict[str, Any] = {"server_side_binding": True, "prepare_threshold": 5}
"""A connection plans what it asks again and again once. With the rule of the lock in it planning took longer than
reading, for every statement anew (docs/decisions/0011-prepared-statements.md)."""



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
            # a line of the logbook stays one message of two statements, which can have no values apart
            settings["OPTIONS"] |= PREPARED if settings is main else {}
            settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": threads, "timeout": 5}
    return databases


def _copy(settings: dict[str, Any]) -> dict[str, Any]:
    return settings | {"OPTIONS": dict(settings["OPTIONS"])}
