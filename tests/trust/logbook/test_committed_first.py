"""The line is on the disk before anything is read: what crashes after looking was still seen looking.

These tests use two real connections, as in service; everything they write is really written, and cleared away.
"""

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from tests.cast import as_owner, build_wilgendaal, consent
from tests.lab.models import Note
from village.config.logins import door
from village.trust.access.actor import acting_as
from village.trust.access.check import action
from village.trust.access.opening import find, open_list, open_subject, shown
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "audit", "keys"])


@pytest.fixture
def cast(settings):
    """Wilgendaal, committed; the logbook has its own connection, with the app's rights."""
    settings.AUDIT_ALIAS = "audit"
    with connections["audit"].cursor() as cursor:
        cursor.execute("SET ROLE village_app")
    with as_owner():
        made = build_wilgendaal()
        made.note = Note.unscoped.create(
            village=made.village, subject_id=made.people["yara"].subject_id, kind=DataKind.FAMILY_STORY,
            author=made.people["yara"], words="w",
        )  # fmt: skip
    yield made
    connections["audit"].close()
    connection.rollback()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_grant; DELETE FROM access_item")


@pytest.fixture
def elsewhere(cast):
    """Somebody who looks from outside: sees only what was committed."""
    with psycopg.connect(**door("owner", connection.settings_dict["NAME"]).for_psycopg(), autocommit=True) as found:
        found.execute("SELECT set_config('app.maintenance', 'on', false)")
        yield lambda sql, *values: found.execute(sql, values).fetchone()[0]


COMMITTED = "SELECT count(*) FROM logbook_entry WHERE act = %s AND decision = %s"


def subject(cast):
    return cast.people["yara"].subject_id


class Crash(Exception):
    """The page falls over."""


def test_the_line_of_a_look_is_committed_while_the_page_is_still_at_work(cast, elsewhere):
    with acting_as(cast.leila):
        open_subject(cast.leila, subject(cast), Purpose.FOLLOW)
        assert elsewhere(COMMITTED, "view", "allow") == 1
        assert Note.unscoped.count() == 1


@pytest.mark.parametrize("look", [
    lambda cast: open_subject(cast.leila, subject(cast), Purpose.FOLLOW),
    lambda cast: open_list(cast.leila),
    lambda cast: find(cast.leila, Note, cast.note.pk),
], ids=["a person", "a list", "one thing"])  # fmt: skip
def test_a_page_that_crashes_after_reading_was_seen_reading(cast, elsewhere, look):
    with pytest.raises(Crash), acting_as(cast.leila):
        look(cast)
        assert Note.unscoped.get().words == "w"
        raise Crash
    assert elsewhere("SELECT count(*) FROM logbook_entry") == 1


def test_a_connection_that_is_killed_after_reading_was_seen_reading(cast, elsewhere):
    with pytest.raises(DatabaseError), acting_as(cast.leila):
        open_list(cast.leila)
        assert Note.unscoped.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [pid] = cursor.fetchone()
        elsewhere("SELECT pg_terminate_backend(%s)", pid)
        Note.unscoped.count()
    connection.close()
    assert elsewhere(COMMITTED, "list", "allow") == 1


def test_a_list_says_whom_it_showed_also_when_the_page_crashes_afterwards(cast, elsewhere):
    with pytest.raises(Crash), acting_as(cast.leila):
        open_list(cast.leila)
        shown(cast.leila, Note.unscoped.all())
        raise Crash
    assert elsewhere("SELECT count(*) FROM logbook_shown WHERE subject_id = %s", subject(cast)) == 1


def test_a_refused_try_is_committed_although_the_page_answers_with_nothing(cast, elsewhere):
    with pytest.raises(NotAllowed), acting_as(cast.stranger):
        open_subject(cast.stranger, subject(cast), Purpose.FOLLOW)
    assert elsewhere(COMMITTED, "view", "deny") == 1


@action(needs=Right.MANAGE)
def rewrite(note: Note, *, by: Actor, title: str) -> Note:
    note.title = title
    note.save(update_fields=["title"])
    return note


def test_a_change_and_its_line_are_there_together(cast, elsewhere):
    with acting_as(cast.leila):
        rewrite(find(cast.leila, Note, cast.note.pk), by=cast.leila, title="new")
        assert elsewhere(COMMITTED, "change", "allow") == 0
    assert elsewhere("SELECT title FROM lab_note") == "new" and elsewhere(COMMITTED, "change", "allow") == 1


def test_or_not_at_all(cast, elsewhere):
    with pytest.raises(Crash), acting_as(cast.leila):
        rewrite(find(cast.leila, Note, cast.note.pk), by=cast.leila, title="new")
        raise Crash
    assert elsewhere("SELECT title FROM lab_note") == "" and elsewhere(COMMITTED, "change", "allow") == 0
    assert elsewhere(COMMITTED, "view", "allow") == 1


def test_an_actor_does_not_stay_on_a_connection(cast):
    """What the next request gets from the pool remembers nobody."""
    with acting_as(cast.leila):
        open_list(cast.leila)
    for alias in ("default", "audit"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT concat(current_setting('app.person', true), current_setting('app.key', true))")
            assert cursor.fetchone() == ("",)
    with pytest.raises(DatabaseError), transaction.atomic():
        Note.unscoped.count()


def test_withdrawing_counts_for_somebody_who_is_just_reading(cast):
    given = consent(cast, "yara", "yara", kinds=[DataKind.FAMILY_STORY], to="oma")
    with acting_as(cast.oma):
        open_list(cast.oma)
        assert Note.unscoped.count() == 1
        with psycopg.connect(**door("owner", connection.settings_dict["NAME"]).for_psycopg()) as other:
            other.execute("UPDATE consent_consent SET withdrawn_at = now() WHERE id = %s", [given.pk])
        assert Note.unscoped.count() == 0
