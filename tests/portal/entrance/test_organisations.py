"""Signing in with one's own organisation: only where it was set up, and a second factor only when it says so."""

from types import SimpleNamespace

import pytest
from allauth.account.internal.flows.login import get_authentication_records

from tests.portal.entrance.conftest import AT
from village.config.sign_in import _organisations
from village.portal.entrance.adapters import OrganisationAdapter
from village.portal.entrance.organisations import proves_two_factors

FILE = """
[[organisation]]
id = "de-kiem"
name = "De Kiem"
village = "wilgendaal"
client_id = "village"
secret = "not a real one"
server_url = "https://login.de-kiem.example"
second_factor_amr = ["mfa"]
"""


@pytest.fixture
def de_kiem(settings, tmp_path):
    file = tmp_path / "organisations.toml"
    file.write_text(FILE)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": _organisations(str(file))}}
    return settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]


def test_without_a_file_no_organisation_has_a_door(wilgendaal, browser):
    assert "Sign in with De Kiem" not in browser.get(f"{AT}/login/").content.decode()
    assert browser.get(f"{AT}/organisation/de-kiem/login/").status_code == 404


def test_the_door_of_de_kiem_stands_in_its_own_village(wilgendaal, browser, de_kiem):
    assert "Sign in with De Kiem" in browser.get(f"{AT}/login/").content.decode()
    assert browser.get(f"{AT}/organisation/de-kiem/login/").status_code == 200


def test_and_in_no_other(wilgendaal, tilleuls, browser, de_kiem):
    assert "Sign in with De Kiem" not in browser.get("/tilleuls/account/login/").content.decode()
    assert browser.get("/tilleuls/account/organisation/de-kiem/login/").status_code == 404


@pytest.mark.parametrize(
    ("claims", "proved"),
    [({"amr": ["pwd", "mfa"]}, True), ({"amr": "mfa"}, True), ({"acr": "gold"}, True), ({"amr": ["pwd"]}, False),
     ({}, False), ({"acr": "silver"}, False), ({"amr": [None, 3]}, False)],
)  # fmt: skip
def test_only_a_claim_that_was_agreed_on_proves_a_second_factor(claims, proved):
    agreed = {"second_factor_acr": ["gold"], "second_factor_amr": ["mfa"]}
    assert proves_two_factors(agreed, claims) is proved


def test_without_an_agreement_no_claim_proves_anything():
    assert not proves_two_factors({}, {"amr": ["mfa"], "acr": "gold"})


def coming_from(de_kiem, **claims):
    app = SimpleNamespace(settings=de_kiem["settings"])
    account = SimpleNamespace(extra_data={"id_token": claims})
    return SimpleNamespace(provider=SimpleNamespace(app=app), account=account)


@pytest.mark.parametrize(("amr", "proved"), [(["mfa"], True), (["pwd"], False)])
def test_the_word_of_the_organisation_is_kept_until_signing_in(rf, de_kiem, amr, proved):
    request = rf.get("/")
    request.session = {}
    OrganisationAdapter().pre_social_login(request, coming_from(de_kiem, amr=amr))
    assert request.session["village_proved_elsewhere"] is proved
    assert get_authentication_records(request) == []
