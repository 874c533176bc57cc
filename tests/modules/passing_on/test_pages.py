"""The pages of passing on and ending, each for who uses it; for everybody else they do not exist."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.passing_on.conftest import (
    APPROVED,
    DRAFT,
    OVERLAP,
    TALK,
    a_moment_later,
    close,
    comes_the_day,
    day,
    first,
    goodbye,
    propose,
    whose,
    write,
)
from village.modules.family_plans.models import OwnWords
from village.modules.help_requests.models import HelpRequest
from village.modules.passing_on import clock
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    Candidate,
    Ending,
    ForTheNext,
    Letter,
    PassingOn,
    ToldBefore,
)
from village.trust.directory.models import Membership

HERE = "/wilgendaal/passing-on/"


def test_a_plan_is_passed_on_from_page_to_page(wilgendaal, plan):
    hanne, leila, yara = (browser(wilgendaal, who) for who in ("hanne", "leila", "yara"))
    begun = hanne.post(f"{HERE}plan/{plan.pk}/begin/", {"why": "leaves", "last_day": OVERLAP.isoformat()})
    here = f"{HERE}{first(PassingOn).pk}/"
    assert begun.url == here
    assert hanne.post(f"{here}words/", {"words": "", "number": 0}).status_code == 422
    hanne.post(f"{here}words/", {"words": DRAFT, "number": 0})
    twice = leila.post(f"{here}words/", {"words": "From an older page.", "number": 0})
    assert twice.status_code == 422 and "From an older page." in words_of(twice)
    leila.post(f"{here}words/", {"words": APPROVED, "number": 1})
    with as_owner():
        bram = Membership.unscoped.get(person=wilgendaal.people["bram"])
    coming = {"who": bram.pk, "talk_at": TALK.strftime("%Y-%m-%dT%H:%M"), "where": "At home", "kinds": ["6", "2"],
              "overlap_until": OVERLAP.isoformat()}  # fmt: skip
    assert hanne.post(f"{here}next/", {**coming, "overlap_until": day(1).isoformat()}).status_code == 422
    hanne.post(f"{here}next/", coming)
    assert "Hanne Moreels stops: who comes next?" in words_of(leila.get("/wilgendaal/"))
    assert "who comes next?" not in words_of(browser(wilgendaal, "els").get("/wilgendaal/"))
    assert "One new question for you." in words_of(yara.get(f"/wilgendaal/plan/{plan.pk}/"))
    text = ForTheNext.unscoped.filter
    with as_owner():
        last, candidate = text(number=2).get().pk, Candidate.unscoped.get().pk
    for client in (leila, yara):
        page = words_of(client.get(here))
        assert APPROVED in page and "Bram Tack" in page
        for of in (last, candidate):
            client.post(f"{here}yes/{of}/")
    assert first(Letter).words == APPROVED
    assert APPROVED in words_of(browser(wilgendaal, "bram").get(f"{HERE}letter/{first(Letter).pk}/"))
    assert "Agreed; the first talk together comes" in words_of(leila.get(here))


def test_the_next_one_finds_the_letter_and_nothing_else(wilgendaal, plan, agreed):
    client = browser(wilgendaal, "bram")
    assert "Written for you" in words_of(client.get(HERE))
    letter = words_of(client.get(f"{HERE}letter/{first(Letter).pk}/"))
    assert APPROVED in letter and DRAFT not in letter
    for address in (f"{HERE}{agreed.pk}/", f"{HERE}{agreed.pk}/words/", f"/wilgendaal/plan/{plan.pk}/",
                    f"{HERE}plan/{plan.pk}/begin/", f"{HERE}plan/{plan.pk}/end/"):  # fmt: skip
        assert client.get(address).status_code == 404


def test_after_the_overlap_every_page_is_gone_for_who_stopped(wilgendaal, plan, agreed):
    comes_the_day(agreed)
    clock.tick()
    client = browser(wilgendaal, "hanne")
    assert client.get(f"{HERE}{agreed.pk}/").status_code == 200
    comes_the_day(agreed, over=True)
    clock.tick()
    for address in (f"/wilgendaal/plan/{plan.pk}/", f"{HERE}{agreed.pk}/", f"{HERE}letter/{first(Letter).pk}/"):
        assert client.get(address).status_code == 404
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/plan/{plan.pk}/"))
    assert "Hanne Moreels until" in page and "then Bram Tack" in page


@pytest.mark.parametrize("who", ["els", "ex", "stranger", "bram", "griet", "oona", "mieke", "jonas", "pia"])
def test_the_pages_do_not_exist_for_anybody_else(wilgendaal, plan, passing, ending, who):
    write(wilgendaal, passing, "hanne", DRAFT)
    client = browser(wilgendaal, who)
    of_passing = [f"{passing.pk}/{path}" for path in ("", "words/", "next/", "stop/")]
    of_plan = [f"plan/{plan.pk}/{path}" for path in ("begin/", "end/", "back/")]
    of_ending = [
        f"ending/{ending.pk}/{path}" for path in ("", "note/stays/", "goodbye/", "celebrate/", "afterwards/", "close/", "keep/")
    ]
    for path in (*of_passing, *of_plan, *of_ending):
        assert client.get(f"{HERE}{path}").status_code == 404, path
    of = first(ForTheNext).pk
    for path in (f"yes/{of}/", f"another/{of}/", "met/", "steps/", "stop/"):
        assert client.post(f"{HERE}{passing.pk}/{path}").status_code == 404, path


def test_who_coordinates_does_not_answer_for_the_family(wilgendaal, passing, ending):
    write(wilgendaal, passing, "hanne", DRAFT)
    candidate = propose(wilgendaal, passing, "hanne", "bram")
    client = browser(wilgendaal, "hanne")
    page = words_of(client.get(f"{HERE}{passing.pk}/"))
    assert "Yes, that is good" not in page and "Yes, this may go on" not in page
    for path in (f"yes/{candidate.pk}/", f"another/{candidate.pk}/", "met/", "steps/"):
        assert client.post(f"{HERE}{passing.pk}/{path}").status_code == 404
    for path in ("goodbye/", "celebrate/", "afterwards/", "close/"):
        assert client.get(f"{HERE}ending/{ending.pk}/{path}").status_code == 404


def test_the_family_asks_for_somebody_else_and_stops_on_its_pages(wilgendaal, plan, passing):
    candidate = propose(wilgendaal, passing, "hanne", "bram")
    leila = browser(wilgendaal, "leila")
    leila.post(f"{HERE}{passing.pk}/another/{candidate.pk}/", {"words": "Somebody who speaks Arabic."})
    assert "Somebody who speaks Arabic." in words_of(browser(wilgendaal, "hanne").get(f"{HERE}{passing.pk}/"))
    assert "Stop passing this plan on?" in words_of(leila.get(f"{HERE}{passing.pk}/stop/"))
    leila.post(f"{HERE}{passing.pk}/stop/")
    assert whose(plan)[1] == "Hanne Moreels" and first(PassingOn).stopped_at


def test_a_plan_ends_from_page_to_page(wilgendaal, plan):
    leila, yara = browser(wilgendaal, "leila"), browser(wilgendaal, "yara")
    leila.post(f"{HERE}plan/{plan.pk}/end/", {"words": "It goes by itself now.", "ends_on": day(20).isoformat()})
    here = f"{HERE}ending/{first(Ending).pk}/"
    browser(wilgendaal, "hanne").post(f"{here}note/stays/", {"words": "Wednesdays at oma's."})
    assert leila.get(f"{here}note/nothing/").status_code == 404
    party = (timezone.localtime() + timedelta(days=18)).strftime("%Y-%m-%dT%H:%M")
    leila.post(f"{here}celebrate/", {"at": party, "where": "In the park"})
    after = {"who": wilgendaal.people["hanne"].pk, "reach": "After nine", "day1": day(50).isoformat(), "day2": "", "day3": ""}
    assert leila.post(f"{here}afterwards/", {**after, "day1": ""}).status_code == 422
    leila.post(f"{here}afterwards/", after)
    assert leila.get(f"{here}close/").status_code == 404
    for client, proud in ((leila, "We laugh again."), (yara, "I go to school every day.")):
        client.post(f"{here}goodbye/", {"says": "yes", "words": "Good that you came.", "proud": proud})
    page = words_of(leila.get(here))
    assert "Wednesdays at oma" in page and "In the park" in page and "Close our plan" in page
    closed = leila.post(f"{here}close/")
    keep = words_of(leila.get(closed.url))
    assert "I go to school every day." in keep and "Hanne Moreels" in keep
    assert browser(wilgendaal, "hanne").get(here).status_code == 404


def test_who_calls_afterwards_has_a_list_and_writes_it_down(wilgendaal, plan, ending):
    leila = browser(wilgendaal, "leila")
    leila.post(f"{HERE}ending/{ending.pk}/afterwards/", {
        "who": wilgendaal.people["els"].pk, "reach": "After five", "day1": day(30).isoformat(), "day2": "", "day3": "",
    })  # fmt: skip
    for who in ("leila", "yara"):
        goodbye(wilgendaal, ending, who)
    close(wilgendaal, ending)
    els, call = browser(wilgendaal, "els"), f"{HERE}call/{first(AftercareCall).pk}/"
    listed = words_of(els.get(f"{HERE}calls/"))
    assert day(30).strftime("%Y") in listed and "Family Benali" in listed
    assert "After five" in words_of(els.get(call))
    assert els.post(call, {"how": "later", "words": "", "new_day": ""}).status_code == 422
    els.post(call, {"how": "done", "words": "It goes well."})
    assert "It goes well." in words_of(leila.get(f"{HERE}calls/"))
    for other in ("hanne", "ex", "bram"):
        assert browser(wilgendaal, other).get(call).status_code == 404
        assert "After five" not in words_of(browser(wilgendaal, other).get(f"{HERE}calls/"))


def test_a_family_comes_back_with_one_page_and_chooses_what_is_read(wilgendaal, plan, ending):
    for who in ("leila", "yara"):
        goodbye(wilgendaal, ending, who)
    close(wilgendaal, ending)
    leila = browser(wilgendaal, "leila")
    plan_page = words_of(leila.get(f"/wilgendaal/plan/{plan.pk}/"))
    assert "We would like to come back" in plan_page
    back = f"{HERE}plan/{plan.pk}/back/"
    assert leila.post(back, {"words": ""}).status_code == 422
    with as_owner():
        chosen = OwnWords.unscoped.get(voice="Yara").pk
    sent = leila.post(back, {"words": "The mornings are hard again.", "pieces": [str(chosen)], "again": "on"})
    assert sent.status_code == 302
    a_moment_later()
    request = first(HelpRequest)
    desk = words_of(browser(wilgendaal, "bram").get(f"/wilgendaal/requests/{request.pk}/"))
    assert "Was here before, and told it" in desk and first(ToldBefore).words in desk
    assert "Hanne Moreels" in desk  # they would like to see her again
    assert "We want mornings without shouting." not in desk
    assert "What they may read again" in words_of(leila.get(sent.url))
    for other in ("els", "ex", "stranger"):
        assert browser(wilgendaal, other).get(f"/wilgendaal/requests/{request.pk}/").status_code == 404
    assert browser(wilgendaal, "hanne").get(f"/wilgendaal/plan/{plan.pk}/").status_code == 404


def test_the_aftercare_of_nobody_is_on_no_page(wilgendaal, plan):
    assert first(Aftercare) is None
    assert "No calls" in words_of(browser(wilgendaal, "yara").get(f"{HERE}calls/"))
