"""A copy of the empty test database with all its tables, so that only the first run after a migration makes them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from village.config.logins import door, main_name

ROOT = Path(__file__).resolve().parent.parent
MADE_OF = (
    "village/**/migrations/*.py", "village/**/*.sql", "village/**/models.py", "village/trust/**/*.py",
    "village/foundation/*.py", "village/config/*.py", "tests/lab/**/*.py", "uv.lock",
)  # fmt: skip
"""What decides how the tables look. A change in any of it makes a template of its own."""


def template_name() -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in MADE_OF for path in ROOT.glob(pattern)}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return f"{_prefix()}{digest.hexdigest()[:12]}"


def is_made(name: str) -> bool:
    with _owner() as connection:
        return name in _made(connection)


def make_from(database: str, name: str) -> None:
    """Nobody may be connected to `database`. Older templates go; another run that was first keeps its own."""
    with _owner() as connection:
        made = set(_made(connection))
        for old in made - {name}:
            _try(connection, sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
        if name not in made:
            _try(connection, sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(database)))


def _try(connection: psycopg.Connection, statement: sql.Composed) -> None:
    """It only saves time: another run in the middle of the same thing is no reason to fail."""
    try:
        connection.execute(statement)
    except (psycopg.errors.ObjectInUse, psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        return


def _made(connection: psycopg.Connection) -> Iterator[str]:
    for (name,) in connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_prefix()]):
        yield name


def _prefix() -> str:
    return f"test_{main_name()}_template_"


def _owner() -> psycopg.Connection:
    return psycopg.connect(**door("owner").for_psycopg(), autocommit=True)
