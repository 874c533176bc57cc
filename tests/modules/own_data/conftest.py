"""Wilgendaal with a question that was taken up and answered, and with a child who was written down twice."""

from datetime import date

import pytest

from tests.cast import as_owner, guardian, person
from tests.modules.help_requests.conftest import ask, asked, asked_alone, opened, taken  # noqa: F401
from village.modules.help_requests import actions as door
from village.trust.access.actor import acting_as


@pytest.fixture
def twice(wilgendaal):
    """Sami was written down a second time, as Samy; both have a question, and Hanne works with both."""
    cast = wilgendaal
    with as_owner():
        person(cast, "samy", "Samy Benali", date(2017, 2, 9))
        guardian(cast, "leila", "samy")
    for slug in ("sami", "samy"):
        question = ask(cast, cast.leila, slug, called_name=slug.title())
        with acting_as(cast.hanne) as hanne:
            mine = door.take_up(opened(hanne, question), by=hanne)
            door.answer(mine, by=hanne, words=f"Words about {slug}.")
        setattr(cast, f"asked_{slug}", question)
    return cast
