"""The days on which somebody calls after a plan has ended, in the calendar of one's own."""

from datetime import UTC, datetime

from tests.modules.passing_on.conftest import close, day, first, goodbye
from tests.modules.passing_on.test_endings import REACH, closed_with_calls
from village.modules.agreements.calendar import as_ics, dates_of
from village.modules.passing_on import aftercare, endings
from village.modules.passing_on.card import dates_for
from village.modules.passing_on.endings import Caller
from village.modules.passing_on.models import AftercareCall, Ending
from village.modules.passing_on.words import Called
from village.trust.access.actor import acting_as
from village.trust.access.opening import find


def days(cast, who):
    with acting_as(cast.actors[who]) as actor:
        return sorted(one.begins for one in dates_for(actor))


def test_the_days_are_with_the_family_and_who_calls_and_with_nobody_else(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending, caller="els")
    for who in ("leila", "yara", "els"):
        assert days(wilgendaal, who) == [day(30), day(90)], who
    for who in ("hanne", "bram", "ex", "oma", "stranger", "mieke", "kobe", "oona"):
        assert days(wilgendaal, who) == [], who


def test_before_the_plan_is_closed_nobody_calls(wilgendaal, ending):
    with acting_as(wilgendaal.leila) as leila:
        person = wilgendaal.people["els"]
        caller = Caller(person.pk, person.name, REACH, [day(30)])
        endings.agree_aftercare(find(leila, Ending, ending.pk), by=leila, caller=caller)
    assert days(wilgendaal, "leila") == days(wilgendaal, "els") == []
    for who in ("leila", "yara"):
        goodbye(wilgendaal, ending, who)
    close(wilgendaal, ending)
    assert days(wilgendaal, "leila") == days(wilgendaal, "els") == [day(30)]


def test_a_call_that_was_made_or_became_another_day_is_gone(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending)
    with acting_as(wilgendaal.hanne) as hanne:
        call = find(hanne, AftercareCall, first(AftercareCall).pk)
        aftercare.say_called(call, by=hanne, how=Called.LATER, words="On holiday.", new_day=day(40))
    assert days(wilgendaal, "leila") == days(wilgendaal, "hanne") == [day(40), day(90)]


def test_it_says_no_name_and_no_word(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending)
    with acting_as(wilgendaal.hanne) as hanne:
        text = as_ics(dates_of(hanne, ["agreements", "passing_on"]), datetime.now(UTC)).decode()
    assert f"DTSTART;VALUE=DATE:{day(30):%Y%m%d}" in text
    for word in ("Benali", "Leïla", "Hanne", "0470", "nine"):
        assert word not in text, word
