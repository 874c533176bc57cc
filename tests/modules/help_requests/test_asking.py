"""Who may ask about whom, and what happens at once."""

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from tests.cast import as_owner, restrict
from tests.modules.help_requests.conftest import HARD, WELL, a_moment_later, ask, opened, question
from village.foundation.time_range import now
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import inbox_of, mine, steps_of
from village.modules.help_requests.words import Asker, What
from village.modules.promises.working_time import answer_moment
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.access.receipts import come_in, new_receipt
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor, DataKind, NotAllowed


def in_inbox(actor):
    with acting_as(actor):
        open_list(actor)
        return list(inbox_of(actor))


def test_a_mother_asks_about_her_son_and_reads_her_own_words(wilgendaal, asked):
    with acting_as(wilgendaal.leila) as leila:
        found = opened(leila, asked)
        assert (found.goes_well, found.hard) == (WELL, HARD)
        assert found.kind == DataKind.FAMILY_STORY and found.subject_id == wilgendaal.people["sami"].subject_id


def test_she_cannot_ask_about_somebody_elses_child(wilgendaal):
    with acting_as(wilgendaal.stranger) as stranger, pytest.raises(NotAllowed):
        actions.ask(wilgendaal.people["sami"], by=stranger, question=question())


def test_a_young_person_asks_alone_only_about_herself(wilgendaal, asked_alone):
    assert asked_alone.kind == DataKind.OWN_STORY
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.ask_alone(wilgendaal.people["yara"], by=leila, question=question())


def test_a_teacher_asks_for_her_own_work(wilgendaal):
    request = ask(wilgendaal, wilgendaal.els, "els", actions.ask_for_work, asker=Asker.PROFESSIONAL)
    assert request.asker_place == "De Kiem"
    with acting_as(wilgendaal.karim) as karim, pytest.raises(Http404):
        opened(karim, request)


def test_those_on_duty_have_it_in_their_inbox_and_nobody_else(wilgendaal, asked):
    assert in_inbox(wilgendaal.hanne) == [asked] == in_inbox(wilgendaal.bram)
    for other in (wilgendaal.mieke, wilgendaal.els, wilgendaal.jonas, wilgendaal.kobe, wilgendaal.griet):
        assert in_inbox(other) == []


def test_those_on_duty_are_told_and_nobody_else(wilgendaal, asked):
    with as_owner():
        told = Notice.unscoped.filter(village=wilgendaal.village).values_list("person__name", "code")
        assert set(told) == {("Hanne Moreels", "new_request"), ("Bram Tack", "new_request")}


@pytest.mark.parametrize(("about", "told"), [("sami", {"Bram Tack"}), ("leila", {"Bram Tack", "Hanne Moreels"})])
def test_a_neighbour_whom_the_family_keeps_out_is_not_told_and_sees_nothing(wilgendaal, about, told):
    restrict(wilgendaal, "sami", "hanne", by="leila")
    request = ask(wilgendaal, wilgendaal.leila, about)
    with as_owner():
        names = Notice.unscoped.filter(village=wilgendaal.village).values_list("person__name", flat=True)
        assert set(names) == told
    assert in_inbox(wilgendaal.bram) == [request]
    assert in_inbox(wilgendaal.hanne) == ([request] if "Hanne Moreels" in told else [])


def test_an_answer_is_promised_at_once_in_working_hours(wilgendaal, asked):
    with acting_as(wilgendaal.leila):
        expected = answer_moment(wilgendaal.village.pk, asked.asked_at)
    assert asked.answer_by == expected and expected > now()


def test_each_request_has_its_own_number(wilgendaal, asked, asked_alone):
    year, serial = asked.number.split("-")
    assert len(serial) == 4 and asked_alone.number == f"{year}-{int(serial) + 1:04d}"


def test_the_first_step_says_who_asked(wilgendaal, asked):
    with acting_as(wilgendaal.leila) as leila:
        step = steps_of(opened(leila, asked)).get()
        assert (step.what, step.author_name, step.is_ours) == (What.SENT, "Leïla Benali", False)


def test_empty_words_are_not_a_question(wilgendaal):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(actions.WordsNeeded):
        actions.ask(wilgendaal.people["sami"], by=leila, question=question(hard="  "))


def test_without_a_contact_point_nobody_could_answer(wilgendaal):
    with as_owner():
        point = wilgendaal.organisations["door"]
        type(point).unscoped.filter(pk=point.pk).update(is_contact_point=False)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(actions.NoContactPoint):
        actions.ask(wilgendaal.people["sami"], by=leila, question=question())


def test_the_words_are_sealed_in_the_database(wilgendaal, asked):
    with as_owner():
        stored = HelpRequest.unscoped.filter(pk=asked.pk).values_list("hard", "hard_stems", "reach_where").get()
    assert all(b"school" not in bytes(one) and b"0470" not in bytes(one) for one in stored)


def test_somebody_without_account_asks_and_comes_back_by_code(wilgendaal):
    with acting_as(wilgendaal.visitor) as visitor:
        noor = actions.come_in(visitor, name="Noor", language="nl")
        request = actions.ask(actions.Subject(pk=noor.subject_id), by=noor, question=question(asker=Asker.NEIGHBOUR))
        code = new_receipt(noor.person_id, request.pk)
    a_moment_later()
    person, item = come_in(wilgendaal.village.pk, "receipt", code, use=False)
    assert (person, item) == (noor.person_id, request.pk)
    back = Actor(
        village_id=wilgendaal.village.pk, person_id=person, subject_id=noor.subject_id, only_item=item, name="Noor"
    )
    with acting_as(back):
        assert opened(back, request).hard == HARD
        with pytest.raises(NotAllowed):
            actions.ask(actions.Subject(pk=noor.subject_id), by=back, question=question())
    assert in_inbox(wilgendaal.hanne) == [request]


def test_what_the_family_asked_is_in_their_own_list(wilgendaal, asked, asked_alone):
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila)
        assert list(mine(leila)) == [asked]
    with acting_as(wilgendaal.yara) as yara:
        open_list(yara)
        assert list(mine(yara)) == [asked_alone]


def test_a_taken_up_request_without_owner_cannot_exist(wilgendaal, taken):
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        HelpRequest.unscoped.filter(pk=taken.pk).update(owner=None)
