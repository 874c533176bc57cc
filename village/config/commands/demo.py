"""Build the demo villages, Wilgendaal and Val-des-Tilleuls, unless they are there."""

from argparse import Namespace

from village.demo.build import build
from village.trust.villages.queries import all_villages

ENVIRONMENT = {"VILLAGE_DEMO": "1"}


def run(options: Namespace) -> None:
    if not all_villages():
        build()
