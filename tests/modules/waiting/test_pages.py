"""The screens of waiting. Each "may" beside its "may not"."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.handovers.screens import AT, page, post
from tests.modules.help_requests.conftest import question
from tests.modules.waiting.conftest import (
    MEANWHILE,
    WHY_NOW,
    a_list,
    chair,
    does,
    opened,
    propose,
    say_yes,
    some_wait,
    soon,
)
from village.modules.help_requests import actions as requests
from village.modules.waiting import meanwhile
from village.modules.waiting.models import (
    BridgingOffer,
    PlaceOffer,
    WaitingEntry,
    WaitingList,
    WaitingProposal,
    WaitingQuota,
)
from village.modules.waiting.words import Answer, Ended, Need
from village.trust.access.actor import acting_as, become
from village.trust.access.receipts import new_receipt
from village.trust.directory.models import Membership
from village.trust.people.models import Subject
from village.trust.vocabulary import Role
from village.ui import finder

W = f"{AT}/waiting"
TALK = {"how": "call", "still": "same", "words": "x", "heard_from": "x", "next_on": "2999-01-01"}


def form(one, **more):
    return {
        "waiting_list": str(one.pk), "need": "soon", "reason": WHY_NOW, "bridges": ["learning"], "bridge_words": MEANWHILE,
        "called_name": "Sami", "reach": "", "postcode": "9000", **more,
    }  # fmt: skip


def test_the_whole_way_on_screen(wilgendaal, taken, amarant, quota):
    hanne, leila, nele = (browser(wilgendaal, who) for who in ("hanne", "leila", "nele"))
    assert "Put on a waiting list" in page(hanne, f"{AT}/requests/{taken.pk}/")
    look = words_of(post(hanne, f"{W}/put/{taken.pk}/", 200, step="look", **form(amarant)))
    assert WHY_NOW in look and "We do not know yet" in look and "It costs nothing." in look
    there = post(hanne, f"{W}/put/{taken.pk}/", step="propose", **form(amarant))["Location"]
    assert "the family decides" in page(hanne, there)
    assert "See and decide" in page(leila, f"{AT}/requests/{taken.pk}/follow/")
    assert "asks whether you want to wait" in page(leila, f"{AT}/")
    assert "Do you want to wait for this?" in page(leila, there)
    mine = post(leila, f"{there}agree/")["Location"]
    text = page(leila, mine)
    assert "Nele Baert" in text and MEANWHILE in text and "You go before who waits as long as you" in text
    assert "2 places are kept apart: Brothers and sisters." in text
    assert "Sami" in page(nele, f"{W}/who/") and "Sami" in page(nele, f"{W}/who/?list={amarant.pk}")
    told = {"how": "call", "still": "better", "heard_from": "Leïla", "words": "He draws again.", "next_on": soon(9).isoformat()}
    post(nele, f"{mine}talk/", **told)
    assert "He draws again." in page(leila, mine)
    post(nele, f"{mine}offer/", what="group", words="Wednesday.")
    post(nele, f"{mine}place/", answer_by=soon().isoformat(), quota=str(quota.pk), words="From Monday.")
    assert "There is a place for you" in page(leila, mine)
    with as_owner():
        offer, group = PlaceOffer.unscoped.get(), BridgingOffer.unscoped.get(what="group")
    post(leila, f"{W}/meanwhile/{group.pk}/", answer="yes")
    post(leila, f"{W}/place/{offer.pk}/", answer="not_now")
    assert "You keep your place." in page(leila, mine)
    post(nele, f"{mine}why/", need="at_stake", words="The school wants to send him away.")
    assert "The school wants to send him away." in page(leila, mine)
    post(leila, f"{mine}say/", still="worse", words="He does not eat.")
    assert "He does not eat." in page(nele, mine)
    post(nele, f"{mine}begin/")
    assert "It began" in page(leila, mine) and "It began" in page(hanne, there)
    with as_owner():
        assert PlaceOffer.unscoped.get().answer == Answer.NOT_NOW
        assert BridgingOffer.unscoped.get(what="group").answer == Answer.YES


def test_after_their_yes_no_place_is_offered_beside_it(wilgendaal, waits):
    leila, nele, here = browser(wilgendaal, "leila"), browser(wilgendaal, "nele"), f"{W}/{waits.pk}/"
    assert "Offer a place" in page(nele, here) and "They said yes." not in page(nele, here)
    does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="From Monday.")
    assert "Offer a place" not in page(nele, here)
    with as_owner():
        offer = PlaceOffer.unscoped.get()
    post(leila, f"{W}/place/{offer.pk}/", answer="yes")
    after = page(nele, here)
    assert "They said yes." in after and "Offer a place" not in after
    assert "Did this place fall through? Offer another" in after, "a place can still be lost"


def test_the_family_stops_with_one_button_after_reading_what_it_stops(wilgendaal, waits):
    leila, nele = browser(wilgendaal, "leila"), browser(wilgendaal, "nele")
    assert "reads nothing of you any more" in page(leila, f"{W}/{waits.pk}/leave/")
    with as_owner():
        assert WaitingEntry.unscoped.get().is_open  # looking stops nothing
    post(leila, f"{W}/{waits.pk}/leave/")
    page(nele, f"{W}/{waits.pk}/", 404)
    with as_owner():
        assert WaitingEntry.unscoped.get().ended == Ended.LEFT
    assert "stopped waiting" in page(leila, f"{W}/")


@pytest.mark.parametrize("who", ["hanne", "mieke", "els", "oona", "oma", "ex", "stranger", "kobe"])
def test_for_everybody_else_the_pages_do_not_exist(wilgendaal, proposed, waits, who):
    client = browser(wilgendaal, who)
    page(client, f"{W}/{waits.pk}/", 404)
    page(client, f"{W}/{waits.pk}/leave/", 404)
    for verb in ("talk", "why", "offer", "place", "give", "begin", "say"):
        assert client.post(f"{W}/{waits.pk}/{verb}/", {}).status_code == 404
    if who != "hanne":
        page(client, f"{W}/proposal/{proposed.pk}/", 404)
    for verb in ("agree", "refuse"):
        assert client.post(f"{W}/proposal/{proposed.pk}/{verb}/", {}).status_code == 404


@pytest.mark.parametrize("verb", ["talk", "why", "offer", "place", "give", "begin"])
def test_the_family_does_not_do_the_work_of_the_list_nor_the_list_that_of_the_family(wilgendaal, waits, verb):
    assert browser(wilgendaal, "leila").post(f"{W}/{waits.pk}/{verb}/", {}).status_code == 404
    assert browser(wilgendaal, "nele").post(f"{W}/{waits.pk}/say/", {}).status_code == 404


def test_a_visitor_is_asked_to_sign_in(wilgendaal, waits):
    answer = browser(wilgendaal).get(f"{W}/{waits.pk}/")
    assert answer.status_code == 302 and "/account/login/" in answer["Location"]


def test_only_who_has_the_question_gets_the_form(wilgendaal, taken, amarant):
    for who in ("bram", "nele", "leila", "stranger"):
        assert browser(wilgendaal, who).get(f"{W}/put/{taken.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"bridges": []}, "nobody waits with nothing"), ({"reason": " "}, "Write something here."),
     ({"need": ""}, "Choose one."), ({"waiting_list": ""}, "Choose one."), ({"postcode": "<b>"}, "Write one postcode"),
     ({"waiting_list": "x"}, "Select a valid")],
)  # fmt: skip
def test_what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost(wilgendaal, taken, amarant, wrong, said):
    text = words_of(post(browser(wilgendaal, "hanne"), f"{W}/put/{taken.pk}/", 422, step="propose", **form(amarant, **wrong)))
    assert said in text and MEANWHILE in text
    with as_owner():
        assert not WaitingProposal.unscoped.exists()


@pytest.mark.parametrize(
    ("verb", "data", "said"),
    [("talk", {**TALK, "words": ""}, "Write something here."), ("talk", {**TALK, "heard_from": ""}, "Write something here."),
     ("talk", {**TALK, "next_on": "2020-01-01"}, "Choose a day after today."),
     ("talk", {**TALK, "next_on": "2999-01-01"}, "not so far away"),
     ("talk", {**TALK, "how": "own", "next_on": "nonsense"}, "Select a valid choice"),
     ("why", {"need": "7", "words": "x"}, "Select a valid choice"),
     ("why", {"need": "wish", "words": ""}, "Write something here."),
     ("offer", {"what": "a_yacht", "words": ""}, "Select a valid choice"),
     ("place", {"answer_by": "2020-01-01", "quota": "", "words": "x"}, "Choose a day after today."),
     ("give", {"to": "nobody"}, "Select a valid choice")],
)  # fmt: skip
def test_what_somebody_at_the_list_sends_wrong_is_said_and_changes_nothing(wilgendaal, waits, verb, data, said):
    assert said in words_of(post(browser(wilgendaal, "nele"), f"{W}/{waits.pk}/{verb}/", 422, **data))
    with as_owner():
        now = WaitingEntry.unscoped.get()
    assert (now.next_check_in, now.need, now.contact_id) == (waits.next_check_in, waits.need, waits.contact_id)


def test_sent_twice_it_is_proposed_once(wilgendaal, taken, amarant):
    hanne = browser(wilgendaal, "hanne")
    first = post(hanne, f"{W}/put/{taken.pk}/", step="propose", once="abc", **form(amarant))
    assert post(hanne, f"{W}/put/{taken.pk}/", step="propose", once="abc", **form(amarant))["Location"] == first["Location"]
    with as_owner():
        assert WaitingProposal.unscoped.count() == 1


def test_somebody_without_account_waits_too_with_a_second_code(wilgendaal, amarant):
    """The code of the question decides; the waiting is another thing, so it gets a code of its own."""
    with acting_as(wilgendaal.visitor) as visitor:
        visitor = requests.come_in(visitor, name="Samira", language="nl")
        become(visitor)
        mine = Subject(pk=visitor.subject_id, village_id=wilgendaal.village.pk)
        asked = requests.ask(mine, by=visitor, question=question())
        code = new_receipt(visitor.person_id, asked.pk)
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked), by=hanne)
    proposal = propose(wilgendaal, asked, amarant)
    client = browser(wilgendaal)
    post(client, f"{AT}/account/code/", code=code)
    there = f"{W}/proposal/{proposal.pk}/"
    post(client, f"{there}agree/")
    text = page(client, there)
    second = "".join(re.findall(r"<span>(\d{4})</span>", text))
    assert "A code for while you wait" in text and len(second) == 16
    with as_owner():
        entry = WaitingEntry.unscoped.get()
    page(client, f"{W}/{entry.pk}/", 404)  # the first code opens the question only
    later = browser(wilgendaal)
    post(later, f"{AT}/account/code/", code=second)
    assert "Nele Baert" in page(later, f"{W}/{entry.pk}/")
    page(later, there, 404)


# lists, areas and numbers


def test_everybody_reads_who_serves_where_and_nobody_is_told_no(wilgendaal, amarant, quota):
    visitor = browser(wilgendaal)
    assert "Talks for children" in page(visitor, f"{W}/areas/?postcode=9000")
    elsewhere = page(visitor, f"{W}/areas/?postcode=9070")
    assert "Not yet in 9070" in elsewhere and "A talk by phone." in elsewhere and "ask for it all the same" in elsewhere
    assert "Write one postcode" in page(visitor, f"{W}/areas/?postcode=%3Cb%3E", 422)


def test_a_blind_spot_of_the_lists_themselves_stands_there_for_everybody(wilgendaal, amarant):
    a_list(wilgendaal, service="A buddy", keeper="jonas", postcodes=["9070"])
    text = page(browser(wilgendaal), f"{W}/areas/")
    assert re.search(r"9070</bdi></b><span>Talks for children", text) and re.search(r"9000</bdi></b><span>A buddy", text)


def test_the_keeper_of_the_village_makes_a_list_and_nobody_else(wilgendaal):
    nele = chair(wilgendaal, "nele")
    data = {
        "service": "A group", "about": "", "keeper": str(nele.pk), "places": "8", "quota_name": "Brothers", "quota_places": "2",
        "postcodes": "9000, 9040 9000", "outside": "", "is_open": "on",
    }  # fmt: skip
    kobe = browser(wilgendaal, "kobe")
    post(kobe, f"{W}/lists/new/", **data)
    with as_owner():
        made, kept = WaitingList.unscoped.get(), WaitingQuota.unscoped.get()
    assert made.postcodes == ["9000", "9040"] and made.organisation_id == nele.organisation_id and kept.places == 2
    assert "There is a list for this already." in words_of(post(kobe, f"{W}/lists/new/", 422, **data))
    post(kobe, f"{W}/lists/{made.pk}/", **{**data, "places": "9"})
    with as_owner():
        assert WaitingList.unscoped.get().places == 9
    for who in ("mieke", "nele", "leila", "griet"):
        page(browser(wilgendaal, who), f"{W}/lists/", 404)
        assert browser(wilgendaal, who).post(f"{W}/lists/{made.pk}/", data).status_code == 404


def test_no_more_places_kept_apart_than_there_are(wilgendaal):
    nele = str(chair(wilgendaal, "nele").pk)
    data = {"service": "A group", "keeper": nele, "places": "2", "quota_name": "All", "quota_places": "3", "postcodes": ""}
    assert "Not more than there are places." in words_of(post(browser(wilgendaal, "kobe"), f"{W}/lists/new/", 422, **data))


def test_in_a_large_team_the_leader_writes_the_name_and_chooses_who_it_is(wilgendaal, waits, monkeypatch):
    monkeypatch.setattr(finder, "LOTS", 1)
    with as_owner():
        work(wilgendaal, "griet", "care", Role.SUPERVISOR)
    griet, oona = browser(wilgendaal, "griet"), chair(wilgendaal, "oona")
    assert oona.public_name not in page(griet, f"{W}/numbers/")
    text = words_of(post(griet, f"{W}/numbers/", 422, of=str(waits.contact_id), to_1="oona"))
    assert f'value="{oona.pk}"' in text and f'value="{waits.contact_id}" selected' in text
    with as_owner():
        assert WaitingEntry.unscoped.get().contact_id == waits.contact_id, "nobody is chosen by a part of a name"
    post(griet, f"{W}/numbers/", of=str(waits.contact_id), to=str(oona.pk), to_1="oona", to_2="oona")
    with as_owner():
        assert WaitingEntry.unscoped.get().contact_id == oona.pk


def test_the_leader_reads_numbers_and_no_name_of_a_family(wilgendaal, waits):
    with as_owner():
        work(wilgendaal, "griet", "care", Role.SUPERVISOR)
    griet = browser(wilgendaal, "griet")
    text = page(griet, f"{W}/numbers/")
    assert "Nele Baert" in text and "Talks for children" in text
    assert "Sami" not in text and WHY_NOW not in text and "Leïla" not in text
    oona = chair(wilgendaal, "oona")
    post(griet, f"{W}/numbers/", of=str(waits.contact_id), to=str(oona.pk))
    with as_owner():
        assert Membership.unscoped.get(pk=WaitingEntry.unscoped.get().contact_id) == oona
    for who in ("nele", "hanne", "leila", "stranger"):
        page(browser(wilgendaal, who), f"{W}/numbers/", 404)


def test_the_late_talk_stands_on_the_first_page_of_the_contact_only(wilgendaal, waits):
    with as_owner():
        WaitingEntry.unscoped.update(next_check_in=soon(-1))
    assert "Speak with who waits" in page(browser(wilgendaal, "nele"), f"{AT}/")
    assert "Speak with who waits" not in page(browser(wilgendaal, "oona"), f"{AT}/")


def test_no_page_shows_a_number_of_the_order(wilgendaal, waits):
    some_wait(wilgendaal, waits.waiting_list, *[("stuck", 10 * number) for number in range(12)])
    with as_owner():
        WaitingEntry.unscoped.filter(pk=waits.pk).update(since=soon(-60))
    text = page(browser(wilgendaal, "leila"), f"{W}/{waits.pk}/") + page(browser(wilgendaal, "nele"), f"{W}/who/")
    assert "You are among the first." in text and "3.42" not in text and "3,42" not in text


def counted(client, path):
    page(client, path)
    with CaptureQueriesContext(connection) as found:
        page(client, path)
    return len(found)


def test_the_list_asks_as_much_for_one_family_as_for_twenty(wilgendaal, waits):
    nele = browser(wilgendaal, "nele")
    paths = (f"{W}/who/", f"{W}/who/?list={waits.waiting_list_id}", f"{AT}/")
    some_wait(wilgendaal, waits.waiting_list, ("stuck", 3))
    with as_owner():
        WaitingEntry.unscoped.update(next_check_in=soon(0))
    few = [counted(nele, path) for path in paths]
    some_wait(wilgendaal, waits.waiting_list, *[("stuck", number) for number in range(20)])
    with as_owner():
        WaitingEntry.unscoped.update(next_check_in=soon(0))
    assert [counted(nele, path) for path in paths] == few


def test_the_page_of_the_family_asks_as_much_after_many_talks(wilgendaal, waits):
    leila = browser(wilgendaal, "leila")
    does(wilgendaal, "nele", waits, meanwhile.offer_bridge, what="group")
    few = counted(leila, f"{W}/{waits.pk}/")
    for _each in range(5):
        does(wilgendaal, "nele", waits, meanwhile.offer_bridge, what="group")
        does(wilgendaal, "nele", waits, meanwhile.judge, need=Need.STUCK, words="x")
    assert counted(leila, f"{W}/{waits.pk}/") == few


def test_my_page_asks_as_much_for_one_wait_as_for_three(wilgendaal, taken, amarant, waits):
    leila = browser(wilgendaal, "leila")
    few = counted(leila, f"{W}/")
    for service in ("A group", "A buddy"):
        say_yes(wilgendaal, propose(wilgendaal, taken, a_list(wilgendaal, service=service)))
    assert counted(leila, f"{W}/") == few
