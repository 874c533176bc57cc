"""Wishes to erase, holds and what is frozen, on screen: errors at the field, nothing typed lost, a second tap does nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened
from village.modules.help_requests import actions
from village.modules.own_data.models import ErasureAsked, Freeze, Hold
from village.trust.access.actor import acting_as

ERASE, ERASURES = "/wilgendaal/own-data/erase/", "/wilgendaal/own-data/erasures/"
FROZEN = "/wilgendaal/own-data/frozen/"
HELD = {"ground": "complaint", "reason": "A complaint about the answer runs."}
FEW_MORE = "Say it in a few words more."
ONCE = "a-token-of-a-form"
OTHERS = ("els", "ex", "stranger", "oona", "griet", "hanne", "imani")


@pytest.fixture
def wish(wilgendaal):
    """Imani asked for herself, Bram answered, and she wishes that all of it goes."""
    cast = wilgendaal
    asked = ask(cast, cast.imani, "imani", called_name="Imani")
    with acting_as(cast.bram) as bram:
        actions.take_up(opened(bram, asked), by=bram)
        actions.answer(opened(bram, asked), by=bram, words="We come on Tuesday.")
    browser(cast, "imani").post(ERASE, {"about": str(asked.subject_id)})
    with as_owner():
        return ErasureAsked.unscoped.get(village=cast.village)


@pytest.fixture
def hold(wilgendaal, wish):
    """Pia keeps it for now, and Kobe confirmed that."""
    soon = str(timezone.localdate() + timedelta(days=30))
    browser(wilgendaal, "pia").post(f"{ERASURES}hold/{wish.subject_id}/", HELD | {"review_on": soon})
    with as_owner():
        made = Hold.unscoped.get(village=wilgendaal.village)
    browser(wilgendaal, "kobe").post(f"{ERASURES}holds/", {"hold": str(made.pk)})
    return made


@pytest.fixture
def freeze(wilgendaal):
    """Leïla froze a question about Sami."""
    asked = ask(wilgendaal, wilgendaal.leila, "sami")
    browser(wilgendaal, "leila").post(f"/wilgendaal/own-data/freeze/{asked.pk}/", {"because": Freeze.Because.values[0]})
    with as_owner():
        return Freeze.unscoped.get(village=wilgendaal.village)


def reread(record):
    with as_owner():
        return type(record).unscoped.get(pk=record.pk)


def test_an_answer_needs_words_and_keeps_what_was_chosen(wilgendaal, wish):
    said = {"kinds": [], "because": "", "instead": "freeze", "reason": "no"}
    refused = browser(wilgendaal, "pia").post(f"{ERASURES}{wish.pk}/", said)
    page = refused.content.decode()
    assert refused.status_code == 422 and FEW_MORE in page and 'value="freeze" selected' in page and "no</textarea>" in page
    assert reread(wish).answer == ""


@pytest.mark.parametrize("who", (*OTHERS, "kobe"))
def test_only_the_privacy_officer_answers_or_keeps_for_now(wilgendaal, wish, who):
    client = browser(wilgendaal, who)
    assert client.get(f"{ERASURES}{wish.pk}/").status_code == 404
    assert client.get(f"{ERASURES}hold/{wish.subject_id}/").status_code == 404


def test_a_hold_needs_a_ground_words_and_a_day(wilgendaal, wish):
    page, pia = f"{ERASURES}hold/{wish.subject_id}/", browser(wilgendaal, "pia")
    assert "Choose one." in words_of(pia.post(page, {"reason": "A complaint runs."}))
    refused = pia.post(page, {"ground": "court", "reason": "no", "review_on": "2020-01-01"})
    shown = refused.content.decode()
    assert refused.status_code == 422 and FEW_MORE in shown and "Choose a day that still has to come." in shown
    assert 'value="no"' in shown and 'value="2020-01-01"' in shown
    with as_owner():
        assert not Hold.unscoped.exists()


def test_why_a_hold_may_end_is_said_at_its_field(wilgendaal, hold):
    pia = browser(wilgendaal, "pia")
    refused = pia.post(f"{ERASURES}holds/", {"hold": str(hold.pk), "because": "no"})
    assert refused.status_code == 422 and FEW_MORE in words_of(refused) and 'value="no"' in refused.content.decode()
    refused = pia.post(f"{ERASURES}holds/", {"hold": str(hold.pk), "because": ""})
    assert refused.status_code == 422 and "Say why it may end." in words_of(refused)
    assert pia.post(f"{ERASURES}holds/", {"hold": str(hold.pk), "because": "It was answered."}).status_code == 302
    assert reread(hold).lift_because == "It was answered."


@pytest.mark.parametrize("who", OTHERS)
def test_others_confirm_and_end_no_hold(wilgendaal, hold, who):
    client = browser(wilgendaal, who)
    assert client.post(f"{ERASURES}holds/", {"hold": str(hold.pk), "because": "It was answered."}).status_code == 404
    assert reread(hold).lift_because == ""


def test_the_keeper_gives_no_reason_to_end_a_hold_but_confirms_one(wilgendaal, hold):
    kobe, told = browser(wilgendaal, "kobe"), {"hold": str(hold.pk), "because": "It was answered."}
    assert kobe.post(f"{ERASURES}holds/", told).status_code == 404
    assert "Why may it end?" not in words_of(kobe.get(ERASURES))
    browser(wilgendaal, "pia").post(f"{ERASURES}holds/", told)
    assert kobe.post(f"{ERASURES}holds/", {"hold": str(hold.pk)}).status_code == 302
    assert reread(hold).lifted_at


def test_a_second_tap_on_confirm_gets_the_answer_of_the_first(wilgendaal, wish):
    said = {"kinds": [], "because": "", "instead": "freeze", "reason": "It stays until its term."}
    browser(wilgendaal, "pia").post(f"{ERASURES}{wish.pk}/", said)
    kobe = browser(wilgendaal, "kobe")
    tapped = [kobe.post(f"{ERASURES}{wish.pk}/confirm/", {"once": ONCE}) for _ in range(2)]
    assert [(one.status_code, one.url) for one in tapped] == [(302, ERASURES)] * 2
    assert kobe.post(f"{ERASURES}{wish.pk}/confirm/", {"once": "another"}).status_code == 404, "nothing is left to confirm"


def test_who_thinks_again_about_a_child_comes_back_to_the_page_of_the_child(wilgendaal):
    ask(wilgendaal, wilgendaal.leila, "sami")
    about, leila = str(wilgendaal.people["sami"].subject_id), browser(wilgendaal, "leila")
    leila.post(ERASE, {"about": about})
    with as_owner():
        one = ErasureAsked.unscoped.get()
    back = leila.post(f"{ERASE}{one.pk}/drop/", {"about": about})
    assert (back.status_code, back.url) == (302, f"{ERASE}?about={about}")
    with as_owner():
        assert not ErasureAsked.unscoped.exists()


def test_why_something_frozen_may_go_on_is_said_at_its_field(wilgendaal, freeze):
    pia, told = browser(wilgendaal, "pia"), {"frozen": str(freeze.pk), "reason": "no"}
    refused = pia.post(FROZEN, told)
    assert refused.status_code == 422 and FEW_MORE in words_of(refused) and 'value="no"' in refused.content.decode()
    assert "Say why it may go on." in words_of(pia.post(FROZEN, told | {"reason": ""}))
    assert pia.post(FROZEN, told | {"reason": "It was put right."}).status_code == 302
    kobe = browser(wilgendaal, "kobe")
    tapped = [kobe.post(FROZEN, {"frozen": str(freeze.pk), "once": ONCE}) for _ in range(2)]
    assert [(one.status_code, one.url) for one in tapped] == [(302, FROZEN)] * 2
    assert reread(freeze).lifted_at


@pytest.mark.parametrize("who", ("els", "oona", "griet", "hanne", "leila", "ex"))
def test_others_let_nothing_frozen_go_on(wilgendaal, freeze, who):
    assert browser(wilgendaal, who).post(FROZEN, {"frozen": str(freeze.pk), "reason": "It was put right."}).status_code == 404
    assert reread(freeze).reason == ""
