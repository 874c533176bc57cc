"""Who reads which line, who may write one, and how tampering shows."""

import random
from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.http import Http404

from tests.cast import as_owner, assign, consent, mandate
from tests.lab.models import Note
from village.foundation.time_range import now
from village.proofs.logbook import Kept, problems
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.access.opening import find, note_change, open_list, open_subject, shown
from village.trust.logbook.models import Entry, LogSeal, Shown
from village.trust.logbook.queries import newest_seals
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

SCHOOL, OWN = DataKind.SCHOOL, DataKind.OWN_STORY


@pytest.fixture
def notes(wilgendaal):
    found = {}
    with as_owner():
        for kind in (SCHOOL, OWN):
            found[kind] = Note.unscoped.create(
                village=wilgendaal.village, subject_id=wilgendaal.people["yara"].subject_id, kind=kind,
                author=wilgendaal.people["yara"], words="w",
            )  # fmt: skip
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL], to_organisation="school", rights=Right(3))
    assign(wilgendaal, "els", "school", "yara")
    consent(wilgendaal, "yara", "yara", item=found[OWN].pk, kind=OWN, to_organisation="door", rights=Right(7))
    assign(wilgendaal, "hanne", "door", "yara", item=found[OWN].pk, kind=OWN)
    return found


def lines_for(actor, subject):
    with acting_as(actor):
        return [(look.person_id, look.item_id) for look in looks_at(subject)]


# --- who reads it ---

def test_the_family_reads_who_looked(wilgendaal, notes):
    with acting_as(wilgendaal.els):
        find(wilgendaal.els, Note, notes[SCHOOL].pk)
    look = (wilgendaal.els.person_id, notes[SCHOOL].pk)
    for who in ("yara", "leila"):
        assert look in lines_for(getattr(wilgendaal, who), notes[SCHOOL].subject_id)
    for who in ("oma", "karim", "stranger", "kobe", "griet", "pia"):
        assert look not in lines_for(getattr(wilgendaal, who), notes[SCHOOL].subject_id)


def test_a_look_at_a_just_me_thing_is_hers_to_read_and_not_her_mothers(wilgendaal, notes):
    with acting_as(wilgendaal.hanne):
        find(wilgendaal.hanne, Note, notes[OWN].pk)
        note_change(wilgendaal.hanne, "change", "lab.answer", notes[OWN].subject_id, notes[OWN].pk, OWN)
    with acting_as(wilgendaal.yara):
        note_change(wilgendaal.yara, "share", "lab.share", notes[OWN].subject_id, notes[OWN].pk, OWN)
    assert len(lines_for(wilgendaal.yara, notes[OWN].subject_id)) == 3
    assert lines_for(wilgendaal.leila, notes[OWN].subject_id) == []
    with acting_as(wilgendaal.leila):
        open_subject(wilgendaal.leila, notes[OWN].subject_id, Purpose.FOLLOW)
        assert Entry.unscoped.filter(item_id=notes[OWN].pk).count() == 0
        assert Entry.unscoped.filter(person_id=wilgendaal.hanne.person_id).count() == 0


def test_a_list_completes_its_line_with_whom_it_showed(wilgendaal, notes):
    with acting_as(wilgendaal.els):
        open_list(wilgendaal.els)
        shown(wilgendaal.els, Note.unscoped.all())
    assert (wilgendaal.els.person_id, notes[SCHOOL].pk) in lines_for(wilgendaal.yara, notes[SCHOOL].subject_id)


def test_a_list_that_showed_a_just_me_thing_does_not_tell_the_mother(wilgendaal, notes):
    with acting_as(wilgendaal.hanne):
        open_list(wilgendaal.hanne)
        shown(wilgendaal.hanne, Note.unscoped.all())
    assert (wilgendaal.hanne.person_id, notes[OWN].pk) in lines_for(wilgendaal.yara, notes[OWN].subject_id)
    assert lines_for(wilgendaal.leila, notes[OWN].subject_id) == []
    with acting_as(wilgendaal.leila):
        assert Shown.unscoped.count() == 0


def test_nobody_completes_the_line_of_somebody_else(wilgendaal, notes):
    with acting_as(wilgendaal.els):
        key = open_list(wilgendaal.els)
    with acting_as(wilgendaal.karim), pytest.raises(Error), transaction.atomic():
        connection.cursor().execute("SELECT app.shown(%s, '{}', '{}', '{}')", [key])


def test_a_look_because_of_danger_is_a_line_of_its_own_name(wilgendaal, notes):
    mandate(wilgendaal, "yara", "nele", [SCHOOL], from_at=now() - timedelta(hours=1), until=now() + timedelta(hours=1))
    with acting_as(wilgendaal.nele):
        find(wilgendaal.nele, Note, notes[SCHOOL].pk, Purpose.DANGER)
    with acting_as(wilgendaal.leila):
        assert [look.act for look in looks_at(notes[SCHOOL].subject_id)] == ["danger"]


def refuse_somebody(cast, notes):
    with acting_as(cast.stranger), pytest.raises(Http404):
        find(cast.stranger, Note, notes[OWN].pk)
    with acting_as(cast.karim), pytest.raises(NotAllowed):
        open_subject(cast.karim, notes[SCHOOL].subject_id, Purpose.HELP)


def test_refused_tries_are_for_the_privacy_officer_only(wilgendaal, notes):
    refuse_somebody(wilgendaal, notes)
    for slug, actor in wilgendaal.actors.items():
        with acting_as(actor):
            assert Entry.unscoped.filter(decision="deny").count() == (2 if slug == "pia" else 0), slug
    weak = Actor(**{**wilgendaal.pia.__dict__, "second_factor": False})
    for actor in (weak, wilgendaal.visitor):
        with acting_as(actor):
            assert Entry.unscoped.filter(decision="deny").count() == 0


def test_the_privacy_officer_of_another_village_reads_none_of_it(wilgendaal, tilleuls, notes):
    refuse_somebody(wilgendaal, notes)
    with acting_as(tilleuls.pia):
        assert Entry.unscoped.count() == 0


# --- who writes it ---

@pytest.mark.parametrize("sql", [
    "INSERT INTO logbook_entry SELECT * FROM logbook_entry",
    "UPDATE logbook_entry SET person_name = 'somebody else'",
    "UPDATE logbook_entry SET visible_from = now() + interval '1 year'",
    "DELETE FROM logbook_entry",
    "TRUNCATE logbook_entry",
    "DELETE FROM logbook_shown",
    "INSERT INTO logbook_logseal SELECT * FROM logbook_logseal",
    "SELECT * FROM logbook_logseal",
    "SELECT app.line('allow', 'view', '', '', NULL, NULL, 0, '', '{}')",
    "SELECT app.changed('view', '', '', NULL, NULL, 0, '{}')",
    "SELECT app.open_list('view', '', '{}')",
    "ALTER TABLE logbook_entry DISABLE ROW LEVEL SECURITY",
    "DROP TABLE logbook_entry",
    "SET session_replication_role = replica",
    "SET ROLE village_backup",
])  # fmt: skip
def test_the_application_only_adds_lines_and_only_through_the_lock(wilgendaal, notes, sql):
    with acting_as(wilgendaal.els), pytest.raises(Error), transaction.atomic():
        open_list(wilgendaal.els)
        connection.cursor().execute(sql)


# --- tampering ---

@pytest.fixture
def sealed(wilgendaal, tilleuls, notes):
    """A logbook of two villages, sealed in several goes."""
    for _day in range(5):
        for who in ("els", "yara", "leila", "hanne"):
            actor = getattr(wilgendaal, who)
            with acting_as(actor):
                open_list(actor)
                shown(actor, Note.unscoped.all())
        refuse_somebody(wilgendaal, notes)
        with acting_as(tilleuls.els):
            open_list(tilleuls.els)
        with as_owner(), connection.cursor() as cursor:
            for village in (wilgendaal.village, tilleuls.village):
                cursor.execute("SELECT app.seal(%s, interval '0')", [village.pk])
    return wilgendaal.village


EDITS = {
    "logbook_entry": ("at = at + interval '1 second'", "decision = 'allow '", "act = 'view '", "verb = verb || 'x'",
                      "purpose = 'x'", "person_id = gen_random_uuid()", "person_name = person_name || ' '",
                      "role = 'x'", "kinds = kinds + 1",
                      "organisation_id = gen_random_uuid()", "organisation_name = 'x'", "on_behalf_of_id = gen_random_uuid()",
                      "subject_id = gen_random_uuid()", "item_id = gen_random_uuid()", "basis = 'x'", "law_version = 'x'",
                      "session = 'x'", "device = 'x'", "visible_from = visible_from + interval '1 year'", "id = id + 1000000",
                      # a value that moves to its neighbour
                      "subject_id = item_id, item_id = subject_id", "verb = purpose, purpose = verb",
                      "role = organisation_name, organisation_name = role"),
    "logbook_shown": ("subject_id = gen_random_uuid()", "item_id = NULL", "kinds = kinds + 1",
                      "entry_id = entry_id + 1", "id = id + 1000000"),
    "logbook_logseal": ("upto = upto - 1", "lines = lines + 1", "hash = sha256(hash)", "shown_upto = shown_upto - 1"),
}  # fmt: skip


def pick(dice, table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")
        return dice.choice([row[0] for row in cursor.fetchall()])


def edit(dice):
    table = dice.choice(["logbook_entry"] * 4 + ["logbook_shown", "logbook_logseal"])
    return f"UPDATE {table} SET {dice.choice(EDITS[table])} WHERE id = {pick(dice, table)}"


def drop(dice):
    table = dice.choice(("logbook_entry", "logbook_shown", "logbook_logseal"))
    one = pick(dice, table)
    newest = "(SELECT max(id) FROM logbook_logseal s WHERE s.village_id = t.village_id)"
    but_the_newest_seal = f" AND id < {newest}" if table.endswith("seal") else ""
    return f"DELETE FROM {table} t WHERE id = {one}{but_the_newest_seal}"


def swap(dice):
    """Two lines change places: what each says stays, in the other order."""
    one, two = pick(dice, "logbook_entry"), pick(dice, "logbook_entry")
    both = f"id IN ({one}, {two}) AND {one} <> {two}"
    return (f"UPDATE logbook_entry SET id = CASE id WHEN {one} THEN -{two} ELSE -{one} END WHERE {both};"
            f" UPDATE logbook_entry SET id = -id WHERE id < 0")  # fmt: skip


def slip_in(dice):
    """A line that was never written, in a gap of the numbers."""
    one = pick(dice, "logbook_entry")
    rest = ("village_id, at, decision, act, verb, purpose, person_name, role, organisation_name, kinds, basis, law_version,"
            " session, device, visible_from")  # fmt: skip
    return (f"UPDATE logbook_entry SET id = id + 500000 WHERE id = {one}; INSERT INTO logbook_entry (id, {rest})"
            f" SELECT {one}, {rest} FROM logbook_entry WHERE id = {one} + 500000")  # fmt: skip


def changed_something(cursor, sql):
    cursor.execute(_whole())
    before = cursor.fetchone()
    cursor.execute(sql)
    cursor.execute(_whole())
    return cursor.fetchone() != before


def _whole():
    parts = [f"(SELECT md5(string_agg(t::text, '' ORDER BY id)) FROM {t} t)" for t in EDITS]
    return f"SELECT {', '.join(parts)}"


@pytest.mark.parametrize("seed", range(4))
def test_every_edit_drop_swap_and_slipped_in_line_is_found(sealed, seed):
    dice, tried = random.Random(seed), 0
    with as_owner(), connection.cursor() as cursor:
        assert list(problems()) == []
        for _number in range(120):
            sql = dice.choice((edit, edit, drop, swap, slip_in))(dice)
            cursor.execute("SAVEPOINT tampering")
            if changed_something(cursor, sql):
                tried += 1
                assert list(problems()), sql
            cursor.execute("ROLLBACK TO SAVEPOINT tampering")
        assert list(problems()) == []
    assert tried > 80


@pytest.mark.parametrize("how_many", [1, 2, 5])
def test_cutting_off_the_end_shows_against_a_seal_kept_elsewhere(sealed, how_many):
    with as_owner(), connection.cursor() as cursor:
        kept = [Kept(seal.village, seal.upto, seal.digest) for seal in newest_seals()]
        assert list(problems(kept)) == []
        cursor.execute("DELETE FROM logbook_logseal WHERE id IN (SELECT id FROM logbook_logseal WHERE village_id = %s"
                       " ORDER BY upto DESC LIMIT %s)", [sealed.pk, how_many])  # fmt: skip
        cursor.execute("DELETE FROM logbook_entry e WHERE village_id = %s AND id > coalesce((SELECT max(upto)"
                       " FROM logbook_logseal s WHERE s.village_id = e.village_id), 0)", [sealed.pk])  # fmt: skip
        assert list(problems()) == []
        assert [one for one in problems(kept) if "kept elsewhere" in one]


def test_a_chain_written_anew_shows_against_a_seal_kept_elsewhere(sealed):
    """Somebody with all rights edits a line and seals everything again."""
    with as_owner(), connection.cursor() as cursor:
        kept = [Kept(seal.village, seal.upto, seal.digest) for seal in newest_seals()]
        cursor.execute("UPDATE logbook_entry SET person_name = 'nobody' WHERE id = (SELECT min(id) FROM logbook_entry)")
        cursor.execute("DELETE FROM logbook_logseal")
        cursor.execute("SELECT app.seal(id, interval '0') FROM villages_village")
        assert list(problems()) == []
        assert list(problems(kept))


def test_dropping_all_seals_shows_by_itself(sealed):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM logbook_logseal")
        cursor.execute("UPDATE logbook_entry SET at = at - interval '1 hour'")
        assert any("not sealed" in one for one in problems())


def test_a_seal_follows_the_one_before_it(sealed):
    with as_owner():
        seals = list(LogSeal.unscoped.filter(village=sealed).order_by("upto"))
    assert len(seals) == 5 and len({bytes(seal.hash) for seal in seals}) == 5
