"""A copy brings everything back, locked as it was; keys lie elsewhere, and not for long."""

import os
import stat
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection, connections
from psycopg import sql

from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask
from village.config.backup import BackupProblem, Copies, back_up, put_back
from village.config.logins import boss, door

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])
AGAIN = f"test_put_back_{os.getpid()}"


@pytest.fixture
def copies(tmp_path, monkeypatch):
    monkeypatch.setenv("VILLAGE_DATABASE", connection.settings_dict["NAME"])
    return Copies(tmp_path / "data", tmp_path / "keys")


@pytest.fixture
def again(monkeypatch):
    """Another village, still empty."""
    yield lambda: monkeypatch.setenv("VILLAGE_DATABASE", AGAIN)
    with psycopg.connect(**boss().for_psycopg(), autocommit=True) as server:
        for name in (AGAIN, f"{AGAIN}_keys"):
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def rows_in(login: str, database: str, question: str) -> list[tuple]:
    with psycopg.connect(**door(login, database).for_psycopg()) as there:
        return there.execute(question).fetchall()


def test_what_was_written_comes_back_and_the_lock_with_it(wilgendaal, copies, again):
    asked = ask(wilgendaal, wilgendaal.leila, "sami")
    data, keys = back_up(copies)
    again()
    put_back(data, keys)
    sealed = "SELECT id, hard FROM help_requests_helprequest"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sealed)
        assert rows_in("backup", AGAIN, sealed) == [(key, bytes(text)) for key, text in cursor.fetchall()]
    assert rows_in("backup", AGAIN, sealed)[0][0] == asked.pk
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="no village"):
        rows_in("app", AGAIN, sealed)
    # PostgreSQL writes brackets and casts of a policy anew when it reads it from text
    locks = (
        "SELECT tablename, policyname, permissive, roles, cmd, regexp_replace(translate(qual, '()[] ', ''),"
        " '::(charactervarying|text)+', '', 'g'), with_check"
        " FROM pg_policies ORDER BY 1, 2"
    )
    assert rows_in("owner", AGAIN, locks) == rows_in("owner", connection.settings_dict["NAME"], locks)
    wrapped = "SELECT subject_id, wrapped FROM subject_key ORDER BY 1"
    with connections["keys"].cursor() as cursor:
        cursor.execute(wrapped)
        assert rows_in("keys", f"{AGAIN}_keys", wrapped) == [(key, bytes(one)) for key, one in cursor.fetchall()]


def test_the_copy_of_the_data_holds_no_key_and_nobody_else_reads_it(wilgendaal, copies):
    data, keys = back_up(copies)
    assert b"subject_key" not in data.read_bytes() and b"subject_key" in keys.read_bytes()
    assert {stat.S_IMODE(file.stat().st_mode) for file in (data, keys)} == {0o600}


def test_nothing_is_put_over_a_village_that_lives(wilgendaal, copies):
    data, _keys = back_up(copies)
    with pytest.raises(BackupProblem, match="not empty"):
        put_back(data)


def test_copies_of_keys_go_after_two_weeks_and_of_data_later(wilgendaal, copies):
    long_ago, now = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 16, tzinfo=UTC)
    old_data, old_keys = back_up(copies, long_ago)
    new_data, new_keys = back_up(copies, now)
    assert old_data.exists() and new_data.exists() and new_keys.exists()
    assert not old_keys.exists()


@pytest.mark.parametrize("wrong", [{"keys_days": 15}, {"same": True}])
def test_keys_are_neither_kept_longer_nor_laid_beside_the_data(tmp_path, wrong):
    keys = tmp_path / ("data" if wrong.pop("same", False) else "keys")
    with pytest.raises(BackupProblem):
        back_up(Copies(tmp_path / "data", keys, **wrong))
    assert not list(tmp_path.rglob("*.dump"))


def test_a_copy_that_fails_leaves_nothing_half_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("VILLAGE_DATABASE", "test_nobody_home")
    with pytest.raises(BackupProblem, match="pg_dump says"):
        back_up(Copies(tmp_path / "data", tmp_path / "keys"))
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]
