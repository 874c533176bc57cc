"""A method that no page knows is refused before anybody is asked who they are: so it is the same for everybody.

What asks first is sent each method by everybody in the matrix.
"""

from typing import Any
from uuid import UUID

import pytest
from django.test import RequestFactory

from tests.matrix.cells import STRANGE
from tests.matrix.routes import Route, all_routes, asks_first

OURS = [route for route in all_routes() if not asks_first(route)]
SAMPLES = {"uuid": UUID(int=1), "int": 1}


@pytest.mark.parametrize("method", [*STRANGE, "PATCH"])
def test_refused_without_looking_at_who_sends_it(method: str):
    """The request has no reader, no session and no village, and there is no database to ask."""
    wrong = []
    for route in OURS:
        bare = RequestFactory().generic(method, "/")
        try:
            answer = route.view(bare, **_values(route)).status_code
        except Exception as asked:  # whatever it asked for, it is not there
            answer = f"{type(asked).__name__}: {asked}"
        if answer != 405:
            wrong.append(f"{route.name}: {answer}")
    assert not wrong, "\n".join(wrong)


def test_only_a_few_of_our_own_ask_first():
    assert len(OURS) > 500
    assert sum(asks_first(route) for route in all_routes() if route.view.__module__.startswith("village.modules")) <= 2


def _values(route: Route) -> dict[str, Any]:
    return {
        name: next((value for kind, value in SAMPLES.items() if f"<{kind}:{name}>" in route.pattern), "x")
        for name in route.takes
    }
