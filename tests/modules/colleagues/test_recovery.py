"""A lost second step comes back through two colleagues who know the person, after a waiting time that can be stopped."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.colleagues.conftest import (
    HERE,
    devices_of,
    has_second_step,
    is_signed_in,
    proves_address,
    seat,
)
from village.modules.colleagues import clock, queries, recovery
from village.modules.colleagues.models import Recovery
from village.modules.colleagues.problems import AskedAlready, NothingLost, OverMeanwhile, SaidAlready
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry
from village.trust.notices.models import Delivery, Notice
from village.trust.vocabulary import NotAllowed, Role

LOST = f"{HERE}lost/"
ACCOUNT = "/wilgendaal/account/"


@pytest.fixture
def lost(loods):
    """Jonas, with the first factor only, asked Karim."""
    has_second_step(loods, "jonas")
    asks(loods)
    return loods


def asks(cast, who="jonas", of="karim"):
    with acting_as(without(cast, who)):
        recovery.ask(seat(cast, of).pk)


def without(cast, who):
    actor = cast.actors[who]
    return type(actor)(**{**actor.__dict__, "second_factor": False})


def the_one():
    with as_owner():
        return Recovery.unscoped.latest("id")


def says(cast, who, how="face"):
    with acting_as(cast.actors[who]):
        return recovery.say_known(the_one().pk, how=how)


def a_day_later():
    with as_owner():
        Recovery.unscoped.update(counts_from=timezone.now() - timedelta(minutes=1))


def factors(cast, who="jonas"):
    with as_owner():
        return Authenticator.objects.filter(user_id=cast.people[who].account_id).count()


def test_two_who_know_jonas_a_waiting_time_and_then_the_old_one_is_gone(lost):
    is_signed_in(lost, "jonas")
    assert says(lost, "karim") is False and the_one().counts_from is None
    assert says(lost, "nele", "phone") is True
    assert the_one().counts_from - timezone.now() > timedelta(hours=23)
    clock.tick()
    assert factors(lost) == 1  # still waiting
    a_day_later()
    assert clock.tick() == 1 and clock.tick() == 0
    assert factors(lost) == 0 and devices_of(lost, "jonas") == 0


def half_way(cast, who):
    """Signed in with the code out of a mail, and asked for the second step."""
    client = browser(cast)
    client.post(f"{ACCOUNT}login/code/", {"email": proves_address(cast, who)})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)
    assert code
    return client, client.post(f"{ACCOUNT}login/code/confirm/", {"code": code.group()})


def test_who_stands_before_the_second_step_finds_the_way_asks_and_stops_and_opens_nothing_else(loods):
    has_second_step(loods, "jonas")
    client, _came = half_way(loods, "jonas")
    assert LOST in words_of(client.get(f"{ACCOUNT}2fa/authenticate/"))
    assert client.post(LOST, {"colleague": seat(loods, "karim").pk, "once": "j1"})["Location"] == LOST
    assert the_one().person_id == loods.people["jonas"].pk and "You asked" in words_of(client.get(LOST))
    for path in ("/wilgendaal/requests/", HERE, f"{LOST}{the_one().pk}/", f"{ACCOUNT}2fa/"):
        assert "/account/" in client.get(path)["Location"], path
    assert client.post(f"{LOST}stop/", {"once": "j2"})["Location"] == LOST
    assert the_one().stopped_at


def test_a_mother_before_her_second_step_is_shown_no_way_to_colleagues(loods):
    has_second_step(loods, "leila")
    client, came = half_way(loods, "leila")
    page = client.get(came["Location"])
    assert LOST not in words_of(page) and client.get(LOST).status_code in (302, 404)
    assert browser(loods).get(LOST)["Location"].startswith(f"{ACCOUNT}login/")


def test_nothing_opens_before_a_new_one_is_set(lost):
    for who in ("karim", "nele"):
        says(lost, who)
    a_day_later()
    clock.tick()
    client = browser(lost, "jonas", second_factor=False)
    for path in ("/wilgendaal/", "/wilgendaal/requests/", HERE):
        assert client.get(path)["Location"] == "/wilgendaal/account/second-factor/"
    page = words_of(client.get("/wilgendaal/account/second-factor/"))
    assert "Make a passkey on this device" in page


def test_it_is_told_on_every_address_and_stands_in_the_logbook(lost):
    proves_address(lost, "jonas", "old@jonas.example")
    for who in ("karim", "nele"):
        says(lost, who)
    a_day_later()
    clock.tick()
    with as_owner():
        assert {"old@jonas.example", "jonas@wilgendaal.example"} <= {
            one.address for one in Delivery.unscoped.filter(person=lost.people["jonas"])
        }
        assert Notice.unscoped.filter(person=lost.people["jonas"]).count() >= 3
        lines = Entry.unscoped.filter(subject_id=lost.people["jonas"].subject_id).order_by("id")
        verbs = [one.verb for one in lines]
    assert verbs == [
        "colleagues.ask_recovery", "colleagues.say_known", "colleagues.say_known", "colleagues.end_lost_factor"
    ]  # fmt: skip


def test_two_colleagues_without_a_manager_are_not_enough(lost):
    with as_owner():
        for who in ("oona", "els"):
            work(lost, who, "loods", Role.YOUTH_WORKER)
    for who in ("oona", "els"):
        assert says(lost, who) is False
    assert the_one().counts_from is None
    assert says(lost, "nele") is True


def test_the_same_one_twice_is_one(lost):
    says(lost, "nele")
    with pytest.raises(SaidAlready):
        says(lost, "nele", "phone")
    assert the_one().counts_from is None


@pytest.mark.parametrize("who", ["jonas", "mieke", "griet", "kobe", "pia", "leila", "stranger"])
def test_nobody_from_elsewhere_and_never_oneself_says_it(lost, who):
    with pytest.raises(NotAllowed):
        says(lost, who)
    with acting_as(lost.actors[who]):
        assert queries.recoveries_to_know() == []
    assert browser(lost, who).get(f"{LOST}{the_one().pk}/").status_code == 404


def test_a_colleague_without_the_second_step_says_nothing(lost):
    with acting_as(without(lost, "nele")), pytest.raises(NotAllowed):
        recovery.say_known(the_one().pk, how="face")
    assert the_one().counts_from is None


def test_where_one_cannot_do_without_the_keeper_stands_in(wilgendaal):
    """Karim and Els of De Kiem: nobody manages the school."""
    has_second_step(wilgendaal, "els")
    with acting_as(without(wilgendaal, "els")):
        recovery.ask(seat(wilgendaal, "karim", "school").pk)
    assert says(wilgendaal, "karim") is False
    assert says(wilgendaal, "kobe") is True
    assert the_one().counts_from is not None


def test_the_keeper_hears_of_it_where_the_keeper_stands_in_and_nowhere_else(wilgendaal, loods):
    has_second_step(wilgendaal, "els")
    with acting_as(without(wilgendaal, "els")):
        recovery.ask(seat(wilgendaal, "karim", "school").pk)
    path = f"colleagues/lost/{the_one().pk}/"
    with as_owner():
        assert {one.person_id for one in Notice.unscoped.filter(path=path)} == {
            wilgendaal.people["karim"].pk, wilgendaal.people["kobe"].pk
        }  # fmt: skip
    assert browser(wilgendaal, "kobe").get(f"/wilgendaal/{path}").status_code == 200
    has_second_step(loods, "jonas")
    asks(loods)
    with as_owner():
        assert not Notice.unscoped.filter(path=f"colleagues/lost/{the_one().pk}/", person=loods.people["kobe"]).exists()


def test_the_person_stops_it_from_any_session_and_it_is_over(lost):
    for who in ("karim", "nele"):
        says(lost, who)
    for actor in (without(lost, "jonas"), lost.jonas):
        with acting_as(actor):
            assert queries.my_recovery().said == ["Karim Aydin", "Nele Baert"]
    client = browser(lost, "jonas")
    assert client.post(f"{LOST}stop/").status_code == 302
    a_day_later()
    assert clock.tick() == 0 and factors(lost) == 1
    with acting_as(lost.jonas), pytest.raises(OverMeanwhile):
        recovery.stop()
    with pytest.raises(NotAllowed):
        says(lost, "nele")


def test_nobody_else_stops_or_reads_it(lost):
    for who in ("nele", "els", "kobe"):
        with acting_as(lost.actors[who]):
            assert queries.my_recovery() is None
            with pytest.raises(OverMeanwhile):
                recovery.stop()
    assert the_one().stopped_at is None


def test_asked_once_and_only_when_something_is_lost(lost):
    with pytest.raises(AskedAlready):
        asks(lost)
    with pytest.raises(NothingLost):
        asks(lost, "nele", "jonas")
    for who in ("leila", "els", "stranger"):
        with pytest.raises(NotAllowed):
            asks(lost, who)


def test_an_asking_that_nobody_answered_lapses_and_can_be_asked_anew(lost):
    with as_owner():
        Recovery.unscoped.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        says(lost, "nele")
    asks(lost)
    assert says(lost, "nele") is False


def test_the_village_says_how_long_it_waits_and_only_its_keeper(lost):
    for who in ("nele", "griet", "pia"):
        assert browser(lost, who).post(f"{HERE}organisations/waiting/", {"hours": 4}).status_code == 404
    assert browser(lost, "kobe").post(f"{HERE}organisations/waiting/", {"hours": 3}).status_code == 422
    assert browser(lost, "kobe").post(f"{HERE}organisations/waiting/", {"hours": 48}).status_code == 302
    for who in ("karim", "nele"):
        says(lost, who)
    assert the_one().counts_from - timezone.now() > timedelta(hours=47)


def test_the_page_of_who_lost_it_asks_and_then_shows_how_far_it_is(loods):
    has_second_step(loods, "jonas")
    client = browser(loods, "jonas", second_factor=False)
    page = words_of(client.get("/wilgendaal/account/second-factor/"))
    assert "I lost my second step" in page and LOST in page
    assert "Karim Aydin" in words_of(client.get(LOST))
    assert client.post(LOST, {"colleague": str(seat(loods, "karim").pk)}).status_code == 302
    assert "You asked Karim Aydin" in words_of(client.get(LOST))
    known = browser(loods, "karim")
    page = words_of(known.get(f"{LOST}{the_one().pk}/"))
    assert "Jonas Adeyemi" in page and "jonas@" not in page
    assert known.post(f"{LOST}{the_one().pk}/", {"how": "face"}).status_code == 302
    assert "Karim Aydin said so." in words_of(client.get(LOST))
    assert "lost the second step" in words_of(browser(loods, "nele").get(HERE))


@pytest.mark.parametrize("who", ["leila", "stranger", ""])
def test_who_does_not_work_here_has_no_such_page(loods, who):
    assert browser(loods, who).get(LOST).status_code in (302, 404)
    assert browser(loods, who).post(f"{LOST}stop/").status_code in (302, 404)
