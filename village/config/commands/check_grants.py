"""Do the derived grants still say what consents, assignments and the rest say? `--rebuild` makes them anew."""

from argparse import ArgumentParser, Namespace

from village.proofs.grants import differing, rebuild

ENVIRONMENT = {"VILLAGE_LOGIN": "owner"}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="write every grant anew from its source")


def run(options: Namespace) -> int:
    found = differing()
    print(f"{found} grants differ from their source.")
    if found and options.rebuild:
        rebuild()
        found = differing()
        print(f"Written anew: {found} differ now.")
    return 1 if found else 0
