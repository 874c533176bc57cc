"""The moment to sit together in the calendar of one's own: when, and nothing about with whom, where or what for."""

from datetime import UTC, datetime

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.enrolment.conftest import a_moment_later, on
from tests.modules.enrolment.test_one_question import PLACE, plan
from village.foundation.time_range import now
from village.modules.agreements.calendar import as_ics, dates_of
from village.modules.enrolment import actions
from village.modules.enrolment.card import dates_for
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Outcome
from village.trust.access.actor import acting_as
from village.trust.consent.models import Consent


def moments(cast, who):
    with acting_as(cast.actors[who]) as actor:
        return [(one.begins, one.cancelled) for one in dates_for(actor)]


def test_the_moment_is_with_who_asked_and_who_sits_there_and_with_nobody_else(wilgendaal, taken):
    when = plan(wilgendaal, taken).starts_at
    assert moments(wilgendaal, "leila") == moments(wilgendaal, "hanne") == [(when, False)]
    for who in ("yara", "bram", "els", "ex", "oma", "stranger", "mieke", "kobe", "oona"):
        assert moments(wilgendaal, who) == [], who


def test_one_that_moves_stays_the_same_date_and_one_that_is_called_off_goes(wilgendaal, taken):
    first = plan(wilgendaal, taken).starts_at
    with acting_as(wilgendaal.leila) as leila:
        key = dates_for(leila)[0].key
    a_moment_later()
    later = plan(wilgendaal, taken, starts_at=first.replace(hour=(first.hour + 1) % 24)).starts_at
    with acting_as(wilgendaal.leila) as leila:
        assert [(one.key, one.begins) for one in dates_for(leila)] == [(key, later)]
    a_moment_later()
    on(wilgendaal, "leila", taken, actions.call_moment_off)
    assert moments(wilgendaal, "leila") == moments(wilgendaal, "hanne") == [(later, True)]


@pytest.mark.parametrize("ends", ["closed", "withdrawn"])
def test_with_the_question_or_the_sharing_the_moment_goes_too(wilgendaal, taken, ends):
    plan(wilgendaal, taken)
    assert len(moments(wilgendaal, "hanne")) == 1
    if ends == "closed":
        on(wilgendaal, "leila", taken, requests.close, outcome=Outcome.HELPED, words="")
    else:
        with as_owner():
            Consent.unscoped.filter(item_id=taken.pk).update(withdrawn_at=now())
    assert moments(wilgendaal, "hanne") == []


def test_it_says_no_name_and_no_word(wilgendaal, taken):
    when = plan(wilgendaal, taken).starts_at
    with acting_as(wilgendaal.leila) as leila:
        text = as_ics(dates_of(leila, ["agreements", "enrolment"]), datetime.now(UTC)).decode()
    assert f"DTSTART:{when.astimezone(UTC):%Y%m%dT%H%M%SZ}" in text
    for word in ("Sami", "Benali", "Hanne", PLACE, str(taken.pk), HelpRequest.__name__):
        assert word not in text, word
    assert "A talk together" in words_of(browser(wilgendaal, "leila").get("/wilgendaal/agreed/calendar/"))
    assert "A talk together" not in words_of(browser(wilgendaal, "yara").get("/wilgendaal/agreed/calendar/"))
