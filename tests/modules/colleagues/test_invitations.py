"""Inviting by mail: a link for one purpose and one address. Looking changes nothing, and the answer tells nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner, person
from tests.modules.colleagues.conftest import HERE, chairs_of, last_invitation, place, proves_address, seat
from village.modules.colleagues import chairs, clock, invitations, queries
from village.modules.colleagues.invitations import Invited
from village.modules.colleagues.models import Invitation
from village.modules.colleagues.problems import InvitedAlready, InvitedOften
from village.trust.access.actor import acting_as
from village.trust.people.models import Account, Person
from village.trust.vocabulary import NotAllowed, Role

NEW = "vic@deloods.example"


def invite(cast, by="nele", email=NEW, role=Role.YOUTH_WORKER, where="loods"):
    with acting_as(cast.actors[by]):
        return invitations.invite(place(cast, where), Invited(email, role, "Vic Maes", "09 000 01 22"))



def path_of(invitation):
    link = invitations.link_to(invitation, "wilgendaal")
    return link[link.index("/wilgendaal/") :]


def test_the_mail_says_nothing_but_the_link(loods):
    key = invite(loods)
    assert clock.send_due() == 1 and clock.send_due() == 0
    sent = mail.outbox[-1]
    assert sent.to == [NEW] and path_of(key) in sent.body
    for word in ("Loods", "Vic", "Nele", "youth", "Jeugd"):
        assert word not in sent.body.replace(path_of(key), "") + sent.subject


def test_the_answer_is_the_same_whoever_has_the_address(loods):
    pages = []
    for address in (NEW, "leila@wilgendaal.example", "jonas@wilgendaal.example"):
        client = browser(loods, "nele")
        told = {"email": address, "name": "Vic Maes", "role": "youth_worker", "phone": ""}
        sent = client.post(f"{HERE}invite/{place(loods)}/", told)
        pages.append((sent.status_code, sent["Location"], words_of(client.get(HERE)).count("Vic Maes")))
    assert [page[:2] for page in pages] == [(302, HERE)] * 3
    assert pages[0][2] < pages[1][2] < pages[2][2]  # each stands in the list, known or not
    with as_owner():
        assert Invitation.unscoped.count() == 3


def test_looking_at_a_link_changes_nothing_and_is_the_same_for_every_link(loods):
    path = path_of(invite(loods))
    visitor = browser(loods)
    real, made_up = visitor.get(path), visitor.get(f"{HERE}come/nothing~at-all/")
    assert real.status_code == made_up.status_code == 200
    strip = lambda page: words_of(page).split("<main")[1]  # noqa: E731
    token = path.split("/")[-2]
    assert strip(real).replace(token, "")[:400] == strip(made_up).replace("nothing~at-all", "")[:400]
    assert last_invitation().accepted_at is None


def test_a_visitor_signs_in_first_and_comes_back_to_the_link(loods):
    path = path_of(invite(loods))
    page = browser(loods).get(path).content.decode()
    assert "/account/login/?next=%2Fwilgendaal%2Fcolleagues%2Fcome%2F" in page
    assert 'method="post"' not in page.partition("<main")[2].partition("</main")[0]
    assert browser(loods).post(path).status_code == 200 and last_invitation().accepted_at is None


def test_who_proved_the_address_comes_to_work_here_once(loods):
    proves_address(loods, "stranger", NEW)
    path = path_of(invite(loods))
    client = browser(loods, "stranger")
    assert client.post(path).status_code == 302
    assert chairs_of(loods, "stranger") == [("youth_worker", True)]
    chair = seat(loods, "stranger")
    assert (chair.public_name, chair.public_phone, chair.on_duty) == ("Vic Maes", "09 000 01 22", False)
    assert client.get("/wilgendaal/")["Location"] == "/wilgendaal/account/second-factor/"
    assert client.post(path).status_code == 422


def test_an_account_without_a_name_in_this_village_gets_the_one_it_was_invited_by(loods):
    with as_owner():
        person(loods, "vic", "Vic")
        Person.unscoped.filter(pk=loods.people["vic"].pk).update(account=None)
    proves_address(loods, "vic", NEW)
    client = browser(loods, "vic")
    assert client.post(path_of(invite(loods))).status_code == 302
    with as_owner():
        made = Person.unscoped.get(account=Account.objects.get(username="vic@wilgendaal.example"))
    assert made.name == "Vic Maes" and made.email == NEW


def test_a_link_in_other_hands_opens_nothing(loods):
    path = path_of(invite(loods))
    for who in ("stranger", "leila", "els"):
        answer = browser(loods, who).post(path)
        assert answer.status_code == 422 and "does not open any more" in words_of(answer) or answer.status_code == 422
        assert chairs_of(loods, who) == []


@pytest.mark.parametrize("token", ["x", "~", "a~b", "%00", "0" * 400, "..~..", "é~é"])
def test_no_link_that_somebody_makes_up_is_an_error(loods, token):
    answer = browser(loods, "stranger").post(f"{HERE}come/{token}/")
    assert answer.status_code in (404, 422)


def test_a_link_that_was_changed_in_one_letter_is_none_of_ours(loods):
    token = path_of(invite(loods)).split("/")[-2]
    assert invitations.behind(token) and invitations.behind("0" + token[1:] if token[0] != "0" else "1" + token[1:]) is None


def test_a_link_is_over_when_taken_back_when_late_and_when_who_invited_left(loods):
    proves_address(loods, "stranger", NEW)
    first = invite(loods)
    with acting_as(loods.nele):
        invitations.take_back(first)
    second = invite(loods)
    with as_owner():
        Invitation.unscoped.filter(pk=second).update(until=timezone.now() - timedelta(minutes=1))
    third = invite(loods, by="karim")
    with acting_as(loods.nele):
        chairs.end(seat(loods, "karim").pk)
    for key in (first, second, third):
        assert browser(loods, "stranger").post(path_of(key)).status_code == 422
    assert chairs_of(loods, "stranger") == []


def test_the_same_invitation_is_not_sent_twice_and_nobody_writes_to_a_whole_town(loods, monkeypatch):
    invite(loods)
    with pytest.raises(InvitedAlready):
        invite(loods, email=NEW.upper())
    monkeypatch.setattr(invitations, "MOST_A_DAY", 1)
    with pytest.raises(InvitedOften):
        invite(loods, email="somebody@else.example")


@pytest.mark.parametrize("who", ["jonas", "mieke", "kobe", "pia", "griet", "leila"])
def test_nobody_but_the_manager_invites_or_reads_who_is_invited(loods, who):
    invite(loods)
    with pytest.raises(NotAllowed):
        invite(loods, by=who)
    with acting_as(loods.actors[who]):
        assert queries.invitations_of(place(loods)) == []
        with pytest.raises(NotAllowed):
            invitations.take_back(last_invitation().pk)


@pytest.mark.parametrize("role", [Role.KEEPER, Role.PRIVACY_OFFICER, Role.CONTACT_PERSON])
def test_nobody_is_invited_as_what_a_manager_may_not_give(loods, role):
    with pytest.raises(NotAllowed):
        invite(loods, role=role)
    with as_owner():
        assert not Invitation.unscoped.exists()


def test_nobody_invites_themself(loods):
    proves_address(loods, "nele")
    key = invite(loods, email="nele@wilgendaal.example")
    assert browser(loods, "nele").post(path_of(key)).status_code == 422
    assert chairs_of(loods, "nele") == [("manager", True)]


def test_the_keeper_names_the_first_manager_and_nobody_else(wilgendaal):
    with acting_as(wilgendaal.kobe):
        assert {one.name for one in queries.without_a_manager()} == {"Amarant", "De Kiem", "De Loods", "Huis van het Kind"}
    with pytest.raises(NotAllowed):
        invite(wilgendaal, by="kobe")
    proves_address(wilgendaal, "stranger", NEW)
    key = invite(wilgendaal, by="kobe", role=Role.MANAGER)
    assert browser(wilgendaal, "stranger").post(path_of(key)).status_code == 302
    assert chairs_of(wilgendaal, "stranger") == [("manager", True)]
    with pytest.raises(NotAllowed):
        invite(wilgendaal, by="kobe", role=Role.MANAGER, email="one@more.example")
    with acting_as(wilgendaal.kobe):
        assert "De Loods" not in {one.name for one in queries.without_a_manager()}


def test_two_first_managers_at_once_are_one(wilgendaal):
    for who, address in (("stranger", NEW), ("ex", "other@deloods.example")):
        proves_address(wilgendaal, who, address)
    keys = [invite(wilgendaal, by="kobe", role=Role.MANAGER, email=one) for one in (NEW, "other@deloods.example")]
    assert browser(wilgendaal, "stranger").post(path_of(keys[0])).status_code == 302
    assert browser(wilgendaal, "ex").post(path_of(keys[1])).status_code == 422
    assert chairs_of(wilgendaal, "ex") == []
