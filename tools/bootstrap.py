"""Everything a machine needs before the village runs: uv, Python 3.13, packages, database, and a browser for tests.

Plain Python 3.11, no packages. Safe to run again, and quick when there is nothing to do.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
UV_VERSION = "0.13.9"
SHELL = "chromium-headless-shell"
"""Debian's Chromium without windows: the same pages with a third of the work for every one that is opened."""
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class CannotSetUp(Exception):
    """Something is missing that only a person can add; the sentence says what."""


def main(wishes: list[str]) -> int:
    if sys.version_info < (3, 11):
        print("Village needs Python 3.11 or newer to set itself up.", file=sys.stderr)
        return 1
    try:
        with only_one_at_a_time():
            packages(uv())
            if "--packages-only" not in wishes:
                run([str(VENV / "bin" / "village"), "setup"])
            if "--browser" in wishes:
                browser()
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as problem:
        print(f"This step failed: {' '.join(map(str, problem.cmd))}", file=sys.stderr)
        return problem.returncode or 1
    return 0


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def uv() -> Path:
    """Our own uv of a known version, in the checkout; nothing outside it changes."""
    program = TOOLS / "uv" / "bin" / "uv"
    stamp = TOOLS / "uv.version"
    if program.exists() and stamp.exists() and stamp.read_text() == UV_VERSION:
        return program
    say(f"Fetching uv {UV_VERSION}, which brings Python and the packages (once)")
    shutil.rmtree(TOOLS / "uv", ignore_errors=True)
    wanted = f"uv=={UV_VERSION}"
    if not _with_own_pip(wanted) and not _with_this_pip(wanted):
        raise CannotSetUp(
            "This Python has neither venv nor pip. On Debian or Ubuntu: apt install python3-venv. "
            f"Or put uv {UV_VERSION} in {program} yourself."
        )
    stamp.write_text(UV_VERSION)
    return program


def _with_own_pip(wanted: str) -> bool:
    made = subprocess.run([sys.executable, "-m", "venv", str(TOOLS / "uv")], capture_output=True, check=False)
    if made.returncode:
        shutil.rmtree(TOOLS / "uv", ignore_errors=True)
        return False
    run([str(TOOLS / "uv" / "bin" / "python"), "-m", "pip", "install", "--quiet", wanted])
    return True


def _with_this_pip(wanted: str) -> bool:
    """Debian without python3-venv may still have pip."""
    has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
    if has_pip.returncode:
        return False
    run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS / "uv"), wanted])
    return True


def packages(uv_program: Path) -> None:
    """What uv.lock says, to the letter, in the Python that .python-version names."""
    stamp = VENV / "packages.stamp"
    mark = fingerprint("uv.lock", "pyproject.toml", ".python-version")
    if stamp.exists() and stamp.read_text() == mark and (VENV / "bin" / "village").exists():
        return
    say("Fetching Python 3.13 and the packages (once)")
    without_outer = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    run([str(uv_program), "sync", "--frozen", "--quiet"], env=without_outer)
    stamp.write_text(mark)


def fingerprint(*names: str) -> str:
    """The place counts too: programs in a virtual environment name it."""
    whole = hashlib.sha256(str(ROOT).encode())
    for name in names:
        whole.update((ROOT / name).read_bytes())
    return whole.hexdigest()


def browser() -> None:
    """Tests read the place of the browser in .tools/browser."""
    note = TOOLS / "browser"
    if note.exists() and Path(note.read_text()).exists():
        return
    found = debians_browser(SHELL) or installed_browser() or debians_browser("chromium") or playwrights_browser()
    if not found:
        raise CannotSetUp("There is no Chromium for the browser tests, and none could be installed.")
    note.write_text(found)


def installed_browser() -> str:
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def debians_browser(package: str) -> str:
    """Only as root, and never by taking something away that is there. Nothing is installed that did not come down in time."""
    if here := shutil.which(package):
        return here
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    say("Installing Chromium for the browser tests (once)")
    install = ["install", "-y", "--no-install-recommends", "--no-remove", package]
    try:
        done = apt("update", patience=120) and apt(*install, "--download-only", patience=300) and apt(*install)
    except subprocess.TimeoutExpired:
        return ""
    return (shutil.which(package) or "") if done else ""


def apt(*words: str, patience: float | None = None) -> bool:
    """Whether it worked; what it says is of no use to who only wants to run the tests."""
    quiet, nowhere = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, subprocess.DEVNULL
    done = subprocess.run(
        ["apt-get", "-qq", *words], env=quiet, stdout=nowhere, stderr=nowhere, timeout=patience, check=False
    )
    return done.returncode == 0


def playwrights_browser() -> str:
    say("Fetching Playwright's Chromium for the browser tests (once)")
    done = subprocess.run([str(VENV / "bin" / "playwright"), "install", "chromium"], check=False)
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    if done.returncode:
        return ""
    return subprocess.run(
        [str(VENV / "bin" / "python"), "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()


def run(words: list[str], env: dict[str, str] | None = None) -> None:
    subprocess.run(words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=True)


def say(words: str) -> None:
    print(f"{words} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
