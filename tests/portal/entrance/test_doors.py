"""Every page of coming in either says why it is open, or asks who you are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.portal.entrance.conftest import AT, come_in
from village.portal.entrance import account_urls, urls

PAGES = [*account_urls.urlpatterns, *urls.urlpatterns]
VALUES = {"pk": 1, "provider_id": "x", "secret": "abc"}
BEFORE_SECOND_FACTOR = {
    "account_logout", "account_email_verification_sent", "account_reauthenticate", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn", "second_factor", "exit",
}  # fmt: skip


def address_of(page):
    name = page.name if page in account_urls.urlpatterns else f"entrance:{page.name}"
    return reverse(name, kwargs={key: VALUES[key] for key in page.pattern.converters})


def is_open(page):
    return not getattr(page.callback, "login_required", True)


@pytest.mark.parametrize("page", [p for p in PAGES if is_open(p)], ids=lambda page: page.name)
def test_an_open_page_says_why(page):
    assert len(page.callback.open_because) > 15


@pytest.mark.parametrize("page", [p for p in PAGES if not is_open(p)], ids=lambda page: page.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_page_sends_a_visitor_to_the_door(wilgendaal, browser, page, method):
    answer = getattr(browser, method)(f"/wilgendaal{address_of(page)}")
    assert answer.status_code == 302 and answer["Location"].startswith(f"{AT}/login/")


def test_only_these_pages_open_before_the_second_step():
    early = {page.name for page in PAGES if getattr(page.callback, "before_second_factor", False)}
    assert early == BEFORE_SECOND_FACTOR


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_breaks_for_leila(wilgendaal, browser, page):
    come_in(browser, "leila")
    for method in ("get", "post"):
        assert getattr(browser, method)(f"/wilgendaal{address_of(page)}").status_code < 500


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_breaks_for_a_visitor_or_holds_something_inline(wilgendaal, browser, page):
    for method in ("get", "post"):
        answer = getattr(browser, method)(f"/wilgendaal{address_of(page)}")
        assert answer.status_code < 500
        said = answer.content.decode()
        assert "<script>" not in said and " style=" not in said and " onclick=" not in said


def test_a_page_that_is_only_opened_changes_nothing_in_the_account(wilgendaal, browser):

    come_in(browser, "leila")
    for page in PAGES:
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/wilgendaal{address_of(page)}")
        wrote = [
            one["sql"][:80] for one in asked
            if one["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in one["sql"]
        ]  # fmt: skip
        assert wrote == [], page.name
