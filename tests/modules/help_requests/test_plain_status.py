"""Where a question is, in one plain sentence for who asked: ours, or the village's own, per language (T37)."""

import pytest
from django.utils import translation

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import opened
from village.modules.help_requests import actions
from village.modules.help_requests.plain_status import SENTENCES, in_plain_words, keep_sentences, status_of
from village.modules.help_requests.words import Outcome, What
from village.trust.access.actor import acting_as
from village.trust.villages.models import Village
from village.trust.vocabulary import NotAllowed

PAGE = "/wilgendaal/requests/rules/sentences/"
OURS, THEIRS = "Somebody has your question and works on it.", "Hanne or Bram is on it."


def follow(asked):
    return f"/wilgendaal/requests/{asked.pk}/follow/"


def village():
    with as_owner():
        return Village.objects.get(slug="wilgendaal")


def test_every_state_that_somebody_who_asked_can_meet_has_its_sentence():
    never_alone = {What.SENT, What.ENTERED, What.NUDGED, What.STOPPED, What.CLOSED}
    assert {f"ended_{one}" for one in Outcome} <= set(SENTENCES)
    assert set(What) - never_alone <= set(SENTENCES)
    assert all(str(one).strip() for one in SENTENCES.values())


def test_who_asked_reads_it_on_each_page_from_waiting_to_the_end(wilgendaal, asked):
    mother = browser(wilgendaal, "leila")
    for page in (follow(asked), "/wilgendaal/requests/mine/", "/wilgendaal/"):
        assert "Your question is here. Somebody takes it up." in words_of(mother.get(page)), page
    with acting_as(wilgendaal.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    a_moment_later()
    assert OURS in words_of(mother.get(follow(asked)))
    with acting_as(wilgendaal.hanne) as hanne:
        actions.close(opened(hanne, asked), by=hanne, outcome=Outcome.ANSWERED)
    assert "Your question was answered." in words_of(mother.get(follow(asked)))


def test_what_colleagues_do_among_themselves_changes_no_sentence_for_the_family(wilgendaal, taken):
    assert status_of(taken, What.NUDGED) == What.TAKEN_UP and status_of(taken, "") == What.TAKEN_UP


def test_the_keeper_says_it_in_words_of_the_village_per_language(wilgendaal, taken):
    keeper, mother = browser(wilgendaal, "kobe"), browser(wilgendaal, "leila")
    assert "Sentences for families" in words_of(keeper.get("/wilgendaal/requests/rules/"))
    assert OURS in words_of(keeper.get(f"{PAGE}?in=en"))
    assert keeper.post(f"{PAGE}?in=en", {"taken_up": THEIRS}).url == f"{PAGE}?in=en"
    assert THEIRS in words_of(keeper.get(f"{PAGE}?in=en"))
    page = words_of(mother.get(follow(taken)))
    assert THEIRS in page and OURS not in page
    with translation.override("nl"):
        assert in_plain_words(taken, What.TAKEN_UP, village()) == str(SENTENCES[What.TAKEN_UP])
    keeper.post(f"{PAGE}?in=nl", {"taken_up": "Hanne of Bram is ermee bezig."})
    with translation.override("nl"):
        assert in_plain_words(taken, What.TAKEN_UP, village()) == "Hanne of Bram is ermee bezig."
    assert THEIRS in words_of(mother.get(follow(taken))), "the other language stays as it was"


def test_left_empty_it_is_ours_again_and_nothing_else_of_the_village_changes(wilgendaal, taken):
    with as_owner():
        Village.objects.update(words={"other": {"en": "kept"}})
    keeper = browser(wilgendaal, "kobe")
    keeper.post(f"{PAGE}?in=en", {"taken_up": THEIRS})
    keeper.post(f"{PAGE}?in=en", {"taken_up": "  "})
    assert village().words == {"other": {"en": "kept"}, "status": {}}
    assert OURS in words_of(browser(wilgendaal, "leila").get(follow(taken)))


def test_what_is_too_long_or_no_field_is_said(wilgendaal):
    keeper = browser(wilgendaal, "kobe")
    answer = keeper.post(f"{PAGE}?in=en", {"taken_up": "x" * 161})
    assert answer.status_code == 422 and "at most 160" in words_of(answer)
    assert "does not belong to it" in words_of(keeper.post(PAGE, {"ended_thrown_out": "x"}))
    assert keeper.get(f"{PAGE}?in=xx").status_code == 200 and village().words == {}


@pytest.mark.parametrize("who", ["griet", "hanne", "mieke", "leila", "els", "stranger", ""])
def test_nobody_but_the_keeper_words_it(wilgendaal, who):
    client = browser(wilgendaal, who)
    assert client.get(PAGE).status_code == (404 if who else 302)
    assert client.post(PAGE, {"taken_up": THEIRS}).status_code == (404 if who else 302)
    if who:
        with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
            keep_sentences(by=actor, language="en", said={"taken_up": THEIRS})
    assert village().words == {}


def test_what_a_keeper_writes_never_runs(wilgendaal, taken):
    script = "<script>alert(1)</script>"
    browser(wilgendaal, "kobe").post(f"{PAGE}?in=en", {"taken_up": script})
    for page in (follow(taken), "/wilgendaal/requests/mine/"):
        said = browser(wilgendaal, "leila").get(page).content.decode()
        assert script not in said and "&lt;script&gt;" in said, page
