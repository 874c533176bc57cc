"""The PostgreSQL that comes along: made on first use, entered only through a socket, with a password.

It listens on no network. It stays up between commands; `village stop` ends it. What is written is on disk:
checksums are on, and after a crash it repairs itself before it answers.
"""

import fcntl
import os
import pwd
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from village.config.logins import boss, brings_own_server
from village.config.places import RUN, SERVER_DATA, VAR
from village.config.server_files import CONF, hba, ident
from village.config.server_programs import SERVER_USER, ServerProblem, give_to_server, log_end, program
from village.config.socket_place import socket_directory

PATIENCE = 900
"""Seconds for the repair after a crash. It takes as long as it takes; giving up would not help."""


def ensure_running() -> bool:
    """True when it had to be started. With a real server there is nothing to start."""
    if not brings_own_server() or answers():
        return False
    with _one_at_a_time():
        if answers():
            return False
        if not (SERVER_DATA / "PG_VERSION").exists():
            _make()
        _start()
    return True


def keep_running() -> None:
    """Cheap enough to ask every second: brings a server that was killed back."""
    if brings_own_server() and not _living_pid():
        ensure_running()


def answers() -> bool:
    """Can we enter? Waits while it repairs itself, which the server says in so many words (57P03)."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            psycopg.connect(**boss().for_psycopg(), connect_timeout=5).close()
        except psycopg.OperationalError as problem:
            if not _is_starting(problem):
                return False
            time.sleep(0.2)
        else:
            return True
    raise ServerProblem("The database is still repairing itself after a crash. Try again later.")


def stop() -> bool:
    """True when it was running."""
    with _one_at_a_time():
        if not _living_pid():
            return False
        program("pg_ctl", "stop", "-w", "-m", "fast", "-t", "120", "-D", str(SERVER_DATA))
    return True


def stop_if_unused() -> bool:
    """Stops it when nobody else is inside; others on this machine may be using it too."""
    if not brings_own_server() or not _living_pid():
        return False
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
    return stop() if row == (0,) else False


def _is_starting(problem: psycopg.OperationalError) -> bool:
    return "starting up" in str(problem) or "shutting down" in str(problem)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "server.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make() -> None:
    give_to_server(SERVER_DATA, 0o700)
    program(
        "initdb", "-D", str(SERVER_DATA), "-U", "postgres", "--data-checksums", "--encoding=UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--auth=reject",
    )  # fmt: skip


def _start() -> None:
    place = socket_directory(RUN, SERVER_DATA)
    give_to_server(place, 0o755)
    give_to_server(SERVER_DATA, 0o700)
    _write_settings(place)
    _forget_a_dead_server()
    log = SERVER_DATA / "server.log"
    for attempt in range(30):
        with suppress(ServerProblem):
            program("pg_ctl", "start", "-w", "-t", str(PATIENCE), "-D", str(SERVER_DATA), "-l", str(log))
            return
        if answers():
            return
        # Children of a killed server hold its memory for a moment; it refuses until they are gone.
        time.sleep(min(0.2 * (attempt + 1), 1))
    raise ServerProblem(f"The database does not start. The end of its log:\n{log_end(log)}")


def _write_settings(place: Path) -> None:
    _write("pg_hba.conf", hba())
    _write("pg_ident.conf", ident({_name_of(os.geteuid()), SERVER_USER if os.geteuid() == 0 else ""}))
    _write("postgresql.auto.conf", CONF.format(socket=place))


def _write(name: str, text: str) -> None:
    path = SERVER_DATA / name
    path.write_text(text)
    if os.geteuid() == 0:
        owner = SERVER_DATA.stat()
        os.chown(path, owner.st_uid, owner.st_gid)
    path.chmod(0o600)


def _living_pid() -> int:
    """The number of the running server, from its own note; 0 when that note is of a dead one."""
    try:
        pid = int((SERVER_DATA / "postmaster.pid").read_text().split()[0])
        name = Path(f"/proc/{pid}/comm").read_text() if Path("/proc/self").exists() else "postgres"
    except (OSError, ValueError, IndexError):
        return 0
    return pid if name.strip() == "postgres" else 0


def _forget_a_dead_server() -> None:
    """After a power cut the note names a number that may now belong to another program."""
    if not _living_pid():
        (SERVER_DATA / "postmaster.pid").unlink(missing_ok=True)


def _name_of(uid: int) -> str:
    return pwd.getpwuid(uid).pw_name
