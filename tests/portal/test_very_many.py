"""Who works here and opens very many people in an hour is stopped, and told on; an ordinary day is not (T5)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened
from tests.modules.help_requests.test_colleagues import told
from village.foundation.time_range import now
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.access.opening import ReadingPaused, find
from village.trust.logbook.models import ReadingPause
from village.trust.villages.models import Village
from village.trust.vocabulary import Purpose

MOST = 3
REASON = "We take over the work of a colleague who is ill."


@pytest.fixture
def many(wilgendaal):
    """Five people asked something, each about themself."""
    with as_owner():
        Village.objects.filter(pk=wilgendaal.village.pk).update(most_in_an_hour=MOST)
    asked = [ask(wilgendaal, wilgendaal.actors[who], who, called_name="") for who in ("leila", "imani", "oma", "ex")]
    return [*asked, ask(wilgendaal, wilgendaal.yara, "yara", actions.ask_alone, asker=Asker.YOUNG)]


def look(cast, request, who="hanne", why=Purpose.HELP):
    with acting_as(cast.actors[who]) as actor:
        return find(actor, HelpRequest, request.pk, why)


def stop(cast, many):
    for request in many[:MOST]:
        look(cast, request)
    refused(cast, many[MOST])


def refused(cast, request):
    """The refusal stays written down, as it does on its own connection."""
    with acting_as(cast.hanne) as hanne, pytest.raises(ReadingPaused):
        find(hanne, HelpRequest, request.pk, Purpose.HELP)


def a_minute_later(**where):
    """Time passes: what was opened is so long ago."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE logbook_entry SET at = at - %s", [where.get("ago", timedelta(minutes=61))])


def test_one_more_than_the_village_allows_pauses_opening(wilgendaal, many):
    stop(wilgendaal, many)
    refused(wilgendaal, many[4])
    assert look(wilgendaal, many[0]), "who was opened within the hour stays open"
    assert look(wilgendaal, many[3], who="bram"), "and a colleague works on"


def test_looking_again_and_lists_do_not_count(wilgendaal, many):
    for _again in range(4):
        look(wilgendaal, many[0])
    client = browser(wilgendaal, "hanne")
    for _again in range(4):
        shown = words_of(client.get("/wilgendaal/requests/"))
        assert all(request.number in shown for request in many), "five people in a list"
        client.post("/wilgendaal/search/", {"q": "sleep"})
    assert look(wilgendaal, many[1]) and look(wilgendaal, many[2])


def test_an_hour_later_nothing_is_remembered(wilgendaal, many):
    for request in many[:MOST]:
        look(wilgendaal, request)
    a_minute_later()
    assert look(wilgendaal, many[3]) and look(wilgendaal, many[4])


def test_the_privacy_officer_and_the_team_leader_hear_it_once_and_not_about_whom(wilgendaal, many):
    stop(wilgendaal, many)
    refused(wilgendaal, many[4])
    assert told(wilgendaal, "pia") == ["read_many"] == told(wilgendaal, "mieke")
    for who in ("hanne", "bram", "els", "kobe", "griet", "leila"):
        assert "read_many" not in told(wilgendaal, who)
    for who in ("pia", "mieke"):
        shown = words_of(browser(wilgendaal, who).get("/wilgendaal/pauses/"))
        assert "Hanne Moreels" in shown and not any(name in shown for name in ("Leïla", "Imani", "Fatna", many[0].number))
    for who in ("hanne", "bram", "els", "kobe", "leila"):
        assert browser(wilgendaal, who).get("/wilgendaal/pauses/").status_code == 404


def test_the_page_says_it_and_danger_stays_open(wilgendaal, many):
    client = browser(wilgendaal, "hanne")
    for request in many[:MOST]:
        assert client.get(f"/wilgendaal/requests/{request.pk}/").status_code == 200
    answer = client.get(f"/wilgendaal/requests/{many[3].pk}/")
    assert (answer.status_code, answer["Location"]) == (302, "/wilgendaal/paused/")
    shown = words_of(client.get(answer["Location"]))
    assert "You opened more than 3 people within an hour" in shown and "That way is never closed." in shown
    assert look(wilgendaal, many[3], why=Purpose.DANGER)
    assert client.get("/wilgendaal/requests/").status_code == 200, "lists stay open"


def test_it_goes_on_after_the_second_step_again_and_a_reason(wilgendaal, many):
    stop(wilgendaal, many)
    client = browser(wilgendaal, "hanne")
    asks_again = client.get("/wilgendaal/paused/go-on/")
    assert asks_again.status_code == 302 and "reauthenticate" in asks_again["Location"], "a taken session does not lift it"
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": now().timestamp()}]
    session["account_authentication_methods_user"] = str(wilgendaal.hanne.account_id)
    session.save()
    assert client.post("/wilgendaal/paused/go-on/", {"reason": "because"}).status_code == 422
    assert client.post("/wilgendaal/paused/go-on/", {"reason": REASON}).status_code == 302
    assert look(wilgendaal, many[3])
    assert REASON in words_of(browser(wilgendaal, "pia").get("/wilgendaal/pauses/"))
    with as_owner():
        assert ReadingPause.unscoped.get().lifted_at
    assert client.get("/wilgendaal/paused/").status_code == 404


def test_families_and_who_is_not_paused_have_no_such_page(wilgendaal, many):
    for who in ("leila", "bram", "els"):
        assert browser(wilgendaal, who).get("/wilgendaal/paused/").status_code == 404
        assert browser(wilgendaal, who).get("/wilgendaal/paused/go-on/").status_code == 404


def test_what_is_not_hers_looks_as_it_always_did(wilgendaal, many):
    with acting_as(wilgendaal.els) as els, pytest.raises(Http404):
        opened(els, many[0])
