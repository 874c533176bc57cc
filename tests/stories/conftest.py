"""A living demo village in processes of its own, and a real browser to walk through it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.stories.walk import Walker
from village.config.logins import boss
from village.config.places import ROOT

DATABASE = "village_stories"
Look = tuple[str, int, bool]
ONE_LOOK: Look = ("nl", 360, False)
LANGUAGES, WIDTHS = ("nl", "fr", "en", "ar"), (360, 1280)
EVERY_LOOK: list[Look] = list(product(LANGUAGES, WIDTHS, (False, True)))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """`village run --demo` on a fresh database; its first line says that it is ready. Or one that runs already."""
    if running := os.environ.get("VILLAGE_STORIES_AT"):
        yield running
        return
    for name in (DATABASE, f"{DATABASE}_keys"):
        with psycopg.connect(**boss().for_psycopg(), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    port = _free_port()
    village = subprocess.Popen(
        [str(Path(sys.executable).parent / "village"), "run", "--port", str(port), "--database", DATABASE, "--demo"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env={**_plain_environment(), "VILLAGE_CLOCK_SECONDS": "2", "VILLAGE_PROXIES": "1"},
    )  # fmt: skip
    assert village.stdout is not None
    assert "ready" in village.stdout.readline(), "the village did not start"
    yield f"http://127.0.0.1:{port}"
    os.killpg(village.pid, signal.SIGTERM)
    village.wait(timeout=30)


def name_of_look(look: Look) -> str:
    return f"{look[0]}-{look[1]}-{'dark' if look[2] else 'light'}"


def _plain_environment() -> dict[str, str]:
    """The settings of the tests would make this one a test as well."""
    theirs = {"DJANGO_SETTINGS_MODULE", "VILLAGE_LOGIN", "VILLAGE_DATABASE"}
    return {name: value for name, value in os.environ.items() if name not in theirs}


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = ROOT / ".tools" / "browser"  # written by `make setup`; empty means the one of Playwright
        path = (found.read_text().strip() or None) if found.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Stories are walked once in Dutch on a phone; `village check stories --all` walks every combination."""
    if "walk" in metafunc.fixturenames:
        wanted = os.environ.get("VILLAGE_STORIES", name_of_look(ONE_LOOK))
        looks = [look for look in EVERY_LOOK if name_of_look(look) == wanted]
        metafunc.parametrize("look", looks, ids=name_of_look, indirect=True)


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Look:
    return request.param


@pytest.fixture
def walk(look: Look, chromium: Browser, address: str) -> Iterator[Any]:
    """walk("parent"): a browser of one's own, signed in as this persona."""
    opened: list[Walker] = []

    def start(who: str = "", **wishes: Any) -> Walker:
        as_said = {"language": look[0], "width": look[1], "dark": look[2]}
        opened.append(Walker(chromium, address, who, **(as_said | wishes)))
        return opened[-1]

    yield start
    for walker in opened:
        walker.close()
