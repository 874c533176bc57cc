"""Ways into the demo villages for tests that live in them; `standing.py` builds and clears them."""

from dataclasses import dataclass
from functools import cached_property

from django.test import Client

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
