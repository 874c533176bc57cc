"""Where the figures are made: a database of its own for each size, thrown away afterwards."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import ClientCursor, sql

from village.config.database import set_up
from village.config.embedded import ensure_running
from village.config.logins import boss, door
from village.config.places import VAR

FOLDER = VAR / "bench"


def name_of(people: int) -> str:
    return f"village_bench_{people}"


def result_file(what: str, people: int) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{what}_{people}.json"


def exists(people: int) -> bool:
    """Filled to the end: the file is written last, and a database may have gone since."""
    ensure_running()
    with psycopg.connect(**boss().for_psycopg()) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name_of(people)])
        return found.fetchone() is not None and result_file("filled", people).exists()


def make(people: int) -> None:
    """An empty database with all tables, as `village setup` and `village migrate` make it; then its people."""
    drop(people)
    os.environ.update(environment_of(people, login="app"))
    set_up()
    run("village.config.cli", ["migrate"], people, login="owner")
    run("village.proofs.bench.fill", [str(people)], people, login="owner")
    result_file("filled", people).write_text("{}")


def drop(people: int) -> None:
    ensure_running()
    result_file("filled", people).unlink(missing_ok=True)
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as connection:
        for name in (name_of(people), f"{name_of(people)}_keys"):
            statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(statement)


def environment_of(people: int, login: str) -> dict[str, str]:
    return {
        "VILLAGE_DATABASE": name_of(people),
        "VILLAGE_LOGIN": login,
        "VILLAGE_KEYS_FILE": str(FOLDER / f"keys_{people}.json"),
        "DJANGO_SETTINGS_MODULE": "village.proofs.bench.settings",
    }


def run(module: str, words: list[str], people: int, login: str = "app") -> None:
    """In a process of its own: settings are read once, and a fresh process measures no leftovers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = {**os.environ, **environment_of(people, login)}
    subprocess.run([sys.executable, "-m", module, *words], env=settings, check=True)  # noqa: S603


def connect(login: str) -> psycopg.Connection[Any]:
    """A plain connection that binds values as Django does."""
    return psycopg.connect(**door(login).for_psycopg(), autocommit=True, cursor_factory=ClientCursor)
