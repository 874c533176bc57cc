"""Do the tasks that pages leave for later."""

from argparse import Namespace

from village.config.task_worker import work_until_told

ENVIRONMENT = {"VILLAGE_PROCESS": "village worker", "VILLAGE_THREADS": "1"}


def run(options: Namespace) -> None:
    work_until_told()
