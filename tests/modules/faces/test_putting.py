"""One's own face: only with a yes, only of oneself, only a small square; gone at once, with the work or before."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from PIL import Image

from tests.browsing import browser, words_of
from tests.cast import as_owner, person, work
from tests.modules.faces.conftest import HERE, address, beside_names, face, kept, photo, puts, sent
from tests.modules.papers.corpus import nothings, pictures
from village.modules.faces import actions, queries
from village.modules.faces.clock import tick
from village.modules.faces.problems import GoneMeanwhile, NotGrownUp
from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import CannotBeKept, clean_face
from village.trust.access.actor import acting_as
from village.trust.directory.models import Membership
from village.trust.logbook.models import Entry
from village.trust.vocabulary import NotAllowed, Role

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


# --- the workbench ---


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_becomes_a_small_square_that_tells_nothing_more(form):
    made = clean_face(photo(form, (900, 1400)))
    with Image.open(io.BytesIO(made)) as found:
        assert (found.format, found.size, dict(found.getexif())) == ("JPEG", (256, 256), {})
    assert len(made) < 40_000 and b"9001" not in made


@pytest.mark.parametrize("one", [*pictures(), *nothings()], ids=lambda one: one.name)
def test_nothing_hostile_becomes_a_face(one):
    try:
        made = clean_face(one.content)
    except CannotBeKept as no:
        assert no.code in set(Why)
    else:
        with Image.open(io.BytesIO(made)) as found:
            assert (found.format, found.size) == ("JPEG", (256, 256))


@pytest.mark.parametrize("content", [b"%PDF-1.7 a letter", b"<svg xmlns='a'/>", b"RIFF\0\0\0\0WAVEfmt ", b"hello"])
def test_what_is_no_photo_is_said_in_one_sentence(content):
    with pytest.raises(CannotBeKept) as no:
        clean_face(content)
    assert no.value.code == Why.NO_PHOTO


# --- putting ---


def test_somebody_who_works_here_puts_a_face_and_it_stands_beside_every_name(wilgendaal):
    with as_owner():
        work(wilgendaal, "jonas", "care", Role.MEMBER)
    answer = browser(wilgendaal, "jonas").post(HERE, sent(), follow=True)
    assert "It stands beside your name from now on." in words_of(answer)
    shown = kept(wilgendaal).shown_as
    assert beside_names(wilgendaal) == {shown}
    assert kept(wilgendaal).agreed_at is not None
    assert str(shown) in words_of(answer)


def test_without_the_yes_nothing_is_kept_and_the_sentence_stands_at_the_field(wilgendaal):
    answer = browser(wilgendaal, "jonas").post(HERE, {"photo": sent()["photo"]})
    assert answer.status_code == 422 and "Without your yes nothing is shown." in words_of(answer)
    assert kept(wilgendaal) is None


def test_a_bad_picture_is_said_at_the_field_and_the_yes_stays(wilgendaal):
    answer = browser(wilgendaal, "jonas").post(HERE, sent(b"GIF89a" + b"\0" * 40))
    said = words_of(answer)
    assert answer.status_code == 422 and "Moving pictures cannot be kept here." in said
    assert 'name="agreed" required id="id_agreed" checked' in said or "checked" in said.split('name="agreed"')[1][:120]
    assert kept(wilgendaal) is None


def test_another_picture_has_another_address_and_the_old_one_opens_nothing(wilgendaal):
    first, second = puts(wilgendaal), puts(wilgendaal)
    assert first != second and beside_names(wilgendaal) == {second}
    client = browser(wilgendaal, "")
    assert client.get(address(first)).status_code == 404
    assert client.get(address(second)).status_code == 200


@pytest.mark.parametrize("who", ["leila", "yara", "stranger"])
def test_who_does_not_work_here_has_no_face_here(wilgendaal, who):
    client = browser(wilgendaal, who)
    assert client.get(HERE).status_code == 404
    assert client.post(HERE, sent()).status_code == 404
    with acting_as(wilgendaal.actors[who]), pytest.raises(NotAllowed):
        actions.put(face())


def test_a_visitor_is_sent_to_sign_in(wilgendaal):
    answer = browser(wilgendaal, "").get(HERE)
    assert answer.status_code == 302 and "/account/login/" in answer.url


def test_without_the_second_factor_nobody_puts_a_face(wilgendaal):
    with acting_as(replace(wilgendaal.actors["jonas"], second_factor=False)), pytest.raises(NotAllowed):
        actions.put(face())


def test_a_helper_who_is_not_grown_up_has_no_face(wilgendaal):
    today = timezone.localdate()
    with as_owner():
        person(wilgendaal, "wout", "Wout Maes", date(today.year - 16, 1, 1))
        work(wilgendaal, "wout", "loods", Role.MEMBER)
        person(wilgendaal, "fien", "Fien Maes", today.replace(year=today.year - 19, day=1))
        work(wilgendaal, "fien", "loods", Role.MEMBER)
    with acting_as(wilgendaal.actors["wout"]), pytest.raises(NotGrownUp):
        actions.put(face())
    assert kept(wilgendaal, "wout") is None
    said = words_of(browser(wilgendaal, "wout").post(HERE, sent()))
    assert "Only grown-ups have a picture here." in said
    assert puts(wilgendaal, "fien")


@pytest.mark.parametrize("picture", [b"<svg/>", b"\xff\xd8\xff" + b"\0" * 70_000])
def test_the_database_keeps_only_small_pictures_of_our_making(wilgendaal, picture):
    with acting_as(wilgendaal.actors["jonas"]), pytest.raises(NotAllowed):
        actions.put(picture)


@pytest.mark.parametrize("sql", [
    "SELECT picture FROM directory_face", "DELETE FROM directory_face", "UPDATE directory_face SET removed_words = 'x'",
    "UPDATE directory_membership SET face = NULL",
])  # fmt: skip
def test_nobody_writes_the_table_or_the_address_beside_a_name(wilgendaal, sql):
    shown = puts(wilgendaal)
    refused = pytest.raises(ProgrammingError, match="permission denied|names its own colleagues")
    with acting_as(wilgendaal.actors["kobe"]), refused, transaction.atomic():
        connection.cursor().execute(sql)
    assert beside_names(wilgendaal) == {shown}


def test_it_stands_in_the_own_logbook(wilgendaal):
    puts(wilgendaal)
    with acting_as(wilgendaal.actors["jonas"]):
        actions.take_mine_away()
    with as_owner():
        lines = Entry.unscoped.filter(subject_id=wilgendaal.people["jonas"].subject_id, verb__startswith="faces.")
        assert [(one.verb, one.basis) for one in lines.order_by("id")] == [("faces.put", "you"), ("faces.take_away", "you")]


# --- and gone ---


def test_taken_away_it_is_gone_at_once_everywhere(wilgendaal):
    shown = puts(wilgendaal)
    visitor = browser(wilgendaal, "")
    assert visitor.get(address(shown)).status_code == 200
    answer = browser(wilgendaal, "jonas").post(f"{HERE}away/", follow=True)
    assert "Gone. Nobody sees it any more." in words_of(answer)
    assert visitor.get(address(shown)).status_code == 404
    assert visitor.get(address(shown), headers={"If-None-Match": f'"{shown}"'}).status_code == 404
    assert beside_names(wilgendaal) == {None} and kept(wilgendaal) is None


def test_twice_gone_is_said(wilgendaal):
    with acting_as(wilgendaal.actors["jonas"]), pytest.raises(GoneMeanwhile):
        actions.take_mine_away()


def test_with_the_last_chair_the_face_goes_and_with_one_of_two_it_stays(wilgendaal):
    with as_owner():
        second = work(wilgendaal, "jonas", "care", Role.MEMBER)
    shown, client = puts(wilgendaal), browser(wilgendaal, "")
    _ends(second.pk)
    assert kept(wilgendaal).shown_as == shown and client.get(address(shown)).status_code == 200
    assert beside_names(wilgendaal) == {shown, None}
    with as_owner():
        first = Membership.unscoped.get(person=wilgendaal.people["jonas"], organisation=wilgendaal.organisations["loods"])
    _ends(first.pk)
    assert kept(wilgendaal) is None and beside_names(wilgendaal) == {None}
    assert client.get(address(shown)).status_code == 404


def test_work_that_ends_on_a_day_takes_the_face_along_on_that_day(wilgendaal):
    shown, client = puts(wilgendaal), browser(wilgendaal, "")
    with as_owner():
        Membership.unscoped.filter(person=wilgendaal.people["jonas"]).update(until=timezone.now() + timedelta(days=3))
        assert tick() == 0
    assert client.get(address(shown)).status_code == 200
    with as_owner(), connection.cursor() as cursor:
        # as the days go by: no row changes, so that no trigger sees it
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE directory_membership DISABLE TRIGGER USER")
        Membership.unscoped.filter(person=wilgendaal.people["jonas"]).update(until=timezone.now() - timedelta(days=1))
        cursor.execute("ALTER TABLE directory_membership ENABLE TRIGGER USER")
    assert kept(wilgendaal) is not None and client.get(address(shown)).status_code == 404
    assert tick() == 1
    assert tick() == 0
    assert kept(wilgendaal) is None and beside_names(wilgendaal) == {None}


def test_a_new_chair_comes_with_the_face(wilgendaal):
    shown = puts(wilgendaal)
    with as_owner():
        work(wilgendaal, "jonas", "care", Role.MEMBER)
    assert beside_names(wilgendaal) == {shown}


# --- by its address ---


def test_everybody_gets_it_by_its_address_and_in_no_other_way_than_as_a_picture(wilgendaal):
    answer = browser(wilgendaal, "").get(address(puts(wilgendaal)))
    assert answer.content == face()
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_browser_that_has_it_asks_and_need_not_load_it_again(wilgendaal):
    shown = puts(wilgendaal)
    client = browser(wilgendaal, "")
    etag = client.get(address(shown)).headers["ETag"]
    again = client.get(address(shown), headers={"If-None-Match": etag})
    assert again.status_code == 304 and again.content == b""


def test_the_other_village_does_not_know_it(wilgendaal, tilleuls):
    shown = puts(wilgendaal)
    assert browser(tilleuls, "").get(address(shown, "tilleuls")).status_code == 404
    with acting_as(tilleuls.actors["kobe"]):
        assert queries.picture_of(shown) is None
        assert list(queries.faces_i_keep()) == []


def test_an_address_that_nobody_has_is_not_there(wilgendaal):
    client = browser(wilgendaal, "")
    assert client.get(address(wilgendaal.people["jonas"].pk)).status_code == 404
    assert client.get(f"{HERE}oops/").status_code in (302, 404)


def _ends(pk):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE directory_membership SET until = now() WHERE id = %s", [pk])
