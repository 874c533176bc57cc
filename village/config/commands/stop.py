"""Stop the database that comes along."""

from argparse import ArgumentParser, Namespace

from village.config.embedded import stop, stop_if_unused

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--if-unused", action="store_true", help="only when nobody is using it")


def run(options: Namespace) -> None:
    if options.if_unused:
        stop_if_unused()
    else:
        stop()
