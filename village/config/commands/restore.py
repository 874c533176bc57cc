"""Put a copy back into an empty village, then look whether logbook and grants fit."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from village.config.backup import BackupProblem, put_back

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="a copy made by `village backup`")
    parser.add_argument(
        "--keys", type=Path, help="only when the key store was lost too: who was erased since can be read again until"
        " erased again",
    )  # fmt: skip


def run(options: Namespace) -> int:
    try:
        put_back(options.data, options.keys)
    except BackupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print("Put back. Look now: `village migrate`, `village check logbook`, `village check grants`.")
    if options.keys:
        print("The keys are of the day of that copy: erase again who was erased since.")
    return 0
