"""Who coordinates notes a safety note for the family, in its words; it holds with the family's yes and with nobody else's."""

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import at
from tests.modules.help_requests.conftest import a_moment_later
from tests.modules.safety_notes.conftest import (
    HELPS,
    SOON,
    WORDS,
    as_it_stands,
    does,
    found,
    proposes,
    says,
    seen_by,
)
from village.modules.agreements.problems import WitnessNeeded
from village.modules.family_plans import actions as plans
from village.modules.family_plans.queries import door_of
from village.modules.safety_notes import actions, noting, queries
from village.modules.safety_notes.actions import Words
from village.modules.safety_notes.models import NoteAnswer, SafetyNote
from village.modules.safety_notes.problems import (
    AnsweredAlready,
    NotedAlready,
    NothingNoted,
    SomebodyWroteOne,
    SomethingMissing,
)
from village.modules.safety_notes.words import Ending, How
from village.trust.access.actor import acting_as
from village.trust.consent.models import Consent
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

HERE = "/wilgendaal/safety/"
PART = Words(HELPS, "", "", "", "", "", "")


def notes(cast, plan, who="hanne", words=WORDS, told_by="leila", readers=("hanne",)):
    with acting_as(cast.actors[who]) as actor:
        door = door_of(actor, plan.pk)
        people = [cast.people[one].pk for one in readers]
        key = noting.note_for(door, by=actor, noted=noting.Noted(words, cast.people[told_by].pk, SOON, people))
    a_moment_later()
    with as_owner():
        return SafetyNote.unscoped.get(pk=key)


def hears(cast, plan, person, who="hanne", yes=True, witness="Els De Wilde"):
    with acting_as(cast.actors[who]) as actor:
        door = door_of(actor, plan.pk)
        said = noting.hear(door, by=actor, person=cast.people[person].pk, yes=yes, witness=witness)
    a_moment_later()
    return said


def test_what_hanne_noted_holds_only_once_the_family_said_yes_on_its_own_page(wilgendaal, plan):
    note = notes(wilgendaal, plan)
    assert (note.noted_by, note.told_by) == ("Hanne Moreels", "Leïla Benali")
    for who in ("hanne", "els", "bram"):
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(Http404):
            found(actor, note)
    says(wilgendaal, note, "leila")
    assert as_it_stands(note).waits
    says(wilgendaal, note, "yara")
    assert as_it_stands(note).holds
    assert seen_by(wilgendaal, "hanne", plan) == [HELPS]  # they let her read it on a calm day too


def test_a_yes_said_aloud_counts_before_a_witness_and_never_without_one(wilgendaal, plan):
    note = notes(wilgendaal, plan)
    for witness in ("", "hanne moreels "):
        with pytest.raises(WitnessNeeded):
            hears(wilgendaal, plan, "leila", witness=witness)
    assert hears(wilgendaal, plan, "leila") == "written"
    with pytest.raises(AnsweredAlready):
        hears(wilgendaal, plan, "leila")
    assert hears(wilgendaal, plan, "yara") == "holds"
    assert as_it_stands(note).holds
    with as_owner():
        answer = NoteAnswer.unscoped.get(note=note, said_by=wilgendaal.people["yara"].pk)
        given = Consent.unscoped.get(item_id=note.pk, withdrawn_at=None)
        assert (answer.how, answer.witness, answer.by_called) == (How.SPOKEN, "Els De Wilde", "Yara Benali")
        assert (given.given_by_id, given.how) == (wilgendaal.people["yara"].pk, noting.ALOUD)
        heard = Entry.unscoped.filter(verb="safety_notes.hear", item_id=note.pk)
        assert {one.person_name for one in heard} == {"Hanne Moreels"} and heard.count() == 2
        told = Notice.unscoped.filter(path=f"safety/{note.pk}/", code=Notice.Code.FAMILY_TOLD)
        assert {one.person.name for one in told} == {"Leïla Benali", "Yara Benali"}


def test_what_was_said_aloud_is_the_familys_to_take_away(wilgendaal, plan):
    note = notes(wilgendaal, plan)
    for who in ("leila", "yara"):
        hears(wilgendaal, plan, who)
    does(wilgendaal, note, "yara", actions.withdraw)
    assert as_it_stands(note).ending == Ending.WITHDRAWN
    assert seen_by(wilgendaal, "hanne", plan) == []


def test_one_no_said_aloud_is_enough(wilgendaal, plan):
    note = notes(wilgendaal, plan)
    assert hears(wilgendaal, plan, "yara", yes=False) == "no"
    assert as_it_stands(note).ending == Ending.NOT_AGREED
    with pytest.raises(NothingNoted):
        hears(wilgendaal, plan, "leila")


def test_a_part_is_noted_and_the_family_fills_in_the_rest_before_anybody_says_yes(wilgendaal, plan):
    note = notes(wilgendaal, plan, words=PART)
    with pytest.raises(SomethingMissing):
        hears(wilgendaal, plan, "leila")
    with pytest.raises(SomethingMissing):
        says(wilgendaal, note, "leila")
    whole = proposes(wilgendaal, plan, "yara", read=note.pk)
    assert as_it_stands(note).ending == Ending.REPLACED
    says(wilgendaal, whole, "leila")
    assert as_it_stands(whole).holds


def test_the_database_lets_nothing_hold_that_has_a_gap(wilgendaal, plan):
    note = notes(wilgendaal, plan, words=PART)
    for who in ("leila", "yara"):
        with acting_as(wilgendaal.actors[who]) as actor:
            mine = found(actor, note)
            at(actor, plan)
            NoteAnswer.unscoped.create(
                village_id=mine.village_id, subject_id=mine.subject_id, item_id=mine.item_id, kind=mine.kind,
                author_id=actor.person_id, said_by=actor.person_id, note=mine, yes=True, by_called=actor.name,
            )  # fmt: skip
    with as_owner(), pytest.raises(DatabaseError), transaction.atomic():
        SafetyNote.unscoped.filter(pk=note.pk).update(holds_from=note.created_at)


@pytest.mark.parametrize("who", ["els", "bram", "ex", "stranger", "oona", "mieke", "griet", "leila"])
def test_nobody_else_notes_one_for_a_family(wilgendaal, plan, who):
    with acting_as(wilgendaal.hanne) as hanne:
        door = door_of(hanne, plan.pk)
    actor = wilgendaal.actors[who]
    with acting_as(actor), pytest.raises((NotAllowed, DatabaseError)), transaction.atomic():
        noting.note_for(door, by=actor, noted=noting.Noted(WORDS, wilgendaal.people["leila"].pk, SOON))


def test_somebody_who_coordinates_no_more_reads_nothing_of_what_they_noted(wilgendaal, plan):
    notes(wilgendaal, plan)
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        plans.choose_coordinator(plan, by=leila)
    a_moment_later()
    with acting_as(wilgendaal.hanne) as hanne:
        door = door_of(hanne, plan.pk)
        at(hanne, plan)
        assert queries.i_noted(door) is None and queries.coordinated(hanne, plan.pk) is None
    assert browser(wilgendaal, "hanne").get(f"{HERE}for/{plan.pk}/").status_code == 404


def test_noting_one_tells_nothing_about_a_note_that_is_not_shown(wilgendaal, plan):
    """Theirs waits or holds already: Hanne can note one all the same, and what they have stands beside it."""
    theirs = proposes(wilgendaal, plan, readers=())
    noted = notes(wilgendaal, plan)
    with pytest.raises(NotedAlready):
        notes(wilgendaal, plan)
    says(wilgendaal, theirs)
    assert as_it_stands(theirs).holds and as_it_stands(noted).waits
    for who in ("leila", "yara"):
        hears(wilgendaal, plan, who)
    assert as_it_stands(theirs).ending == Ending.REPLACED and as_it_stands(noted).holds


def test_two_of_the_family_who_write_at_once_see_both_and_lose_nothing(wilgendaal, plan):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    sent = {
        "helps": "Mama’s way.", "worse": "Noise.", "first": "Sami.", "one_name": "Oma", "one_number": "0470 12 34 56",
        "two_name": "Nadia", "two_number": "0471 65 43 21", "review_on": SOON.isoformat(), "read": "",
    }  # fmt: skip
    leila.post(f"{HERE}of/{plan.pk}/", sent)
    second = yara.post(f"{HERE}of/{plan.pk}/", {**sent, "helps": "Yara’s way."})
    page = words_of(second)
    assert second.status_code == 422 and "Mama’s way." in page and "Yara’s way." in page
    with as_owner():
        waits = SafetyNote.unscoped.get(ended_at=None)
    assert f'name="read" value="{waits.pk}"' in second.content.decode()
    both = {**sent, "helps": "Mama’s way, then Yara’s way.", "read": str(waits.pk)}
    assert yara.post(f"{HERE}of/{plan.pk}/", both).status_code == 302
    assert as_it_stands(waits).ending == Ending.REPLACED
    with acting_as(wilgendaal.leila), pytest.raises(SomebodyWroteOne):
        proposes(wilgendaal, plan, "leila")


def test_hanne_notes_it_from_page_to_page_and_the_family_reads_it_first(wilgendaal, plan):
    hanne, yara = browser(wilgendaal, "hanne"), browser(wilgendaal, "yara")
    assert "Note it for the family" in words_of(hanne.get(f"/wilgendaal/plan/{plan.pk}/"))
    assert "Note it for the family" not in words_of(browser(wilgendaal, "els").get(f"/wilgendaal/plan/{plan.pk}/"))
    here = f"{HERE}for/{plan.pk}/"
    sent = {
        "told_by": str(wilgendaal.people["leila"].pk), "helps": HELPS, "worse": "Noise.", "first": "Sami.", "one_name": "Oma",
        "one_number": "0470 12 34 56", "two_name": "Nadia", "two_number": "0471 65 43 21", "review_on": SOON.isoformat(),
        "readers": [str(wilgendaal.people["hanne"].pk)],
    }  # fmt: skip
    assert "Only with their agreement." in words_of(hanne.post(here, sent))
    assert hanne.post(here, {**sent, "agreed": "on"}).url == f"{here}noted/"
    assert HELPS in words_of(hanne.get(f"{here}noted/"))
    with as_owner():
        note = SafetyNote.unscoped.get()
    page = words_of(yara.get(f"{HERE}{note.pk}/"))
    assert "Hanne Moreels noted this for you" in page and "Once it holds, these may read it" in page
    leila = wilgendaal.people["leila"].pk
    assert hanne.post(f"{here}aloud/{leila}/", {"says": "yes", "witness": ""}).status_code == 422
    assert hanne.post(f"{here}aloud/{leila}/", {"says": "yes", "witness": "Els"}).status_code == 302
    yara.post(f"{HERE}{note.pk}/", {"says": "yes"})
    assert as_it_stands(note).holds
    assert "aloud; Els heard it" in words_of(yara.get(f"{HERE}{note.pk}/"))
    assert hanne.get(f"{here}noted/").status_code == 404
    for who in ("els", "ex", "bram", "leila", "mieke"):
        other = browser(wilgendaal, who)
        for path in ("", "noted/", f"aloud/{leila}/"):
            assert other.get(f"{here}{path}").status_code == 404
