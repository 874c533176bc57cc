"""Runs every check one after the other, says how long each took, and fails when one fails.

`suites.py lint` is the quick part; `suites.py all` adds the tests.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")

LINT = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "djade": [PYTHON, "tools/templates_lint.py"],
    "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "migrations complete": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
}
TYPES = {"mypy": [str(BIN / "mypy")]}
TESTS = {"tests": [PYTHON, "-m", "pytest", "-p", "tools.suite_times"]}
CHOICES = {"lint": LINT, "check": LINT | TYPES, "all": LINT | TYPES | TESTS}


def main(choice: str, more: list[str]) -> int:
    failed, times = [], {}
    for name, words in CHOICES[choice].items():
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            [*words, *(more if name == "tests" else [])], cwd=ROOT, stdin=subprocess.DEVNULL
        )
        times[name] = time.monotonic() - began
        if done.returncode:
            failed.append(name)
    print("--- times")
    for name, seconds in times.items():
        print(f"{seconds:8.1f} s  {name}{'  FAILED' if name in failed else ''}")
    print(f"{sum(times.values()):8.1f} s  together", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "all", sys.argv[2:]))
