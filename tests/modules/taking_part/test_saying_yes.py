"""Whose yes is asked, photos apart, each parent's own card, and what a young person decides alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner, guardian, restrict
from tests.modules.taking_part.conftest import (
    CALLS,
    ENDS,
    LINE,
    NUMBER,
    Place,
    all_open,
    does,
    keep_group,
    list_of,
    on_day,
    takes_part,
)
from tests.situations.places import is_now, live_in
from village.modules.taking_part import actions
from village.modules.taking_part.actions import Calls
from village.modules.taking_part.clock import tick as clock
from village.modules.taking_part.models import Attendance, CallInNeed, PhotoAnswer, TakesPart, ToKnow
from village.modules.taking_part.problems import (
    EndedAlready,
    GroupIsClosed,
    NobodyToCall,
    SomebodyElseDecides,
    TakesPartAlready,
    TooFarAway,
)
from village.modules.taking_part.sheet import sheet_of, tick
from village.modules.taking_part.words import PhotoUse, There
from village.trust.access.actor import acting_as
from village.trust.law.policies import policy_for
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
INSIDE = {PhotoUse.INSIDE: True}


def photos(place: Place, called: str = "Sami") -> frozenset[PhotoUse]:
    return list_of(place.cast, "vic", place.group)[called].photos


def answers(place: Place, part: TakesPart, who: str, yes: bool = True) -> None:
    does(place.cast, part, who, actions.answer_photos, uses={PhotoUse.INSIDE: yes}, until=ENDS)


def test_a_parent_of_a_young_child_is_enough(place, sami):
    assert sami.needs == ["guardians"] and set(list_of(place.cast, "vic", place.group)) == {"Sami"}


def test_from_twelve_the_young_person_says_yes_too_and_hears_that_it_is_asked(place):
    yara = takes_part(place.cast, place.group, "yara", line="")
    assert set(yara.needs) == {"child", "guardians"} and list_of(place.cast, "vic", place.group) == {}
    with as_owner():
        assert Notice.unscoped.filter(person=place.cast.people["yara"], code=Notice.Code.SHARE_YES).count() == 1
    does(place.cast, yara, "yara", actions.say_yes)
    assert set(list_of(place.cast, "vic", place.group)) == {"Yara"}


def test_a_young_person_begins_and_a_parent_says_the_other_yes(place):
    yara = takes_part(place.cast, place.group, "yara", "yara")
    assert list_of(place.cast, "vic", place.group) == {}
    with as_owner():
        assert Notice.unscoped.filter(person=place.cast.people["leila"], code=Notice.Code.SHARE_YES).count() == 1
    does(place.cast, yara, "leila", actions.say_yes)
    assert list_of(place.cast, "vic", place.group)["Yara"].line == LINE


def test_a_child_of_nine_does_not_begin_alone(place):
    with pytest.raises(SomebodyElseDecides):
        takes_part(place.cast, place.group, "sami", "sami")


def test_where_the_law_lets_a_young_person_decide_alone_the_parent_does_not_begin(place):
    live_in(place.cast, "netherlands")
    is_now(place.cast, "yara", 16)
    with pytest.raises(SomebodyElseDecides):
        takes_part(place.cast, place.group, "yara", "leila")
    takes_part(place.cast, place.group, "yara", "yara")
    assert set(list_of(place.cast, "vic", place.group)) == {"Yara"}


def test_about_health_a_young_person_decides_alone_where_the_law_says_so(place):
    yara = takes_part(place.cast, place.group, "yara", "yara")
    with pytest.raises(SomebodyElseDecides):
        takes_part(place.cast, place.group, "yara", "leila", line="Something else.")
    live_in(place.cast, "be-flanders")
    with pytest.raises(NotAllowed):
        does(place.cast, yara, "leila", actions.keep_line, line="Something else.")
    assert all_open(place.cast, "leila", ToKnow, "yara") == []


@pytest.mark.parametrize("who", ["ex", "stranger", "els", "jonas"])
def test_nobody_else_begins_for_a_child(place, who):
    with pytest.raises((NotAllowed, SomebodyElseDecides)):
        takes_part(place.cast, place.group, "sami", who)


def test_each_parent_writes_an_own_card_and_does_not_read_the_other_one(place, sami):
    with as_owner():
        guardian(place.cast, "ex", "sami")
    does(place.cast, sami, "ex", actions.keep_calls, calls=Calls("Papa", "0499 00 00 00"))
    for who in ("leila", "ex"):
        page = words_of(browser(place.cast, who).get(f"/wilgendaal/taking-part/{sami.pk}/"))
        assert (NUMBER in page, "0499" in page) == (who == "leila", who == "ex")
        assert len(all_open(place.cast, who, CallInNeed, who)) == 1
    page = words_of(browser(place.cast, "vic").get(f"/wilgendaal/taking-part/call/{sami.pk}/"))
    assert NUMBER in page and "0499 00 00 00" in page


def test_a_parent_whom_a_judge_keeps_out_reads_nothing_and_is_nobody_to_call(place, sami):
    with as_owner():
        guardian(place.cast, "ex", "sami")
    does(place.cast, sami, "ex", actions.keep_calls, calls=Calls("Papa", "0499 00 00 00"))
    restrict(place.cast, "sami", "ex", "leila")
    for page in ("", "calls/", "photos/", "stop/"):
        assert browser(place.cast, "ex").get(f"/wilgendaal/taking-part/{sami.pk}/{page}").status_code == 404
    page = words_of(browser(place.cast, "vic").get(f"/wilgendaal/taking-part/call/{sami.pk}/"))
    assert NUMBER in page and "0499" not in page


def test_without_a_yes_there_is_no_photo_and_each_use_is_apart(place, sami):
    assert photos(place) == frozenset()
    answers(place, sami, "leila")
    assert photos(place) == {PhotoUse.INSIDE}


def test_a_photo_ends_at_once_and_by_itself_on_its_day(place, sami):
    answers(place, sami, "leila")
    answers(place, sami, "leila", yes=False)
    assert photos(place) == frozenset()
    answers(place, sami, "leila")
    with as_owner():
        PhotoAnswer.unscoped.all().update(until=timezone.localdate() - timedelta(days=1))
    assert photos(place) == frozenset()


def test_a_photo_of_who_is_fourteen_asks_both_and_one_no_is_enough(place):
    yara = takes_part(place.cast, place.group, "yara", line="")
    does(place.cast, yara, "yara", actions.say_yes)
    answers(place, yara, "leila")
    assert photos(place, "Yara") == frozenset()
    answers(place, yara, "yara")
    assert photos(place, "Yara") == {PhotoUse.INSIDE}
    answers(place, yara, "yara", yes=False)
    assert photos(place, "Yara") == frozenset()


def test_one_tick_counts_until_a_newer_one_and_nobody_else_ticks(place, sami):
    for there in (There.PRESENT, There.TOLD):
        with acting_as(place.cast.vic) as vic:
            assert tick(vic, sheet_of(vic, place.group.pk), {sami.pk: there}) == 1
    assert list_of(place.cast, "vic", place.group)["Sami"].there == There.TOLD
    with acting_as(place.cast.wil) as wil:
        assert tick(wil, sheet_of(wil, place.group.pk), {sami.pk: There.PRESENT}) == 0


def test_what_was_ticked_is_forgotten_after_the_days_of_the_law(place, sami):
    with acting_as(place.cast.vic) as vic:
        tick(vic, sheet_of(vic, place.group.pk), {sami.pk: There.PRESENT})
    assert clock() == 0
    days = policy_for("be-flanders", timezone.localdate()).attendance_days
    with as_owner():
        Attendance.unscoped.all().update(day=timezone.localdate() - timedelta(days=days + 1))
    assert clock() == 1
    with as_owner():
        assert not Attendance.unscoped.exists()


def test_what_stands_in_the_way_is_said(place, sami):
    with pytest.raises(TakesPartAlready):
        takes_part(place.cast, place.group)
    with pytest.raises(NobodyToCall):
        takes_part(place.cast, place.group, "yara", "yara", calls=Calls("Mama", " "))
    with pytest.raises(TooFarAway):
        takes_part(place.cast, place.group, "yara", "yara", ends_on=timezone.localdate() + timedelta(days=400))
    closed = keep_group(place.cast, "jonas", "loods", [], name="Closed", is_open=False)
    with pytest.raises(GroupIsClosed):
        takes_part(place.cast, closed)
    on_day(sami, timezone.localdate() - timedelta(days=1))
    with pytest.raises(EndedAlready):
        does(place.cast, sami, "leila", actions.keep_calls, calls=CALLS)
    assert takes_part(place.cast, place.group).pk != sami.pk, "the next season begins anew"
