"""Is every line of the logbook as it was sealed? Compares with seals kept elsewhere when you give them."""

from argparse import ArgumentParser, FileType, Namespace

from village.proofs.logbook import counted, kept_seals, problems

ENVIRONMENT = {"VILLAGE_LOGIN": "owner"}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kept", type=FileType(), help="a file with seals as they were sent off-site")


def run(options: Namespace) -> int:
    found = list(problems(kept_seals(options.kept or ())))
    seals, lines = counted()
    print("\n".join(found) or f"{seals} seals over {lines} lines: every one fits.")
    return 1 if found else 0
