"""Putting, agreeing, speaking, offering, stopping: each "may" beside its "may not"."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner, restrict, work
from tests.modules.waiting.conftest import (
    MEANWHILE,
    TALK,
    WHY_NOW,
    a_list,
    a_moment_later,
    chair,
    does,
    entry_of,
    notices,
    opened,
    propose,
    row,
    say_yes,
    soon,
)
from village.modules.circles import actions as circles
from village.modules.circles.one_thing import share_one
from village.modules.help_requests import actions as requests
from village.modules.waiting import at_home, meanwhile, putting, queries
from village.modules.waiting.card import dates_for
from village.modules.waiting.models import (
    BridgingOffer,
    CheckIn,
    PlaceOffer,
    WaitingEntry,
    WaitingProposal,
    WaitingReason,
)
from village.modules.waiting.problems import DateNeeded, NothingMeanwhile, NotNow, WaitsAlready, WordsNeeded
from village.modules.waiting.words import Answer, Ended, Need, Stands, Still
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed, Purpose, Role

# putting somebody on a list


def test_with_the_yes_of_the_family_somebody_can_be_called_from_the_first_day(wilgendaal, waits):
    assert row(Membership, pk=waits.contact_id).person_id == wilgendaal.nele.person_id
    assert waits.next_check_in == timezone.localdate() + timedelta(days=28)
    with acting_as(wilgendaal.nele) as nele:
        one = entry_of(nele, waits)
        assert [reason.words for reason in queries.reasons_of(one)] == [WHY_NOW]
        assert queries.reasons_of(one)[0].judged_by == "Hanne Moreels"
        assert [offer.what for offer in queries.bridges_for(one)] == ["learning", "somebody_to_call"]
        assert queries.bridges_for(one)[0].words == MEANWHILE
    assert Notice.Code.SHARED in notices(wilgendaal, "nele")


def test_before_the_yes_the_list_reads_nothing(wilgendaal, proposed):
    with as_owner():
        assert not WaitingEntry.unscoped.exists()
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        find(nele, WaitingProposal, proposed.pk)
    assert Notice.Code.QUESTION in notices(wilgendaal, "leila")


def test_the_list_reads_what_was_agreed_and_nothing_of_the_question(wilgendaal, asked, waits):
    with acting_as(wilgendaal.nele) as nele:
        entry_of(nele, waits)
        with pytest.raises(Http404):
            opened(nele, asked)


@pytest.mark.parametrize("who", ["bram", "nele", "els", "stranger"])
def test_only_who_has_the_question_proposes(wilgendaal, taken, amarant, who):
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises((Http404, NotAllowed)):
        putting.propose(opened(actor, taken), by=actor, wait=putting.Wait(amarant, Need.STUCK, "x", "Sami", bridges=["group"]))


@pytest.mark.parametrize("who", ["hanne", "nele", "els", "oma", "ex", "stranger"])
def test_only_the_family_says_yes(wilgendaal, proposed, who):
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises((Http404, NotAllowed)):
        putting.agree(find(actor, WaitingProposal, proposed.pk), by=actor)
    with as_owner():
        assert not WaitingEntry.unscoped.exists()


def test_one_no_is_enough_and_the_question_goes_on(wilgendaal, taken, proposed):
    with acting_as(wilgendaal.leila) as leila:
        putting.refuse(find(leila, WaitingProposal, proposed.pk), by=leila)
    assert row(WaitingProposal).state == Stands.REFUSED
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotNow):
        putting.agree(find(leila, WaitingProposal, proposed.pk), by=leila)
    with acting_as(wilgendaal.hanne) as hanne:
        assert opened(hanne, taken).is_open


def test_nobody_is_put_on_a_list_with_nothing_for_meanwhile(wilgendaal, taken, amarant):
    with pytest.raises(NothingMeanwhile):
        propose(wilgendaal, taken, amarant, bridges=[])


def test_nobody_is_put_on_a_list_without_words(wilgendaal, taken, amarant):
    with pytest.raises(WordsNeeded):
        propose(wilgendaal, taken, amarant, reason="  ")


def test_not_twice_on_the_same_list(wilgendaal, taken, amarant, waits):
    with pytest.raises(WaitsAlready):
        propose(wilgendaal, taken, amarant)


def test_who_lives_elsewhere_is_not_refused_but_seen_as_outside(wilgendaal, taken, amarant):
    say_yes(wilgendaal, propose(wilgendaal, taken, amarant, postcode="9070"))
    with acting_as(wilgendaal.nele) as nele:
        open_list(nele)
        assert queries.who_waits(nele).get().is_outside


def test_who_does_not_say_where_they_live_is_never_outside(wilgendaal, taken, amarant):
    assert not propose(wilgendaal, taken, amarant, postcode="").is_outside


def test_a_young_person_alone_waits_alone_and_her_mother_sees_nothing(wilgendaal, asked_alone, amarant):
    with acting_as(wilgendaal.hanne) as hanne:
        requests.take_up(opened(hanne, asked_alone), by=hanne)
    made = propose(wilgendaal, asked_alone, amarant, called_name="Yara")
    say_yes(wilgendaal, made, "yara")
    entry = row(WaitingEntry)
    assert entry.kind == DataKind.OWN_STORY
    with acting_as(wilgendaal.yara) as yara:
        assert entry_of(yara, entry).called_name == "Yara"
    with acting_as(wilgendaal.leila) as leila:
        with pytest.raises(Http404):
            entry_of(leila, entry)
        open_list(leila)
        assert not queries.i_wait_for(leila).exists()


def test_whom_the_family_keeps_out_is_not_the_contact(wilgendaal, taken, amarant):
    with as_owner():
        restrict(wilgendaal, "sami", "nele", "leila", [DataKind.FAMILY_STORY])
        Membership.unscoped.filter(person=wilgendaal.people["oona"]).update(on_duty=True)
    say_yes(wilgendaal, propose(wilgendaal, taken, amarant))
    entry = row(WaitingEntry)
    assert row(Membership, pk=entry.contact_id).person_id == wilgendaal.oona.person_id
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        entry_of(nele, entry)
    assert Notice.Code.SHARED not in notices(wilgendaal, "nele")


def test_the_database_itself_wants_somebody_to_call_and_a_day(wilgendaal, waits):
    for lost in ({"contact": None}, {"next_check_in": None}):
        with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
            WaitingEntry.unscoped.filter(pk=waits.pk).update(**lost)


# who may see it


def test_the_next_talk_stands_in_the_calendar_of_the_family_and_of_who_calls_and_nowhere_else(wilgendaal, waits):
    days = {}
    for who in ("leila", "nele", "hanne", "els", "oona", "ex", "stranger"):
        with acting_as(wilgendaal.actors[who]) as actor:
            days[who] = [(one.begins, str(one.title)) for one in dates_for(actor)]
    assert days.pop("leila") == days.pop("nele") == [(waits.next_check_in, "A talk together")]
    assert not any(days.values())


@pytest.mark.parametrize("who", ["leila", "nele"])
def test_the_family_and_who_speaks_to_them_see_it(wilgendaal, waits, who):
    with acting_as(wilgendaal.actors[who]) as actor:
        assert entry_of(actor, waits).called_name == "Sami"


@pytest.mark.parametrize(
    "who", ["hanne", "mieke", "els", "karim", "jonas", "oona", "oma", "ex", "stranger", "kobe", "pia", "griet"]
)
def test_nobody_else_sees_it_not_by_address_and_not_in_a_list(wilgendaal, waits, who):
    with acting_as(wilgendaal.actors[who]) as actor:
        with pytest.raises(Http404):
            entry_of(actor, waits)
        open_list(actor)
        assert not queries.who_waits(actor).exists() and not queries.i_wait_for(actor).exists()


def test_who_was_shown_the_question_does_not_see_the_waiting(wilgendaal, asked, waits):
    with acting_as(wilgendaal.leila) as leila:
        share_one(opened(leila, asked), by=leila, to_person=wilgendaal.people["oma"].pk)
    a_moment_later()
    with acting_as(wilgendaal.oma) as oma:
        assert opened(oma, asked)
        with pytest.raises(Http404):
            entry_of(oma, waits)


def test_after_stopping_to_share_nobody_there_reads_it(wilgendaal, waits):
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila, Purpose.SHARE)
        circles.withdraw(Consent.unscoped.get(item_id=waits.pk), by=leila)
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        entry_of(nele, waits)
    with acting_as(wilgendaal.leila) as leila:
        assert entry_of(leila, waits)


# while they wait


def test_a_talk_says_when_the_next_one_is(wilgendaal, waits):
    does(wilgendaal, "nele", waits, meanwhile.check_in, next_on=soon(14), **TALK)
    assert row(WaitingEntry).next_check_in == soon(14)
    with acting_as(wilgendaal.leila) as leila:
        assert queries.talks_of(entry_of(leila, waits))[0].words == TALK["words"]


@pytest.mark.parametrize("days", [-1, 0, 29])
def test_the_next_talk_is_on_a_day_to_come_and_never_too_far(wilgendaal, waits, days):
    with pytest.raises(DateNeeded):
        does(wilgendaal, "nele", waits, meanwhile.check_in, next_on=soon(days), **TALK)


@pytest.mark.parametrize("who", ["hanne", "oona", "leila", "stranger"])
def test_only_who_works_on_it_writes_a_talk(wilgendaal, waits, who):
    with pytest.raises((Http404, NotAllowed)):
        does(wilgendaal, who, waits, meanwhile.check_in, next_on=soon(), **TALK)
    with as_owner():
        assert not CheckIn.unscoped.exists()


def test_moving_somebody_up_asks_words_and_a_name_and_keeps_what_was_said(wilgendaal, waits):
    with pytest.raises(WordsNeeded):
        does(wilgendaal, "nele", waits, meanwhile.judge, need=Need.AT_STAKE, words=" ")
    does(wilgendaal, "nele", waits, meanwhile.judge, need=Need.AT_STAKE, words="The school wants to send him away.")
    assert row(WaitingEntry).need == Need.AT_STAKE
    with as_owner():
        assert WaitingReason.unscoped.count() == 2
    assert row(WaitingReason, need=Need.AT_STAKE).judged_by == "Nele Baert"
    with pytest.raises((Http404, NotAllowed)):
        does(wilgendaal, "leila", waits, meanwhile.judge, need=Need.WISH, words="x")


def test_when_it_goes_worse_the_next_talk_is_within_two_days_and_the_order_waits_for_people(wilgendaal, waits):
    does(wilgendaal, "leila", waits, at_home.say_how_it_goes, still=Still.WORSE, words="He does not eat.")
    entry = row(WaitingEntry)
    assert entry.next_check_in == soon(2) and entry.need == Need.SOON
    assert Notice.Code.REPLY in notices(wilgendaal, "nele")
    with pytest.raises((Http404, NotAllowed)):
        does(wilgendaal, "nele", waits, at_home.say_how_it_goes, still=Still.WORSE, words="x")


def test_something_for_meanwhile_is_answered_and_may_be_not_now(wilgendaal, waits):
    offer = does(wilgendaal, "nele", waits, meanwhile.offer_bridge, what="group", words="On Wednesday.")
    with acting_as(wilgendaal.leila) as leila:
        at_home.answer_bridge(find(leila, BridgingOffer, offer.pk), by=leila, answer=Answer.NOT_NOW)
    assert row(BridgingOffer, pk=offer.pk).answer == Answer.NOT_NOW
    with acting_as(wilgendaal.nele) as nele, pytest.raises(NotAllowed):
        at_home.answer_bridge(find(nele, BridgingOffer, offer.pk), by=nele, answer=Answer.YES)


# a place


def answered(cast, offer, verb, who="leila"):
    with acting_as(cast.actors[who]) as actor:
        return verb(find(actor, PlaceOffer, offer.pk), by=actor)


def test_who_says_not_now_keeps_the_place_in_the_order(wilgendaal, waits, quota):
    offer = does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="From Monday.", quota=quota)
    before = (waits.since, waits.need)
    answered(wilgendaal, offer, at_home.decline)
    entry = row(WaitingEntry)
    assert entry.is_open and (entry.since, entry.need) == before
    assert does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="From May.")


def test_a_place_is_answered_once_and_only_by_the_family(wilgendaal, waits):
    offer = does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="From Monday.")
    with pytest.raises(NotAllowed):
        answered(wilgendaal, offer, at_home.accept, "nele")
    answered(wilgendaal, offer, at_home.accept)
    with pytest.raises(NotNow):
        answered(wilgendaal, offer, at_home.decline)


def test_one_place_at_a_time(wilgendaal, waits):
    does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="From Monday.")
    with pytest.raises(NotNow):
        does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="And another.")


def test_a_quota_of_another_list_is_not_theirs(wilgendaal, waits, quota):
    with as_owner():
        quota.waiting_list = a_list(wilgendaal, service="Another")
        quota.save()
    with pytest.raises(NotAllowed):
        does(wilgendaal, "nele", waits, meanwhile.offer_place, answer_by=soon(), words="x", quota=quota)


def test_when_it_began_the_one_who_proposed_it_hears_so(wilgendaal, waits):
    does(wilgendaal, "nele", waits, meanwhile.begin)
    assert row(WaitingEntry).ended == Ended.STARTED
    assert row(WaitingProposal).state == Stands.STARTED
    assert Notice.Code.PASSED_ON in notices(wilgendaal, "hanne")
    with acting_as(wilgendaal.nele) as nele:
        assert entry_of(nele, waits)  # they go on together


# stopping, and somebody else


def test_who_stops_waiting_is_read_by_nobody_there(wilgendaal, waits):
    does(wilgendaal, "leila", waits, at_home.leave)
    assert row(WaitingProposal).state == Stands.STOPPED
    with acting_as(wilgendaal.nele) as nele, pytest.raises(Http404):
        entry_of(nele, waits)
    with as_owner():
        assert not Consent.unscoped.filter(item_id=waits.pk, withdrawn_at=None).exists()


@pytest.mark.parametrize("who", ["nele", "hanne", "oma", "ex"])
def test_nobody_else_takes_a_family_off_a_list(wilgendaal, waits, who):
    with pytest.raises((Http404, NotAllowed)):
        does(wilgendaal, who, waits, at_home.leave)
    assert row(WaitingEntry).is_open


def test_a_colleague_becomes_the_contact_and_the_family_hears_the_name(wilgendaal, waits):
    does(wilgendaal, "nele", waits, meanwhile.give, to=chair(wilgendaal, "oona").pk)
    with acting_as(wilgendaal.oona) as oona:
        assert entry_of(oona, waits).contact.public_name == "Oona Smet"
    with acting_as(wilgendaal.nele) as nele:
        assert entry_of(nele, waits)  # she keeps the list
    assert Notice.Code.OTHER_OWNER in notices(wilgendaal, "leila")


def test_only_to_a_colleague(wilgendaal, waits):
    with pytest.raises(NotAllowed):
        does(wilgendaal, "nele", waits, meanwhile.give, to=chair(wilgendaal, "jonas").pk)


def test_the_leader_gives_everybody_of_one_to_another_and_reads_none_of_it(wilgendaal, waits):
    with as_owner():
        work(wilgendaal, "griet", "care", Role.SUPERVISOR)
    nele, oona = chair(wilgendaal, "nele").pk, chair(wilgendaal, "oona").pk
    with acting_as(wilgendaal.griet) as griet:
        assert meanwhile.give_all(by=griet, of=nele, to=oona) == 1
        with pytest.raises(Http404):
            entry_of(griet, waits)
    with acting_as(wilgendaal.mieke) as mieke, pytest.raises(NotAllowed):  # leads another team
        meanwhile.give_all(by=mieke, of=oona, to=nele)
    assert row(WaitingEntry).contact_id == oona
