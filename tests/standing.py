"""What stands in the test database for many tests at once: first the demo villages, then Wilgendaal and its people.

Building takes longer than most tests do. It is committed once; what a test changes is rolled back. So the tests come in
this order: who lives in the demo, who begins with Wilgendaal, and then everybody who wants an empty database.
"""

import pickle
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.cast import Cast, build_wilgendaal
from tests.demo_village import Demo
from village.config.borrowed_tables import grant_borrowed_tables
from village.demo.build import build
from village.demo.clearing import clear, clear_villages
from village.demo.connection import as_owner

DEMO = ("demo", "pages", "matrix", "canary", "fuzz")
"""Packages that live in the demo, in this order: the canary writes its marks into every text."""
TOGETHER = "standing_wilgendaal"
_TESTS = Path(__file__).parent
_standing: list[tuple[int, Any]] = []
"""What has to be cleared before a test of a later turn: whose turn it was, and how."""


def in_turn(items: list[pytest.Item]) -> None:
    """Sorts the tests, and lets those that can begin with the Wilgendaal that stands there."""
    for item in items:
        if "wilgendaal" in item.fixturenames and not _commits(item) and TOGETHER not in item.fixturenames:
            item.fixturenames.insert(0, TOGETHER)
    items.sort(key=_turn)


def clear_before(turn: int) -> None:
    while _standing and _standing[-1][0] < turn:
        _standing.pop()[1]()


def turn_of(item: pytest.Item) -> int:
    return _turn(item)[0]


def _turn(item: pytest.Item) -> tuple[int, int]:
    package = item.path.relative_to(_TESTS).parts[0] if item.path.is_relative_to(_TESTS) else ""
    if package in DEMO:
        return 0, DEMO.index(package)
    return (1 if TOGETHER in getattr(item, "fixturenames", ()) else 2), 0


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    real = bool(marker and marker.kwargs.get("transaction"))
    return real or bool({"transactional_db", "live_server"} & set(item.fixturenames))


@pytest.fixture(scope="session")
def demo_village(django_db_setup: None, django_db_blocker: Any) -> Demo:
    """Really committed, story by story, as `village demo` does."""

    def take_away() -> None:
        with django_db_blocker.unblock(), as_owner():
            clear()

    with django_db_blocker.unblock():
        grant_borrowed_tables(connections["default"])
        build(again=True)
    _standing.append((0, take_away))
    return Demo()


@pytest.fixture(scope="session", name=TOGETHER)
def standing_wilgendaal(django_db_setup: None, django_db_blocker: Any) -> bytes:
    """The rows stay; the objects are made anew for each test, which may do with them what it likes."""
    with django_db_blocker.unblock(), as_owner():
        cast = build_wilgendaal()

    def take_away() -> None:
        with django_db_blocker.unblock(), as_owner():
            clear_villages({cast.village.pk: cast.village.slug})

    _standing.append((1, take_away))
    return pickle.dumps(vars(cast))


@pytest.fixture
def wilgendaal(request: pytest.FixtureRequest, db: None) -> Cast:
    if TOGETHER in request.fixturenames:
        cast = Cast.__new__(Cast)
        vars(cast).update(pickle.loads(request.getfixturevalue(TOGETHER)))  # noqa: S301 - our own
        return cast
    with as_owner():
        return build_wilgendaal()
