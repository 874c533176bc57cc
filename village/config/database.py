"""Makes what the village needs in PostgreSQL: five logins, two databases, the key store and the grants.

Everything may be run again at any time; the same on the server that comes along and on a real one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from village.config.embedded import ensure_running
from village.config.logins import (
    LOGINS,
    boss,
    brings_own_server,
    door,
    keys_name,
    main_name,
    real_server,
    role,
)
from village.config.places import KEYSTORE_SQL
from village.config.secret_files import secret

MAY = {
    "owner": "NOSUPERUSER NOBYPASSRLS CREATEDB NOCREATEROLE NOINHERIT",
    "app": "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    "keys": "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    "backup": "NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE",
    "rules": "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
}
ENTERS = {"main": ("owner", "app", "backup", "rules"), "keys": ("owner", "keys")}


def set_up() -> None:
    """Logins, databases and key store; after this, `village migrate` makes the tables."""
    ensure_running()
    if brings_own_server() or real_server():
        _make_logins_and_databases()
    with psycopg.connect(**door("owner", door("keys").name).for_psycopg()) as connection:
        install_keystore(connection)


def _make_logins_and_databases() -> None:
    """Not when an operator made them by hand and gave us only their addresses."""
    with _as_boss("postgres") as connection:
        for login in LOGINS:
            _make_login(connection, login)
        connection.execute("GRANT village_app, village_rules TO village_owner")
        connection.execute("GRANT pg_read_all_data TO village_backup")
        for name in (main_name(), keys_name()):
            _make_database(connection, name)
    for name, who in ((main_name(), ENTERS["main"]), (keys_name(), ENTERS["keys"])):
        _let_in(name, who)


def install_keystore(connection: Any) -> None:
    """Works with a connection of psycopg and with one of Django."""
    with connection.cursor() as cursor:
        cursor.execute(KEYSTORE_SQL.read_text())


@contextmanager
def _as_boss(database: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(**boss(database).for_psycopg(), autocommit=True) as connection:
        # Two set-ups at once would both make the same login.
        connection.execute("SELECT pg_advisory_lock(hashtext('village set up'))")
        yield connection


def _make_login(connection: psycopg.Connection, login: str) -> None:
    name = sql.Identifier(role(login))
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role(login)]).fetchone()
    if not known:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    connection.execute(sql.SQL("ALTER ROLE {} LOGIN ").format(name) + sql.SQL(MAY[login]))
    # Only the scrambled form travels, so the password itself is in no log of the server.
    hidden = connection.pgconn.encrypt_password(
        secret(role(login)).encode(), role(login).encode(), b"scram-sha-256"
    ).decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(hidden)))


def _make_database(connection: psycopg.Connection, name: str) -> None:
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    if real_server():
        # The administrator of a managed server gives a database away only as a member of its owner.
        connection.execute("GRANT village_owner TO CURRENT_USER")
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER village_owner TEMPLATE template0 ENCODING 'UTF8'").format(
            sql.Identifier(name)
        )
    )


def _let_in(name: str, who: tuple[str, ...]) -> None:
    """Only the named logins enter; only the owner makes tables."""
    with _as_boss(name) as connection:
        database = sql.Identifier(name)
        guests = sql.SQL(", ").join(sql.Identifier(role(login)) for login in who)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, guests))
        connection.execute("ALTER SCHEMA public OWNER TO village_owner")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(guests))
