"""Make the secrets, the logins and the databases; safe to run again."""

from argparse import Namespace

from village.config.database import set_up

DJANGO = False


def run(options: Namespace) -> None:
    set_up()
