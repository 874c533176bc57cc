"""A village of its own in a real database, seen through real connections, and gone afterwards."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from village.proofs.histories.rows import Rows, Statement

type Connection = psycopg.Connection[Any]

TABLES_OF_A_VILLAGE = """
    SELECT c.oid::regclass::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'village_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
"""


@dataclass(frozen=True)
class Arena:
    """How to come in as the owner and as the app, and the rows that are there."""

    owner: dict[str, str] = field(repr=False)
    app: dict[str, str] = field(repr=False)
    rows: Rows

    @property
    def village(self) -> UUID:
        return self.rows.village

    def as_owner(self) -> Connection:
        """Each statement commits by itself; this is maintenance."""
        found = psycopg.connect(**self.owner, autocommit=True, cursor_factory=psycopg.ClientCursor)  # type: ignore[arg-type]
        found.execute("SELECT set_config('app.maintenance', 'on', false)")
        return found

    def as_app(self) -> Connection:
        """Statements are planned once, as on the connection of a page: what was withdrawn goes from those as well."""
        return psycopg.connect(**self.app, autocommit=True, prepare_threshold=0)  # type: ignore[arg-type]

    def do(self, connection: Connection, statements: list[Statement]) -> None:
        with connection.transaction():
            for sql, values in statements:
                connection.execute(sql, values)


def act(connection: Connection, village: UUID, person: UUID) -> None:
    """Within a transaction: this person acts, holding the key of a list."""
    connection.execute(
        "SELECT set_config('app.village', %s, true), set_config('app.person', %s, true),"
        " set_config('app.second_factor', 'on', true), set_config('app.only_item', '', true)",
        [str(village), str(person)],
    )
    connection.execute("SELECT set_config('app.key', app.open_list('list', 'check', '{}')::text, true)")


@contextmanager
def arena(owner: dict[str, str], app: dict[str, str], note: str, remark: str) -> Iterator[Arena]:
    """`note` and `remark`: tables about people to write into."""
    base = random.getrandbits(100) << 24  # noqa: S311
    found = Arena(owner, app, Rows(base, note, remark))
    with found.as_owner() as connection:
        found.do(connection, found.rows.begin())
        try:
            yield found
        finally:
            _clear(connection, found.village)


def _clear(connection: Connection, village: UUID) -> None:
    with connection.transaction():
        connection.execute("SET CONSTRAINTS ALL DEFERRED")
        # keys of a part to its whole are Django's own and wait for the end as well
        tables = [row[0] for row in connection.execute(TABLES_OF_A_VILLAGE)]
        for table in sorted(tables, key=lambda name: name.startswith(("access_", "logbook_"))):
            connection.execute(f"DELETE FROM {table} WHERE village_id = %s", [village])  # noqa: S608
        connection.execute("DELETE FROM villages_village WHERE id = %s", [village])
