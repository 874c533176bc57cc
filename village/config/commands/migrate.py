"""Bring the tables up to date, as the owner of the database."""

from argparse import Namespace

from django.core.management import call_command
from django.db import connection

from village.config.borrowed_tables import grant_borrowed_tables

ENVIRONMENT = {"VILLAGE_LOGIN": "owner"}


def run(options: Namespace) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    grant_borrowed_tables(connection)
