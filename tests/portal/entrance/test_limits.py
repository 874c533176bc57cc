"""A session ends after a quiet time and after a day's work at most; what was typed comes back (ASVS 7.3)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.portal.entrance.conftest import AT, come_in, prove_second_factor
from village.portal.entrance import session_store

REAL_NOW = timezone.now


@pytest.fixture
def later(monkeypatch):
    """Turn the clock on."""

    def go(**by):
        moment = REAL_NOW() + timedelta(**by)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return go


def desk(browser):
    return browser.get("/wilgendaal/desk/").status_code


def test_leila_is_signed_out_after_twenty_quiet_minutes(wilgendaal, browser, later):
    come_in(browser, "leila")
    later(minutes=19)
    assert desk(browser) == 200
    later(minutes=38)
    assert desk(browser) == 200
    later(minutes=59)
    assert desk(browser) == 302


def test_hanne_may_be_quiet_for_an_hour_at_her_desk(wilgendaal, browser, later):
    come_in(browser, "hanne")
    prove_second_factor(browser, "hanne")
    later(minutes=55)
    assert desk(browser) == 200
    later(minutes=116)
    assert desk(browser) == 302


def test_hanne_on_her_phone_may_not(wilgendaal, browser, later):
    browser.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (Linux; Android 15) Mobile"
    come_in(browser, "hanne")
    prove_second_factor(browser, "hanne")
    later(minutes=25)
    assert desk(browser) == 302


def test_nobody_stays_longer_than_twelve_hours(wilgendaal, browser, later):
    come_in(browser, "leila")
    for minutes in range(15, 12 * 60, 15):
        later(minutes=minutes)
        assert desk(browser) == 200
    later(minutes=12 * 60 + 1)
    assert desk(browser) == 302


def test_no_cookie_outlives_the_browser(wilgendaal, browser):
    come_in(browser, "leila")
    browser.get("/wilgendaal/desk/")
    assert browser.cookies["village_session"]["max-age"] == ""


def test_what_leila_sent_after_her_time_comes_back_to_her(wilgendaal, browser, later):
    come_in(browser, "leila")
    later(minutes=30)
    answer = browser.post("/wilgendaal/desk/", {"words": "Sami sleeps badly since the summer.", "step": "2"})
    assert "unsent" in answer["Location"]
    signed_in = come_in(browser, "leila")
    assert signed_in.status_code == 302
    page = browser.get(f"{AT}/unsent/").content.decode()
    assert "Sami sleeps badly since the summer." in page and 'name="step" value="2"' in page
    sent = browser.post(f"{AT}/unsent/", {"words": "Sami sleeps badly since the summer."}, follow=True)
    assert "wrote Sami sleeps badly" in sent.content.decode()
    assert browser.get(f"{AT}/unsent/").status_code == 302


def test_the_next_person_at_the_same_screen_reads_nothing(wilgendaal, browser, later):
    come_in(browser, "leila")
    later(minutes=30)
    browser.post("/wilgendaal/desk/", {"words": "Sami sleeps badly since the summer."})
    come_in(browser, "stranger")
    assert browser.get(f"{AT}/unsent/").status_code == 302


def test_after_leaving_on_purpose_nothing_is_kept(wilgendaal, browser):
    come_in(browser, "leila")
    old = browser.cookies["village_session"].value
    browser.post(f"{AT}/leave/")
    browser.cookies["village_session"] = old
    answer = browser.post("/wilgendaal/desk/", {"words": "Sami sleeps badly since the summer."})
    assert "unsent" not in answer["Location"]


def test_it_can_be_thrown_away(wilgendaal, browser, later):
    come_in(browser, "leila")
    later(minutes=30)
    browser.post("/wilgendaal/desk/", {"words": "Sami sleeps badly since the summer."})
    come_in(browser, "leila")
    assert browser.post(f"{AT}/unsent/", {"forget": "1"})["Location"] == "/wilgendaal/"
    assert browser.get(f"{AT}/unsent/").status_code == 302


def test_a_password_is_never_kept(wilgendaal, browser, later):
    come_in(browser, "leila")
    later(minutes=30)
    browser.post(f"{AT}/password/set/", {"password1": "a long road to the sea", "password2": "x"})
    come_in(browser, "leila")
    assert browser.get(f"{AT}/unsent/").status_code == 302


def test_the_limits_stand_in_the_row_of_the_session(wilgendaal, browser):
    store = session_store.SessionStore()
    store["something"] = 1
    store.stay_quiet_for(60)
    assert store.quiet_minutes == 60 and store.get_expiry_age() == 3600
    store[session_store.BEGAN] = timezone.now().timestamp() - 11.5 * 3600
    assert 1700 < store.get_expiry_age() <= 1800
