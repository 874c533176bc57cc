"""The demo villages inside the test database, built once for a package and gone after it.

Import `demo_village` into the conftest of a package. What a test changes is rolled back; what was built stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from village.config.borrowed_tables import grant_borrowed_tables
from village.demo.build import build
from village.demo.clearing import clear
from village.demo.connection import as_owner
from village.demo.personas import PERSONAS, Persona, persona_called
from village.demo.receipt import RECEIPT
from village.demo.rows import address_of
from village.trust.people.models import Person
from village.trust.villages.models import Village


@dataclass
class Demo:
    """Ways into the demo for tests."""

    def client(self, slug: str = "") -> Client:
        """A browser in which somebody of the cast came in: by the demo page, by the code that is printed on it, or not."""
        client = Client(raise_request_exception=False)
        if slug == "receipt":
            answer = client.post("/wilgendaal/account/code/", {"code": RECEIPT})
            assert answer.status_code == 302, "the code of the demo page opens nothing"
        elif slug:
            answer = client.post("/demo/enter/", {"who": slug})
            assert answer.status_code == 302, f"{slug} could not come in"
        return client

    def home(self, slug: str) -> str:
        """The village of a persona; of who has no name, Wilgendaal."""
        persona = persona_called(slug)
        return persona.home.slug if persona else "wilgendaal"

    @staticmethod
    def is_known(slug: str) -> bool:
        return persona_called(slug) is not None

    code = RECEIPT
    """Of the question that was asked in Wilgendaal without an account."""

    def person(self, slug: str) -> Person:
        persona = self.persona(slug)
        with as_owner():
            found: Person = Person.unscoped.get(account__username=address_of(persona.home.slug, persona.who))
            return found

    @staticmethod
    def village(slug: str) -> Village:
        return Village.objects.get(slug=slug)

    @staticmethod
    def persona(slug: str) -> Persona:
        found = persona_called(slug)
        assert found is not None
        return found

    @cached_property
    def slugs(self) -> list[str]:
        return [persona.slug for persona in PERSONAS]


@pytest.fixture(scope="package")
def demo_village(django_db_setup: None, django_db_blocker: Any) -> Iterator[Demo]:
    """Really committed, story by story, as `village demo` does; taken away when the package is done."""
    with django_db_blocker.unblock():
        grant_borrowed_tables(connections["default"])
        build(again=True)
    yield Demo()
    with django_db_blocker.unblock(), as_owner():
        clear()
