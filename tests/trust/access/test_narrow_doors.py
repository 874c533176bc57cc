"""Each door opens what its line says and no more; and nobody decides about what is not theirs to decide."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from django.http import Http404

from tests.cast import as_owner, assign, consent
from tests.lab.models import Note, Remark
from village.foundation.time_range import now
from village.trust.access.actor import acting_as
from village.trust.access.check import action
from village.trust.access.opening import find, open_list, open_subject
from village.trust.access.receipts import new_link
from village.trust.consent.models import Restriction
from village.trust.logbook.models import Entry
from village.trust.people.records import new_person
from village.trust.vocabulary import Actor, DataKind, Purpose, Right

SCHOOL, OWN, CONTACT = DataKind.SCHOOL, DataKind.OWN_STORY, DataKind.CONTACT


@pytest.fixture
def notes(wilgendaal):
    """Two things about Yara, and one about her brother."""
    found = {}
    with as_owner():
        for title, about, kind in (("school", "yara", SCHOOL), ("own", "yara", OWN), ("brother", "sami", SCHOOL)):
            note = Note.unscoped.create(
                village=wilgendaal.village, subject_id=wilgendaal.people[about].subject_id, kind=kind, title=title,
                author=wilgendaal.people[about], words=title,
            )  # fmt: skip
            Remark.unscoped.create(village=wilgendaal.village, subject_id=note.subject_id, note=note, kind=0,
                                   author=wilgendaal.people[about], words="more")  # fmt: skip
            found[title] = note
    return found


def lines(**wanted):
    with as_owner():
        return Entry.unscoped.filter(**wanted).count()


def titles():
    return set(Note.unscoped.values_list("title", flat=True))


# --- the line about one thing opens that thing ---

def test_finding_one_thing_opens_it_with_its_parts_and_nothing_beside_it(wilgendaal, notes):
    with acting_as(wilgendaal.yara):
        find(wilgendaal.yara, Note, notes["school"].pk)
        assert titles() == {"school"} and Remark.unscoped.count() == 1
        find(wilgendaal.yara, Note, notes["own"].pk)
        assert titles() == {"own"}


def test_the_line_about_a_person_opens_all_that_is_hers_to_see(wilgendaal, notes):
    with acting_as(wilgendaal.yara):
        open_subject(wilgendaal.yara, notes["school"].subject_id, Purpose.FOLLOW)
        assert titles() == {"school", "own"}


def test_after_finding_one_thing_opening_the_person_writes_a_line_of_its_own(wilgendaal, notes):
    about = {"subject_id": notes["school"].subject_id, "act": "view"}
    with acting_as(wilgendaal.yara):
        find(wilgendaal.yara, Note, notes["school"].pk)
        open_subject(wilgendaal.yara, notes["school"].subject_id, Purpose.FOLLOW)
        assert lines(**about, item_id=notes["school"].pk) == 1 and lines(**about, item_id=None) == 1


@action(needs=Right.MANAGE)
def touch(note: Note, *, by: Actor) -> Note:
    return note


def test_acting_on_what_was_just_found_is_not_a_second_look(wilgendaal, notes):
    with acting_as(wilgendaal.yara):
        note = find(wilgendaal.yara, Note, notes["school"].pk)
        touch(note, by=wilgendaal.yara)
        assert lines(act="view", item_id=note.pk) == 1 and lines(act="change", item_id=note.pk) == 1


def test_acting_on_something_else_than_what_was_found_is_a_look_of_its_own(wilgendaal, notes):
    with acting_as(wilgendaal.yara):
        find(wilgendaal.yara, Note, notes["school"].pk)
        touch(notes["own"], by=wilgendaal.yara)
        assert lines(act="view", item_id=notes["own"].pk) == 1


# --- hidden and missing are the same ---

def test_a_refused_try_is_not_shown_to_the_one_who_tried(wilgendaal, notes):
    """It would say that something is there, about whom and of which kind."""
    with acting_as(wilgendaal.stranger):
        with pytest.raises(Http404):
            find(wilgendaal.stranger, Note, notes["own"].pk)
        assert Entry.unscoped.count() == 0
    assert lines(decision="deny", person_id=wilgendaal.stranger.person_id) == 1


def test_trying_a_key_that_does_not_exist_leaves_a_line_too(wilgendaal, notes):
    """So both take as long, and somebody who tries keys is seen trying."""
    with acting_as(wilgendaal.stranger), pytest.raises(Http404):
        find(wilgendaal.stranger, Note, uuid4())
    assert lines(decision="deny", person_id=wilgendaal.stranger.person_id, subject_id=None) == 1


# --- keeping somebody out ---

def keep_out(cast, who, **row):
    by = getattr(cast, who)
    with acting_as(by):
        open_list(by)
        return Restriction.unscoped.create(**{
            "village_id": by.village_id, "subject_id": cast.people["yara"].subject_id, "set_by_id": by.person_id,
            "against_person": cast.people["hanne"], "kind": CONTACT, "because": "shield", **row,
        })  # fmt: skip


def test_a_mother_keeps_somebody_out_of_what_is_hers_to_decide(wilgendaal, notes):
    assert keep_out(wilgendaal, "leila", kinds=[SCHOOL, CONTACT]).pk


@pytest.mark.parametrize("kinds", [[], [SCHOOL, OWN]])
def test_a_mother_does_not_close_the_door_of_her_daughters_own_story(wilgendaal, notes, kinds):
    with pytest.raises(Error), transaction.atomic():
        keep_out(wilgendaal, "leila", kinds=kinds)


def test_a_young_person_keeps_somebody_out_of_everything(wilgendaal, notes):
    assert keep_out(wilgendaal, "yara", kinds=[]).pk


def test_somebody_is_kept_out_of_one_thing_of_ones_own(wilgendaal, notes):
    assert keep_out(wilgendaal, "yara", item_id=notes["own"].pk, kind=OWN).pk
    assert keep_out(wilgendaal, "leila", item_id=notes["school"].pk, kind=SCHOOL).pk


@pytest.mark.parametrize("who, thing, kind", [
    ("yara", "brother", SCHOOL),  # somebody else's thing under one's own name
    ("leila", "own", CONTACT),  # the daughter's own story under another kind
    ("leila", "own", OWN),
])  # fmt: skip
def test_nobody_is_kept_out_of_a_thing_that_is_not_yours(wilgendaal, notes, who, thing, kind):
    with pytest.raises(Error), transaction.atomic():
        keep_out(wilgendaal, who, item_id=notes[thing].pk, kind=kind)


# --- ways in ---

def test_only_somebody_who_holds_a_thing_makes_a_link_to_it(wilgendaal, notes):
    consent(wilgendaal, "yara", "yara", item=notes["own"].pk, kind=OWN, to="oma")
    for who in ("oma", "yara"):
        with acting_as(getattr(wilgendaal, who)):
            assert new_link(wilgendaal.oma.person_id, notes["own"].pk)
    for who in ("stranger", "leila", "els"):
        with acting_as(getattr(wilgendaal, who)), pytest.raises(Error), transaction.atomic():
            new_link(wilgendaal.oma.person_id, notes["own"].pk)


def test_writing_somebody_down_takes_a_role_and_the_second_factor(wilgendaal):
    weak = Actor(**{**wilgendaal.hanne.__dict__, "second_factor": False})
    for who in (weak, wilgendaal.els, wilgendaal.leila):
        with acting_as(who), pytest.raises(Error), transaction.atomic():
            new_person(name="Nora", language="nl", birth_date=date(2015, 1, 1))
    with acting_as(wilgendaal.hanne):
        assert new_person(name="Nora", language="nl")


def test_a_sharing_that_starts_now_counts_in_the_same_moment(wilgendaal, notes):
    """The database's clock stands still within one request; a beginning set a moment later would come too late."""
    with as_owner():
        cursor = connection.cursor()
        cursor.execute("SELECT now()")
        moment = cursor.fetchone()[0]
    consent(wilgendaal, "yara", "yara", kinds=[SCHOOL], to_organisation="school", from_at=moment)
    assign(wilgendaal, "els", "school", "yara", from_at=moment, until=now() + timedelta(days=1))
    with acting_as(wilgendaal.els):
        open_list(wilgendaal.els)
        assert titles() == {"school"}
