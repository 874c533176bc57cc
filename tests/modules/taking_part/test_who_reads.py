"""Who runs a group reads a first name, one line and a sign; nobody else reads a trace, and a volunteer nothing more."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner, guardian, person, restrict
from tests.modules.help_requests.conftest import ask
from tests.modules.taking_part.conftest import (
    CALLS,
    FETCH,
    LINE,
    NUMBER,
    Place,
    does,
    ends,
    keep_group,
    list_of,
    takes_part,
)
from village.modules.circles import actions as circles
from village.modules.circles.queries import looks_at_item
from village.modules.help_requests.models import HelpRequest
from village.modules.taking_part import actions
from village.modules.taking_part.models import Attendance, CallInNeed, PartYes, PhotoAnswer, TakesPart, ToKnow
from village.modules.taking_part.problems import NotYoursToKeep
from village.modules.taking_part.queries import runs
from village.modules.taking_part.sheet import calls_for, sheet_of, tick
from village.modules.taking_part.words import PhotoUse, There
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.consent.models import Consent
from village.trust.people.models import Person, PersonRecord
from village.trust.vocabulary import DataKind, NotAllowed, Purpose

ABOUT = (TakesPart, PartYes, ToKnow, CallInNeed, PhotoAnswer, Attendance)
NOBODY_ELSE = ("wil", "els", "ex", "stranger", "kobe", "oona", "griet", "pia", "hanne")

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def found_by(place: Place, who: str) -> list[PersonRecord]:
    with acting_as(place.cast.actors[who]) as actor:
        open_list(actor)
        return [one for model in ABOUT for one in model.unscoped.filter(village_id=actor.village_id)]


def test_who_runs_the_group_reads_the_name_the_line_and_no_photo(place, sami):
    row = list_of(place.cast, "vic", place.group)["Sami"]
    assert (row.line, row.there, row.photos) == (LINE, None, frozenset())


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_reads_a_trace(place, sami, who):
    assert found_by(place, who) == []
    with acting_as(place.cast.actors[who]) as actor:
        assert not runs(place.group.pk)
        with pytest.raises(Http404):
            find(actor, TakesPart, sami.pk)


def test_the_one_who_says_who_runs_it_reads_nothing_either(place, sami):
    assert found_by(place, "jonas") == []


def test_a_number_is_opened_by_itself_and_whoever_wrote_it_reads_who_looked(place, sami):
    with acting_as(place.cast.vic) as vic:
        [card] = calls_for(vic, find(vic, TakesPart, sami.pk))
        assert card.numbers[0] == ("Mama", NUMBER) and str(card.fetch) == FETCH
    with acting_as(place.cast.leila) as leila:
        looks = looks_at_item(leila, leila.subject_id, card.pk)
        assert [look.name for look in looks] == ["Vic Maes"]


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_opens_a_number(place, sami, who):
    with as_owner():
        card = CallInNeed.unscoped.get(takes_part=sami)
    with acting_as(place.cast.actors[who]) as actor:
        assert calls_for(actor, sami) == []
        with pytest.raises(Http404):
            find(actor, CallInNeed, card.pk)


def test_each_look_at_the_list_stands_with_the_family(place, sami):
    list_of(place.cast, "vic", place.group)
    with acting_as(place.cast.leila) as leila:
        open_subject(leila, sami.subject_id, Purpose.CHECK)
        assert [look.name for look in looks_at_item(leila, sami.subject_id, sami.pk)] == ["Vic Maes"]


def test_a_volunteer_opens_nothing_else_of_the_same_child(place, sami):
    asked = ask(place.cast, place.cast.leila, "sami")
    with acting_as(place.cast.vic) as vic:
        open_list(vic)
        assert not HelpRequest.unscoped.filter(village_id=vic.village_id).exists()
        assert not Person.unscoped.filter(subject_id=sami.subject_id).exists()
        with pytest.raises(Http404):
            find(vic, HelpRequest, asked.pk)
        with pytest.raises(NotAllowed):
            open_subject(vic, sami.subject_id, Purpose.HELP)


def test_a_volunteer_writes_nothing_in_the_name_of_the_family(place, sami):
    same = {"village_id": sami.village_id, "subject_id": sami.subject_id, "kind": sami.kind, "item_id": sami.item_id,
            "author_id": place.cast.vic.person_id}  # fmt: skip
    until = {"until": timezone.localdate(), "as_who": "guardians", "needs": [], "law_version": "x"}
    wrong = [
        PhotoAnswer(takes_part_id=sami.pk, use=PhotoUse.PUBLIC, yes=True, **until, **same),
        PartYes(takes_part_id=sami.pk, as_who="child", **same),
        ToKnow(takes_part_id=sami.pk, words="Nothing", **same | {"kind": DataKind.HEALTH}),
        CallInNeed(takes_part_id=sami.pk, **same | {"kind": DataKind.CONTACT, "subject_id": place.cast.vic.subject_id,
                                                    "item_id": None}),
    ]  # fmt: skip
    with acting_as(place.cast.vic) as vic:
        open_subject(vic, vic.subject_id, Purpose.HELP)
        find(vic, TakesPart, sami.pk)
        for one in wrong:
            if isinstance(one, CallInNeed):
                open_subject(vic, vic.subject_id, Purpose.HELP)
            with pytest.raises(ProgrammingError), transaction.atomic():
                one.save(force_insert=True)
        assert not TakesPart.unscoped.filter(pk=sami.pk).update(called="Somebody")
        for verb in (actions.stop, actions.say_yes):
            with pytest.raises((NotAllowed, Http404)):
                verb(sami, by=vic)


def test_whose_chair_ended_reads_nothing_from_that_moment(place, sami):
    assert list_of(place.cast, "vic", place.group)
    ends(place.cast, place.seats["vic"])
    assert found_by(place, "vic") == []
    with acting_as(place.cast.vic):
        assert not runs(place.group.pk)


def test_who_runs_it_from_now_on_reads_it_and_who_did_before_stops(place, sami):
    keep_group(place.cast, "jonas", "loods", [place.seats["wil"].pk], key=place.group.pk)
    assert set(list_of(place.cast, "wil", place.group)) == {"Sami"}
    assert found_by(place, "vic") == []


def test_a_volunteer_does_not_say_who_runs_a_group(place):
    for who, where in (("vic", "loods"), ("jonas", "school"), ("leila", "loods"), ("kobe", "loods")):
        with pytest.raises(NotYoursToKeep):
            keep_group(place.cast, who, where, [])
    with pytest.raises(NotYoursToKeep):
        keep_group(place.cast, "els", "school", [place.seats["vic"].pk])


def test_one_tap_of_the_family_and_the_list_is_empty(place, sami):
    does(place.cast, sami, "leila", actions.stop)
    assert found_by(place, "vic") == []
    with as_owner():
        assert not Consent.unscoped.filter(to_organisation=place.group.organisation, withdrawn_at=None).exists()


def test_it_ends_by_itself_on_its_day(place, sami):
    with as_owner(), connection.cursor() as cursor:
        consent = Consent.unscoped.get(item_id=sami.pk)
        assert timezone.localdate(consent.until) == sami.ends_on + timedelta(days=1)
        cursor.execute("UPDATE consent_consent SET from_at = now() - interval '2 days', until = now() - interval '1 second'"
                       " WHERE to_organisation_id = %s", [place.group.organisation_id])  # fmt: skip
    assert found_by(place, "vic") == []


def test_a_stopped_line_stays_stopped_when_something_else_changes(place, sami):
    with as_owner():
        line = ToKnow.unscoped.get(takes_part=sami)
        consent = Consent.unscoped.get(item_id=line.pk)
    with acting_as(place.cast.leila) as leila:
        circles.withdraw(find(leila, Consent, consent.pk), by=leila)
    does(place.cast, sami, "leila", actions.keep_calls, calls=CALLS)
    assert list_of(place.cast, "vic", place.group)["Sami"].line == ""


def test_a_volunteer_whom_the_family_keeps_out_has_an_empty_list_and_nobody_to_call(place, sami):
    restrict(place.cast, "sami", "vic", "leila")
    assert list_of(place.cast, "vic", place.group) == {}
    with acting_as(place.cast.vic) as vic:
        open_list(vic)
        assert not ToKnow.unscoped.filter(village_id=vic.village_id).exists() and calls_for(vic, sami) == []
        with pytest.raises(Http404):
            find(vic, TakesPart, sami.pk)


def test_many_on_the_list_ask_no_more_than_few(place, sami, django_assert_max_num_queries):
    with acting_as(place.cast.vic) as vic, django_assert_max_num_queries(12):
        few = sheet_of(vic, place.group.pk)
    crowd(place, 12)
    with acting_as(place.cast.vic) as vic, django_assert_max_num_queries(12):
        assert len(sheet_of(vic, place.group.pk)) == len(few) + 12
    with acting_as(place.cast.vic) as vic:
        rows = sheet_of(vic, place.group.pk)
        with django_assert_max_num_queries(4):
            assert tick(vic, rows, {row.part.pk: There.PRESENT for row in rows}) == len(rows)


def crowd(place: Place, number: int) -> None:
    for one in range(number):
        with as_owner():
            person(place.cast, f"child{one}", f"Child {one}", timezone.localdate() - timedelta(days=3000))
            guardian(place.cast, "leila", f"child{one}")
        takes_part(place.cast, place.group, f"child{one}")
