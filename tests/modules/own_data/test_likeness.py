"""Is somebody known already? Tolerant to accents, order and one wrong letter; only among people one may see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent, person, restrict
from tests.modules.help_requests.conftest import ask
from village.modules.own_data import likeness
from village.modules.own_data.likeness import are_alike, find_twins, known_like, one_letter_apart
from village.modules.own_data.likeness import words_of as name_words
from village.modules.own_data.models import Twin
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.logbook.models import Entry
from village.trust.people.models import Person
from village.trust.vocabulary import DataKind, Purpose

KNOWN, TWINS = "/wilgendaal/own-data/known/", "/wilgendaal/own-data/twins/"
SAME = [
    "Leïla Benali", "leila benali", "BENALI Leila", "Benali, Leïla", "Leila Benalli", "Lila Benali", "Leila Benaly",
    "Liela Benali", "Benali",
]  # fmt: skip
OTHER = [
    "Leila Benasi Haddad", "Lia Benalia", "Leila Peeters", "Karim", "", "x", "%", "'; DROP TABLE people_person; --", "\x00",
]  # fmt: skip


@pytest.fixture
def shared(wilgendaal):
    """Leïla shows Hanne her name and how to reach her."""
    consent(wilgendaal, "leila", "leila", kinds=[DataKind.CONTACT], to="hanne")


def found(cast, who, name, born=None):
    with acting_as(cast.actors[who]) as actor:
        open_list(actor, Purpose.SEARCH, act="search")
        return [one.name for one in known_like(actor, name, born)]


# --- words ---

@pytest.mark.parametrize(("a", "b", "alike"), [
    ("yara", "yara", True), ("yara", "yarra", True), ("yara", "yaa", True), ("yara", "yira", True), ("yara", "yaar", True),
    ("yara", "yaarr", False), ("yara", "lena", False), ("al", "el", True), ("a", "e", False), ("yara", "ayra", True),
    ("yara", "yarabb", False),
])  # fmt: skip
def test_one_letter_more_less_other_or_two_changed_places(a, b, alike):
    assert one_letter_apart(a, b) is alike and one_letter_apart(b, a) is alike


def test_order_and_accents_do_not_matter_and_a_word_counts_once():
    assert are_alike(name_words("Benali Leïla"), name_words("Leila Benali"))
    assert not are_alike(["jan", "jan"], ["jan", "peeters"])


# --- while typing ---

@pytest.mark.parametrize("name", SAME)
def test_somebody_i_may_see_is_found(wilgendaal, shared, name):
    assert "Leïla Benali" in found(wilgendaal, "hanne", name)


@pytest.mark.parametrize("name", OTHER)
def test_somebody_else_is_not(wilgendaal, shared, name):
    assert "Leïla Benali" not in found(wilgendaal, "hanne", name)


@pytest.mark.parametrize("name", SAME)
def test_nobody_is_found_whom_i_may_not_see(wilgendaal, shared, name):
    assert found(wilgendaal, "bram", name) == [] and found(wilgendaal, "mieke", name) == []


def test_after_sharing_stopped_or_when_kept_out_nobody_is_found(wilgendaal, shared):
    restrict(wilgendaal, "leila", "hanne", "leila")
    assert found(wilgendaal, "hanne", "Leila Benali") == []


def test_who_asked_is_found_by_the_question_in_my_own_inbox(wilgendaal, asked, taken):
    assert found(wilgendaal, "hanne", "Leila Benaly") == ["Leïla Benali"]
    assert found(wilgendaal, "bram", "Leila Benaly") == []


def test_a_question_is_found_by_name_however_many_came_after_it(wilgendaal, asked, taken, monkeypatch):
    monkeypatch.setattr(likeness, "NEWEST", 0)
    assert found(wilgendaal, "hanne", "Leila Benaly") == ["Leïla Benali"]
    assert found(wilgendaal, "bram", "Leila Benaly") == found(wilgendaal, "els", "Leila Benaly") == []
    restrict(wilgendaal, "sami", "hanne", "leila")
    assert found(wilgendaal, "hanne", "Leila Benaly") == []


def test_another_birth_date_is_another_person(wilgendaal):
    consent(wilgendaal, "yara", "leila", kinds=[DataKind.CONTACT], to="hanne")
    assert found(wilgendaal, "hanne", "Yara Benali", date(2012, 5, 3)) == ["Yara Benali"]
    assert found(wilgendaal, "hanne", "Yara Benali", date(1999, 1, 1)) == []


def test_nobody_of_another_village_is_found(wilgendaal, tilleuls, shared):
    assert found(tilleuls, "hanne", "Leila Benali") == []


def test_the_page_answers_by_post_so_that_no_name_stands_in_an_address(wilgendaal, shared):
    client = browser(wilgendaal, "hanne")
    assert "Leïla Benali" in words_of(client.post(KNOWN, {"name": "Leila Benaly"}))
    assert "Leïla Benali" not in words_of(client.get(f"{KNOWN}?name=Leila+Benali"))
    part = client.post(KNOWN, {"name": "Leila Benaly"}, headers={"HX-Request": "true"})
    assert "Leïla Benali" in words_of(part) and "<html" not in words_of(part)


def test_who_was_found_reads_that_somebody_searched(wilgendaal, shared):
    browser(wilgendaal, "hanne").post(KNOWN, {"name": "Leila Benaly"})
    a_moment_later()
    assert "Hanne Moreels" in words_of(browser(wilgendaal, "leila").get("/wilgendaal/circle/looked/"))


def test_it_is_asked_beside_the_form_while_somebody_is_written_down(wilgendaal):
    page = words_of(browser(wilgendaal, "hanne").get("/wilgendaal/requests/write-down/"))
    assert f'hx-post="{KNOWN}"' in page and "from:#id_name" in page and f'href="{KNOWN}"' in page
    for who, path in (("hanne", "requests/ask/"), ("leila", "requests/ask/"), ("els", "requests/write-down/")):
        assert "known-beside" not in words_of(browser(wilgendaal, who).get(f"/wilgendaal/{path}", follow=True))


@pytest.mark.parametrize("who", ["leila", "yara", "els", "jonas", "nele", "griet", "kobe", "pia", "ex", "stranger"])
def test_who_does_not_work_at_the_door_does_not_ask(wilgendaal, shared, who):
    assert browser(wilgendaal, who).post(KNOWN, {"name": "Leila Benali"}).status_code == 404


@pytest.mark.parametrize("said", [{"name": ""}, {"name": "a" * 200}, {"name": "x", "born": "no day"}, {}])
def test_nonsense_is_a_sentence_at_the_field(wilgendaal, said):
    assert browser(wilgendaal, "hanne").post(KNOWN, said).status_code in (200, 422)


# --- the rest is for the privacy officer ---

@pytest.fixture
def twice(wilgendaal):
    """Somebody whom Hanne may not see is written down a second time, with a wrong letter."""
    with as_owner():
        person(wilgendaal, "again", "Benali Leila")
    settled()


def settled():
    with as_owner():
        Person.unscoped.update(created_at=timezone.now() - timedelta(minutes=5))


def pairs():
    with as_owner():
        return [(one.first.name, one.second.name) for one in Twin.unscoped.select_related("first", "second")]


def test_the_clock_finds_two_that_seem_one_once(wilgendaal, twice):
    assert find_twins() == 1 and find_twins() == 0
    assert pairs() == [("Leïla Benali", "Benali Leila")]


def test_names_of_one_word_and_other_birth_dates_are_no_twins(wilgendaal):
    with as_owner():
        person(wilgendaal, "nick", "Leila")
        person(wilgendaal, "other", "Yara Benali", date(2001, 1, 1))
    settled()
    find_twins()
    assert pairs() == []


def test_only_the_privacy_officer_sees_them_and_both_can_read_it(wilgendaal, twice):
    find_twins()
    assert "Two that seem one" in words_of(browser(wilgendaal, "pia").get("/wilgendaal/"))
    page = words_of(browser(wilgendaal, "pia").get(TWINS))
    assert "Leïla Benali" in page and "Benali Leila" in page
    with as_owner():
        assert Entry.unscoped.filter(verb="own_data.twins", subject_id=wilgendaal.leila.subject_id).count() == 1


@pytest.mark.parametrize("who", ["hanne", "bram", "mieke", "els", "kobe", "griet", "leila", "yara", "stranger"])
def test_who_wrote_it_down_and_everybody_else_sees_nothing_of_it(wilgendaal, twice, who):
    find_twins()
    client = browser(wilgendaal, who)
    assert client.get(TWINS).status_code == 404
    assert "Two that seem one" not in words_of(client.get("/wilgendaal/"))
    with as_owner():
        key = Twin.unscoped.get().pk
    assert client.post(f"{TWINS}{key}/two/").status_code == 404


def test_that_they_are_two_people_is_remembered(wilgendaal, twice):
    find_twins()
    with as_owner():
        key = Twin.unscoped.get().pk
    pia = browser(wilgendaal, "pia")
    assert pia.post(f"{TWINS}{key}/other/").status_code == 404
    assert pia.post(f"{TWINS}{key}/two/").status_code == 302
    find_twins()
    assert "Nobody seems to be written down twice" in words_of(pia.get(TWINS))


def test_the_database_and_python_fold_a_name_alike(wilgendaal):
    for name in ("Leïla", "ÉLODIE", "Çağla", "Ángström", "Nguyễn", "İpek", "Łukasz"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.folded(%s)", [name])
            assert [cursor.fetchone()[0]] == name_words(name)


def test_a_question_without_an_account_is_no_twin(wilgendaal, asked_alone):
    ask(wilgendaal, wilgendaal.stranger, "stranger")
    settled()
    assert find_twins() == 0
