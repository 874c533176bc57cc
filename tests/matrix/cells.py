"""One cell of the matrix: somebody, before something, does one thing to one address. What came of it, in one word."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.test import Client

from tests.matrix.relations import Relation, Standing
from tests.matrix.routes import Route

USUAL, STRANGE = ("GET", "POST"), ("PUT", "DELETE")
LOOKING_MAY_WRITE = {
    "logbook_entry", "logbook_shown", "django_session", "usersessions_usersession", "portal_attempt", "villages_draft",
}  # fmt: skip
"""Lines of the logbook, the session, and how often somebody tried; a draft only of an empty visitor's form."""


class Answer(StrEnum):
    """What an address says, as far as the matrix is concerned."""

    IN = "in"
    HIDDEN = "hidden"
    """Not found: the same as what does not exist."""
    SIGN_IN = "sign in"
    """Sent to the door: sign in first."""
    NO_SUCH_THING = "no such thing"
    """This address does not know this method."""
    BROKEN = "broken"


@dataclass(frozen=True)
class Cell:
    slug: str
    method: str
    route: Route
    relation: Relation | None = None

    def __str__(self) -> str:
        who = self.slug or "a visitor"
        return f"{who} {self.method} {self.route.name}" + (f" ({self.relation})" if self.relation else "")


def open_cell(client: Client, cell: Cell, home: str, standing: Standing) -> tuple[Answer, Any]:
    """Does it, and undoes it: each cell begins with the same village."""
    path = cell.route.path(**standing.values(cell.route.name))
    url = path if cell.route.is_global or cell.route.name == "portal:choose" else f"/{home}{path}"
    cookies = deepcopy(client.cookies)
    with _undone():
        response = getattr(client, cell.method.lower())(url)
    client.cookies = cookies
    return _in_a_word(response), response


def _in_a_word(response: Any) -> Answer:
    match response.status_code:
        case 503:  # /health/: no clock and no worker run beside the tests
            return Answer.IN
        case status if status >= 500:
            return Answer.BROKEN
        case 404:
            return Answer.HIDDEN
        case 405:
            return Answer.NO_SUCH_THING
        case 302 if "/account/login/" in response["Location"] and "next=" in response["Location"]:
            return Answer.SIGN_IN
    return Answer.IN


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def written() -> Counter[str]:
    """How many rows of each table this transaction wrote, as the database itself counts them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return Counter(dict(cursor.fetchall()))
