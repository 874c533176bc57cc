"""One page for everybody, and the same answer whether or not an account exists (ASVS 6.3.8, T14)."""

import re
import time

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.portal.entrance.conftest import (
    AT,
    account_of,
    address,
    ask_code,
    code_in_last_mail,
    come_in,
    give_code,
)  # fmt: skip
from village.portal.entrance import even_time


class Clock:
    """Time that passes only when somebody waits or works."""

    now = 0.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def same(response):
    """What a stranger can compare: all but the random numbers."""
    body = re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())
    body = re.sub(r"[a-z-]+@[a-z.]+example", "an address", body)
    headers = {name: value for name, value in response.items() if name not in ("Set-Cookie", "Expires")}
    cookies = {name: (cookie["max-age"], cookie["httponly"]) for name, cookie in response.cookies.items()}
    return response.status_code, body, headers, cookies


def test_leila_comes_in_with_a_code_by_mail(wilgendaal, browser):
    answer = come_in(browser, "leila")
    assert answer.status_code == 302 and answer["Location"] == "/wilgendaal/"
    assert "Leïla Benali" in browser.get("/wilgendaal/desk/").content.decode()


def test_leila_does_not_come_in_with_another_code(wilgendaal, browser):
    ask_code(browser, "leila")
    answer = give_code(browser, code="0000-0000")
    assert "not the code we sent" in answer.content.decode()
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_the_code_works_only_in_the_browser_that_asked(wilgendaal, browser, another_browser):
    ask_code(browser, "leila")
    give_code(another_browser)
    assert another_browser.get("/wilgendaal/desk/").status_code == 302


def test_three_wrong_codes_and_the_right_one_is_dead(wilgendaal, browser):
    ask_code(browser, "leila")
    right = code_in_last_mail()
    for _ in range(3):
        give_code(browser, code="0000-0000")
    give_code(browser, code=right)
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_asking_for_a_code_answers_the_same_for_an_address_nobody_has(wilgendaal, browser, another_browser):
    known, unknown = ask_code(browser, "leila"), ask_code(another_browser, "nadia")
    assert same(known) == same(unknown)
    known, unknown = browser.get(known["Location"]), another_browser.get(unknown["Location"])
    assert known.status_code == 200 and same(known) == same(unknown)
    known, unknown = give_code(browser, code="1"), give_code(another_browser, code="1")
    assert known.status_code == 200 and same(known) == same(unknown)
    assert len(mail.outbox) == 2


def test_signing_up_answers_the_same_for_an_address_that_somebody_has(wilgendaal, browser, another_browser):
    known = browser.post(f"{AT}/signup/", {"email": address("leila")})
    unknown = another_browser.post(f"{AT}/signup/", {"email": address("nadia")})
    assert known.status_code == 302 and same(known) == same(unknown)
    known, unknown = browser.get(known["Location"]), another_browser.get(unknown["Location"])
    assert known.status_code == 200 and same(known) == same(unknown)
    assert len(mail.outbox) == 2


def test_a_password_is_refused_the_same_with_and_without_account(wilgendaal, browser, another_browser):
    account = account_of("hanne")
    account.set_password("a long road to the sea")
    account.save()
    known = browser.post(f"{AT}/login/", {"login": address("hanne"), "password": "something else"})
    unknown = another_browser.post(f"{AT}/login/", {"login": address("nadia"), "password": "something else"})
    said = [re.sub(r"\w+@wilgendaal.example", "", str(same(one))) for one in (known, unknown)]
    assert "do not belong together" in said[0] and said[0] == said[1]


@pytest.mark.parametrize("work", [0.01, 0.39])
def test_quick_and_slow_work_are_answered_at_the_same_moment(monkeypatch, settings, rf, work):
    settings.VILLAGE_ANSWER_SECONDS = 0.4
    clock = Clock()
    monkeypatch.setattr(even_time, "time", clock)
    even_time.takes_equally_long(lambda request: clock.sleep(work))(rf.post("/"))
    assert clock.monotonic() == pytest.approx(0.4)


@pytest.mark.parametrize("who", ["leila", "nadia"])
@pytest.mark.parametrize("page", ["login/code/", "signup/"])
def test_no_address_is_answered_sooner_than_that(wilgendaal, browser, page, settings, who):
    settings.VILLAGE_ANSWER_SECONDS = 0.3
    began = time.perf_counter()
    browser.post(f"{AT}/{page}", {"email": address(who)})
    assert time.perf_counter() - began >= 0.3


def test_both_kinds_of_address_cost_the_database_about_the_same(wilgendaal, browser, another_browser):
    with CaptureQueriesContext(connection) as known:
        ask_code(browser, "leila")
    with CaptureQueriesContext(connection) as unknown:
        ask_code(another_browser, "nadia")
    assert abs(len(known) - len(unknown)) <= 1


def test_hanne_may_choose_a_password(wilgendaal, browser):
    account = account_of("hanne")
    account.set_password("a long road to the sea")
    account.emailaddress_set.create(email=account.email, verified=True, primary=True)
    account.save()
    answer = browser.post(f"{AT}/login/", {"login": account.email, "password": "a long road to the sea"})
    assert answer.status_code == 302
    assert browser.get("/wilgendaal/desk/")["Location"] == f"{AT}/second-factor/"


def test_somebody_who_left_comes_in_no_more(wilgendaal, browser):
    come_in(browser, "leila")
    account = account_of("leila")
    account.is_active = False
    account.save()
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_asking_too_often_is_answered_calmly(wilgendaal, browser):
    answers = []
    for _ in range(5):
        browser.cookies.clear()
        answers.append(ask_code(browser, "leila"))
    assert answers[0].status_code == 302
    assert "Wait a few minutes" in answers[-1].content.decode()


def test_attempts_are_counted_without_anybodys_address(wilgendaal, browser):
    ask_code(browser, "leila")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(cache_key || value, ' ') FROM portal_attempt")
        kept = cursor.fetchone()[0]
    assert kept and "leila" not in kept and "127.0.0.1" not in kept


def test_after_signing_in_you_go_on_to_where_you_were_going(wilgendaal, browser):
    asked = browser.get("/wilgendaal/desk/?day=2&place=3")
    login = browser.get(asked["Location"]).content.decode()
    assert 'value="/wilgendaal/desk/?day=2&amp;place=3"' in login
    browser.post(f"{AT}/login/code/", {"email": address("leila"), "next": "/wilgendaal/desk/?day=2&place=3"})
    assert (
        give_code(browser, next="/wilgendaal/desk/?day=2&place=3")["Location"]
        == "/wilgendaal/desk/?day=2&place=3"
    )


def test_signing_in_never_leads_to_another_site(wilgendaal, browser):
    ask_code(browser, "leila")
    assert give_code(browser, next="https://elsewhere.example/")["Location"] == "/wilgendaal/"


def test_the_door_stands_in_a_village_only(wilgendaal, browser):
    assert browser.get("/account/login/").status_code == 404
