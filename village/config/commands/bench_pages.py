"""Measure how long the server takes for each type of page in a village of --people N, and what a page weighs."""

import json
from argparse import Namespace

from village.proofs.bench.report import arguments, as_table, bench

__all__ = ["arguments", "run"]
DJANGO = False


def run(options: Namespace) -> None:
    found = bench("pages", options.people, keep=options.keep)
    tables = f"{as_table(found['pages'])}\n\n{as_table(found['reached'])}"
    print(json.dumps(found, indent=1) if options.json else tables)
