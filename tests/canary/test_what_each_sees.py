"""What docs/demo.md says of each persona: may and may not, on their own pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.canary.walking import Walked
from tests.demo_village import Demo
from village.config.places import ROOT
from village.demo.connection import as_owner
from village.demo.personas import PERSONAS
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])

HOLIDAY, READING, NIGHTS = "herfstvakantie", "vogels in het park", "ligt ’s nachts"
ALONE, FUTURE, ADVICE, RENT = "pieker", "stoppen met school", "stil achteraan", "huur gaat omhoog"
GUITAR, BUS = "joue de la guitare", "Le bus arrive"
WORDS = {HOLIDAY, READING, NIGHTS, ALONE, FUTURE, ADVICE, RENT, GUITAR, BUS}
SEES = {
    "parent": {HOLIDAY, READING},
    "young-person": {ALONE},
    "young-adult": {FUTURE},
    "grandmother": {READING},
    "contact-point": {HOLIDAY, READING, NIGHTS, ALONE, ADVICE},
    "deputy": {FUTURE, ADVICE, RENT},
    "teacher": {ADVICE},
    "youth-worker": {FUTURE},
    # Hamid asked what is kept about Amir: preparing the answer gives a key to that, until it is delivered
    "privacy-officer": {NIGHTS},
    "tilleuls-parent": {GUITAR, BUS},
    "tilleuls-young-person": {GUITAR, BUS},
    "tilleuls-contact-point": {GUITAR, BUS},
    "receipt": {RENT},
}
"""Whose words somebody meets by following links; who is not here meets nobody's."""


@pytest.fixture(scope="module")
def pages(walked: Walked, demo_village: Demo) -> Callable[..., str]:
    """All that somebody can reach in their village, as one text. `but`: without the addresses that begin so."""

    def read(slug: str, but: str = "-") -> str:
        home = f"/{demo_village.home(slug)}/"
        met = [one for one in walked.visits[slug] if one.url.startswith(home) and not one.url.startswith(home + but)]
        text = "\n".join(one.text for one in met)
        return text.replace("&#x27;", "’").replace("'", "’")

    return read


@pytest.mark.parametrize("slug", ["", "receipt", *(persona.slug for persona in PERSONAS)])
def test_everybody_reads_their_own_stories_and_nobody_elses(slug: str, pages: Callable[..., str]):
    text = pages(slug)
    assert {words for words in WORDS if words in text} == SEES.get(slug, set())


def test_that_yara_asked_shows_nowhere_outside_the_contact_point(
    pages: Callable[..., str], demo_village: Demo
):
    yara = demo_village.person("young-person")
    with as_owner():
        alone = HelpRequest.unscoped.get(route=Route.OWN, author=yara)
    for slug in set(demo_village.slugs) - {"young-person", "contact-point", "supervisor"}:
        assert alone.number not in pages(slug), slug
        assert str(alone.pk) not in pages(slug), slug
    assert alone.number in pages("young-person")
    assert str(alone.pk) in pages("contact-point")


def test_the_team_leader_sees_numbers_and_lateness_and_no_family(pages: Callable[..., str]):
    """Save what she had to open: she looks back at what was done because of danger, and the line says that she did."""
    text = pages("supervisor", but="danger/")
    assert re.search(r"\d{4}-\d{4}", text)
    for name in ("Leïla", "Sami", "Amir", "Yara", "Imani"):
        assert name not in text


def test_the_privacy_officer_sees_who_tried_a_closed_door(pages: Callable[..., str]):
    assert "Oona Smet" in pages("privacy-officer")
    assert "Sami" not in pages("privacy-officer", but="danger/")


def test_rachid_never_learns_that_he_is_kept_out_and_leila_sees_it(pages: Callable[..., str]):
    assert "Rachid" in pages("parent")
    for name in ("Leïla", "Sami", "Yara"):
        assert name not in pages("ex-partner")


def test_leila_sees_who_looked_and_for_whom_it_is_open(pages: Callable[..., str]):
    for name in ("Hanne Moreels", "Fatna Benali", "Huis van het Kind"):
        assert name in pages("parent")


def test_the_two_villages_know_nothing_of_one_another(pages: Callable[..., str]):
    assert "Hugo" not in pages("contact-point")
    assert "Sami" not in pages("tilleuls-contact-point")


def test_the_page_about_the_demo_lists_every_persona():
    text = (Path(ROOT) / "docs" / "demo.md").read_text()
    for persona in PERSONAS:
        assert f"| `{persona.slug}` | {persona.name}" in text
