"""Talking together again starts when both agree; either stops it; the other one reads nothing of what was told."""

import pytest
from django.http import Http404

from tests.cast import as_owner
from tests.modules.talks.conftest import a_moment_later, ask_for, mediation_of
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.talks import actions
from village.modules.talks.actions import MediationIsOver
from village.modules.talks.models import Invitation, Mediation, TalkAsked
from village.modules.talks.words import State
from village.trust.access.actor import acting_as, enter
from village.trust.access.opening import find, open_list, open_subject
from village.trust.access.receipts import come_in
from village.trust.vocabulary import NotAllowed, Purpose


def invited(cast, asked, who="jonas"):
    with acting_as(cast.actors[who]) as worker:
        return actions.invite(mediation_of(worker, asked), by=worker, language="nl")


def the_other(cast, secret):
    """Who comes in by the link: an actor with one invitation."""
    a_moment_later()
    with acting_as(cast.visitor):
        person, item = come_in(cast.village.pk, "link", secret, use=True)
        return enter(cast.village.pk, receipt=(person, item))


def says(other, verb):
    with acting_as(other):
        verb(find(other, Invitation, other.only_item), by=other)


def state(cast, asked):
    with as_owner():
        return Mediation.unscoped.get(request=asked).state


def test_asked_invited_and_both_said_yes(wilgendaal, together):
    assert state(wilgendaal, together) == State.ASKED
    other = the_other(wilgendaal, invited(wilgendaal, together))
    assert state(wilgendaal, together) == State.INVITED
    says(other, actions.say_yes)
    assert state(wilgendaal, together) == State.AGREED


def test_the_other_reads_the_names_and_nothing_of_what_was_told(wilgendaal, together):
    other = the_other(wilgendaal, invited(wilgendaal, together))
    with acting_as(other):
        mine = find(other, Invitation, other.only_item)
        assert (mine.asker_called, mine.mediator, mine.mediator_place) == (
            "Yara",
            "Jonas Adeyemi",
            "De Loods",
        )
        assert (
            not HelpRequest.unscoped.exists()
            and not TalkAsked.unscoped.exists()
            and not Mediation.unscoped.exists()
        )
        with pytest.raises(Http404):
            find(other, HelpRequest, together.pk)
        with pytest.raises(NotAllowed):
            open_subject(other, together.subject_id, Purpose.FOLLOW)


def test_nobody_else_reads_the_invitation(wilgendaal, together):
    invited(wilgendaal, together)
    for who in ("yara", "leila", "els", "jonas", "hanne", "stranger"):
        actor = wilgendaal.actors[who]
        with acting_as(actor):
            open_list(actor)
            assert not Invitation.unscoped.exists()


def test_the_link_works_once_and_a_new_one_ends_the_last(wilgendaal, together):
    first, second = invited(wilgendaal, together), invited(wilgendaal, together)
    with acting_as(wilgendaal.visitor):
        assert come_in(wilgendaal.village.pk, "link", first, use=True) is None
    other = the_other(wilgendaal, second)
    with acting_as(wilgendaal.visitor):
        assert come_in(wilgendaal.village.pk, "link", second, use=True) is None
    says(other, actions.say_yes)
    assert state(wilgendaal, together) == State.AGREED


@pytest.mark.parametrize("after_yes", [False, True])
def test_the_other_says_no_or_stops(wilgendaal, together, after_yes):
    other = the_other(wilgendaal, invited(wilgendaal, together))
    if after_yes:
        says(other, actions.say_yes)
    says(other, actions.say_no)
    assert state(wilgendaal, together) == State.STOPPED
    with pytest.raises(MediationIsOver):
        says(other, actions.say_yes)


@pytest.mark.parametrize("who", ["yara", "jonas"])
def test_the_asker_or_who_sits_in_between_stops_it(wilgendaal, together, who):
    other = the_other(wilgendaal, invited(wilgendaal, together))
    with acting_as(wilgendaal.actors[who]) as actor:
        actions.stop(mediation_of(actor, together), by=actor)
    assert state(wilgendaal, together) == State.STOPPED
    with acting_as(other):
        assert find(other, Invitation, other.only_item).ended_at
    with pytest.raises(MediationIsOver):
        says(other, actions.say_yes)
    with pytest.raises(MediationIsOver):
        invited(wilgendaal, together)


def test_when_she_stops_sharing_the_invitation_ends_too(wilgendaal, together):
    other = the_other(wilgendaal, invited(wilgendaal, together))
    with acting_as(wilgendaal.yara) as yara:
        requests.stop_sharing(find(yara, HelpRequest, together.pk), by=yara)
    assert state(wilgendaal, together) == State.STOPPED
    with pytest.raises(MediationIsOver):
        says(other, actions.say_yes)


def test_it_goes_on_when_the_question_is_answered_after_both_said_yes(wilgendaal, together):
    says(the_other(wilgendaal, invited(wilgendaal, together)), actions.say_yes)
    with acting_as(wilgendaal.jonas) as jonas:
        requests.close(find(jonas, HelpRequest, together.pk), by=jonas, outcome="helped")
    assert state(wilgendaal, together) == State.AGREED


def test_nobody_invites_before_it_was_taken_up(wilgendaal, mediator):
    asked = ask_for(wilgendaal, mediator, wilgendaal.yara, other="parent", other_called="Mama")
    with pytest.raises(MediationIsOver):
        invited(wilgendaal, asked)


@pytest.mark.parametrize("who", ["yara", "leila", "els", "nele"])
def test_only_who_sits_in_between_invites(wilgendaal, together, who):
    with pytest.raises((Http404, MediationIsOver)):
        invited(wilgendaal, together, who)


def test_a_plain_talk_has_no_other_one(wilgendaal, asked):
    with acting_as(wilgendaal.yara) as yara, pytest.raises(Mediation.DoesNotExist):
        mediation_of(yara, asked)
