"""Where the figures are made: a database of its own for each size, thrown away afterwards.

A size is a number of people, or that with something more that counts: see `plans_town`.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import ClientCursor, sql

from village.config.database import set_up
from village.config.databases import PREPARED, PlansOnce
from village.config.embedded import ensure_running
from village.config.logins import boss, door
from village.config.places import VAR

FOLDER = VAR / "bench"
Size = int | str


def name_of(size: Size) -> str:
    return f"village_bench_{size}"


def result_file(what: str, size: Size) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{what}_{size}.json"


def exists(size: Size) -> bool:
    """Filled to the end: the file is written last, and a database may have gone since."""
    ensure_running()
    with psycopg.connect(**boss().for_psycopg()) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name_of(size)])
        return found.fetchone() is not None and result_file("filled", size).exists()


def make(size: Size, filler: str = "village.proofs.bench.fill") -> None:
    """An empty database with all tables, as `village setup` and `village migrate` make it; then its people."""
    drop(size)
    os.environ.update(environment_of(size, login="app"))
    set_up()
    run("village.config.cli", ["migrate"], size, login="owner")
    run(filler, [str(size)], size, login="owner")
    result_file("filled", size).write_text("{}")


def ready(size: Size, filler: str = "village.proofs.bench.fill") -> None:
    """Filled when it is not there; what was kept is brought up to date, or it would measure the lock of another day."""
    if exists(size):
        run("village.config.cli", ["migrate"], size, login="owner")
    else:
        make(size, filler)


def drop(size: Size) -> None:
    ensure_running()
    result_file("filled", size).unlink(missing_ok=True)
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as connection:
        for name in (name_of(size), f"{name_of(size)}_keys"):
            statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(statement)


def environment_of(size: Size, login: str) -> dict[str, str]:
    return {
        "VILLAGE_DATABASE": name_of(size),
        "VILLAGE_LOGIN": login,
        "VILLAGE_KEYS_FILE": str(FOLDER / f"keys_{size}.json"),
        "DJANGO_SETTINGS_MODULE": "village.proofs.bench.settings",
    }


def run(module: str, words: list[str], size: Size, login: str = "app") -> None:
    """In a process of its own: settings are read once, and a fresh process measures no leftovers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = {**os.environ, **environment_of(size, login)}
    subprocess.run([sys.executable, "-m", module, *words], env=settings, check=True)  # noqa: S603


def connect(login: str) -> psycopg.Connection[Any]:
    """A plain connection. One message may hold several statements, as with Django's connection for the logbook."""
    return psycopg.connect(**door(login).for_psycopg(), autocommit=True, cursor_factory=ClientCursor)


def connect_prepared(login: str) -> psycopg.Connection[Any]:
    """A plain connection that plans what it asks again and again once, as Django's connection for the data does."""
    often = PREPARED["prepare_threshold"]
    return psycopg.connect(
        **door(login).for_psycopg(), autocommit=True, cursor_factory=PlansOnce, prepare_threshold=often
    )
