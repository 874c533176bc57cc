"""Runs every check one after the other, says how long each took, and fails when one fails.

`suites.py lint` is the quick part; `suites.py all` adds the tests: the longest parts first, two beside one another.
"""

import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
PYTEST = [PYTHON, "-m", "pytest", "-p", "tools.suite_times"]

LINT = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "djade": [PYTHON, "tools/templates_lint.py"],
    "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "migrations complete": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
}
TYPES = {"mypy": [str(BIN / "mypy")]}
LIVING = ("demo", "pages", "matrix", "fuzz", "canary")
"""They live in the demo villages, which are built once for all of them and in this order: see tests/standing.py."""
TESTS = {
    "those who live in the demo": [*PYTEST, *(f"tests/{name}" for name in LIVING)],
    "stories in a browser": [*PYTEST, "tests/stories"],
    "the rest": [*PYTEST, *(f"--ignore=tests/{name}" for name in (*LIVING, "stories", "modules", "situations"))],
    "modules": [*PYTEST, "tests/modules", "tests/situations"],
}
"""The longest first: whoever is through takes the next."""
LANES = 2
CHOICES = {"lint": LINT, "check": LINT | TYPES, "all": LINT | TYPES}


class Check:
    """One command that is running, or was."""

    def __init__(self, name: str, words: list[str], output: IO[str] | None = None) -> None:
        self.name, self.output, self.began = name, output, time.monotonic()
        self.process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT if output else None
        )

    def wait(self) -> "Check":
        self.failed = self.process.wait() != 0
        self.seconds = time.monotonic() - self.began
        return self


def main(choice: str, more: list[str]) -> int:
    if more and choice == "all":
        return subprocess.run([*PYTEST, *more], cwd=ROOT, stdin=subprocess.DEVNULL).returncode
    done: list[Check] = []
    for name, words in CHOICES[choice].items():
        print(f"--- {name}", flush=True)
        done.append(Check(name, words).wait())
    if choice == "all":
        with ThreadPoolExecutor(LANES) as lanes:
            done += lanes.map(_beside, TESTS, TESTS.values())
    return _report(done)


def _beside(name: str, words: list[str]) -> Check:
    """What it says is kept until it is through, and then told in one piece."""
    with tempfile.TemporaryFile("w+") as told:
        check = Check(name, words, told).wait()
        told.seek(0)
        print(f"--- {name}\n{told.read()}", end="", flush=True)
    return check


def _report(done: list[Check]) -> int:
    print("--- times")
    for check in done:
        print(f"{check.seconds:8.1f} s  {check.name}{'  FAILED' if check.failed else ''}")
    print(f"{sum(check.seconds for check in done):8.1f} s  of work", flush=True)
    return 1 if any(check.failed for check in done) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all", sys.argv[2:]))
