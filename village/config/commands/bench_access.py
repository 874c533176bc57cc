"""How fast is my list, one thing, search and counts, in a village of --people N? Beside no lock and django-guardian."""

import json
from argparse import Namespace

from village.proofs.bench.report import access_figures, arguments, as_table

__all__ = ["arguments", "run"]
DJANGO = False


def run(options: Namespace) -> None:
    found = access_figures(options.people, keep=options.keep)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    print(as_table(found["results"]), as_table(found["growth"]), sep="\n\n")
    print(f"\nWithdrawal: {found['withdrawal_ms']}\nPages: {found['pages']}\nOn: {found['machine']}")
