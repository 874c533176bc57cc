"""Does the tasks that pages leave for later, and survives a database that restarts."""

import logging
import time

from django.db import InterfaceError, OperationalError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger("village.worker")


def work_until_told() -> None:
    worker = Worker(
        queue_names=["*"], interval=1, batch=False, backend_name="default", startup_delay=False,
        max_tasks=None, worker_id=get_random_string(32), excluded_queue_names=[],
    )  # fmt: skip
    worker.configure_signals()
    while worker.running:
        try:
            worker.run()
        except (OperationalError, InterfaceError):
            logger.exception("the database is away; the worker tries again")
            for each in connections.all(initialized_only=True):
                each.close()
            time.sleep(1)
