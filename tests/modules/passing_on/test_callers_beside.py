"""Who calls after a plan, beside other moments: closing, a plan that goes on, an access that ends at once, a wrong form."""

from datetime import date

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner, guardian
from tests.modules.passing_on.conftest import close, day, goodbye, propose
from tests.modules.passing_on.test_at_once import WHY, ends_at_once
from tests.modules.passing_on.test_calendar import days
from tests.modules.passing_on.test_callers import (
    HERE,
    agreed_to_call,
    call_on,
    chooses,
    her_work_ends,
    nobody,
    standing,
)
from tests.modules.passing_on.test_endings import REACH
from tests.modules.passing_on.test_leaving import announce, chair
from village.modules.family_plans.models import TeamMember
from village.modules.passing_on import aftercare, clock, endings, queries
from village.modules.passing_on.aftercare import Caller
from village.modules.passing_on.models import Aftercare, AftercareCall, Ending
from village.modules.passing_on.problems import TooFarAway
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Consent
from village.trust.vocabulary import NotAllowed

__all__ = ["agreed_to_call"]


@pytest.fixture
def els_will_call(wilgendaal, ending):
    """Agreed, and the plan is not closed yet."""
    with acting_as(wilgendaal.leila) as leila:
        person = wilgendaal.people["els"]
        endings.agree_aftercare(
            find(leila, Ending, ending.pk), by=leila, caller=Caller(person.pk, person.name, REACH, [day(30)])
        )
    return standing()


def other(ending):
    return f"{HERE}ending/{ending.pk}/afterwards/other/"


def open_to(made):
    with as_owner():
        return {
            one.to_person.name
            for one in Consent.unscoped.filter(item_id=made.pk, withdrawn_at=None).select_related("to_person")
        }


def test_who_chooses_while_another_closes_lets_in_the_one_who_was_chosen(wilgendaal, ending, els_will_call):
    with acting_as(wilgendaal.yara) as yara:
        read_before = find(yara, Ending, ending.pk)
    goodbye(wilgendaal, ending, "leila")
    goodbye(wilgendaal, ending, "yara")
    close(wilgendaal, ending)
    with acting_as(wilgendaal.yara) as yara:
        person = wilgendaal.people["hanne"]
        caller = Caller(person.pk, person.name, REACH, [day(30)])
        made = aftercare.choose_caller(read_before, by=yara, caller=caller, read=els_will_call.pk)
    assert open_to(els_will_call) == set() and open_to(made) == {"Hanne Moreels"}
    assert days(wilgendaal, "els") == [] and days(wilgendaal, "hanne") == [day(30)]


def test_when_the_plan_goes_on_nobody_is_asked_who_calls(wilgendaal, ending, els_will_call):
    page, link = f"{HERE}ending/{ending.pk}/", "Somebody else calls, or nobody"
    leila = browser(wilgendaal, "leila")
    assert link in words_of(leila.get(page)) and leila.get(other(ending)).status_code == 200
    goodbye(wilgendaal, ending, "yara", yes=False)
    assert link not in words_of(leila.get(page)) and leila.get(other(ending)).status_code == 404
    with acting_as(wilgendaal.leila) as actor, pytest.raises(NotAllowed):
        aftercare.call_no_more(find(actor, Ending, ending.pk), by=actor, read=els_will_call.pk)


def test_before_it_is_closed_the_family_that_wants_nobody_may_still_choose(wilgendaal, ending, els_will_call):
    leila = browser(wilgendaal, "leila")
    assert leila.post(other(ending), {"who": "nobody", "read": els_will_call.pk}).status_code == 302
    assert "Choose who calls, and when" in words_of(leila.get(f"{HERE}ending/{ending.pk}/"))
    assert leila.get(other(ending)).status_code == 302, "there is nobody to take over from"


@pytest.mark.parametrize("who", ["ex", "oma"])
def test_a_guardian_of_one_of_them_says_nothing_about_who_calls(wilgendaal, agreed_to_call, ending, who):
    with as_owner():
        guardian(wilgendaal, who, "yara")
    assert nobody(wilgendaal, who) == []
    assert browser(wilgendaal, who).get(other(ending)).status_code == 404
    assert (
        browser(wilgendaal, who).post(other(ending), {"who": "nobody", "read": agreed_to_call.pk}).status_code
        == 404
    )
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
        aftercare.call_no_more(ending, by=actor, read=agreed_to_call.pk)
    assert open_to(agreed_to_call) == {"Hanne Moreels"}


WRONG = [
    {"read": "x"}, {"read": ""}, {"read": "\x00"}, {"who": "x"}, {"who": "\x00"}, {"who": ["nobody", "x"]}, {"reach": "\x00"},
    {"reach": "x" * 20_000}, {"day1": "9999-12-31"}, {"day1": "9999-11-30"}, {"day1": "0001-01-01"}, {"day1": "x"},
    {"day1": "", "day2": ""}, {"day9": "2030-01-01"}, {"who": "nobody", "smuggled": "1"}, {"who": "nobody", "read": "x"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_form_is_said_and_changes_nothing(wilgendaal, agreed_to_call, ending, wrong):
    right = {
        "who": wilgendaal.people["bram"].pk,
        "reach": REACH,
        "day1": day(30).isoformat(),
        "read": agreed_to_call.pk,
    }
    assert browser(wilgendaal, "leila").post(other(ending), {**right, **wrong}).status_code == 422
    assert standing().pk == agreed_to_call.pk and open_to(agreed_to_call) == {"Hanne Moreels"}


def test_a_call_of_this_week_stays_on_the_first_page_until_who_calls_is_gone(wilgendaal, agreed_to_call):
    with as_owner():
        AftercareCall.unscoped.filter(due_on=day(30)).update(due_on=day(2))
    announce(wilgendaal, "hanne", by="hanne")
    page = words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))
    assert "Who calls you from now on?" in page and "Hanne Moreels calls on" in page
    her_work_ends(wilgendaal)
    page = words_of(browser(wilgendaal, "leila").get("/wilgendaal/"))
    assert "Who calls you from now on?" in page and "Hanne Moreels calls on" not in page


def test_where_an_access_ends_at_once_the_calls_are_told_of_and_asked_for(wilgendaal, agreed_to_call):
    call, before = call_on(30), words_of(browser(wilgendaal, "leila").get(f"{HERE}call/{call_on(30).pk}/"))
    address = f"{HERE}team/{chair(wilgendaal, 'hanne').pk}/end/"
    page = words_of(browser(wilgendaal, "mieke").get(address))
    assert "1 family is still called after its plan" in page and "Benali" not in page
    ends_at_once(wilgendaal, words=WHY)
    clock.tick()
    asks = "Who calls you from now on?"
    for path in ("ended/", f"call/{call.pk}/"):
        assert asks in words_of(browser(wilgendaal, "leila").get(HERE + path)), path
    assert "Hanne Moreels calls on" in before
    assert "Hanne Moreels calls on" not in words_of(
        browser(wilgendaal, "leila").get(f"{HERE}call/{call.pk}/")
    )
    assert asks not in before and asks not in words_of(browser(wilgendaal, "els").get(f"{HERE}ended/"))
    assert "still called after its plan" in words_of(browser(wilgendaal, "mieke").get(address)), (
        "until they say who calls"
    )


def test_whom_somebody_calls_as_a_neighbour_is_not_the_team_leaders_to_know(wilgendaal, agreed_to_call):
    with as_owner():
        TeamMember.unscoped.filter(person=wilgendaal.people["hanne"]).update(side="natural")
    with acting_as(wilgendaal.mieke):
        assert queries.plans_left(chair(wilgendaal, "hanne").pk) == []
    announce(wilgendaal, "hanne", by="hanne")
    with as_owner():
        Consent.unscoped.filter(item_id=agreed_to_call.pk).update(until=agreed_to_call.created_at)
    with acting_as(wilgendaal.mieke):
        assert [one.calls for one in queries.plans_left()] == [0]


def test_who_calls_no_more_hears_no_word_of_the_family(wilgendaal, agreed_to_call, ending):
    chooses(wilgendaal, ending)
    with as_owner():
        assert Aftercare.unscoped.filter(ending=ending).count() == 2
    for who in ("hanne", "bram"):
        page = words_of(browser(wilgendaal, who).get("/wilgendaal/notices/"))
        assert "Benali" not in page and "0470" not in page, who


def test_no_day_is_beyond_some_years(wilgendaal, agreed_to_call, plan, ending):
    leila, far = browser(wilgendaal, "leila"), "9999-12-31"
    later = {"how": "later", "words": "We are away.", "new_day": far}
    assert leila.post(f"{HERE}call/{call_on(30).pk}/", later).status_code == 422


def test_no_ending_and_no_overlap_is_beyond_some_years(wilgendaal, plan, passing):
    leila = browser(wilgendaal, "leila")
    shall_we = {"words": "It goes well.", "ends_on": "9999-12-31"}
    assert leila.post(f"{HERE}plan/{plan.pk}/end/", shall_we).status_code == 422
    with pytest.raises(TooFarAway):
        propose(wilgendaal, passing, "hanne", "bram", overlap_until=date.max)


def test_whose_access_ended_at_once_does_not_stay_after_all(wilgendaal, agreed_to_call):
    announce(wilgendaal, "hanne", by="hanne")
    ends_at_once(wilgendaal, words=WHY)
    with acting_as(wilgendaal.mieke):
        left = queries.plans_left()
    assert [(one.calls, one.leaving_id, one.last_day) for one in left] == [(1, None, day(0))]
