"""Templates are written as djade writes them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    templates = sorted(map(str, (ROOT / "village").rglob("templates/**/*.html")))
    djade = ROOT / ".venv" / "bin" / "djade"
    return subprocess.run([djade, "--check", "--target-version", "6.1", *templates], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
