"""The demo page: everybody of the cast, and one door that lets anybody in as anybody."""

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests.demo_village import Demo
from village.config.demo_guard import refuse_a_public_demo
from village.demo.connection import as_owner
from village.demo.personas import PERSONAS
from village.demo.portraits import PORTRAITS
from village.demo.receipt import RECEIPT
from village.trust.access.sessions import has_second_factor
from village.trust.directory.models import Face

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])

ASKED_FOR = {
    "contact-point", "coach", "teacher", "school-lead", "parent", "young-person", "youth-worker", "counsellor",
    "grandmother", "manager", "keeper", "privacy-officer", "young-adult", "ex-partner", "other-care-worker",
    "stranger", "tilleuls-contact-point",
}  # fmt: skip


def test_the_page_shows_everybody_with_a_sentence_and_the_code(demo_village: Demo):
    page = demo_village.client().get("/demo/").content.decode()
    assert {persona.slug for persona in PERSONAS} >= ASKED_FOR
    for persona in PERSONAS:
        assert f'value="{persona.slug}"' in page
        assert persona.name in page
    assert RECEIPT[:4] in page


@pytest.mark.parametrize("slug", [persona.slug for persona in PERSONAS])
def test_one_button_brings_everybody_to_their_own_first_page(slug: str, demo_village: Demo):
    client = demo_village.client(slug)
    home = client.get(f"/{demo_village.home(slug)}/")
    assert home.status_code == 200
    assert demo_village.persona(slug).first_name in home.content.decode()


def test_who_works_comes_in_with_a_second_factor_and_a_family_without(demo_village: Demo):
    for slug, strong in (("contact-point", True), ("parent", False)):
        client = demo_village.client(slug)
        request = client.get(f"/{demo_village.home(slug)}/").wsgi_request
        assert has_second_factor(request) is strong
        assert UserSession.objects.filter(session_key=client.session.session_key).exists()  # "signed out everywhere" ends it


def test_who_comes_in_as_somebody_else_leaves_the_first_one_behind(demo_village: Demo):
    client = demo_village.client("contact-point")
    client.post("/demo/enter/", {"who": "young-person"})
    assert "Yara" in client.get("/wilgendaal/").content.decode()
    assert client.get("/wilgendaal/requests/").status_code == 404


def test_signing_out_leads_back_to_the_page_with_everybody(demo_village: Demo):
    client = demo_village.client("contact-point")
    assert '<input type="hidden" name="next" value="/demo/">' in client.get("/wilgendaal/").content.decode()
    assert client.post("/wilgendaal/account/logout/", {"next": "/demo/"})["Location"] == "/demo/"
    assert client.get("/wilgendaal/requests/").status_code == 302


@pytest.mark.parametrize("who", ["", "nobody", "hanne", "contact-point "])
def test_an_unknown_name_opens_nothing(who: str, demo_village: Demo):
    client = demo_village.client()
    assert client.post("/demo/enter/", {"who": who}).status_code == 404
    assert client.get("/wilgendaal/requests/").status_code == 302


def test_looking_at_the_door_does_not_open_it(demo_village: Demo):
    assert demo_village.client().get("/demo/enter/", {"who": "contact-point"}).status_code == 405


def test_another_site_cannot_bring_anybody_in(demo_village: Demo):
    careful = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert careful.post("/demo/enter/", {"who": "contact-point"}).status_code == 403


def test_the_demo_does_not_start_under_a_public_name():
    refuse_a_public_demo(["localhost"], ["localhost"])
    with pytest.raises(ImproperlyConfigured):
        refuse_a_public_demo(["village.wilgendaal.be"], ["localhost"])


def test_some_of_the_cast_have_a_drawn_face_beside_their_name_and_nobody_of_a_family_has(demo_village: Demo):
    with as_owner():
        found = Face.unscoped.exclude(shown_as=None).values_list("person__account__username", flat=True)
        assert {name.split("@")[0] for name in found} == set(PORTRAITS)
    menu = demo_village.client().get("/wilgendaal/talks/").content.decode()
    assert menu.count("avatar__face") == menu.count("avatar--xl") > 0
