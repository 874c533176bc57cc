"""The village clock: seals the logbook, sends mail, lets late promises rise. It acts for nobody.

It also shows that it lives: the watcher's page reads when its connection last said something. What it calls
stands in the settings (VILLAGE_CLOCK) and must stand being called twice.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import connection, connections
from django.utils.module_loading import import_string

EVERY = float(os.environ.get("VILLAGE_CLOCK_SECONDS", "15"))
logger = logging.getLogger("village.clock")


def tick_until_told() -> None:
    told = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: told.set())
    chores = {path: import_string(path) for path in settings.VILLAGE_CLOCK}
    while not told.is_set():
        tick(chores)
        told.wait(EVERY)


def tick(chores: Mapping[str, Callable[[], object]]) -> None:
    """One round. A chore that fails, or a database that is away, does not stop the next one."""
    for name, chore in {"sign of life": _show_life, **chores}.items():
        try:
            chore()
        except Exception:
            logger.exception("%s failed; the clock goes on", name)
    for each in connections.all(initialized_only=True):
        each.close()


def _show_life() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
