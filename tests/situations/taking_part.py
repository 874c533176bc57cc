"""What is checked of a volunteer of a community centre: no record at all, and what must be known on the spot (row 31)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import Cast, as_owner
from tests.modules.taking_part.conftest import (
    ENDS,
    LINE,
    NUMBER,
    does,
    ends,
    keep_group,
    list_of,
    member,
    takes_part,
    volunteer,
)
from tests.situations.places import is_now, law_of
from village.modules.circles.queries import looks_at_item
from village.modules.taking_part import actions
from village.modules.taking_part.clock import tick as clock
from village.modules.taking_part.models import Attendance, CallInNeed, Group, TakesPart
from village.modules.taking_part.problems import SomebodyElseDecides
from village.modules.taking_part.sheet import calls_for, sheet_of, tick
from village.modules.taking_part.words import PhotoUse, There
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list, open_subject
from village.trust.law.answers import Consenter
from village.trust.people.models import Person
from village.trust.vocabulary import DataKind, NotAllowed, Purpose, Secrecy

HOME = "/wilgendaal/taking-part/"


def a_group(cast: Cast) -> Group:
    """Vic volunteers at De Loods, without any duty of silence, and runs one group there."""
    seat = volunteer(cast, "vic", "Vic Maes", "loods")
    assert seat.secrecy == Secrecy.NONE
    return keep_group(cast, "jonas", "loods", [seat.pk])


def a_volunteer_reads_who_comes_and_what_must_be_known_and_no_record(cast: Cast, place: str) -> None:
    group = a_group(cast)
    part = takes_part(cast, group)
    assert list_of(cast, "vic", group)["Sami"].line == LINE
    with acting_as(cast.vic) as vic:
        assert calls_for(vic, find(vic, TakesPart, part.pk))[0].numbers[0] == ("Mama", NUMBER)
        open_list(vic)
        assert not Person.unscoped.filter(subject_id=part.subject_id).exists()
        with pytest.raises(NotAllowed):
            open_subject(vic, part.subject_id, Purpose.HELP)
    for nobody in ("els", "ex", "stranger", "kobe"):
        with acting_as(cast.actors[nobody]) as somebody:
            open_list(somebody)
            assert not TakesPart.unscoped.filter(pk=part.pk).exists() and calls_for(somebody, part) == []
        with acting_as(cast.actors[nobody]), pytest.raises(Http404):
            find(cast.actors[nobody], TakesPart, part.pk)
    ends(cast, member(cast, "vic", "loods"))
    assert browser(cast, "vic").get(f"{HOME}today/{group.pk}/").status_code == 404


def who_was_there_is_ticked_and_forgotten_by_the_law(cast: Cast, place: str) -> None:
    group = a_group(cast)
    part = takes_part(cast, group)
    with acting_as(cast.vic) as vic:
        tick(vic, sheet_of(vic, group.pk), {part.pk: There.NOT_TOLD})
    assert list_of(cast, "vic", group)["Sami"].there == There.NOT_TOLD
    days = timedelta(days=law_of(place).attendance_days)
    for old, gone in ((days, 0), (days + timedelta(days=1), 1)):
        with as_owner():
            Attendance.unscoped.all().update(day=timezone.localdate() - old)
        assert clock() == gone


def the_yes_for_a_photo_is_apart_and_a_no_counts_at_once(cast: Cast, place: str) -> None:
    group = a_group(cast)
    part = takes_part(cast, group)
    assert list_of(cast, "vic", group)["Sami"].photos == frozenset()
    for yes in (True, False):
        uses = {PhotoUse.INSIDE: yes, PhotoUse.PUBLIC: False}
        does(cast, part, "leila", actions.answer_photos, uses=uses, until=ENDS)
        assert list_of(cast, "vic", group)["Sami"].photos == ({PhotoUse.INSIDE} if yes else frozenset())
    with pytest.raises((Http404, NotAllowed)):
        does(cast, part, "vic", actions.answer_photos, uses={PhotoUse.PUBLIC: True}, until=ENDS)


def whose_yes_is_asked_follows_the_age(cast: Cast, place: str) -> None:
    group, law = a_group(cast), law_of(place)
    for age in (11, 14, 16):
        is_now(cast, "yara", age)
        kinds = (DataKind.PARTICIPATION, DataKind.HEALTH, DataKind.CONTACT)
        needs = frozenset[Consenter]().union(*(law.consenters(age, kind) for kind in kinds))
        if Consenter.GUARDIANS not in needs:
            with pytest.raises(SomebodyElseDecides):
                takes_part(cast, group, "yara", "leila", line="")
        first, second = ("leila", "yara") if Consenter.GUARDIANS in needs else ("yara", "")
        part = takes_part(cast, group, "yara", first, line="")
        both = len(needs) == 2
        assert set(list_of(cast, "vic", group)) == (set() if both else {"Yara"}), f"{place} at {age}"
        if both:
            does(cast, part, second, actions.say_yes)
            assert set(list_of(cast, "vic", group)) == {"Yara"}
        does(cast, part, "yara", actions.stop)


def the_family_reads_who_looked_and_stops_it_with_one_tap(cast: Cast, place: str) -> None:
    group = a_group(cast)
    part = takes_part(cast, group)
    assert "Sami" in words_of(browser(cast, "vic").get(f"{HOME}today/{group.pk}/"))
    assert NUMBER in words_of(browser(cast, "vic").get(f"{HOME}call/{part.pk}/"))
    a_moment_later()
    with as_owner():
        card = CallInNeed.unscoped.get(takes_part=part)
    with acting_as(cast.leila) as leila:
        for subject, item in ((part.subject_id, part.pk), (card.subject_id, card.pk)):
            open_subject(leila, subject, Purpose.CHECK)
            assert {look.name for look in looks_at_item(leila, subject, item)} == {"Vic Maes"}
    assert browser(cast, "leila").post(f"{HOME}{part.pk}/stop/").status_code == 302
    assert "Sami" not in words_of(browser(cast, "vic").get(f"{HOME}today/{group.pk}/"))
    assert browser(cast, "vic").get(f"{HOME}call/{part.pk}/").status_code == 404


def it_ends_by_itself_with_the_season(cast: Cast, place: str) -> None:
    group = a_group(cast)
    takes_part(cast, group)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consent_consent SET from_at = from_at - interval '1 year', until = until - make_interval(days => %s)"
            " WHERE to_organisation_id = %s",
            [(ENDS - timezone.localdate()).days + 2, group.organisation_id],
        )
    assert list_of(cast, "vic", group) == {}
