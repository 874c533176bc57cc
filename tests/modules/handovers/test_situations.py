"""Situations of sharing (3, 4, 7, 8, 16, 23 and 36 of the list) under the law files of four places."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from tests.cast import as_owner
from tests.modules.handovers.conftest import agree, ask, letter_id, propose, receive, send, the_letter
from tests.modules.handovers.test_handing_over import here, told
from tests.modules.help_requests.conftest import opened
from village.foundation.time_range import LONG_AGO, now
from village.modules.handovers import actions
from village.modules.handovers.models import Letter
from village.modules.handovers.queries import Piece, pieces_of
from village.modules.handovers.rules import LawForbids, NotForASchool, laws_between
from village.modules.handovers.words import Slice, State
from village.modules.help_requests import actions as requests
from village.trust.access.actor import acting_as
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership, Organization
from village.trust.law.policies import jurisdictions, policy_for
from village.trust.notices.models import Notice
from village.trust.villages.models import Village
from village.trust.vocabulary import DataKind

PLACES = sorted(jurisdictions())
everywhere = pytest.mark.parametrize("place", PLACES)


def live_in(cast, place):
    """The same people under another law."""
    with as_owner():
        Village.objects.filter(pk=cast.village.pk).update(jurisdiction=place)
        Organization.unscoped.filter(village=cast.village).update(jurisdiction=place)


def is_now(cast, who, age):
    today = timezone.localdate()
    with as_owner():
        type(cast.people[who]).unscoped.filter(pk=cast.people[who].pk).update(birth_date=date(today.year - age, 1, 1))


def taken_up(cast, request):
    with acting_as(cast.hanne) as hanne:
        requests.take_up(opened(hanne, request), by=hanne)
    return request


def about_yara(cast, place, age):
    live_in(cast, place)
    is_now(cast, "yara", age)
    return propose(cast, taken_up(cast, ask(cast, cast.leila, "yara", called_name="Yara")))


@everywhere
def test_3_the_mother_of_a_small_child_agrees_and_the_receiver_sees_only_that_slice(wilgendaal, taken, place):
    live_in(wilgendaal, place)
    handover = propose(wilgendaal, taken)
    agree(wilgendaal, handover, strike=(Slice.CONTACT, Slice.GOES_WELL))
    send(wilgendaal, handover)
    with as_owner():
        given = Consent.unscoped.get(item_id=letter_id(handover), to_organisation__isnull=False)
        assert given.law_version.startswith(place) and given.kinds == []
        most = policy_for(place, timezone.localdate()).max_consent_months
        assert given.until < now() + timedelta(days=31 * most)
    with acting_as(wilgendaal.jonas) as jonas:
        assert the_letter(jonas, handover).parts.count() == 1


@everywhere
@pytest.mark.parametrize("age", [14, 16])
def test_4_as_long_as_one_yes_is_missing_nothing_goes(wilgendaal, place, age):
    law = policy_for(place, timezone.localdate())
    handover = about_yara(wilgendaal, place, age)
    needed = {one.value for one in law.consenters(age, DataKind.FAMILY_STORY)}
    for who, as_whom in (("leila", "guardians"), ("yara", "child")):
        if needed:
            with acting_as(wilgendaal.hanne) as hanne, pytest.raises(actions.NotNow):
                actions.send(here(hanne, handover), by=hanne)
            agree(wilgendaal, handover, who=who)
            needed.discard(as_whom)
    assert not needed
    assert send(wilgendaal, handover) == ""


@everywhere
def test_4_one_no_is_enough(wilgendaal, place):
    handover = about_yara(wilgendaal, place, 14)
    agree(wilgendaal, handover, who="leila")
    with acting_as(wilgendaal.yara) as yara:
        actions.refuse(here(yara, handover), by=yara)
    with acting_as(wilgendaal.hanne) as hanne:
        assert here(hanne, handover).state == State.REFUSED
    with as_owner():
        assert not Letter.unscoped.exists()


@everywhere
def test_7_what_is_taken_back_is_closed_at_the_next_request_and_the_receiver_is_told(wilgendaal, taken, place):
    live_in(wilgendaal, place)
    handover = propose(wilgendaal, taken, beside_days=14)
    agree(wilgendaal, handover)
    send(wilgendaal, handover)
    receive(wilgendaal, handover, "accept")
    with acting_as(wilgendaal.leila) as leila:
        actions.take_back(here(leila, handover), by=leila)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, handover)
    assert Notice.Code.STOPPED_SHARING in told(wilgendaal, "jonas") & told(wilgendaal, "hanne")


@everywhere
def test_8_what_lapses_is_closed_and_not_silently_renewed(wilgendaal, taken, place):
    live_in(wilgendaal, place)
    handover = propose(wilgendaal, taken)
    agree(wilgendaal, handover)
    send(wilgendaal, handover)
    with as_owner():
        Consent.unscoped.filter(item_id=letter_id(handover)).update(from_at=LONG_AGO, until=now() - timedelta(days=1))
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        the_letter(jonas, handover)
    with acting_as(wilgendaal.leila) as leila:
        assert the_letter(leila, handover)


@everywhere
def test_16_to_a_school_goes_what_a_teacher_can_do_and_no_history(wilgendaal, taken, place):
    live_in(wilgendaal, place)
    with acting_as(wilgendaal.hanne) as hanne:
        asked = opened(hanne, taken)
        karim = Membership.unscoped.select_related("organisation").get(person=wilgendaal.people["karim"])
        school = actions.Receiver(organisation=karim.organisation, member=karim)
        with pytest.raises(NotForASchool):
            actions.propose(asked, by=hanne, to=school, pieces=pieces_of(asked, "x"), why="y")
        note = Piece(Slice.NOTE, "Let him choose the book.", "Hanne Moreels")
        assert actions.propose(asked, by=hanne, to=school, pieces=[note], why="y")


@everywhere
def test_16_what_a_child_tells_alone_never_goes_to_a_school(wilgendaal, asked_alone, place):
    live_in(wilgendaal, place)
    taken_up(wilgendaal, asked_alone)
    with acting_as(wilgendaal.hanne) as hanne:
        karim = Membership.unscoped.select_related("organisation").get(person=wilgendaal.people["karim"])
        note = Piece(Slice.NOTE, "Be kind.", "Hanne Moreels")
        with pytest.raises(NotForASchool):
            actions.propose(
                opened(hanne, asked_alone), by=hanne, why="y", pieces=[note],
                to=actions.Receiver(organisation=karim.organisation, member=karim),
            )  # fmt: skip


@everywhere
def test_23_a_receiver_proposes_nothing_onward(wilgendaal, taken, place):
    live_in(wilgendaal, place)
    handover = propose(wilgendaal, taken)
    agree(wilgendaal, handover)
    send(wilgendaal, handover)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        opened(jonas, taken)


@pytest.mark.parametrize("theirs", PLACES)
@everywhere
def test_36_across_a_border_both_law_files_decide(place, theirs):
    for kind in DataKind:
        ours, other = (policy_for(one, timezone.localdate()) for one in (place, theirs))
        may = place == theirs or (ours.may_send_abroad(kind) and other.may_receive_from_abroad(kind))
        if may:
            assert laws_between(place, theirs, kind) == (ours, other)
        else:
            with pytest.raises(LawForbids):
                laws_between(place, theirs, kind)


@everywhere
def test_36_where_no_law_file_is_nothing_goes(place):
    with pytest.raises(LawForbids):
        laws_between(place, "nowhere", DataKind.CONTACT)
