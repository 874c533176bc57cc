"""A village words its reasons itself; what was said keeps the words it had then, and the logic keeps its code."""

import pytest
from django.utils import timezone, translation

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.rules.conftest import HOME, leaves_out, words
from village.modules.handovers.forms import DeclineForm
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.views.desk_forms import CloseForm
from village.modules.help_requests.words import Outcome
from village.modules.rules import reasons
from village.modules.rules.problems import CountsAsNothing, NothingLeft, WordsMissing
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.villages.models import VillageRule
from village.trust.vocabulary import Purpose

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def offered(cast, key, language="nl"):
    with acting_as(cast.hanne) as hanne, translation.override(language):
        return dict(reasons.choices(reasons.offered(hanne.village_id, reasons.lists()[key])))


def test_other_words_another_one_and_one_left_out(wilgendaal, tilleuls):
    words(wilgendaal, "declining", "full", nl="Bij ons is het vol")
    words(wilgendaal, "declining", nl="We verhuizen net")
    leaves_out(wilgendaal, "declining", "not_ours")
    ours = offered(wilgendaal, "declining")
    assert ours["full"] == "Bij ons is het vol" and "We verhuizen net" in ours.values() and "not_ours" not in ours
    assert offered(wilgendaal, "declining", "en")["full"] == "We have no place now.", "no words in this language: ours"
    assert "not_ours" in offered(tilleuls, "declining") and len(offered(tilleuls, "declining")) == 4
    leaves_out(wilgendaal, "declining", "not_ours", off=False)
    assert "not_ours" in offered(wilgendaal, "declining")


def test_one_stays_and_an_own_one_has_words_and_counts_as_something(wilgendaal):
    for code in ("full", "not_ours", "elsewhere"):
        leaves_out(wilgendaal, "declining", code)
    with pytest.raises(NothingLeft):
        leaves_out(wilgendaal, "declining", "knows")
    with pytest.raises(WordsMissing):
        words(wilgendaal, "declining", fr="Autrement")
    with pytest.raises(CountsAsNothing):
        words(wilgendaal, "ending", nl="Verhuisd")


def test_a_reason_is_enough_own_words_are_enough_and_nothing_is_not(wilgendaal):
    words(wilgendaal, "declining", nl="We verhuizen net")
    with acting_as(wilgendaal.hanne), translation.override("nl"):
        own = next(code for code in offered(wilgendaal, "declining") if code.startswith(reasons.OWN))
        chosen = DeclineForm({"because": own, "words": "", "instead": "De Loods"})
        both = DeclineForm({"because": own, "words": "Tot mei.", "instead": "De Loods"})
        none = DeclineForm({"because": "", "words": "", "instead": "De Loods"})
        strange = DeclineForm({"because": "own-000000000000", "words": "Tot mei.", "instead": "De Loods"})
        assert chosen.is_valid() and chosen.cleaned_data == {"words": "We verhuizen net", "instead": "De Loods"}
        assert both.is_valid() and both.cleaned_data["words"] == "We verhuizen net\nTot mei."
        assert not none.is_valid() and "words" in none.errors and not strange.is_valid()


def test_an_own_ending_counts_as_one_of_ours_and_its_words_stay(wilgendaal, taken):  # noqa: F811
    words(wilgendaal, "ending", nl="Verhuisd naar elders", counts_as=Outcome.NOT_WANTED)
    with acting_as(wilgendaal.hanne) as hanne, translation.override("nl"):
        own = next(code for code in offered(wilgendaal, "ending") if code.startswith(reasons.OWN))
        form = CloseForm({"outcome": own, "words": "Veel geluk."})
        assert form.is_valid(), form.errors
        actions.close(find(hanne, HelpRequest, taken.pk, Purpose.HELP), by=hanne, **form.cleaned_data)
    words(wilgendaal, "ending", own, nl="Iets anders", counts_as=Outcome.NOT_WANTED)
    with as_owner():
        assert HelpRequest.unscoped.get(pk=taken.pk).outcome == Outcome.NOT_WANTED
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/"))
    assert "Verhuisd naar elders" in page and "Iets anders" not in page


def test_an_ending_of_ours_reads_as_it_was_worded_when_it_ended(wilgendaal, taken):  # noqa: F811
    words(wilgendaal, "ending", Outcome.ANSWERED, en="You got your answer")
    with acting_as(wilgendaal.hanne) as hanne:
        actions.close(find(hanne, HelpRequest, taken.pk, Purpose.HELP), by=hanne, outcome=Outcome.ANSWERED)
    words(wilgendaal, "ending", Outcome.ANSWERED, en="Done and over")
    page = words_of(browser(wilgendaal, "leila").get(f"/wilgendaal/requests/{taken.pk}/follow/"))
    assert "You got your answer" in page and "Done and over" not in page
    with acting_as(wilgendaal.hanne) as hanne:
        now_said = reasons.as_said_at(hanne.village_id, reasons.lists()["ending"], Outcome.ANSWERED, None)
    assert now_said == "Done and over"


def test_the_keeper_does_it_on_pages(wilgendaal):
    client = browser(wilgendaal, "kobe")
    missing = client.post(f"{HOME}reasons/ending/new/", {"in_nl": "Verhuisd"})
    assert missing.status_code == 422 and "Choose what it counts as." in words_of(missing)
    client.post(f"{HOME}reasons/ending/new/", {"in_nl": "Verhuisd", "in_fr": "Déménagé", "counts_as": "not_wanted"})
    client.post(f"{HOME}reasons/ending/helped/switch/", {"off": "yes"})
    page = words_of(client.get(f"{HOME}reasons/ending/"))
    for said in ("Verhuisd", "your own", "left out", "by Kobe Pauwels"):
        assert said in page, (said, page[page.index("<main"):])
    with as_owner():
        own = VillageRule.unscoped.get(sort="reason", key__startswith="ending/own-")
    code = own.key.split("/")[1]
    assert client.get(f"{HOME}reasons/ending/{code}/").status_code == 200
    assert client.get(f"{HOME}reasons/nothing/").status_code == client.get(f"{HOME}reasons/later/nothing/").status_code == 404
    assert own.counts_from == timezone.localdate() and "Verhuisd" in words_of(client.get(f"{HOME}changes/"))
