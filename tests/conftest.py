"""Tests connect as the owner, who makes the test databases; every test body then runs as the app's login."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.template import Template
from django.test.utils import _TestState
from django.utils import translation

from tests.cast import Cast, as_owner, build_wilgendaal
from tests.standing import clear_before, demo_village, in_turn, standing_wilgendaal, turn_of, wilgendaal
from tests.template import is_made, make_from, template_name
from village.config.borrowed_tables import grant_borrowed_tables
from village.config.database import install_keystore
from village.trust.access.actor import acting_as
from village.trust.villages.keys import forget_keys

__all__ = ["demo_village", "standing_wilgendaal", "wilgendaal"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> str:
    """settings_test names the databases; here is only said what to copy, when there is something."""
    name = template_name()
    if is_made(name):
        connection.settings_dict["TEST"]["TEMPLATE"] = name
    return name


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: Any, django_db_modify_db_settings: str
) -> Iterator[None]:
    with django_db_blocker.unblock():
        if not connection.settings_dict["TEST"].get("TEMPLATE") and template_name() == django_db_modify_db_settings:
            connections.close_all()
            make_from(connection.settings_dict["NAME"], django_db_modify_db_settings)
        install_keystore(connections["keys"])
        grant_borrowed_tables(connection)
    yield
    clear_before(3)
    with django_db_blocker.unblock():
        connections["audit"].close()  # a mirror is a connection of its own, and nobody else closes it


@pytest.fixture(scope="session", autouse=True)
def _plain_templates(django_test_environment: None) -> None:
    """Nobody here asks an answer which templates it was made of; writing that down takes a tenth of the time."""
    Template._render = _TestState.saved_data.template_render  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _as_the_app(request: pytest.FixtureRequest) -> Iterator[None]:
    """Step down for every test that has a database."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None and not {"db", "transactional_db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    forget_keys()
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE village_app")
    yield
    if not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
    forget_keys()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page answered in another language leaves that language behind."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def owner() -> Any:
    return as_owner


@pytest.fixture
def tilleuls(db: None) -> Cast:
    """A second village, for everything that must not cross."""
    with as_owner():
        return build_wilgendaal("tilleuls")


@pytest.fixture
def as_actor() -> Any:
    return acting_as


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test with a database may use all three connections."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if marker is None and {"wilgendaal", "tilleuls", "db"} & fixtures:
            item.add_marker(pytest.mark.django_db(databases=["default", "audit", "keys"]))
    in_turn(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    clear_before(turn_of(item))
