"""Measure how long a family waits for its plan, circle, comparison and stop, among very many consents."""

import json
from argparse import ArgumentParser, Namespace

from village.proofs.bench.plan_report import plan_figures
from village.proofs.bench.report import arguments as of_every_bench
from village.proofs.bench.report import as_table

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    of_every_bench(parser)
    parser.set_defaults(people=100_000)
    parser.add_argument("--consents", type=int, default=1_000_000)


def run(options: Namespace) -> None:
    found = plan_figures(options.people, options.consents, keep=options.keep)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    print(as_table(found["results"]))
    print(f"\nWithdrawal: {found['withdrawal_ms']}\nOn: {found['machine']}")
