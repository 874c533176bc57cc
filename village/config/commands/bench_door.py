"""Measure inbox, one request, search and the duplicate hint of the contact point, in a village of --people N."""

import json
from argparse import ArgumentParser, Namespace

from village.proofs.bench.report import as_table, bench

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="for a program")
    parser.add_argument(
        "--keep", action="store_true", help="leave the database of the figures for a next time"
    )


def run(options: Namespace) -> None:
    found = bench("door", options.people, keep=options.keep)
    print(json.dumps(found, indent=1) if options.json else as_table(found["results"]))
