"""Makes what the village needs in PostgreSQL: five logins, two databases, the key store and the grants.

Everything may be run again at any time; the same on the server that comes along and on a real one.
"""

import logging
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

logger = logging.getLogger("village.setup")
MAY: dict[str, dict[str, bool]] = {
    "owner": {
        "SUPERUSER": False,
        "BYPASSRLS": False,
        "CREATEROLE": False,
        "CREATEDB": True,
        "INHERIT": True,
    },
    "app": {"SUPERUSER": False, "BYPASSRLS": False, "CREATEROLE": False, "CREATEDB": False},
    "keys": {"SUPERUSER": False, "BYPASSRLS": False, "CREATEROLE": False, "CREATEDB": False},
    "backup": {"SUPERUSER": False, "BYPASSRLS": True, "CREATEROLE": False, "CREATEDB": False},
    "rules": {"SUPERUSER": False, "BYPASSRLS": False, "CREATEROLE": False, "CREATEDB": False},
}
COLUMNS = {
    "SUPERUSER": "rolsuper", "BYPASSRLS": "rolbypassrls", "CREATEROLE": "rolcreaterole",
    "CREATEDB": "rolcreatedb", "INHERIT": "rolinherit",
}  # fmt: skip
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
        _let_owner_step_down(connection)
        _let_backup_read(connection)
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
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role(login)]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    for right, wanted in MAY[login].items():
        if right != "BYPASSRLS" or login != "backup":
            _set_right(connection, login, right, wanted)
    # Only the scrambled form travels, so the password itself is in no log of the server.
    hidden = connection.pgconn.encrypt_password(
        secret(role(login)).encode(), role(login).encode(), b"scram-sha-256"
    ).decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(hidden)))


def _set_right(connection: psycopg.Connection, login: str, right: str, wanted: bool) -> None:
    """Only where it differs: the administrator of a managed server may not even say what is so already."""
    column = sql.Identifier(COLUMNS[right])
    question = sql.SQL("SELECT {} FROM pg_roles WHERE rolname = {}").format(column, sql.Literal(role(login)))
    if connection.execute(question).fetchone() != (wanted,):
        says = sql.SQL("{}{}").format(sql.SQL("" if wanted else "NO"), sql.SQL(right))
        connection.execute(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(role(login)), says))


def _let_owner_step_down(connection: psycopg.Connection) -> None:
    """For the tests: by saying so, never by inheriting, or the policies of the app would bind the owner too.

    PostgreSQL 15 cannot tell these apart; there the owner stays apart, and the tests want a newer server.
    """
    if connection.info.server_version >= 160000:
        connection.execute("GRANT village_app, village_rules TO village_owner WITH INHERIT FALSE, SET TRUE")


def _let_backup_read(connection: psycopg.Connection) -> None:
    """Everything, past the lock. A managed server may keep these two rights to its own administrator."""
    try:
        _set_right(connection, "backup", "BYPASSRLS", True)
        connection.execute("GRANT pg_read_all_data TO village_backup")
    except psycopg.errors.InsufficientPrivilege:
        logger.warning(
            "The login village_backup may not read past the lock yet, so it makes no dump. Ask the administrator "
            "of the server: ALTER ROLE village_backup BYPASSRLS; GRANT pg_read_all_data TO village_backup;"
        )


def _make_database(connection: psycopg.Connection, name: str) -> None:
    if real_server():
        # The administrator of a managed server gives a database away only as a member of its owner.
        connection.execute("GRANT village_owner TO CURRENT_USER")
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
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
