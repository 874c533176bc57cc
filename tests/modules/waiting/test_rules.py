"""The rules of waiting: only the keeper changes them, each change keeps who did it and why, and no family shows."""

import pytest
from django.db import DatabaseError, transaction

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.waiting.conftest import chair
from village.foundation.in_a_row import in_a_row
from village.modules.waiting import keeping
from village.modules.waiting.models import RulesChange, WaitingRules
from village.modules.waiting.problems import NotInThatOrder
from village.modules.waiting.queries import rules_of
from village.trust.access.actor import acting_as
from village.trust.vocabulary import NotAllowed

HERE = "/wilgendaal/waiting/rules/"
DAYS = {"at_stake_days": 10, "soon_days": 42, "stuck_days": 84, "wish_days": 126, "check_in_days": 28}
NOT_THEIRS = ["leila", "yara", "hanne", "mieke", "nele", "griet", "els", "jonas", "pia", "stranger", "ex"]


def changes():
    with as_owner():
        return list(RulesChange.unscoped.order_by("created_at", "what"))


def send(cast, who="kobe", **more):
    return browser(cast, who).post(HERE, {**DAYS, "because": "School asks it sooner.", **more})


def test_the_keeper_reads_in_plain_sentences_what_the_rules_do(wilgendaal, amarant, quota):
    page = words_of(browser(wilgendaal, "kobe").get(HERE))
    assert "We aim for 14 days when school or safety is at stake, 42 when something changes soon" in page
    assert "after 28, 84, 168 or 252 days. This cannot be switched off." in page
    assert "at least every 28 days" in page
    assert "2 of 12 places are kept apart for: Brothers and sisters." in page
    assert f"It serves {in_a_row(['9000', '9040'])}. Who lives elsewhere is not refused by that" in page


def test_a_number_that_changes_counts_and_keeps_who_when_and_why(wilgendaal):
    assert send(wilgendaal).status_code == 302
    with as_owner():
        assert rules_of(wilgendaal.village.pk).at_stake_days == 10
    one = changes()[0]
    assert (one.what, one.was, one.becomes, one.keeper_name) == ("at_stake_days", "14", "10", "Kobe Pauwels")
    page = words_of(browser(wilgendaal, "kobe").get(HERE))
    assert "from 14 to 10" in page and "School asks it sooner." in page and "Kobe Pauwels" in page


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_nobody_else_has_this_page_or_changes_a_number(wilgendaal, who):
    assert browser(wilgendaal, who).get(HERE).status_code == 404
    assert send(wilgendaal, who).status_code == 404
    with acting_as(wilgendaal.actors[who]) as actor, pytest.raises(NotAllowed):
        keeping.keep_rules(by=actor, days=DAYS)
    with acting_as(wilgendaal.actors[who]), pytest.raises(DatabaseError), transaction.atomic():
        WaitingRules.unscoped.create(village=wilgendaal.village)
    assert changes() == []


def test_who_needs_it_more_never_waits_longer(wilgendaal):
    answer = send(wilgendaal, at_stake_days=60)
    assert answer.status_code == 422
    assert "The more is at stake, the fewer days" in words_of(answer)
    assert 'value="60"' in words_of(answer)
    with acting_as(wilgendaal.kobe) as kobe, pytest.raises(NotInThatOrder):
        keeping.keep_rules(by=kobe, days={**DAYS, "at_stake_days": 60})
    assert changes() == []


def test_never_a_change_without_a_reason(wilgendaal):
    assert send(wilgendaal, because="").status_code == 422
    assert changes() == []


def test_places_kept_apart_and_areas_keep_their_changes_too(wilgendaal, amarant):
    with acting_as(wilgendaal.kobe) as kobe:
        keeping.keep_list(
            amarant, by=kobe, keeper=chair(wilgendaal, "nele"), quota=("Warm handovers", 3), service=amarant.service,
            about="", places=10, postcodes=["9000"], outside=amarant.outside, is_open=True,
        )  # fmt: skip
    found = {one.what: (one.was, one.becomes) for one in changes()}
    assert found == {
        "places": ("12", "10"), "postcodes": ("9000 9040", "9000"), "quota": ("", "Warm handovers: 3"),
    }  # fmt: skip
    assert "Warm handovers: 3" in words_of(browser(wilgendaal, "kobe").get(HERE))


def test_what_was_written_down_stays_even_for_the_keeper(wilgendaal):
    send(wilgendaal)
    one = changes()[0]
    with acting_as(wilgendaal.kobe), pytest.raises(DatabaseError), transaction.atomic():
        RulesChange.unscoped.filter(pk=one.pk).update(keeper_name="Somebody else")


def test_nobody_writes_a_change_in_the_name_of_another(wilgendaal):
    with acting_as(wilgendaal.kobe), pytest.raises(DatabaseError), transaction.atomic():
        RulesChange.unscoped.create(
            village=wilgendaal.village, what="places", was="1", becomes="2", keeper=wilgendaal.people["griet"],
            keeper_name="Griet Claes",
        )  # fmt: skip


def test_no_name_and_no_word_of_a_family_stands_on_this_page(wilgendaal, amarant, waits):
    page = words_of(browser(wilgendaal, "kobe").get(HERE))
    assert waits.called_name not in page
    assert "9000" in page  # the area, which everybody reads
    assert str(waits.pk) not in page


def test_a_village_without_lists_has_rules_as_well(tilleuls):
    assert browser(tilleuls, "kobe").get("/tilleuls/waiting/rules/").status_code == 200
