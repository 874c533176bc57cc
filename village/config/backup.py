"""Copies of a village for bad days, and back again: the data in one place, the keys to its texts in another.

Who holds one of them reads no story. Copies of the keys are kept short, or erasing somebody would not erase (hard rule 4, T37).
"""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from village.config.database import set_up
from village.config.logins import Door, door, keys_name, main_name
from village.config.server_programs import PROGRAMS

MOST_DAYS_FOR_KEYS = 14
NAME_OF_DATA, NAME_OF_KEYS = "village", "keys"
ENDS = ".dump"


class BackupProblem(Exception):
    """Nothing was made or put back; the sentence says why."""


@dataclass(frozen=True)
class Copies:
    """Where the copies stand, and for how many days."""

    data: Path
    keys: Path
    data_days: int = 35
    keys_days: int = MOST_DAYS_FOR_KEYS


def back_up(copies: Copies, now: datetime | None = None) -> tuple[Path, Path]:
    """The data first: somebody written down meanwhile has a key too many then, never one too few."""
    if copies.keys_days > MOST_DAYS_FOR_KEYS:
        raise BackupProblem(f"Copies of the keys are kept {MOST_DAYS_FOR_KEYS} days at most, or erasing does not erase.")
    if copies.data.resolve() == copies.keys.resolve():
        raise BackupProblem("The keys may not lie beside the data: name another folder for them.")
    moment = now or datetime.now(UTC)
    made = (
        _dump(door("backup"), _file(copies.data, NAME_OF_DATA, moment)),
        _dump(door("keys"), _file(copies.keys, NAME_OF_KEYS, moment)),
    )
    _let_go(copies.data, NAME_OF_DATA, moment - timedelta(days=copies.data_days))
    _let_go(copies.keys, NAME_OF_KEYS, moment - timedelta(days=copies.keys_days))
    return made


def put_back(data: Path, keys: Path | None = None) -> None:
    """Into empty databases only. Without `keys` the key store stays as it is, and so does what was erased since."""
    for file in (data, keys):
        if file and not file.is_file():
            raise BackupProblem(f"There is no copy at {file}.")
    set_up()
    _refuse_unless_empty(door("owner"), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", main_name())
    if keys:
        _refuse_unless_empty(door("owner", keys_name()), "SELECT count(*) FROM subject_key", keys_name())
    _run("pg_restore", door("owner"), "--no-owner", "--no-comments", "--exit-on-error", "--dbname", main_name(), str(data))
    if keys:
        _run("pg_restore", door("owner", keys_name()), "--data-only", "--exit-on-error", "--dbname", keys_name(), str(keys))


def _dump(where: Door, to: Path) -> Path:
    """Appears under its name when it is whole, and only its owner reads it."""
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = to.with_suffix(".part")
    part.touch(mode=0o600)
    try:
        _run("pg_dump", where, "--format=custom", "--file", str(part))
    except BackupProblem:
        part.unlink(missing_ok=True)
        raise
    return part.rename(to)


def _run(program: str, where: Door, *words: str) -> None:
    done = subprocess.run(  # noqa: S603
        [PROGRAMS / program, *words], env=_environment(where), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise BackupProblem(f"{program} says: {done.stderr.strip()}")


def _environment(where: Door) -> dict[str, str]:
    """The password goes by the environment: the words of a command can be read by everybody on the machine."""
    told = {"PGHOST": where.host, "PGPORT": where.port, "PGUSER": where.user, "PGPASSWORD": where.password}
    told |= {"PGDATABASE": where.name} | {f"PG{name.upper()}": value for name, value in where.extra}
    return {"PATH": os.defpath, "LC_ALL": "C", **{name: value for name, value in told.items() if value}}


def _file(folder: Path, name: str, moment: datetime) -> Path:
    return folder / f"{name}-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}{ENDS}"


def _let_go(folder: Path, name: str, before: datetime) -> None:
    """By the moment in the name: the date of a file changes when it is moved."""
    oldest = _file(folder, name, before).name
    for file in folder.glob(f"{name}-*{ENDS}"):
        if file.name < oldest:
            file.unlink()


def _refuse_unless_empty(where: Door, question: str, name: str) -> None:
    with psycopg.connect(**where.for_psycopg()) as connection:
        row = connection.execute(question).fetchone()
    if row != (0,):
        raise BackupProblem(f"The database {name} is not empty. A copy is put back into an empty one: name it with --database.")
