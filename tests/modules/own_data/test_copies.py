"""A copy of everything the village keeps about me: all of it, for me, and never more than I may see."""

import io
import json
import re
import zipfile
from types import SimpleNamespace

import jsonschema
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner, consent, restrict
from tests.lab.models import Note
from tests.modules.help_requests.conftest import HARD, WELL, opened
from village.foundation.ids import uuid7
from village.modules.help_requests import actions as door
from village.modules.own_data.collecting import _records, counted
from village.modules.own_data.hidden import Around, is_hidden
from village.modules.own_data.registry import ABOUT, LEFT_OUT, is_bookkeeping, tables, touches_people
from village.modules.own_data.schema import SCHEMA
from village.modules.own_data.words import COLUMNS, title_of
from village.modules.own_data.words_of_more import MORE
from village.modules.own_data.words_of_tables import TABLES
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.directory.models import Membership, Organization
from village.trust.logbook.models import Entry
from village.trust.people.models import Account, Person
from village.trust.villages.keys import erase, forget_keys
from village.trust.vocabulary import DataKind, Purpose

HOME, TAKE = "/wilgendaal/own-data/", "/wilgendaal/own-data/copy/"


def box(cast, who, about=None):
    answer = browser(cast, who).post(TAKE, {"about": str(cast.people[about or who].subject_id)})
    assert answer.status_code == 200, answer.status_code
    return zipfile.ZipFile(io.BytesIO(answer.content))


def page_in(copy):
    return " ".join(copy.read("own-data.html").decode().split())


def data_in(copy):
    return json.loads(copy.read("own-data.json"))


def rows_in(told, label):
    def walk(sections):
        for section in sections:
            for row in section["rows"]:
                if section["name"] == label:
                    yield row
                yield from walk(row["parts"])

    return list(walk(told["tables"]))


def note(cast, about, author, words, **more):
    with as_owner():
        return Note.unscoped.create(
            village=cast.village, subject_id=cast.people[about].subject_id, kind=more.pop("kind", DataKind.WELLBEING),
            author=cast.people[author], words=words, **{"audience": 0, **more},
        )  # fmt: skip


# --- all tables come along ---

def test_every_table_about_people_is_in_the_copy_or_says_why_not():
    covered = {table.label for table in tables()} | set(LEFT_OUT)
    about_people = {model._meta.label for model in apps.get_models() if touches_people(model)}
    assert about_people - covered == set()


def test_every_table_of_a_copy_has_a_name_for_people():
    """A person of Village reads it: no name that only programs know."""
    nameless = {table.label for table in tables() if table.label.split(".")[0] != "lab"} - set(TABLES)
    assert nameless == set()


def test_nothing_that_the_lock_opens_to_people_is_left_out():
    """A reason is for what nobody can read on a screen; a table about a person has no such excuse."""
    left = [apps.get_model(label) for label in LEFT_OUT]
    assert [model for model in left if isinstance(model.protection, ABOUT)] == []


def test_a_table_of_a_new_module_comes_along_by_itself(wilgendaal):
    note(wilgendaal, "yara", "yara", "only in a new table", title="New")
    copy = box(wilgendaal, "yara")
    assert "only in a new table" in page_in(copy)
    assert rows_in(data_in(copy), "lab.Note")[0]["values"]["words"] == "only in a new table"


def test_it_holds_who_i_am_what_was_asked_and_what_was_said(wilgendaal, taken):
    with acting_as(wilgendaal.hanne) as hanne:
        door.answer(opened(hanne, taken), by=hanne, words="We come on Tuesday.")
    page = page_in(box(wilgendaal, "leila", "sami"))
    for words in ("Sami Benali", HARD, WELL, "We come on Tuesday.", taken.number, "Hanne Moreels", "2017"):
        assert words in page


def test_the_page_needs_nothing_from_outside(wilgendaal, asked):
    page = page_in(box(wilgendaal, "leila", "sami"))
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!#)[^\"'>)]+", page) == []
    assert "<script" not in page


def test_words_that_look_like_a_page_stay_words(wilgendaal):
    note(wilgendaal, "yara", "yara", "<script>alert(1)</script><img src=x onerror=alert(1)>")
    page = page_in(box(wilgendaal, "yara"))
    assert "<script" not in page and "&lt;script&gt;" in page and "<img" not in page


@pytest.mark.parametrize(("who", "about"), [("yara", "yara"), ("leila", "sami"), ("hanne", "hanne"), ("stranger", "stranger")])
def test_the_data_keep_to_their_schema(wilgendaal, asked, asked_alone, who, about):
    copy = box(wilgendaal, who, about)
    schema = json.loads(copy.read("own-data.schema.json"))
    assert schema == SCHEMA
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    checker.check_schema(schema)
    assert list(checker.iter_errors(data_in(copy))) == []
    assert list(checker.iter_errors({"version": 1})) != []


def test_it_speaks_the_language_of_the_reader(wilgendaal):
    client = browser(wilgendaal, "yara")
    client.cookies["village_language"] = "ar"
    answer = client.post(TAKE)
    page = zipfile.ZipFile(io.BytesIO(answer.content)).read("own-data.html").decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_the_copy_tells_who_looked(wilgendaal, taken):
    a_moment_later()
    copy = box(wilgendaal, "leila", "sami")
    assert "Hanne Moreels" in {look["name"] for look in data_in(copy)["looks"]}
    assert "Hanne Moreels" in copy.read("who-looked.csv").decode()


# --- never more than the reader may see ---

def test_a_young_person_finds_what_was_asked_alone_and_the_mother_does_not(wilgendaal, asked_alone):
    assert asked_alone.number in page_in(box(wilgendaal, "yara"))
    hers = box(wilgendaal, "leila", "yara")
    everything = "".join(hers.read(name).decode() for name in hers.namelist())
    assert asked_alone.number not in everything and HARD not in everything


def test_a_guardian_takes_what_guardians_see(wilgendaal, asked):
    note(wilgendaal, "yara", "yara", "a secret of mine", kind=DataKind.OWN_STORY)
    note(wilgendaal, "yara", "leila", "how she sleeps")
    page = page_in(box(wilgendaal, "leila", "yara"))
    assert "how she sleeps" in page and "a secret of mine" not in page


def test_notes_of_an_organisation_and_of_an_author_stay_where_the_lock_keeps_them(wilgendaal):
    door_id = wilgendaal.organisations["door"].pk
    note(wilgendaal, "yara", "hanne", "for our team only", audience=3, organisation_id=door_id)
    note(wilgendaal, "yara", "hanne", "for myself only", audience=2)
    page = page_in(box(wilgendaal, "yara"))
    assert "for our team only" not in page and "for myself only" not in page


@pytest.mark.parametrize("who", ["els", "hanne", "jonas", "oona", "ex", "oma", "stranger", "kobe", "pia", "imani", "sami"])
def test_nobody_else_takes_a_copy_about_yara(wilgendaal, asked, who):
    consent(wilgendaal, "yara", "leila", kinds=[DataKind.WELLBEING], to="oma")
    client, about = browser(wilgendaal, who), str(wilgendaal.yara.subject_id)
    assert client.post(TAKE, {"about": about}).status_code == 404
    assert client.get(HOME, {"about": about}).status_code == 404


def test_a_guardian_who_is_kept_out_takes_nothing(wilgendaal, asked):
    restrict(wilgendaal, "sami", "leila", "yara")
    assert browser(wilgendaal, "leila").post(TAKE, {"about": str(wilgendaal.sami.subject_id)}).status_code == 404


@pytest.mark.parametrize("about", ["", "x", "\x00", "0" * 40, "00000000-0000-0000-0000-000000000000"])
def test_nonsense_is_me_or_not_found(wilgendaal, about):
    client = browser(wilgendaal, "yara")
    expected = 404 if about else 200
    assert client.post(TAKE, {"about": about}).status_code == expected
    assert client.get(HOME, {"about": about}).status_code == expected


def test_a_visitor_is_asked_to_sign_in_and_a_code_opens_no_copy(wilgendaal):
    assert browser(wilgendaal).post(TAKE).status_code == 302
    assert browser(wilgendaal, "hanne", second_factor=False).post(TAKE).status_code == 302


# --- third parties ---

def test_how_to_reach_another_person_is_hidden(wilgendaal, asked):
    """Leïla's number stands in her question about Sami: in Sami's own copy it is hidden, in hers it is not."""
    own = box(wilgendaal, "sami")
    question = rows_in(data_in(own), "help_requests.HelpRequest")[0]
    assert question["hidden"] == ["reach_where"] and question["values"]["reach_where"] is None
    assert "0470" not in page_in(own) and "hidden, because it is somebody else" in page_in(own)
    assert "0470 00 00 00" in page_in(box(wilgendaal, "leila", "sami"))


def test_who_reported_something_is_hidden_and_who_works_here_is_not(wilgendaal):
    note(wilgendaal, "yara", "stranger", "I worry about her")
    note(wilgendaal, "yara", "els", "She reads well")
    told = rows_in(data_in(box(wilgendaal, "yara")), "lab.Note")
    assert [row["values"]["author"] for row in told] == [None, "Els De Wilde"] and told[0]["hidden"] == ["author"]
    assert "Tom Vets" not in page_in(box(wilgendaal, "yara"))


def test_names_of_keys_to_other_people_do_not_come_along(wilgendaal, asked):
    copy = box(wilgendaal, "leila", "sami")
    assert str(wilgendaal.people["hanne"].pk) not in json.dumps(data_in(copy)["tables"])


# --- the logbook, and how it leaves ---

def test_each_copy_is_a_line_that_the_child_can_read(wilgendaal):
    box(wilgendaal, "leila", "yara")
    with as_owner():
        line = Entry.unscoped.get(act="export")
    assert (line.verb, line.person_id, line.subject_id) == (
        "own_data.take_copy", wilgendaal.leila.person_id, wilgendaal.yara.subject_id,
    )  # fmt: skip
    a_moment_later()
    assert "took a copy" in words_of(browser(wilgendaal, "yara").get("/wilgendaal/circle/looked/"))


def test_that_i_took_my_own_copy_is_nobody_elses_to_follow(wilgendaal):
    box(wilgendaal, "yara")
    a_moment_later()
    with as_owner():
        assert Entry.unscoped.filter(act="export").count() == 1
    seen = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/circle/looked/?about={wilgendaal.yara.subject_id}"))
    assert "took a copy" not in seen


def test_no_copy_without_its_line(wilgendaal):
    """Looking at the page of what there is takes no copy and writes no such line."""
    assert browser(wilgendaal, "yara").get(TAKE).status_code == 405
    browser(wilgendaal, "yara").get(HOME)
    with as_owner():
        assert not Entry.unscoped.filter(act="export").exists()


def test_it_can_only_be_saved(wilgendaal):
    answer = browser(wilgendaal, "yara").post(TAKE)
    assert answer["Content-Disposition"].startswith("attachment;") and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/zip" and "no-store" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]


def test_what_was_erased_is_not_in_the_copy(wilgendaal, asked):
    erase(wilgendaal.village.pk, wilgendaal.sami.subject_id)
    forget_keys()
    page = page_in(box(wilgendaal, "leila", "sami"))
    assert HARD not in page and "This text was erased." in page


def test_the_page_says_what_there_is(wilgendaal, asked):
    page = words_of(browser(wilgendaal, "leila").get(HOME, {"about": str(wilgendaal.sami.subject_id)}))
    assert "What is kept about Sami" in page and "Questions" in page and HARD not in page


@pytest.mark.parametrize("who", ["sami", "family"])
def test_what_there_is_is_counted_as_in_the_copy_with_one_question(wilgendaal, asked, who):
    """Of a person, and of a family, of which only what is about it counts."""
    note(wilgendaal, "sami", "leila", "He draws.")
    person = wilgendaal.people["sami"] if who == "sami" else None
    subject = person.subject_id if person else wilgendaal.family.subject_id
    with acting_as(wilgendaal.leila) as leila:
        open_subject(leila, subject, Purpose.CHECK)
        with CaptureQueriesContext(connection) as questions:
            found = counted(leila, subject, person)
        one_by_one = [(title_of(table.model), len(_records(table, leila, subject, person))) for table in tables()]
    assert len(questions.captured_queries) == 1
    assert found and found == [(title, number) for title, number in one_by_one if number]


@pytest.mark.parametrize("column", ["reach", "reach_where", "mail", "from_phone"])
def test_how_to_reach_another_parent_is_hidden_in_every_table(column):
    mother, father, child = uuid7(), uuid7(), uuid7()
    written_by_her = SimpleNamespace(author_id=mother)
    assert is_hidden(written_by_her, column, Around(father, child, {mother, father}, ()))
    assert not is_hidden(written_by_her, column, Around(mother, child, {mother, father}, ()))


@pytest.mark.parametrize("column", ["reach_by", "reaches_back", "called_name", "hard"])
def test_what_says_nothing_about_reaching_somebody_stays(column):
    around = Around(uuid7(), uuid7(), (), ())
    assert not is_hidden(SimpleNamespace(author_id=uuid7()), column, around)


def test_every_column_that_is_read_has_a_word_of_its_own():
    """A record that stands in the copy itself is shown there, and keys and switches are for programs."""
    by_name = (Person, Membership, Organization, Account)
    shown = {
        column.name for table in tables() for column in table.columns
        if not is_bookkeeping(column) and (column.related_model is None or column.related_model in by_name)
    }  # fmt: skip
    assert len(shown) > 200 and not shown - set(COLUMNS) - set(MORE)
    assert not set(COLUMNS) & set(MORE)
