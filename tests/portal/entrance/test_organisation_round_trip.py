"""There and back: signing in with one's own organisation, through a provider that answers over HTTP."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from tests.cast import as_owner
from tests.portal.entrance.conftest import AT, account_of, address
from tests.portal.entrance.provider import provider_at_work
from tests.portal.entrance.test_organisations import FILE
from village.config.sign_in import _organisations

DOOR = f"{AT}/organisation/de-kiem/login/"


@pytest.fixture
def provider(settings, tmp_path):
    with provider_at_work() as provider:
        file = tmp_path / "organisations.toml"
        file.write_text(FILE.replace("https://login.de-kiem.example", provider.address))
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": _organisations(str(file))}}
        yield provider


@pytest.fixture
def els(wilgendaal):
    """The class teacher, who connected her account of De Kiem before."""
    with as_owner():
        account = account_of("els")
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        SocialAccount.objects.create(user=account, provider="de-kiem", uid="els-of-de-kiem")
    return account


def come_back(browser, provider, **says):
    """Begins at the door of the village, and comes back from the organisation with a code."""
    away = browser.post(DOOR)
    assert away.status_code == 302 and away["Location"].startswith(f"{provider.address}/come-in")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    provider.says = {"sub": "els-of-de-kiem", "email": address("els"), **says}
    return browser.get(f"{DOOR}callback/", {"code": "abc", "state": state})


def is_in(browser, account):
    return browser.session.get("_auth_user_id") == str(account.pk)


def test_who_is_connected_comes_in_and_the_second_factor_of_the_organisation_counts(browser, provider, els):
    answer = come_back(browser, provider, amr=["pwd", "mfa"])
    assert (answer.status_code, answer["Location"]) == (302, "/wilgendaal/")
    assert is_in(browser, els)
    assert any(one.get("type") == "organisation" for one in browser.session["account_authentication_methods"])


def test_without_that_word_the_village_asks_its_own_second_factor(browser, provider, els):
    come_back(browser, provider, amr=["pwd"])
    methods = browser.session.get("account_authentication_methods", [])
    assert not any(one.get("type") == "organisation" for one in methods)


def test_an_address_that_looks_the_same_takes_over_no_account(wilgendaal, browser, provider):
    answer = come_back(browser, provider, sub="somebody-new")
    assert answer.status_code < 500
    assert not is_in(browser, account_of("els"))


@pytest.mark.parametrize("lie", [{"aud": "another village"}, {"iss": "https://elsewhere.example"}, {"exp": 1}])
def test_a_token_for_somebody_else_or_of_long_ago_opens_nothing(browser, provider, els, lie):
    answer = come_back(browser, provider, **lie)
    assert answer.status_code < 500
    assert not is_in(browser, els)


def test_coming_back_without_having_begun_opens_nothing(browser, provider, els):
    answer = browser.get(f"{DOOR}callback/", {"code": "abc", "state": "made up"})
    assert answer.status_code < 500
    assert not is_in(browser, els)


def test_who_says_no_at_the_organisation_reads_a_calm_page(browser, provider, els):
    state = parse_qs(urlsplit(browser.post(DOOR)["Location"]).query)["state"][0]
    answer = browser.get(f"{DOOR}callback/", {"error": "access_denied", "state": state})
    assert answer.status_code < 500
    assert not is_in(browser, els)


def test_an_organisation_that_does_not_answer_is_no_fault_of_the_village(browser, provider, els):
    provider.broken = True
    answer = browser.post(DOOR)
    assert answer.status_code == 401
    assert "Your organisation did not answer" in answer.content.decode()
    assert not is_in(browser, els)


def test_neither_is_one_that_stops_answering_half_way(browser, provider, els):
    state = parse_qs(urlsplit(browser.post(DOOR)["Location"]).query)["state"][0]
    provider.broken = True
    answer = browser.get(f"{DOOR}callback/", {"code": "abc", "state": state})
    assert "Your organisation did not answer" in answer.content.decode()
    assert not is_in(browser, els)
