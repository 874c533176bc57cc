"""Copy the data and, elsewhere, the keys to its texts; older copies go."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from village.config.backup import MOST_DAYS_FOR_KEYS, BackupProblem, Copies, back_up

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, required=True, help="the folder for the data")
    parser.add_argument("--keys-to", type=Path, required=True, help="another folder, on another machine if you can")
    parser.add_argument("--days", type=int, default=35, help="how long copies of the data stay (35)")
    parser.add_argument(
        "--keys-days", type=int, default=MOST_DAYS_FOR_KEYS, help=f"copies of the keys, {MOST_DAYS_FOR_KEYS} at most"
    )


def run(options: Namespace) -> int:
    try:
        made = back_up(Copies(options.to, options.keys_to, options.days, options.keys_days))
    except BackupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(f"{file}  {file.stat().st_size:,} bytes" for file in made))
    print("The file with the key of the village is in neither of them: keep a copy of it in a safe.")
    return 0
