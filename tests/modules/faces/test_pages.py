"""Where the name of a colleague stands, the face stands; a parent or a young person has none, and no page asks more for it."""

import io
import re
import zipfile

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import set_script_prefix

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.faces.conftest import HERE, address, face, puts
from tests.modules.family_plans.conftest import begin, joins
from tests.modules.help_requests.conftest import asked, taken  # noqa: F401 - Leïla asked, Hanne took it up
from tests.modules.network.conftest import contact, kind
from tests.modules.talks.conftest import offer
from village.foundation.ids import uuid7
from village.modules.faces import actions
from village.trust.access.actor import acting_as
from village.trust.vocabulary import DataKind, Role

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
FACES = re.compile(r'<img class="avatar__face" src="([^"]+)" alt=""')


def faces_on(client, path):
    answer = client.get(f"/wilgendaal/{path}")
    assert answer.status_code == 200, path
    return set(FACES.findall(answer.content.decode()))


def asks(client, path):
    client.get(f"/wilgendaal/{path}")
    with CaptureQueriesContext(connection) as found:
        client.get(f"/wilgendaal/{path}")
    return len(found.captured_queries)


def everywhere(cast, question):
    """Pages with somebody who works here on them, and who reads them."""
    talk = offer(cast, "jonas")
    contact(cast, "jonas", cast.organisations["school"], kind(cast), leads=True)
    plan = begin(cast)
    joins(cast, plan, "jonas", [DataKind.SCHOOL])
    with as_owner():
        work(cast, "griet", "loods", Role.MANAGER)
    return {
        "talks/": ("", "jonas"), f"talks/{talk.pk}/": ("", "jonas"), f"talks/{talk.pk}/ask/": ("", "jonas"),
        "who-is-who/contacts/": ("", "jonas"), f"requests/{question.pk}/follow/": ("leila", "hanne"),
        f"plan/{plan.pk}/": ("leila", "jonas"), f"circle/?about={plan.subject_id}": ("leila", "jonas"), "": ("leila", "jonas"),
        f"requests/{question.pk}/": ("hanne", "hanne"), "requests/": ("hanne", "hanne"), "colleagues/": ("griet", "jonas"),
    }  # fmt: skip


def test_it_stands_on_each_page_with_the_name_and_costs_no_question(wilgendaal, taken):  # noqa: F811
    pages = everywhere(wilgendaal, taken)
    without = {}
    for path, (reader, _who) in pages.items():
        client = browser(wilgendaal, reader)
        assert faces_on(client, path) == set(), path
        without[path] = asks(client, path)
    shown = {who: address(puts(wilgendaal, who)) for who in ("jonas", "hanne")}
    for path, (reader, who) in pages.items():
        client = browser(wilgendaal, reader)
        assert shown[who] in faces_on(client, path), path
        assert asks(client, path) == without[path], path
    for who in ("jonas", "hanne"):
        with acting_as(wilgendaal.actors[who]):
            actions.take_mine_away()
    for path, (reader, _who) in pages.items():
        assert faces_on(browser(wilgendaal, reader), path) == set(), path


def test_who_works_here_and_is_of_the_family_too_has_no_face_there(wilgendaal, taken):  # noqa: F811
    """What Leïla writes at home is said by a mother, with her letters, also when she works in the village."""
    with as_owner():
        work(wilgendaal, "leila", "loods", Role.MEMBER)
    shown = address(puts(wilgendaal, "leila"))
    hers = browser(wilgendaal, "hanne")
    assert shown not in faces_on(hers, f"requests/{taken.pk}/")
    assert shown not in faces_on(browser(wilgendaal, "yara"), "circle/")


def test_the_copy_of_everything_has_ones_own_face(wilgendaal):
    puts(wilgendaal)
    for who, kept in (("jonas", ["papers/my picture.jpg"]), ("nele", [])):
        answer = browser(wilgendaal, who).post("/wilgendaal/own-data/copy/")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as box:
            assert [name for name in box.namelist() if name.endswith(".jpg")] == kept
            assert [box.read(name) for name in kept] == [face()] * len(kept)


def test_who_works_here_finds_the_page_and_a_family_does_not(wilgendaal):
    assert f'href="{HERE}"' in words_of(browser(wilgendaal, "jonas").get("/wilgendaal/account/"))
    assert HERE not in words_of(browser(wilgendaal, "leila").get("/wilgendaal/account/"))
    assert f'href="{HERE}kept/"' in words_of(browser(wilgendaal, "kobe").get("/wilgendaal/colleagues/organisations/"))


# --- how it is drawn ---


def test_the_picture_stands_over_the_letters_and_says_nothing_to_a_screen_reader():
    set_script_prefix("/")
    one = uuid7()
    drawn = Template('{% load ui %}{% avatar "Jonas Adeyemi" cat="play" face=one %}').render(Context({"one": one}))
    assert drawn == (
        '<span class="avatar cat-play avatar--seen" aria-hidden="true">JA<img class="avatar__face" '
        f'src="/faces/{one}/" alt="" width="96" height="96" loading="lazy" decoding="async"></span>'
    )


@pytest.mark.parametrize("nothing", [None, ""])
def test_without_a_picture_the_letters_stand_there_as_before(nothing):
    drawn = Template('{% load ui %}{% avatar "Jonas Adeyemi" face=one %}').render(Context({"one": nothing}))
    assert drawn == '<span class="avatar" aria-hidden="true">JA</span>'
