"""Measure inbox, one request, search and the duplicate hint of the contact point, in a village of --people N."""

import json
from argparse import Namespace

from village.proofs.bench.report import arguments, as_table, bench

__all__ = ["arguments", "run"]
DJANGO = False


def run(options: Namespace) -> None:
    found = bench("door", options.people, keep=options.keep)
    print(json.dumps(found, indent=1) if options.json else as_table(found["results"]))
