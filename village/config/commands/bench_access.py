"""How fast is my list, one thing, search and counts, in a village of --people N? Beside no lock and django-guardian."""

import json
from argparse import ArgumentParser, Namespace

from village.proofs.bench.report import access_figures, as_table

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="for a program")
    parser.add_argument(
        "--keep", action="store_true", help="leave the database of the figures for a next time"
    )


def run(options: Namespace) -> None:
    found = access_figures(options.people, keep=options.keep)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    print(as_table(found["results"]), as_table(found["growth"]), sep="\n\n")
    print(f"\nWithdrawal: {found['withdrawal_ms']}\nPages: {found['pages']}\nOn: {found['machine']}")
