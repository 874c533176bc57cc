"""A statement that a connection has planned once is answered anew for everybody who asks it."""

from django.db import connection

from tests.cast import as_owner, assign, consent
from tests.lab.models import Note
from tests.trust.access.test_what_each_sees import seen
from village.foundation.time_range import now
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.vocabulary import Audience, DataKind, Purpose

OFTEN = 14
"""A connection prepares what it has asked five times, and PostgreSQL keeps one plan for it after five times more."""


def _seen_of(actor, subject):
    with acting_as(actor):
        open_subject(actor, subject, Purpose.HELP)
        return set(Note.unscoped.filter(village_id=actor.village_id).values_list("title", flat=True))


def _plans():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(generic_plans), 0) FROM pg_prepared_statements WHERE strpos(statement, %s) > 0",
            [Note._meta.db_table],
        )
        return cursor.fetchone()[0]


def _note(cast, title, author, kind=DataKind.WELLBEING):
    with as_owner():
        Note.unscoped.create(
            village=cast.village, subject_id=cast.people["yara"].subject_id, kind=kind, audience=Audience.FAMILY,
            title=title, author=cast.people[author], words="words",
        )  # fmt: skip


def test_who_asks_and_what_was_taken_back_count_in_a_plan_that_is_kept(wilgendaal):
    _note(wilgendaal, "wellbeing", "nele")
    _note(wilgendaal, "own words", "yara", DataKind.OWN_STORY)
    given = consent(wilgendaal, "yara", "yara", kinds=[DataKind.WELLBEING], to_organisation="care")
    assign(wilgendaal, "nele", "care", "yara")
    before = _plans()
    for _time in range(OFTEN):
        assert seen(wilgendaal.yara) == {"wellbeing", "own words"}
        assert seen(wilgendaal.nele) == {"wellbeing"}
        assert seen(wilgendaal.stranger) == set()
    assert _plans() > before, "one plan serves them all, or this proves nothing"
    with as_owner():
        given.withdrawn_at = now()
        given.save(update_fields=["withdrawn_at"])
    assert seen(wilgendaal.nele) == set()
    assert seen(wilgendaal.yara) == {"wellbeing", "own words"}


def test_a_line_about_one_opens_no_other_in_a_plan_that_is_kept(wilgendaal):
    _note(wilgendaal, "wellbeing", "nele")
    yara, leila, before = wilgendaal.yara, wilgendaal.leila, _plans()
    for _time in range(OFTEN):
        assert _seen_of(yara, yara.subject_id) == {"wellbeing"}
        assert _seen_of(leila, leila.subject_id) == set(), "her own line, and the note is about her daughter"
        assert seen(leila) == {"wellbeing"}
    assert _plans() > before, "one plan serves them all, or this proves nothing"
