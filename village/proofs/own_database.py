"""A database for one proof: made anew, migrated, and dropped afterwards. Never the village's own."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from village.config.borrowed_tables import grant_borrowed_tables
from village.config.database import set_up
from village.config.logins import boss, keys_name, main_name

PREFIX = "village_proof"


class NotAProof(Exception):
    """The name of the database is not one of a proof: nothing is dropped."""


@contextmanager
def own_database(*, keep: bool = False) -> Iterator[None]:
    """The settings already name it (`VILLAGE_DATABASE`); this makes it. `keep` leaves it for a second look."""
    if not main_name().startswith(PREFIX):
        raise NotAProof(f"{main_name()}: the database of a proof is called {PREFIX}...")
    _drop()
    set_up()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    grant_borrowed_tables(connection)
    try:
        yield
    finally:
        for each in connections.all():
            each.close()
        if not keep:
            _drop()


def _drop() -> None:
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as server:
        for name in (main_name(), keys_name()):
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
