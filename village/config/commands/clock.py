"""Ring the village clock: every 15 seconds, what must happen without anybody asking."""

from argparse import Namespace

from village.config.clock import tick_until_told

ENVIRONMENT = {"VILLAGE_PROCESS": "village clock", "VILLAGE_THREADS": "1"}


def run(options: Namespace) -> None:
    tick_until_told()
