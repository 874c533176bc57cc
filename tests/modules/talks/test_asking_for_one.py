"""Asking for a talk: it goes to one person by name, and what may not be passed on stands on top of it."""

import pytest
from django.http import Http404

from tests.cast import as_owner, restrict
from tests.modules.talks.conftest import LIMITED, WORDS, a_moment_later, ask_for, offer, take_up, wish_of
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import inbox_of
from village.modules.talks import actions, offering
from village.modules.talks.models import TalkAsked
from village.modules.talks.problems import TalkIsClosed
from village.modules.talks.queries import asked_talks
from village.modules.talks.words import Limit
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_list
from village.trust.notices.models import Notice
from village.trust.vocabulary import DataKind, NotAllowed

OTHERS = ["leila", "els", "karim", "hanne", "mieke", "nele", "oona", "griet", "kobe", "pia", "ex", "stranger"]


def list_of(actor):
    with acting_as(actor):
        open_list(actor)
        return list(asked_talks(actor))


def test_the_one_who_was_chosen_reads_it_with_the_limits(wilgendaal, asked):
    with acting_as(wilgendaal.jonas) as jonas:
        assert find(jonas, HelpRequest, asked.pk).hard == WORDS
        wish = wish_of(jonas, asked)
        assert (wish.wishes, wish.limit_words, wish.companion_called) == (
            [Limit.NOT_PARENTS],
            LIMITED,
            "Lina",
        )
    assert list_of(wilgendaal.jonas) == [asked]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_learns_that_she_asked(wilgendaal, asked, who):
    """Her mother, her school, the contact point, other helpers: hidden and missing look the same."""
    actor = wilgendaal.actors[who]
    with acting_as(actor), pytest.raises(Http404):
        find(actor, HelpRequest, asked.pk)
    assert list_of(actor) == []
    with acting_as(actor):
        open_list(actor)
        assert not TalkAsked.unscoped.exists() and not inbox_of(actor).exists()


def test_only_the_one_who_was_chosen_is_told(wilgendaal, asked):
    with as_owner():
        told = Notice.unscoped.filter(village=wilgendaal.village).values_list("person__name", flat=True)
        assert list(told) == ["Jonas Adeyemi"]


def test_it_is_just_hers_and_went_to_the_organisation_of_who_she_chose(wilgendaal, asked):
    assert asked.kind == DataKind.OWN_STORY and asked.to_organisation == wilgendaal.organisations["loods"]


def test_who_the_family_keeps_out_is_not_told_and_reads_nothing(wilgendaal, mentor):
    restrict(wilgendaal, "yara", "jonas", by="yara")
    asked = ask_for(wilgendaal, mentor, wilgendaal.yara)
    with as_owner():
        assert not Notice.unscoped.filter(village=wilgendaal.village).exists()
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        find(jonas, HelpRequest, asked.pk)


def test_a_talk_that_was_closed_cannot_be_asked(wilgendaal, mentor):
    with acting_as(wilgendaal.jonas):
        offering.close(mentor.pk)
    with pytest.raises(TalkIsClosed):
        ask_for(wilgendaal, mentor, wilgendaal.yara)


def test_without_an_account_the_code_opens_it_and_only_it(wilgendaal, mentor, asked):
    with acting_as(wilgendaal.visitor) as visitor:
        noor = requests.come_in(visitor, name="Noor", language="nl")
        told = requests.Question(
            asker="young", hard=actions.some_words(mentor), called_name="Noor", language="nl"
        )
        mine = actions.ask_for(mentor, by=noor, question=told, wishes=actions.Wishes())
    a_moment_later()
    code = type(noor)(**{**noor.__dict__, "only_item": mine.pk})
    with acting_as(code):
        assert wish_of(code, mine).limits == []
        with pytest.raises(Http404):
            find(code, HelpRequest, asked.pk)


def test_she_changes_what_may_be_passed_on_and_he_hears_that_there_is_news(wilgendaal, asked):
    take_up(wilgendaal, "jonas", asked)
    with acting_as(wilgendaal.yara) as yara:
        actions.change_limits(
            wish_of(yara, asked), by=yara, limits=("nothing", "no-such-limit"), limit_words=" Nothing. "
        )
    with acting_as(wilgendaal.jonas) as jonas:
        wish = wish_of(jonas, asked)
        assert (wish.limits, wish.limit_words) == (["nothing"], "Nothing.")
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["jonas"], code="reply").count() == 1


def test_he_cannot_change_her_limits(wilgendaal, asked):
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(NotAllowed):
        actions.change_limits(wish_of(jonas, asked), by=jonas, limits=(), limit_words="")


def test_he_takes_it_up_promises_and_answers(wilgendaal, asked):
    take_up(wilgendaal, "jonas", asked)
    with acting_as(wilgendaal.jonas) as jonas:
        requests.answer(find(jonas, HelpRequest, asked.pk), by=jonas, words="Wednesday at two?")
    with acting_as(wilgendaal.yara) as yara:
        mine = find(yara, HelpRequest, asked.pk)
        assert mine.owner.public_name == "Jonas Adeyemi" and mine.answer_by is None


def test_when_she_stops_sharing_his_door_closes_at_once(wilgendaal, asked):
    take_up(wilgendaal, "jonas", asked)
    with acting_as(wilgendaal.yara) as yara:
        requests.stop_sharing(find(yara, HelpRequest, asked.pk), by=yara)
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(Http404):
        find(jonas, HelpRequest, asked.pk)


def test_somebody_else_cannot_hang_a_talk_on_her_question(wilgendaal, asked):
    talk = offer(wilgendaal, "jonas", "advice")
    with acting_as(wilgendaal.jonas) as jonas, pytest.raises(NotAllowed):
        actions.choose_talk(find(jonas, HelpRequest, asked.pk), by=jonas, talk=talk, wishes=actions.Wishes())
