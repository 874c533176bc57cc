"""Build the demo villages, Wilgendaal and Val-des-Tilleuls, unless they are there."""

from argparse import ArgumentParser, Namespace

from village.demo.build import build

# The owner's login lays out what no action makes yet; the stories step down to the app's own role.
ENVIRONMENT = {"VILLAGE_DEMO": "1", "VILLAGE_LOGIN": "owner"}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--again", action="store_true", help="take them away first, with all that happened there")


def run(options: Namespace) -> None:
    build(again=options.again)
