"""Kill the database and those who write, in the middle of it, and count what is lost. On a server of its own."""

from argparse import ArgumentParser, Namespace

from village.proofs.crash.rounds import crash

DJANGO = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int)


def run(options: Namespace) -> int:
    return 1 if crash(options.rounds, print, options.seed) else 0
