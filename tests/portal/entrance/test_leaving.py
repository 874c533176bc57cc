"""Leaving at once ends the session on the server; looking at a page never does (T21, ASVS 7.4.1)."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.portal.entrance.conftest import AT, ask_code, come_in, give_code


def test_the_button_ends_the_session_and_shows_a_blank_page(wilgendaal, browser):
    come_in(browser, "yara")
    old = browser.cookies["village_session"].value
    answer = browser.post(f"{AT}/leave/")
    assert not Session.objects.filter(session_key=old).exists()
    browser.cookies["village_session"] = old
    assert browser.get("/wilgendaal/desk/").status_code == 302
    said = answer.content.decode()
    assert 'content="0;url=https://www.wikipedia.org/"' in said and "village" not in said.lower()


def test_the_blank_page_leaves_no_trace(wilgendaal, browser):
    answer = browser.post(f"{AT}/leave/")
    assert answer["Cache-Control"] == "no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert '"storage"' in answer["Clear-Site-Data"]


def test_opening_the_address_ends_nothing(wilgendaal, browser):
    come_in(browser, "yara")
    answer = browser.get(f"{AT}/leave/")
    assert answer.status_code == 200 and "Clear-Site-Data" not in answer
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_leaving_needs_no_token_and_no_session(wilgendaal):
    assert Client(enforce_csrf_checks=True).post(f"{AT}/leave/").status_code == 200


def test_hanne_may_leave_before_the_second_step(wilgendaal, browser):
    come_in(browser, "hanne")
    browser.post(f"{AT}/leave/")
    assert browser.get("/wilgendaal/desk/")["Location"].startswith(f"{AT}/login/")


def test_signing_out_is_a_button_not_an_address(wilgendaal, browser):
    come_in(browser, "leila")
    assert "Sign out?" in browser.get(f"{AT}/logout/").content.decode()
    assert browser.get("/wilgendaal/desk/").status_code == 200
    browser.post(f"{AT}/logout/")
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_the_old_cookie_is_dead_after_signing_out(wilgendaal, browser):
    come_in(browser, "leila")
    old = browser.cookies["village_session"].value
    browser.post(f"{AT}/logout/")
    browser.cookies["village_session"] = old
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_signing_in_gives_a_new_cookie(wilgendaal, browser):
    ask_code(browser, "leila")
    before = browser.cookies["village_session"].value
    give_code(browser)
    assert browser.cookies["village_session"].value != before


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_signing_out_never_leads_to_another_site(wilgendaal, browser, back):
    assert browser.post(f"{AT}/logout/", {"next": back})["Location"] == f"{AT}/login/"
