"""Runs every check one after the other, says how long each took, and fails when one fails.

`suites.py lint` is the quick part; `suites.py all` adds the tests, in two lanes that take about as long: the browser's
stories, then the crawl through every page as everybody, run beside the rest.
"""

import subprocess
import sys
import tempfile
import threading
import time
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
BESIDE = {
    "stories in a browser": [*PYTEST, "tests/stories"],
    "every page as everybody": [*PYTEST, "tests/matrix"],
}
TESTS = {"tests": [*PYTEST, *(f"--ignore={words[-1]}" for words in BESIDE.values())]}
CHOICES = {"lint": LINT, "check": LINT | TYPES, "all": LINT | TYPES | TESTS}


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
    with tempfile.TemporaryFile("w+") as told:
        lane = threading.Thread(target=_run_beside, args=(BESIDE if choice == "all" else {}, told, done))
        lane.start()
        for name, words in CHOICES[choice].items():
            print(f"--- {name}", flush=True)
            done.append(Check(name, words).wait())
        lane.join()
        told.seek(0)
        print(told.read(), end="", flush=True)
    return _report(done)


def _run_beside(checks: dict[str, list[str]], told: IO[str], done: list[Check]) -> None:
    """One after the other; what they say is kept until the other lane is through."""
    for name, words in checks.items():
        told.write(f"--- {name}\n")
        told.flush()
        check = Check(name, words, told).wait()
        told.seek(0, 2)  # the child wrote through its own handle
        done.append(check)


def _report(done: list[Check]) -> int:
    print("--- times")
    for check in done:
        print(f"{check.seconds:8.1f} s  {check.name}{'  FAILED' if check.failed else ''}")
    print(f"{sum(check.seconds for check in done):8.1f} s  of work", flush=True)
    return 1 if any(check.failed for check in done) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all", sys.argv[2:]))
