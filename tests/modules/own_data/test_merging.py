"""Two that are one person: two people confirm, nobody sees more than before, and undoing puts back every byte."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from tests.cast import as_owner, assign, consent, guardian, person, restrict
from tests.modules.help_requests.conftest import HARD, ask, opened
from tests.modules.own_data.two import BECAUSE, confirm, keys, make_one, propose, undo
from village.modules.help_requests import actions as door
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.own_data import merging
from village.modules.own_data.merging import Hindered
from village.modules.own_data.models import Merge, MergeRow
from village.trust.access.actor import acting_as
from village.trust.access.check import may
from village.trust.access.explain import looks_at
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent, Restriction
from village.trust.logbook.models import Entry
from village.trust.people.models import EntryCode, Guardianship, Person, Subject
from village.trust.villages.keys import KeyErased, forget_keys, subject_key
from village.trust.vocabulary import Audience, DataKind, Purpose, Right

TOLD = {"notices_notice", "notices_delivery", "logbook_entry", "logbook_shown", "own_data_merge", "own_data_mergerow",
        "own_data_twin"}  # fmt: skip
"""What merging itself writes: it tells, it is noted, and it keeps its own books."""


@contextmanager
def table_rows():
    with as_owner(), connection.cursor() as cursor:
        yield cursor


def snapshot(leave=TOLD):
    """Every row of every table of a village, as text."""
    found = {}
    with table_rows() as cursor:
        cursor.execute("SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'village_id'"
                       " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1")  # fmt: skip
        for (table,) in cursor.fetchall():
            if table not in leave:
                cursor.execute(f"SELECT t::text FROM {table} t")
                found[table] = sorted(row[0] for row in cursor.fetchall())
    return found


def seen(cast):
    """What each of the cast, without the two, may look at or add to: table, row and right."""
    found = set()
    with table_rows() as cursor:
        cursor.execute("SELECT name, kind_sql, audience_sql, author_sql, organisation_sql, item_sql, created_sql"
                       " FROM app.protected ORDER BY 1")  # fmt: skip
        tables = cursor.fetchall()
    for slug, actor in cast.actors.items():
        if slug in ("sami", "samy"):
            continue
        with acting_as(actor), table_rows() as cursor:
            for name, *columns in tables:
                for right in (1, 2, 4):
                    asked = ", ".join(["t.subject_id", *columns, str(right)])
                    cursor.execute(f"SELECT t.id FROM {name} t WHERE app.allows({asked})")
                    found |= {(slug, name, row, right) for (row,) in cursor.fetchall()}
    return found


# --- who decides ---

def test_a_privacy_officer_proposes_and_the_contact_person_who_knows_both_carries_it_out(twice):
    key = propose(twice)
    assert confirm(twice, "hanne", key) == "done"
    with as_owner():
        assert set(HelpRequest.unscoped.values_list("subject_id", flat=True)) == {twice.sami.subject_id}


def test_a_contact_person_proposes_and_the_privacy_officer_confirms(twice):
    assert confirm(twice, "pia", propose(twice, "hanne")) == "done"


def test_who_proposed_is_never_the_second(twice):
    key = propose(twice)
    assert confirm(twice, "pia", key) is None
    with as_owner():
        assert Merge.unscoped.get().done_at is None


@pytest.mark.parametrize("who", [
    "bram", "mieke", "els", "jonas", "nele", "griet", "kobe", "leila", "yara", "ex", "sami", "stranger",
])  # fmt: skip
def test_nobody_else_proposes_confirms_or_undoes(twice, who):
    assert propose(twice, who) is None
    key = propose(twice)
    assert confirm(twice, who, key) is None
    assert confirm(twice, "hanne", key) == "done"
    assert undo(twice, who, key) is False


def test_who_is_kept_out_of_one_of_the_two_knows_nothing_of_it(twice):
    restrict(twice, "samy", "hanne", "leila")
    key = propose(twice)
    assert confirm(twice, "hanne", key) is None and propose(twice, "hanne") is None
    with acting_as(twice.hanne):
        assert merging.sides(key) == [] and merging.pairs() == []


def test_who_works_with_one_of_the_two_only_does_not_confirm(twice):
    with as_owner():
        Consent.unscoped.filter(subject_id=twice.samy.subject_id).update(withdrawn_at=timezone.now())
    assert confirm(twice, "hanne", propose(twice)) is None


def test_in_another_village_it_does_not_exist(twice, tilleuls):
    key = propose(twice)
    assert confirm(tilleuls, "pia", key) is None
    with acting_as(tilleuls.pia):
        assert merging.propose(*keys(twice), BECAUSE) is None


# --- why not now ---

def hindered(cast):
    with pytest.raises(Hindered) as said:
        propose(cast)
    return str(said.value)


def test_somebody_who_works_here_is_not_made_one(twice):
    with acting_as(twice.pia), pytest.raises(Hindered, match="works here"):
        merging.propose(twice.people["sami"].pk, twice.people["hanne"].pk, BECAUSE)


def test_first_the_guardians_are_written_down_for_both(twice):
    with as_owner():
        Guardianship.unscoped.filter(child=twice.people["samy"]).delete()
    assert "guardians are not the same" in hindered(twice)


def test_that_one_is_kept_away_from_the_other_is_said_in_no_way(twice):
    restrict(twice, "sami", "samy", "leila")
    kept_away = hindered(twice)
    with as_owner():
        Restriction.unscoped.all().delete()
    consent(twice, "sami", "leila", kinds=[DataKind.SCHOOL], to="samy")
    assert hindered(twice) == kept_away


def test_what_changed_between_the_first_and_the_second_is_looked_at_again(twice):
    key = propose(twice)
    restrict(twice, "sami", "samy", "leila")
    with pytest.raises(Hindered):
        confirm(twice, "hanne", key)


# --- what it does ---

def test_nothing_names_the_other_any_more(twice):
    with as_owner():
        EntryCode.unscoped.create(
            village=twice.village, person=twice.people["samy"], item_id=twice.asked_samy.pk, way="receipt",
            fingerprint=b"x" * 32, until=timezone.now() + timedelta(days=9),
        )  # fmt: skip
    make_one(twice)
    gone = (str(twice.people["samy"].pk), str(twice.samy.subject_id))
    own = TOLD | {"people_person", "people_subject", "access_grant"}
    assert [(table, row) for table, rows in snapshot(own).items() for row in rows if any(key in row for key in gone)] == []


def test_the_words_are_read_with_the_other_key(twice):
    make_one(twice)
    with as_owner():
        asked = HelpRequest.unscoped.get(pk=twice.asked_samy.pk)
        assert asked.hard == HARD and asked.subject_id == twice.sami.subject_id
        assert "Words about samy." in [step.words for step in RequestStep.unscoped.filter(request=asked)]


def test_the_account_comes_along_when_the_other_has_none(twice):
    with as_owner():
        Person.unscoped.filter(pk=twice.people["sami"].pk).update(account=None)
    make_one(twice)
    with as_owner():
        assert Person.unscoped.get(pk=twice.people["sami"].pk).account_id == twice.people["samy"].account_id
        left = Person.unscoped.get(pk=twice.people["samy"].pk)
    assert (left.account_id, left.name, left.email, left.birth_date) == (None, "", "", None)


def test_the_family_reads_it_in_its_logbook_and_is_told(twice):
    make_one(twice)
    with as_owner():
        [line] = Entry.unscoped.filter(verb="own_data.made_one")
        assert (line.subject_id, line.kinds, line.person_name) == (twice.sami.subject_id, 1, "Hanne Moreels")
    with table_rows() as cursor:
        cursor.execute("SELECT person_id FROM notices_notice WHERE code = 'family_told'")
        assert {row[0] for row in cursor.fetchall()} == {twice.people["sami"].pk, twice.people["leila"].pk}


def test_who_looked_at_the_other_is_still_there_to_read(twice):
    make_one(twice)
    with acting_as(twice.leila) as leila:
        open_subject(leila, twice.sami.subject_id, Purpose.CHECK)
        items = {look.item_id for look in looks_at(twice.sami.subject_id, size=200)}
    assert {twice.asked_sami.pk, twice.asked_samy.pk} <= items


# --- nobody sees more ---

def shared_everywhere(cast):
    """Each side is shared in its own way, by kinds and to people and organisations that have nothing to do with the other."""
    family = [DataKind.CONTACT, DataKind.WELLBEING, DataKind.HEALTH, DataKind.SCHOOL, DataKind.FAMILY_STORY]
    consent(cast, "sami", "leila", kinds=family, to="oma", rights=Right.VIEW | Right.CONTRIBUTE)
    consent(cast, "samy", "leila", kinds=family, to="ex")
    consent(cast, "sami", "leila", kinds=family, to_organisation="school")
    consent(cast, "samy", "leila", kinds=[DataKind.HEALTH], to_organisation="school", rights=Right.VIEW | Right.CONTRIBUTE)
    consent(cast, "samy", "leila", kinds=family, to_organisation="care", reaches_back=False)
    everything = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
    one, kind = cast.asked_sami.pk, cast.asked_sami.kind
    consent(cast, "sami", "leila", item=one, kind=kind, to_organisation="school", rights=everything)
    assign(cast, "els", "school", "sami")
    assign(cast, "karim", "school", "samy")
    assign(cast, "karim", "school", "sami", item=cast.asked_sami.pk, kind=cast.asked_sami.kind)
    assign(cast, "nele", "care", "samy")
    assign(cast, "jonas", "loods", "sami", until=timezone.now() - timedelta(days=1))
    with as_owner():
        for slug, who, org in WRITERS:
            for audience in Audience:
                _step(cast, slug, who, org, audience)


WRITERS = (("sami", "els", "school"), ("samy", "karim", "school"), ("sami", "jonas", "loods"), ("samy", "nele", "care"))


def _step(cast, slug, who, org, audience):
    asked = getattr(cast, f"asked_{slug}")
    RequestStep.unscoped.create(
        village=cast.village, subject_id=asked.subject_id, item_id=asked.pk, kind=asked.kind, request=asked,
        author=cast.people[who], audience=audience, organisation_id=cast.organisations[org].pk, what="answer",
        words="x", author_name=who, done_at=timezone.now(),
    )  # fmt: skip


@pytest.mark.parametrize("two", [("sami", "samy"), ("samy", "sami")])
def test_nobody_sees_more_than_before(twice, two):
    shared_everywhere(twice)
    before = seen(twice)
    make_one(twice, *two)
    more = {one for one in seen(twice) - before if one[1] not in TOLD}
    with as_owner():
        made = set(MergeRow.unscoped.filter(before__isnull=True, after__isnull=False).values_list("row_id", flat=True))
    assert {one for one in more if one[2] not in made} == set()
    assert {"oma", "els"} <= {one[0] for one in before}


def test_what_was_shared_that_day_stays_shared_and_what_is_new_is_asked_anew(twice):
    consent(twice, "sami", "leila", kinds=[DataKind(twice.asked_sami.kind)], to="oma")
    make_one(twice)
    with acting_as(twice.oma) as oma:
        assert may(oma, twice.asked_sami, Right.VIEW) and not may(oma, twice.asked_samy, Right.VIEW)
    new = ask(twice, twice.leila, "sami", called_name="Sami")
    with acting_as(twice.oma) as oma:
        assert not may(oma, new, Right.VIEW)


def test_when_one_of_the_two_is_only_a_name_nothing_that_was_shared_changes(wilgendaal):
    with as_owner():
        person(wilgendaal, "samy", "Samy Benali", date(2017, 2, 9))
        guardian(wilgendaal, "leila", "samy")
    given = consent(wilgendaal, "sami", "leila", kinds=[DataKind.SCHOOL], to="oma")
    key = propose(wilgendaal)
    with as_owner():
        hanne = wilgendaal.people["hanne"]
        Merge.unscoped.filter(pk=key).update(knower=hanne, officer=None, proposed_by=hanne)
    assert confirm(wilgendaal, "pia", key) == "done"
    with as_owner():
        assert Consent.unscoped.get(pk=given.pk).withdrawn_at is None


@pytest.mark.parametrize("whose", ["sami", "samy"])
def test_a_restriction_of_either_holds_for_both(twice, whose):
    consent(twice, "sami", "leila", item=twice.asked_sami.pk, kind=twice.asked_sami.kind, to="oma")
    consent(twice, "samy", "leila", item=twice.asked_samy.pk, kind=twice.asked_samy.kind, to="oma")
    restrict(twice, whose, "oma", "leila")
    make_one(twice)
    with acting_as(twice.oma) as oma:
        assert not may(oma, twice.asked_sami, Right.VIEW) and not may(oma, twice.asked_samy, Right.VIEW)


# --- undoing ---

@pytest.mark.parametrize("two", [("sami", "samy"), ("samy", "sami")])
@pytest.mark.parametrize("around", ["nothing", "shared", "shut", "everything"])
def test_undoing_puts_back_every_byte_of_both(twice, two, around):
    if around in ("shared", "everything"):
        shared_everywhere(twice)
    if around in ("shut", "everything"):
        restrict(twice, "samy", "oma", "leila")
        restrict(twice, "sami", "ex", "leila", item=twice.asked_sami.pk, kind=twice.asked_sami.kind)
    before = snapshot()
    key = make_one(twice, *two)
    assert snapshot() != before
    assert undo(twice, "hanne", key) is True
    assert snapshot() == before


def test_after_undoing_each_sees_what_they_saw(twice):
    shared_everywhere(twice)
    before = seen(twice)
    undo(twice, "pia", make_one(twice))
    assert {one for one in seen(twice) ^ before if one[1] not in TOLD} == set()


def test_after_30_days_it_is_final_and_the_key_of_the_other_is_gone(twice):
    key = make_one(twice)
    with as_owner():
        Merge.unscoped.update(done_at=timezone.now() - timedelta(days=31))
    assert undo(twice, "pia", key) is False
    assert merging.finish() == 1 and merging.finish() == 0
    forget_keys()
    with as_owner():
        assert MergeRow.unscoped.count() == 0
        assert HelpRequest.unscoped.get(pk=twice.asked_samy.pk).hard == HARD
    with pytest.raises(KeyErased):
        subject_key(twice.village.pk, twice.samy.subject_id)


def test_what_was_added_meanwhile_to_a_thing_of_the_other_goes_back_with_it(twice):
    key = make_one(twice)
    with acting_as(twice.hanne) as hanne:
        door.answer(opened(hanne, twice.asked_samy), by=hanne, words="Written meanwhile.")
    new = ask(twice, twice.leila, "sami", called_name="Sami")
    undo(twice, "pia", key)
    forget_keys()
    with as_owner():
        asked = HelpRequest.unscoped.get(pk=twice.asked_samy.pk)
        words = [one.words for one in RequestStep.unscoped.filter(request=asked)]
        assert asked.subject_id == twice.samy.subject_id and "Written meanwhile." in words
        assert {one.subject_id for one in RequestStep.unscoped.filter(request=asked)} == {twice.samy.subject_id}
        assert HelpRequest.unscoped.get(pk=new.pk).subject_id == twice.sami.subject_id
    with acting_as(twice.pia):
        [pair] = merging.pairs()
    assert ("help_requests_requeststep", True) in {(one["table"], one["went"]) for one in pair.later}
    assert ("help_requests_helprequest", False) in {(one["table"], one["went"]) for one in pair.later}


def test_who_stopped_sharing_meanwhile_does_not_share_again_by_undoing(twice):
    given = consent(twice, "sami", "leila", kinds=[DataKind(twice.asked_sami.kind)], to="oma")
    key = make_one(twice)
    with as_owner():
        Consent.unscoped.filter(item_id=twice.asked_sami.pk, to_person=twice.people["oma"]).update(withdrawn_at=timezone.now())
    undo(twice, "pia", key)
    with as_owner():
        assert Consent.unscoped.get(pk=given.pk).withdrawn_at is not None
    with acting_as(twice.oma) as oma:
        assert not may(oma, twice.asked_sami, Right.VIEW)


def test_a_restriction_that_was_lifted_or_set_meanwhile_holds_for_both_after_undoing(twice):
    lifted = restrict(twice, "samy", "oma", "leila")
    key = make_one(twice)
    with as_owner():
        Restriction.unscoped.filter(pk=lifted.pk).update(lifted_at=timezone.now())
    restrict(twice, "sami", "ex", "leila")
    undo(twice, "pia", key)
    with as_owner():
        held = set(Restriction.unscoped.filter(lifted_at=None).values_list("subject_id", "against_person_id"))
    ex, oma = twice.people["ex"].pk, twice.people["oma"].pk
    assert {(twice.sami.subject_id, ex), (twice.samy.subject_id, ex), (twice.samy.subject_id, oma)} <= held


# --- every table ---

@pytest.mark.django_db
def test_every_column_that_can_name_somebody_is_moved():
    """A new table comes along without a line; a column in which no key can be replaced does not go unseen."""
    with table_rows() as cursor:
        cursor.execute("SELECT tab, col FROM app.merge_columns()")
        moved = set(cursor.fetchall())
        cursor.execute("SELECT unnest(app.merge_leaves())")
        leaves = {row[0] for row in cursor.fetchall()}
    names = ("subject_id", "person_id", "author_id")
    about = {
        (model._meta.db_table, field.column) for model in apps.get_models() for field in model._meta.concrete_fields
        if hasattr(model, "protection") and model._meta.db_table not in leaves and model._meta.label != "people.Account"
        and (field.related_model in (Person, Subject) or field.column in names)
    }  # fmt: skip
    assert about - moved == set()
    assert leaves <= {m._meta.db_table for m in apps.get_models()} | {"access_grant", "access_item"}
