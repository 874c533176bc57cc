"""Text about people cannot be read from the database, nor moved, nor read after its key was destroyed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tests.cast import as_owner
from tests.lab.models import Note
from village.foundation.ids import uuid7
from village.foundation.stems import matches, stems_of
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.villages.keys import erase, forget_keys, village_key
from village.trust.vocabulary import DataKind

WORDS = "Yara slaapt slecht sinds de verhuizing"


@pytest.fixture
def note(wilgendaal):
    with as_owner():
        return Note.unscoped.create(
            village=wilgendaal.village, subject_id=wilgendaal.people["yara"].subject_id, kind=DataKind.FAMILY_STORY,
            author=wilgendaal.people["leila"], words=WORDS,
        )  # fmt: skip


def read(cast, note):
    forget_keys()
    with acting_as(cast.yara):
        return find(cast.yara, Note, note.pk).words


def raw(column, note):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM lab_note WHERE id = %s", [note.pk])
        return bytes(cursor.fetchone()[0])


def test_it_is_read_back_as_written_and_the_table_holds_no_word_of_it(wilgendaal, note):
    assert read(wilgendaal, note) == WORDS
    for column in ("words", "stems"):
        assert raw(column, note) and b"slaap" not in raw(column, note)


def test_after_its_key_is_destroyed_nobody_reads_it(wilgendaal, note):
    erase(wilgendaal.village.pk, note.subject_id)
    assert WORDS not in read(wilgendaal, note)


def test_a_text_moved_to_another_record_is_refused(wilgendaal, note):
    with as_owner():
        other = Note.unscoped.create(
            village=wilgendaal.village, subject_id=note.subject_id, kind=DataKind.FAMILY_STORY,
            author=wilgendaal.people["leila"], words="anders",
        )  # fmt: skip
        Note.unscoped.filter(pk=other.pk).update(words=raw("words", note))
    assert WORDS not in read(wilgendaal, other)


def test_a_changed_byte_is_refused(wilgendaal, note):
    changed = bytearray(raw("words", note))
    changed[-1] ^= 1
    with as_owner():
        Note.unscoped.filter(pk=note.pk).update(words=bytes(changed))
    assert WORDS not in read(wilgendaal, note)


def test_the_key_store_holds_only_wrapped_keys(wilgendaal, note):
    with connections["keys"].cursor() as cursor:
        cursor.execute("SELECT wrapped FROM subject_key WHERE subject_id = %s", [note.subject_id])
        assert len(bytes(cursor.fetchone()[0])) == 40  # 32 bytes wrapped by RFC 3394


@pytest.mark.parametrize(
    "text, asked",
    [("twee boeken", "boek"), ("de kinderen en hun vragen", "vraag"), ("les écoles ferment", "école"),
     ("les écoles", "ecole"), ("worried about schools", "school worry")],
)  # fmt: skip
def test_the_stems_find_other_forms_of_a_word_in_three_languages(text, asked):
    assert matches(stems_of(text), asked)
    assert not matches(stems_of(text), "fiets")


def test_two_processes_that_make_village_keys_at_once_lose_none(tmp_path, settings):
    settings.VILLAGE_KEYS_FILE = tmp_path / "keys.json"
    villages = [uuid7() for _one in range(12)]
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(village_key, villages * 2))
    assert made == [village_key(one) for one in villages * 2]
