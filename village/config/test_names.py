"""A name for the test databases that no other run on this machine is using, so two runs never meet."""

import fcntl
from typing import IO

from village.config.logins import main_name
from village.config.places import VAR

_held: list[IO[str]] = []
"""Locks stay open, and so stay ours, as long as this process lives."""


def free_test_name() -> str:
    folder = VAR / "test-names"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        lock = (folder / str(number)).open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        _held.append(lock)
        return f"test_{main_name()}_{number}"
    raise RuntimeError("A hundred test runs at once: something is wrong on this machine.")
