"""Every address, as everybody, looked at and sent to, for every way to stand to a question: as declared, or it fails."""

from typing import Any

import pytest

from tests.demo_village import Demo
from tests.matrix.cells import LOOKING_MAY_WRITE, STRANGE, USUAL, Answer, Cell, open_cell, written
from tests.matrix.declared import PAGES
from tests.matrix.declaring import ACCOUNTS, DOOR, OWN, READER, RECEIPT, VISITOR, Page
from tests.matrix.relations import Relation, stand, works_at_the_door
from tests.matrix.routes import all_routes, asks_first
from village.demo.connection import as_owner

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


THROUGH_THE_WHOLE = {VISITOR, "contact-point"}
"""For the others a strange method cannot be answered otherwise: see test_strange_methods.py."""


@pytest.fixture(autouse=True)
def _no_waiting(settings: Any) -> None:
    """Some answers take equally long on purpose; here nobody measures them. Nobody is told to try later either."""
    settings.VILLAGE_ANSWER_SECONDS = 0
    settings.ACCOUNT_RATE_LIMITS = False


def test_every_address_is_declared_and_nothing_else():
    assert {route.name for route in all_routes()} == set(PAGES)


@pytest.mark.parametrize("slug", sorted(ACCOUNTS | {VISITOR, RECEIPT}))
def test_each_address_answers_as_declared(slug: str, demo_village: Demo):
    wrong, wrote, cells = [], set(), 0
    client, home = demo_village.client(slug), demo_village.home(slug)
    standings = {relation: stand(demo_village, slug, relation) for relation in relations_of(slug)}
    way = way_to_stand(demo_village, slug)
    for route in all_routes():
        page = PAGES[route.name]
        for relation in standings if page.about else (None,):
            for method in (*USUAL, *(STRANGE if slug in THROUGH_THE_WHOLE or asks_first(route) else ())):
                cell = Cell(slug, method, route, relation)
                before = written() if method == "GET" else None
                answer, response = open_cell(client, cell, home, standings[relation or Relation.NONE])
                cells += 1
                if answer not in expected(page, method, slug, relation, way):
                    wrong.append(f"{cell}: {answer} ({response.status_code} {response.get('Location', '')})")
                if before is not None:
                    wrote |= {
                        f"{cell} wrote {table}"
                        for table in written() - before
                        if table not in LOOKING_MAY_WRITE
                    }
    assert not wrong, "\n".join(wrong)
    assert not wrote, "\n".join(sorted(wrote))
    assert cells > 300


def expected(page: Page, method: str, slug: str, relation: Relation | None, way: str) -> set[Answer]:
    if slug == VISITOR and not page.is_open:
        return {Answer.SIGN_IN}
    if page.by_package and method in ("PUT", "DELETE"):
        return set(Answer) - {Answer.BROKEN}
    if page.by_package and slug == RECEIPT and not page.is_open:
        return {Answer.SIGN_IN}
    who = {"GET": page.look, "POST": page.send}.get(method)
    if who is None:
        return {Answer.NO_SUCH_THING}
    if page.by_account and slug == RECEIPT:
        return {Answer.HIDDEN}
    stands = {Relation.OWN: OWN, Relation.NOW: way}.get(relation, "") if relation else slug
    return {Answer.IN} if stands in who else {Answer.HIDDEN}


def relations_of(slug: str) -> list[Relation]:
    if slug == VISITOR:
        return [Relation.NONE]
    return [Relation.OWN, Relation.NONE] if slug == RECEIPT else list(Relation)


def way_to_stand(demo: Demo, slug: str) -> str:
    """Who works at the contact point has a question to answer it; everybody else was shown it to read."""
    if slug not in ACCOUNTS:
        return ""
    with as_owner():
        return DOOR if works_at_the_door(demo.person(slug)) else READER
