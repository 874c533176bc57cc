"""A family and a school talk again: the family says with whom, both say yes, either stops, both read a good end (C-29)."""

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask
from tests.modules.talks.conftest import a_moment_later, mediation_of, take_up
from tests.modules.talks.test_talking_together import invited, says, state, the_other
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import AsksFor
from village.modules.talks import actions
from village.modules.talks.models import Invitation, Mediation
from village.modules.talks.problems import AskedTogetherAlready, MediationIsOver
from village.modules.talks.words import State
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed

HOW = "After four, at the gate. Not in the class."
SAID = {"called": "teacher Els", "how": HOW}
OTHERS = ("els", "ex", "stranger", "oona", "kobe", "griet", "jonas", "hanne", "yara")


@pytest.fixture
def tie(wilgendaal):
    """Leïla wants to talk again with the school of Sami; Hanne took it up."""
    asked = ask(wilgendaal, wilgendaal.leila, "sami", asks_for=AsksFor.MEND_TIE, called_name="Sami")
    take_up(wilgendaal, "hanne", asked)
    return asked


@pytest.fixture
def with_whom(wilgendaal, tie):
    with acting_as(wilgendaal.leila) as leila:
        actions.want_to_mend(find(leila, HelpRequest, tie.pk), by=leila, **SAID)
    a_moment_later()
    return tie


def follow(asked):
    return f"/wilgendaal/requests/{asked.pk}/follow/"


def at_work(asked):
    return f"/wilgendaal/requests/{asked.pk}/"


def test_the_desk_reads_first_that_school_hears_nothing_yet(wilgendaal, tie):
    page = words_of(browser(wilgendaal, "hanne").get(at_work(tie)))
    assert "A family wants to talk again with school." in page
    assert "Until then nobody of school hears anything." in page and "talks/together" not in page


def test_the_family_says_with_whom_and_the_desk_reads_it(wilgendaal, tie):
    leila = browser(wilgendaal, "leila")
    assert f"/wilgendaal/talks/mend/{tie.pk}/" in words_of(leila.get(follow(tie)))
    refused = leila.post(f"/wilgendaal/talks/mend/{tie.pk}/", {"called": "", "how": HOW})
    assert refused.status_code == 422 and "Write a name." in words_of(refused) and HOW in words_of(refused)
    assert leila.post(f"/wilgendaal/talks/mend/{tie.pk}/", SAID).status_code == 302
    assert leila.get(f"/wilgendaal/talks/mend/{tie.pk}/").status_code == 404, "once is enough"
    page = words_of(browser(wilgendaal, "hanne").get(at_work(tie)))
    assert "teacher Els" in page and HOW in page and "Invite that person, and nobody else" in page
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["hanne"], path=f"requests/{tie.pk}/").exists()


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_says_with_whom(wilgendaal, tie, who):
    client = browser(wilgendaal, who)
    assert client.get(f"/wilgendaal/talks/mend/{tie.pk}/").status_code == 404
    assert client.post(f"/wilgendaal/talks/mend/{tie.pk}/", SAID).status_code == 404
    with as_owner():
        assert not Mediation.unscoped.exists()


def test_another_question_has_no_such_page(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.leila, "sami")
    assert browser(wilgendaal, "leila").get(f"/wilgendaal/talks/mend/{asked.pk}/").status_code == 404
    with acting_as(wilgendaal.leila) as leila, pytest.raises(NotAllowed):
        actions.want_to_mend(find(leila, HelpRequest, asked.pk), by=leila, **SAID)


def test_with_one_person_at_a_time(wilgendaal, with_whom):
    with acting_as(wilgendaal.leila) as leila, pytest.raises(AskedTogetherAlready):
        actions.want_to_mend(find(leila, HelpRequest, with_whom.pk), by=leila, **SAID)


def test_who_is_invited_reads_who_asks_and_nothing_of_the_child(wilgendaal, with_whom):
    other = the_other(wilgendaal, invited(wilgendaal, with_whom, "hanne"))
    with acting_as(other):
        mine = find(other, Invitation, other.only_item)
        assert (mine.asker_called, mine.mediator) == ("Leïla Benali", "Hanne Moreels")
        assert not HelpRequest.unscoped.exists() and not Mediation.unscoped.exists()
    says(other, actions.say_yes)
    assert state(wilgendaal, with_whom) == State.AGREED


@pytest.mark.parametrize("who", ["leila", "hanne"])
def test_either_stops_it_and_then_it_does_not_end_well(wilgendaal, with_whom, who):
    other = the_other(wilgendaal, invited(wilgendaal, with_whom, "hanne"))
    says(other, actions.say_yes)
    with acting_as(wilgendaal.actors[who]) as actor:
        actions.stop(mediation_of(actor, with_whom), by=actor)
    assert state(wilgendaal, with_whom) == State.STOPPED
    with acting_as(wilgendaal.hanne) as hanne, pytest.raises(MediationIsOver):
        actions.round_off(mediation_of(hanne, with_whom), by=hanne)


def test_a_good_end_is_read_by_both(wilgendaal, with_whom):
    other = the_other(wilgendaal, invited(wilgendaal, with_whom, "hanne"))
    with as_owner():
        key = Mediation.unscoped.get().pk
    hanne, page = browser(wilgendaal, "hanne"), f"/wilgendaal/talks/together/{key}/done/"
    assert hanne.get(page).status_code == 404, "not before both said yes"
    says(other, actions.say_yes)
    for nobody in ("leila", "els", "jonas", "ex", "stranger"):
        assert browser(wilgendaal, nobody).post(page).status_code == 404, nobody
    assert "They talked: it is done" in words_of(hanne.get(at_work(with_whom)))
    assert hanne.get(page).status_code == 200
    assert hanne.post(page).status_code == 302
    assert state(wilgendaal, with_whom) == State.DONE
    with acting_as(other):
        assert find(other, Invitation, other.only_item).talked_at
    assert "You and teacher Els talked." in words_of(browser(wilgendaal, "leila").get(follow(with_whom)))
    with as_owner():
        assert Notice.unscoped.filter(person=wilgendaal.people["leila"], path=f"requests/{with_whom.pk}/follow/").exists()


def test_a_good_end_can_be_written_after_the_question_was_closed(wilgendaal, with_whom):
    says(the_other(wilgendaal, invited(wilgendaal, with_whom, "hanne")), actions.say_yes)
    with acting_as(wilgendaal.hanne) as hanne:
        requests.close(find(hanne, HelpRequest, with_whom.pk), by=hanne, outcome="helped")
    a_moment_later()
    client = browser(wilgendaal, "hanne")
    with as_owner():
        page = f"/wilgendaal/talks/together/{Mediation.unscoped.get().pk}/done/"
    assert page in words_of(client.get(at_work(with_whom)))
    assert client.post(page).status_code == 302
    assert state(wilgendaal, with_whom) == State.DONE


def test_only_who_sits_in_between_writes_down_that_they_talked(wilgendaal, with_whom):
    says(the_other(wilgendaal, invited(wilgendaal, with_whom, "hanne")), actions.say_yes)
    with acting_as(wilgendaal.leila) as leila, pytest.raises(MediationIsOver):
        actions.round_off(mediation_of(leila, with_whom), by=leila)
    assert state(wilgendaal, with_whom) == State.AGREED
