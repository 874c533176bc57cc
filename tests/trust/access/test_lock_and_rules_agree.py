"""Every list of every person of the village in every relation: the lock and the rules show the same rows.

The lock is asked with a bare query, so nothing in Python can help it; the rules are asked with a login that
the lock does not hold back. A table of a new module is in by itself.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import PEOPLE, as_owner, assign, build_wilgendaal, consent, disclose, mandate, restrict
from tests.lab.models import Note, Remark
from tests.trust.access.samples import sample
from village.foundation.time_range import LONG_AGO, forever, now
from village.proofs.agreement import as_role, differences, listed_models, lock_shows, rules_show
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.access.visible import visible
from village.trust.consent.models import Assignment, Consent
from village.trust.people.models import FamilyOwner, Person
from village.trust.vocabulary import Actor, Audience, DataKind, NotAllowed, Right

SCHOOL, WELL, OWN = DataKind.SCHOOL, DataKind.WELLBEING, DataKind.OWN_STORY
PERSONAS = [slug for slug, _, _ in PEOPLE]
HOUR = timedelta(hours=1)


def nobody_shares_anything(cast, notes):
    """The start of every village."""


def shared_with_two_organisations(cast, notes):
    consent(cast, "yara", "yara", kinds=[SCHOOL, DataKind.CONTACT], to_organisation="school", rights=Right(3))
    consent(cast, "yara", "yara", kinds=[WELL, OWN], to_organisation="care", rights=Right(7))
    for who, where in (("els", "school"), ("nele", "care"), ("oona", "care")):
        assign(cast, who, where, "yara")


def shared_with_people(cast, notes):
    consent(cast, "yara", "yara", kinds=[SCHOOL, OWN], to="oma")
    consent(cast, "yara", "yara", kinds=[WELL], to="stranger", reaches_back=False, from_at=now())
    consent(cast, "sami", "leila", kinds=list(DataKind), to="ex", until=now() + HOUR)


def shared_one_thing_just_by_herself(cast, notes):
    consent(cast, "yara", "yara", item=notes[OWN].pk, kind=OWN, to_organisation="door", rights=Right(7))
    assign(cast, "hanne", "door", "yara", item=notes[OWN].pk, kind=OWN)
    assign(cast, "bram", "door", "yara", item=notes[SCHOOL].pk, kind=SCHOOL)


def shared_one_thing_under_a_wrong_name(cast, notes):
    consent(cast, "yara", "leila", item=notes[OWN].pk, kind=DataKind.CONTACT, to="leila")
    consent(cast, "yara", "leila", item=notes[OWN].pk, kind=DataKind.CONTACT, to_organisation="school")
    assign(cast, "els", "school", "yara", item=notes[OWN].pk)


def shared_in_the_past(cast, notes):
    shared_with_two_organisations(cast, notes)
    consent(cast, "yara", "yara", kinds=list(DataKind), to="oma", until=now() - HOUR, from_at=LONG_AGO)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE consent_consent SET withdrawn_at = now()")
        cursor.execute("UPDATE consent_assignment SET until = now(), kept_until = now() + interval '1 year'"
                       " WHERE person_id = %s", [cast.people["nele"].pk])  # fmt: skip


def will_be_shared(cast, notes):
    consent(cast, "yara", "yara", kinds=list(DataKind), to="oma", from_at=now() + HOUR)
    consent(cast, "yara", "yara", kinds=[SCHOOL], to_organisation="school")
    assign(cast, "els", "school", "yara", from_at=now() + HOUR)
    assign(cast, "karim", "school", "yara", until=now() + 2 * HOUR, kept_until=now() + HOUR)


def locked_out(cast, notes):
    shared_with_two_organisations(cast, notes)
    shared_with_people(cast, notes)
    restrict(cast, "yara", "els", "yara")
    restrict(cast, "yara", "nele", "yara", kinds=[WELL])
    restrict(cast, "yara", "oma", "yara", item=notes[SCHOOL].pk, kind=SCHOOL)
    restrict(cast, "yara", "leila", "yara", kinds=[SCHOOL])
    restrict(cast, "yara", "yara", "leila")
    restrict(cast, "sami", "ex", "leila", kinds=[SCHOOL])


def in_danger(cast, notes):
    mandate(cast, "yara", "nele", [OWN, SCHOOL], from_at=now() - HOUR, until=now() + HOUR)
    mandate(cast, "yara", "jonas", list(DataKind), from_at=now() - 9 * HOUR, until=now() - HOUR)
    restrict(cast, "yara", "nele", "yara", kinds=[SCHOOL])


def written_down_and_not_told(cast, notes):
    """A note is disclosed to who decided it, and a door was opened by it: Yara and her mother were not told."""
    disclose(cast, "yara", notes[SCHOOL].pk, "oona", "decided", kind=SCHOOL)
    door = mandate(cast, "yara", "oona", [SCHOOL, WELL], from_at=now() - HOUR, until=now() + HOUR)
    disclose(cast, "yara", door.pk, "oona", "decided")
    consent(cast, "yara", "yara", kinds=[SCHOOL, DataKind.CONTACT], to_organisation="school", rights=Right(3))
    assign(cast, "els", "school", "yara")


def written_down_and_told_to_one(cast, notes):
    written_down_and_not_told(cast, notes)
    disclose(cast, "yara", notes[SCHOOL].pk, "leila", kind=SCHOOL)
    disclose(cast, "yara", notes[SCHOOL].pk, "jonas", kind=SCHOOL, until=now() - HOUR)
    disclose(cast, "yara", notes[WELL].pk, "leila", kind=SCHOOL)
    restrict(cast, "yara", "oona", "yara", kinds=[WELL])


def left_the_organisation(cast, notes):
    shared_with_two_organisations(cast, notes)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE directory_membership SET until = now() WHERE person_id = %s", [cast.people["nele"].pk])
    seatless = {**cast.nele.__dict__, "seats": ()}
    cast.actors["nele"] = Actor(**seatless)


def no_second_factor(cast, notes):
    shared_with_two_organisations(cast, notes)
    for slug in ("els", "nele", "kobe", "pia", "oona", "hanne"):
        cast.actors[slug] = Actor(**{**cast.actors[slug].__dict__, "second_factor": False})


def came_in_with_a_receipt(cast, notes):
    """Also somebody who works somewhere: the chairs are then not theirs, the second factor still is missing."""
    consent(cast, "yara", "yara", item=notes[OWN].pk, kind=OWN, to="els")
    consent(cast, "yara", "yara", item=notes[OWN].pk, kind=OWN, to="oma")
    for slug in ("yara", "oma", "els", "leila"):
        came = {**cast.actors[slug].__dict__, "only_item": notes[OWN].pk, "seats": (), "second_factor": False}
        cast.actors[slug] = Actor(**came)


def everybody_owns_it_together(cast, notes):
    with as_owner():
        for slug in ("oma", "ex", "jonas"):
            FamilyOwner.unscoped.create(
                village=cast.village, subject_id=cast.family.subject_id, family=cast.family, person=cast.people[slug],
                from_at=LONG_AGO, until=forever() if slug != "ex" else now() - HOUR,
            )  # fmt: skip


def guardianship_ended(cast, notes):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_guardianship SET until = now() WHERE child_id = %s", [cast.people["yara"].pk])


RELATIONS = [
    nobody_shares_anything, shared_with_two_organisations, shared_with_people, shared_one_thing_just_by_herself,
    shared_one_thing_under_a_wrong_name, shared_in_the_past, will_be_shared, locked_out, in_danger,
    written_down_and_not_told, written_down_and_told_to_one,
    left_the_organisation, no_second_factor, came_in_with_a_receipt, everybody_owns_it_together, guardianship_ended,
]  # fmt: skip


@pytest.fixture
def notes(wilgendaal):
    """Something of every kind and audience about Yara, and of every table about Yara, Sami and the family."""
    kept = {}
    with as_owner():
        for kind in DataKind:
            for audience in Audience:
                note = Note.unscoped.create(
                    village=wilgendaal.village, subject_id=wilgendaal.people["yara"].subject_id, kind=kind,
                    audience=audience, author=wilgendaal.people["nele"], words="w",
                    organisation_id=wilgendaal.organisations["care"].pk,
                )  # fmt: skip
                kept.setdefault(kind, note)
                Remark.unscoped.create(village=wilgendaal.village, subject_id=note.subject_id, note=note, kind=0,
                                       author=wilgendaal.people["oona"], words="w")  # fmt: skip
        for model in listed_models():
            for about in ("yara", "sami"):
                if model is not Person:
                    _row_about(wilgendaal, model, about)
    return kept


def _row_about(cast, model, about):
    if model._meta.label == "consent.Consent":
        for kind in (DataKind.CONTACT, OWN):
            sample(cast, model, about, to_person=cast.people["pia"], given_by=cast.people[about], kind=kind)
    elif model._meta.label == "directory.Agreement":
        sample(cast, model, about, first=cast.organisations["care"], second=cast.organisations["school"])
    elif model._meta.label == "directory.Organization":
        sample(cast, model, about, is_listed=False)
    elif model._meta.label == "directory.Membership":
        return
    else:
        sample(cast, model, about)


def all_personas(cast):
    return {slug: cast.actors[slug] for slug in PERSONAS} | {"visitor": cast.visitor}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.__name__)
def test_every_list_of_every_person_is_the_same_by_lock_and_by_rules(wilgendaal, tilleuls, notes, relation):
    relation(wilgendaal, notes)
    everybody = all_personas(wilgendaal) | {"somebody of another village": tilleuls.els}
    assert {name: found for name, actor in everybody.items() if (found := differences(actor))} == {}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda one: one.__name__)
def test_a_list_shows_the_same_whether_it_gathers_first_or_asks_row_by_row(wilgendaal, notes, relation):
    relation(wilgendaal, notes)
    for actor in all_personas(wilgendaal).values():
        gathered = {model: _seen_in_a_list(actor, model, "on") for model in (Note, Remark, Person, Consent)}
        assert gathered == {model: _seen_in_a_list(actor, model, "") for model in gathered}, actor.name


def _seen_in_a_list(actor, model, gather):
    with acting_as(actor), connection.cursor() as cursor, suppress(NotAllowed):
        open_list(actor)
        cursor.execute("SELECT set_config('app.gather', %s, true)", [gather])
        return set(model.unscoped.values_list("pk", flat=True))


def test_a_list_that_gathers_finds_what_most_people_share_and_of_whom(wilgendaal):
    """Two share school and wellbeing, one shares school only: looked up in the set, and by itself."""
    for about, kinds in (("yara", [SCHOOL, WELL]), ("sami", [SCHOOL, WELL]), ("leila", [SCHOOL])):
        consent(wilgendaal, about, about, kinds=kinds, to="stranger")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM access_grant WHERE reader_id = %s AND via = 1", [wilgendaal.people["stranger"].pk])
    with acting_as(wilgendaal.stranger), connection.cursor() as cursor:
        cursor.execute("SELECT app.wide_mask(), ARRAY(SELECT app.wide_subjects())")
        mask, subjects = cursor.fetchone()
    assert mask == 1 << SCHOOL | 1 << WELL
    assert set(subjects) == {wilgendaal.people[one].subject_id for one in ("yara", "sami")}


def test_every_table_has_something_to_show_and_something_to_hide(wilgendaal, notes):
    """Otherwise agreement would prove nothing."""
    shared_with_two_organisations(wilgendaal, notes)
    shown = [lock_shows(actor) for actor in all_personas(wilgendaal).values()]
    for model in listed_models():
        with as_owner():
            assert model._base_manager.exists(), f"{model._meta.label} has no row"
        assert any(lists[model] for lists in shown), f"nobody sees a row of {model._meta.label}"
        assert not any(lock_shows(wilgendaal.visitor, model)[model]) or _is_public(model)


def _is_public(model):
    return getattr(model.protection, "public", False) or getattr(model.protection, "public_when", None)


def test_with_the_lock_alone_and_raw_sql_a_person_reads_no_more(wilgendaal, notes):
    """No Python between the app's login and the tables: what each reads is what the rules say."""
    shared_with_two_organisations(wilgendaal, notes)
    for actor in all_personas(wilgendaal).values():
        for model, allowed in rules_show(actor).items():
            table = model._meta.db_table
            assert _raw(actor, f"SELECT id FROM {table}") == allowed
            assert _raw(actor, f"SELECT t.id FROM villages_village v LEFT JOIN {table} t ON true") <= allowed | {None}


def _raw(actor, sql):
    with as_role("village_app"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.village', %s, true), set_config('app.person', %s, true),"
            " set_config('app.second_factor', %s, true), set_config('app.only_item', '', true)",
            [str(actor.village_id), str(actor.person_id or "00000000-0000-0000-0000-000000000000"),
             "on" if actor.second_factor else ""],
        )  # fmt: skip
        cursor.execute("SELECT set_config('app.key', coalesce(app.open_list('list', 'check', '{}')::text, ''), true)")
        try:
            with transaction.atomic():
                cursor.execute(sql)
                return {row[0] for row in cursor.fetchall()}
        except DatabaseError as problem:
            assert "without a line in the logbook" in str(problem)
            return set()


def test_with_the_rules_alone_and_no_lock_a_person_reads_no_more(wilgendaal, notes):
    """As the owner in maintenance, whom no policy holds back, the rules give what the lock would have given."""
    shared_with_two_organisations(wilgendaal, notes)
    locked_out(wilgendaal, notes)
    for actor in all_personas(wilgendaal).values():
        for model, shown in lock_shows(actor).items():
            with as_owner():
                assert set(visible(actor, model).values_list("pk", flat=True)) == shown, (actor.name, model)


@pytest.mark.parametrize("sql, why", [
    ("SELECT count(*) FROM lab_note", "no key at all"),
    ("SELECT count(*) FROM consent_consent", "no key at all"),
    ("SELECT count(*) FROM people_person", "no key at all"),
    ("SELECT set_config('app.key', '999999999', true); SELECT count(*) FROM lab_note", "a key nobody was given"),
])  # fmt: skip
def test_without_a_line_of_ones_own_nothing_opens(wilgendaal, notes, sql, why):
    with acting_as(wilgendaal.yara), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql)
                cursor.nextset()
                count = cursor.fetchone()[0]
        except DatabaseError as problem:
            assert "logbook" in str(problem)
        else:
            assert count == 0, why


def test_the_key_of_somebody_else_does_not_fit(wilgendaal, notes):
    with acting_as(wilgendaal.yara), connection.cursor() as cursor:
        cursor.execute("SELECT app.open_list('list', 'check', '{}')")
        key = cursor.fetchone()[0]
    with acting_as(wilgendaal.leila), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.key', %s, true)", [str(key)])
        cursor.execute("SELECT count(*) FROM lab_note")
        assert cursor.fetchone()[0] == 0


def test_a_key_lasts_fifteen_minutes(wilgendaal, notes):
    with acting_as(wilgendaal.yara), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.key', app.open_list('list', 'check', '{}')::text, true)")
        cursor.execute("SELECT count(*) FROM lab_note")
        assert cursor.fetchone()[0] > 0
        with as_owner():
            connection.cursor().execute("UPDATE logbook_entry SET at = at - interval '15 minutes'")
        cursor.execute("SELECT count(*) FROM lab_note")
        assert cursor.fetchone()[0] == 0


def test_a_statement_that_can_fail_on_a_hidden_row_tells_nothing(wilgendaal, notes):
    """A division by zero, or a cast, in a condition must not run on rows that stay hidden."""
    with acting_as(wilgendaal.stranger), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.key', app.open_list('list', 'check', '{}')::text, true)")
        cursor.execute("SELECT count(*) FROM lab_note WHERE 1 / (kind - kind) > 0")
        assert cursor.fetchone()[0] == 0


def test_a_second_village_in_the_same_database_shows_nothing_of_the_first(wilgendaal, notes):
    there = build_there()
    for actor in (there.yara, there.els, there.kobe):
        for model, shown in lock_shows(actor).items():
            with as_owner():
                ours = set(model._base_manager.filter(village_id=wilgendaal.village.pk).values_list("pk", flat=True))
            assert not shown & ours


def build_there():
    with as_owner():
        return build_wilgendaal("elsewhere")


def test_a_member_sees_the_own_assignments_and_nobody_else_their_s(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL], to_organisation="school")
    mine = assign(wilgendaal, "els", "school", "yara")
    assert mine.pk in lock_shows(wilgendaal.els, Assignment)[Assignment]
    assert mine.pk not in lock_shows(wilgendaal.karim, Assignment)[Assignment]
