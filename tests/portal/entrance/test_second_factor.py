"""Professionals prove a second thing before any data about a person; families need not (ASVS 6.3.3)."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from tests.portal.entrance.conftest import (
    AT,
    account_of,
    ask_code,
    code_in_last_mail,
    come_in,
    give_code,
    prove_second_factor,
)  # fmt: skip

SECRET = "JBSWY3DPEHPK3PXP"


def app_shows(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def app_of_hanne(wilgendaal):
    return TOTP.activate(account_of("hanne"), SECRET).instance


def test_hanne_sees_no_data_before_the_second_step(wilgendaal, browser):
    come_in(browser, "hanne")
    assert browser.get("/wilgendaal/desk/")["Location"] == f"{AT}/second-factor/"
    page = browser.get(f"{AT}/second-factor/").content.decode()
    assert "it is really you" in page and f"{AT}/2fa/app/" in page and f"{AT}/2fa/passkeys/add/" in page


def test_hanne_may_go_on_after_the_second_step(wilgendaal, browser):
    come_in(browser, "hanne")
    prove_second_factor(browser, "hanne")
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_leila_needs_no_second_step(wilgendaal, browser):
    come_in(browser, "leila")
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_what_somebody_else_proved_in_this_browser_proves_nothing(wilgendaal, browser):
    come_in(browser, "hanne")
    prove_second_factor(browser, "els")
    assert browser.get("/wilgendaal/desk/")["Location"] == f"{AT}/second-factor/"


def set_up_app(browser):
    page = browser.get(f"{AT}/2fa/app/").content.decode()
    secret = re.search(r'code-line" dir="ltr">(\w+)<', page).group(1)
    return browser.post(f"{AT}/2fa/app/", {"code": app_shows(secret)}), page


def test_hanne_sets_up_an_app_and_is_in(wilgendaal, browser):
    come_in(browser, "hanne")
    answer, page = set_up_app(browser)
    assert "<svg" in page and "data:" not in page
    assert answer["Location"] == f"{AT}/2fa/spare-codes/"
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_a_wrong_code_sets_up_nothing(wilgendaal, browser):
    come_in(browser, "hanne")
    browser.get(f"{AT}/2fa/app/")
    assert "not the right code" in browser.post(f"{AT}/2fa/app/", {"code": "000000"}).content.decode()
    assert not Authenticator.objects.exists()
    assert browser.get("/wilgendaal/desk/").status_code == 302


def test_the_secret_of_an_app_is_not_readable_in_the_database(wilgendaal, browser, app_of_hanne):
    app_of_hanne.refresh_from_db()
    assert SECRET not in str(app_of_hanne.data)


def test_spare_codes_are_shown_once_and_only_by_the_button(wilgendaal, browser):
    come_in(browser, "hanne")
    set_up_app(browser)
    page = f"{AT}/2fa/spare-codes/"
    assert "<code>" not in browser.get(page).content.decode()
    assert browser.post(page).content.decode().count("<code>") == 10
    assert "<code>" not in browser.post(page).content.decode()
    assert "only once" in browser.get(page).content.decode()


def test_who_has_an_app_is_asked_for_it_after_the_code_by_mail(wilgendaal, browser, app_of_hanne):
    answer = come_in(browser, "hanne")
    assert answer["Location"] == f"{AT}/2fa/authenticate/"
    assert browser.get("/wilgendaal/desk/")["Location"].startswith(f"{AT}/login/")
    assert browser.get(answer["Location"]).status_code == 200
    browser.post(answer["Location"], {"code": app_shows()})
    assert browser.get("/wilgendaal/desk/").status_code == 200


def test_a_spare_code_opens_once(wilgendaal, browser, another_browser, app_of_hanne):
    spare = RecoveryCodes.activate(account_of("hanne")).get_unused_codes()[0]
    for one, status in ((browser, 200), (another_browser, 302)):
        come_in(one, "hanne")
        one.post(f"{AT}/2fa/authenticate/", {"code": spare})
        assert one.get("/wilgendaal/desk/").status_code == status


def test_leila_with_a_passkey_may_still_come_in_with_a_code(wilgendaal, browser):
    Authenticator.objects.create(user=account_of("leila"), type="webauthn", data={"name": "phone"})
    assert come_in(browser, "leila")["Location"] == "/wilgendaal/"


def test_hanne_with_a_passkey_may_not(wilgendaal, browser):
    Authenticator.objects.create(
        user=account_of("hanne"), type="webauthn", data={"name": "phone", "credential": {}}
    )
    ask_code(browser, "hanne")
    assert give_code(browser)["Location"] == f"{AT}/2fa/authenticate/"


def test_the_second_step_holds_in_every_village_of_the_account(wilgendaal, tilleuls, browser, app_of_hanne):
    """Coming in through a village where she is only a mother gives no shorter way."""
    browser.post("/tilleuls/account/login/code/", {"email": account_of("hanne").email})
    answer = browser.post("/tilleuls/account/login/code/confirm/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/tilleuls/account/2fa/authenticate/"


def test_hanne_cannot_take_away_her_last_second_step(wilgendaal, browser, app_of_hanne):
    come_in(browser, "hanne")
    browser.post(f"{AT}/2fa/authenticate/", {"code": app_shows()})
    browser.post(f"{AT}/2fa/app/remove/")
    assert Authenticator.objects.filter(pk=app_of_hanne.pk).exists()


def test_leila_can_take_away_her_passkey_after_coming_in_with_a_code(wilgendaal, browser):
    kept = Authenticator.objects.create(
        user=account_of("leila"), type="webauthn", data={"name": "lost phone"}
    )
    come_in(browser, "leila")
    browser.post(f"{AT}/2fa/passkeys/{kept.pk}/remove/")
    assert not Authenticator.objects.exists()


def test_nobody_takes_away_the_passkey_of_somebody_else(wilgendaal, browser):
    kept = Authenticator.objects.create(user=account_of("oma"), type="webauthn", data={"name": "phone"})
    come_in(browser, "leila")
    assert browser.post(f"{AT}/2fa/passkeys/{kept.pk}/remove/").status_code == 404


def test_changing_how_one_signs_in_asks_for_a_fresh_proof(wilgendaal, browser, app_of_hanne, settings):
    come_in(browser, "hanne")
    browser.post(f"{AT}/2fa/authenticate/", {"code": app_shows()})
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    assert browser.get(f"{AT}/2fa/passkeys/add/")["Location"].startswith(f"{AT}/2fa/reauthenticate/")


@pytest.mark.parametrize("page", ["2fa/", "2fa/app/", "2fa/passkeys/", "2fa/passkeys/add/"])
def test_the_pages_for_setting_up_are_open_before_the_second_step(wilgendaal, browser, page):
    come_in(browser, "hanne")
    assert browser.get(f"{AT}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["", "sessions/", "email/", "password/set/", "unsent/", "organisation/"])
def test_her_own_settings_are_not(wilgendaal, browser, page):
    come_in(browser, "hanne")
    assert browser.get(f"{AT}/{page}")["Location"] == f"{AT}/second-factor/"


def test_the_options_of_a_passkey_ask_for_finger_face_or_pin(wilgendaal, browser):
    come_in(browser, "leila")
    page = browser.get(f"{AT}/2fa/passkeys/add/").content.decode()
    assert "data-options" in page and "challenge" in page and "<script>" not in page


NONSENSE = ["", "x", "[]", "3", '"x"', '{"id": "x"}', '{"response": []}', '{"response": {"userHandle": 3}}',
            '{"response": {"userHandle": "/w"}}',
            '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", '
            '"authenticatorData": "eA", "signature": "eA", "userHandle": "MQ"}}']  # fmt: skip


@pytest.mark.parametrize("proof", NONSENSE)
def test_a_nonsense_passkey_is_refused_calmly(wilgendaal, browser, proof):
    browser.get(f"{AT}/2fa/passkeys/login/", headers={"accept": "application/json"})
    assert browser.post(f"{AT}/2fa/passkeys/login/", {"credential": proof}).status_code == 302
    assert browser.get("/wilgendaal/desk/").status_code == 302


@pytest.mark.parametrize("proof", NONSENSE)
def test_nonsense_makes_no_passkey(wilgendaal, browser, proof):
    come_in(browser, "leila")
    browser.get(f"{AT}/2fa/passkeys/add/")
    assert browser.post(f"{AT}/2fa/passkeys/add/", {"credential": proof, "name": "phone"}).status_code == 200
    assert not Authenticator.objects.exists()
