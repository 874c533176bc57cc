"""The days on which somebody calls after a plan has ended, in the calendar of one's own and on the first page."""

from datetime import UTC, datetime

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.family_plans.conftest import at
from tests.modules.passing_on.conftest import close, day, first, goodbye
from tests.modules.passing_on.test_endings import REACH, closed_with_calls
from village.modules.agreements.calendar import as_ics, dates_of
from village.modules.family_plans import team
from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.problems import AlreadyAnswered, PlanIsClosed
from village.modules.passing_on import aftercare, endings
from village.modules.passing_on.card import dates_for
from village.modules.passing_on.endings import Caller
from village.modules.passing_on.models import AftercareCall, Ending
from village.modules.passing_on.words import Called
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.vocabulary import DataKind


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


def on_the_first_page(cast, who):
    return "h-comes" in words_of(browser(cast, who).get("/wilgendaal/"))


def test_a_call_of_this_week_stands_on_the_first_page_of_both_and_of_nobody_else(wilgendaal, ending):
    closed_with_calls(wilgendaal, ending, caller="els")
    assert not on_the_first_page(wilgendaal, "els"), "not yet: it is a month away"
    with as_owner():
        AftercareCall.unscoped.filter(due_on=day(30)).update(due_on=day(5))
    for who in ("els", "leila", "yara"):
        assert on_the_first_page(wilgendaal, who), who
    for who in ("hanne", "bram", "karim", "ex", "stranger", "mieke", "kobe"):
        assert not on_the_first_page(wilgendaal, who), who


def test_what_was_written_for_the_next_one_stands_on_their_first_page(wilgendaal, agreed):
    assert on_the_first_page(wilgendaal, "bram")
    for who in ("hanne", "els", "leila", "yara", "ex", "stranger", "mieke"):
        assert not on_the_first_page(wilgendaal, who), who


@pytest.mark.parametrize("who", ["bram", "jonas"])
def test_who_was_only_asked_along_is_not_let_in_once_the_plan_is_closed(wilgendaal, plan, ending, who):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, plan)
        team.invite_to_team(plan, by=leila, person=wilgendaal.people[who].pk, called=who, kinds=[DataKind.FAMILY_STORY])
    for one in ("leila", "yara"):
        goodbye(wilgendaal, ending, one)
    close(wilgendaal, ending)
    with acting_as(wilgendaal.yara) as yara:
        at(yara, plan)
        asked = TeamMember.unscoped.get(plan=plan, called=who)
        assert asked.ended_at and not asked.joined_at
        with pytest.raises((PlanIsClosed, AlreadyAnswered)):
            team.say_yes(asked, by=yara)
