"""Run the village: the web pages, the tasks and the clock, together until Ctrl+C."""

import os
from argparse import ArgumentParser, Namespace

from village.config.supervisor import run_village

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    parser.add_argument(
        "--demo", action="store_true", help="with the invented villages, on this machine only"
    )
    parser.add_argument("--as-is", action="store_true", help="set-up and migration are done elsewhere")


def run(options: Namespace) -> int:
    if options.demo:
        os.environ["VILLAGE_DEMO"] = "1"
    os.environ["PORT"] = str(options.port)
    return run_village(options.port, as_is=options.as_is)
