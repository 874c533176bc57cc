"""A safety note holds with the yes of those it is about, opens to whom they name, and goes at once."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.family_plans.conftest import at, by_link, goal, step_for
from tests.modules.safety_notes.conftest import (
    HELPS,
    HERS,
    SOON,
    WORDS,
    as_it_stands,
    does,
    found,
    proposes,
    says,
    seen_by,
    writes_own,
)
from village.modules.circles.queries import looks_at_item
from village.modules.safety_notes import actions, clock
from village.modules.safety_notes.models import NoteAnswer, SafetyNote
from village.modules.safety_notes.problems import AnsweredAlready, DoesNotHold, SomebodyWroteOne, TooFarAway
from village.modules.safety_notes.queries import last_day
from village.modules.safety_notes.words import Ending
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.notices.models import Notice
from village.trust.people.models import Subject
from village.trust.vocabulary import NotAllowed, Purpose


def told(cast, who):
    with as_owner():
        return list(Notice.unscoped.filter(person=cast.people[who]).values_list("code", "path"))


def may_not_find(cast, note, *people):
    for who in people:
        actor = cast.actors[who] if isinstance(who, str) else who
        with acting_as(actor), pytest.raises(Http404):
            found(actor, note)


def test_it_holds_once_everybody_of_the_family_said_yes(wilgendaal, plan):
    note = proposes(wilgendaal, plan)
    assert as_it_stands(note).waits
    assert seen_by(wilgendaal, "hanne", plan) == []
    assert ("question", f"safety/{note.pk}/") in told(wilgendaal, "yara")
    says(wilgendaal, note)
    assert as_it_stands(note).holds
    assert seen_by(wilgendaal, "hanne", plan) == [HELPS]


def test_one_no_is_enough(wilgendaal, plan):
    note = says(wilgendaal, proposes(wilgendaal, plan), yes=False)
    assert as_it_stands(note).ending == Ending.NOT_AGREED
    with pytest.raises(DoesNotHold):
        says(wilgendaal, note, "leila")
    assert seen_by(wilgendaal, "hanne", plan) == []


def test_in_calm_only_those_it_is_shown_to_open_it(wilgendaal, note, oma, plan):
    for who in ("leila", "yara", "hanne"):
        with acting_as(wilgendaal.actors[who]) as actor:
            assert found(actor, note).numbers == [("Oma Zohra", "0470 12 34 56"), ("Nadia next door", "0471 65 43 21")]
    may_not_find(wilgendaal, note, "els", "ex", "griet", "mieke", "bram", "oona", "pia", "kobe", "stranger", "sami", "oma")
    step = step_for(wilgendaal, goal(wilgendaal, plan, wilgendaal.leila), oma)
    may_not_find(wilgendaal, note, by_link(wilgendaal, oma, step))


def test_no_kind_that_is_shared_as_a_whole_opens_it(wilgendaal, plan):
    says(wilgendaal, proposes(wilgendaal, plan, readers=()))
    assert seen_by(wilgendaal, "hanne", plan) == []


def test_the_own_note_of_a_young_person_is_nobody_elses(wilgendaal, own, plan):
    with acting_as(wilgendaal.yara) as yara:
        assert found(yara, own).helps == HERS
    may_not_find(wilgendaal, own, "leila", "hanne", "els", "jonas", "ex", "oma", "stranger")
    assert told(wilgendaal, "leila") == [one for one in told(wilgendaal, "leila") if "safety" not in one[1]]


def test_she_shows_it_to_whom_she_chooses_and_stops_at_once(wilgendaal):
    note = writes_own(wilgendaal, readers=("jonas",))
    with acting_as(wilgendaal.jonas) as jonas:
        assert found(jonas, note).helps == HERS
    does(wilgendaal, note, "yara", actions.show_no_more, person=wilgendaal.people["jonas"].pk)
    may_not_find(wilgendaal, note, "jonas", "leila")


def test_a_parent_does_not_write_one_in_the_name_of_a_child(wilgendaal):
    hers = Subject(pk=wilgendaal.people["yara"].subject_id, village_id=wilgendaal.village.pk)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.write_own(hers, by=leila, words=WORDS, review_on=SOON)


def test_a_coordinator_does_not_write_or_agree_in_the_name_of_a_family(wilgendaal, plan, note):
    with acting_as(wilgendaal.hanne), pytest.raises((NotAllowed, Http404)):
        proposes(wilgendaal, plan, "hanne")
    again = proposes(wilgendaal, plan)
    with pytest.raises((NotAllowed, Http404)):
        says(wilgendaal, again, "hanne")


def test_a_new_wording_needs_every_yes_again_and_the_one_before_holds_until_then(wilgendaal, plan, note):
    new = proposes(wilgendaal, plan, "yara", readers=("els",))
    assert as_it_stands(note).holds and as_it_stands(new).waits
    may_not_find(wilgendaal, new, "hanne", "els")
    says(wilgendaal, new, "leila")
    assert as_it_stands(note).ending == Ending.REPLACED and as_it_stands(new).holds
    may_not_find(wilgendaal, note, "hanne")
    may_not_find(wilgendaal, new, "hanne")
    with acting_as(wilgendaal.els) as els:
        assert found(els, new).helps == HELPS


def test_two_people_writing_at_once_lose_nothing(wilgendaal, plan):
    note = proposes(wilgendaal, plan)
    with pytest.raises(SomebodyWroteOne):
        proposes(wilgendaal, plan, "yara")
    assert as_it_stands(note).waits


def test_each_answers_once_and_only_for_oneself(wilgendaal, plan):
    note = proposes(wilgendaal, plan)
    with pytest.raises(AnsweredAlready):
        says(wilgendaal, note, "leila")
    with acting_as(wilgendaal.leila) as leila, pytest.raises(DatabaseError), transaction.atomic():
        open_subject(leila, note.subject_id, Purpose.HELP)
        NoteAnswer.unscoped.create(
            village_id=note.village_id, subject_id=note.subject_id, item_id=note.item_id, kind=note.kind,
            author_id=wilgendaal.people["yara"].pk, said_by=wilgendaal.people["yara"].pk, note=note, yes=True, by_called="Yara",
        )  # fmt: skip


def test_the_database_lets_nothing_hold_without_every_yes(wilgendaal, plan):
    note = proposes(wilgendaal, plan)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(DatabaseError), transaction.atomic():
        open_subject(leila, note.subject_id, Purpose.HELP)
        mine = found(leila, note)
        mine.holds_from = timezone.now()
        mine.save(update_fields=["holds_from"])


def test_the_database_keeps_the_words_as_they_were_agreed(wilgendaal, plan, note):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(DatabaseError), transaction.atomic():
        open_subject(leila, note.subject_id, Purpose.HELP)
        mine = found(leila, note)
        mine.helps = "Nothing."
        mine.save(update_fields=["helps"])


def test_taken_away_it_is_gone_at_once_for_everybody(wilgendaal, note):
    does(wilgendaal, note, "yara", actions.withdraw)
    may_not_find(wilgendaal, note, "hanne")
    assert as_it_stands(note).ending == Ending.WITHDRAWN
    assert ("stopped_sharing", "") in told(wilgendaal, "hanne")


def test_the_day_to_read_it_again_is_never_further_than_the_law_file_says(wilgendaal, plan):
    with acting_as(wilgendaal.leila) as leila:
        last = last_day(leila)
    assert (last - timezone.localdate()).days <= 184
    for day in (last + timedelta(days=1), timezone.localdate()):
        with pytest.raises(TooFarAway):
            proposes(wilgendaal, plan, review_on=day)
    note = says(wilgendaal, proposes(wilgendaal, plan, review_on=last))
    with pytest.raises(TooFarAway):
        does(wilgendaal, note, "yara", actions.read_again, review_on=last + timedelta(days=1))


def late(note):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE safety_notes_safetynote SET review_on = current_date - 1 WHERE id = %s", [note.pk])


def test_a_late_one_is_told_once_to_the_family_and_to_who_coordinates(wilgendaal, note):
    assert clock.tick() == 0
    late(note)
    assert clock.tick() == 1 and clock.tick() == 0
    path = ("question", f"safety/{note.pk}/")
    assert all(path in told(wilgendaal, who) for who in ("leila", "yara", "hanne"))
    assert not any(path in told(wilgendaal, who) for who in ("els", "mieke", "griet", "bram"))
    does(wilgendaal, note, "leila", actions.read_again, review_on=SOON)
    assert not as_it_stands(note).is_late


def test_a_coordinator_to_whom_it_is_not_shown_hears_of_no_late_one(wilgendaal, plan):
    note = says(wilgendaal, proposes(wilgendaal, plan, readers=()))
    late(note)
    assert clock.tick() == 1
    assert not any("safety" in path for _code, path in told(wilgendaal, "hanne"))


def test_an_own_one_that_is_late_is_told_to_nobody_else(wilgendaal, own):
    late(own)
    assert clock.tick() == 1
    assert any("safety" in path for _code, path in told(wilgendaal, "yara"))
    assert not any("safety" in path for _code, path in told(wilgendaal, "leila"))


def test_the_family_reads_who_read_it(wilgendaal, note):
    with acting_as(wilgendaal.hanne) as hanne:
        found(hanne, note)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, note)
        assert "Hanne Moreels" in {look.name for look in looks_at_item(leila, note.subject_id, note.pk)}


def test_notes_of_another_village_do_not_exist(wilgendaal, tilleuls, note):
    stranger = next(iter(tilleuls.actors.values()))
    with acting_as(stranger), pytest.raises(Http404):
        found(stranger, note)
    with as_owner():
        assert SafetyNote.unscoped.filter(village_id=tilleuls.village.pk).count() == 0
