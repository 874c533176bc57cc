"""Rounds of killing: a database server of its own, writers of its own, SIGKILL for one of them or for both.

A killed process is not a power cut: what the operating system was told to write, it still writes.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from village.config.places import ROOT

type Say = Callable[[str], None]
WRITERS = 2
PATIENCE = 300
"""Seconds until somebody writes, on a machine that is busy with other things."""
VICTIMS = ("the database", "the writers", "both")
MUST_BE_ZERO = ("lost", "unreadable", "without_line", "line_without_row", "grants_differing", "seals_broken")
NOT_THEIRS = ("DATABASE_URL", "VILLAGE_KEYS_FILE", "VILLAGE_LOGIN")


class CouldNotStart(Exception):
    """The proof itself did not get going; what was said is in the message."""


@dataclass(frozen=True)
class Ground:
    """Where the crashes happen: folders, logins and a server of their own."""

    var: Path
    base: int

    @property
    def answered(self) -> Path:
        return self.var / "answered.txt"

    @property
    def complaints(self) -> Path:
        return self.var / "complaints.txt"

    def environment(self, login: str) -> dict[str, str]:
        usual = {
            key: value for key, value in os.environ.items()
            if key not in NOT_THEIRS and not key.endswith("_DATABASE_URL")
        }  # fmt: skip
        return usual | {
            "VILLAGE_VAR": str(self.var), "VILLAGE_DATABASE": "village_proof_crash", "VILLAGE_THREADS": "1",
            "DJANGO_SETTINGS_MODULE": "village.proofs.settings", "VILLAGE_LOGIN": login,
        }  # fmt: skip

    def keeper(self, *words: str) -> dict[str, Any]:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "village.proofs.crash.keeper", *words],
            env=self.environment("owner"), cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise CouldNotStart(done.stderr[-2000:])
        said: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return said

    def writer(self) -> "subprocess.Popen[bytes]":
        with self.complaints.open("w") as said:
            return subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "village.proofs.crash.writer", str(self.base), str(self.answered)],
                env=self.environment(""), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said,
            )  # fmt: skip

    def told(self) -> int:
        return self.answered.stat().st_size if self.answered.exists() else 0


def crash(rounds: int, say: Say, seed: int | None = None) -> int:
    """Returns how much is wrong after all of them; 0 is what we want."""
    dice, wrong, counted = random.Random(seed), 0, dict[str, Any]()  # noqa: S311
    began = time.monotonic()
    with _ground() as ground:
        ground.keeper("prepare", str(ground.base))
        for number in range(1, rounds + 1):
            victim = VICTIMS[number % len(VICTIMS)]
            _round(ground, victim, dice)
            counted = ground.keeper("look", str(ground.base), str(ground.answered))
            wrong = sum(counted[name] for name in MUST_BE_ZERO)
            say(f"round {number}, killed {victim}: " + ", ".join(f"{k} {v}" for k, v in counted.items()))
            if wrong:
                break
    say(
        f"{rounds} rounds: {counted.get('answered', 0)} writes answered, {counted.get('lost', 0)} lost,"
        f" {counted.get('without_line', 0)} rows without a line ({time.monotonic() - began:.0f} s)"
    )
    return int(wrong)


@contextmanager
def _ground() -> Iterator[Ground]:
    var = Path(tempfile.mkdtemp(prefix="village-crash-"))
    ground = Ground(var, random.getrandbits(100) << 24)  # noqa: S311
    try:
        yield ground
    finally:
        _kill(_server(ground))
        shutil.rmtree(var, ignore_errors=True)


def _round(ground: Ground, victim: str, dice: random.Random) -> None:
    writers = [ground.writer() for _ in range(WRITERS)]
    before, patience = ground.told(), time.monotonic() + PATIENCE
    while ground.told() < before + 400:
        if time.monotonic() > patience or all(one.poll() is not None for one in writers):
            raise CouldNotStart(f"nobody writes: {ground.complaints.read_text()[-2000:]}")
        time.sleep(0.05)
    time.sleep(dice.uniform(0.2, 1.5))
    pids = [one.pid for one in writers]
    if victim != "the writers":
        _kill(_server(ground) + (pids if victim == "both" else []))
    else:
        _kill(pids)
    for one in writers:
        with suppress(subprocess.TimeoutExpired):
            one.wait(timeout=10)
        one.kill()
        one.wait()


def _server(ground: Ground) -> list[int]:
    """The server of this ground and its children; nobody else's."""
    try:
        first = int((ground.var / "pg" / "postmaster.pid").read_text().split()[0])
        if Path(f"/proc/{first}/comm").read_text().strip() != "postgres":
            return []
    except (OSError, ValueError, IndexError):
        return []
    children = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            if int(status.read_text().rpartition(")")[2].split()[1]) == first:
                children.append(int(status.parent.name))
    return [first, *children]


def _kill(pids: list[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
