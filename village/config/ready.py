"""Asks the village's own health page whether everything is up."""

import json
from http.client import HTTPConnection, HTTPException

NEEDED = ("database", "migrations", "worker", "clock")


def is_ready(port: int) -> bool:
    """Mail that waits too long makes the village unwell, but not closed."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/")
        found = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()
    return all(found.get(part) is True for part in NEEDED)
