"""`village run`: one line when ready; web, tasks and clock start and stop as one; the data stay."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from village.config.logins import boss, main_name

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]
NAME = f"{main_name()}_run_{os.getpid()}"


class Run:
    """A whole village on a database of its own."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = [
            sys.executable,
            "-m",
            "village.config.cli",
            "run",
            "--port",
            str(self.port),
            "--database",
            NAME,
        ]
        surroundings = {
            key: value for key, value in os.environ.items() if key not in {"VILLAGE_LOGIN", "VILLAGE_DEMO"}
        }
        surroundings |= {"DJANGO_SETTINGS_MODULE": "village.config.settings"}
        self.process = subprocess.Popen(words, env=surroundings, stdout=subprocess.PIPE, text=True)

    def line(self) -> str:
        return self.process.stdout.readline()

    def end(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        return self.process.wait(40)

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def child(self, word: str) -> int:
        return next(pid for pid in self.children() if word in Path(f"/proc/{pid}/cmdline").read_text())

    def health(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=10) as answer:
            return answer.status


@pytest.fixture
def start():
    runs = []

    def started():
        runs.append(Run())
        return runs[-1]

    yield started
    for run in runs:
        run.process.kill()
        run.process.wait()
        run.process.stdout.close()
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as connection:
        for name in (NAME, f"{NAME}_keys"):
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )


def still_there(pids: list[int]) -> list[int]:
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_a_village_starts_stops_and_starts_again_as_one(start):
    first = start()
    assert first.line() == f"Village is ready at http://127.0.0.1:{first.port}/ (stop with Ctrl+C)\n"
    assert first.health() == 200
    with psycopg.connect(**boss(NAME).for_psycopg()) as connection:
        connection.execute("CREATE TABLE kept (a int)")

    children = first.children()
    os.kill(first.child("clock"), signal.SIGKILL)
    assert first.process.wait(40) != 0, "when the clock falls over, the others stop, and the exit code tells"
    assert still_there(children) == []
    assert first.line() == "", "one line, not more"

    second = start()
    assert "ready" in second.line()
    children = second.children()
    assert second.end(signal.SIGINT) == 0
    assert still_there(children) == []
    with psycopg.connect(**boss(NAME).for_psycopg()) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_port_that_is_taken_is_said_at_once():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = [sys.executable, "-m", "village.config.cli", "run", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(words, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1 and "is taken" in done.stderr and done.stdout == ""
