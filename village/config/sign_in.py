"""How people sign in: the options of allauth, the limits of a session, the doors of organisations.

An organisation's own sign-in (OpenID Connect) is off, until VILLAGE_OIDC_FILE names a file; see
docs/how-to/sign-in-of-an-organisation.md.
"""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"

# --- sessions: quiet time, absolute limit ---
SESSION_ENGINE = "village.portal.entrance.session_store"
VILLAGE_QUIET_MINUTES = {"family": 20, "professional": 60, "phone": 20}
VILLAGE_SESSION_HOURS = 12
SESSION_COOKIE_AGE = VILLAGE_QUIET_MINUTES["family"] * 60

# --- accounts ---
ACCOUNT_ADAPTER = "village.portal.entrance.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = False  # a second message to known addresses only would tell
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("VILLAGE_PROXIES", "1" if os.environ.get("VILLAGE_HTTPS") == "1" else "0")
)
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,12/h/key",
    "confirm_email": "1/10s/key,12/h/key",
    "receipt": "10/10m/ip,60/d/ip",
}
ACCOUNT_FORMS = {
    "login": "village.portal.entrance.forms.PasswordSignIn",
    "request_login_code": "village.portal.entrance.forms.AskForCode",
    "confirm_login_code": "village.portal.entrance.forms.GiveCode",
    "confirm_email_verification_code": "village.portal.entrance.forms.GiveMailCode",
    "signup": "village.portal.entrance.forms.NewAccount",
    "add_email": "village.portal.entrance.forms.AnotherAddress",
    "reauthenticate": "village.portal.entrance.forms.PasswordAgain",
    "set_password": "village.portal.entrance.forms.NewPassword",
    "change_password": "village.portal.entrance.forms.OtherPassword",
}
VILLAGE_ANSWER_SECONDS: float = 0.4
"""A sent address is answered no sooner, so that a clock cannot tell whether an account exists."""

# --- second factor ---
MFA_ADAPTER = "village.portal.entrance.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Village"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = os.environ.get("VILLAGE_HTTPS") != "1"
MFA_FORMS = {
    "authenticate": "village.portal.entrance.forms.AppCode",
    "reauthenticate": "village.portal.entrance.forms.AppCodeAgain",
    "activate_totp": "village.portal.entrance.forms.FirstAppCode",
    "add_webauthn": "village.portal.entrance.passkey_forms.NewPasskey",
    "login_webauthn": "village.portal.entrance.passkey_forms.PasskeySignIn",
    "authenticate_webauthn": "village.portal.entrance.passkey_forms.PasskeySecond",
    "reauthenticate_webauthn": "village.portal.entrance.passkey_forms.PasskeyAgain",
}

# --- attempts are counted in the database, for all web processes together ---
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_attempt",
        "KEY_FUNCTION": "village.portal.entrance.attempts.without_names",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}


def _organisations(file: str) -> list[dict[str, Any]]:
    """One [[organisation]] each: id, name, village, client_id, secret, server_url and what proves a second factor."""
    if not file:
        return []
    listed = tomllib.loads(Path(file).read_text())["organisation"]
    return [
        {
            "provider_id": one["id"], "name": one["name"], "client_id": one["client_id"], "secret": one["secret"],
            "settings": {
                "server_url": one["server_url"], "village": one.get("village", ""), "oauth_pkce_enabled": True,
                "second_factor_acr": one.get("second_factor_acr", []),
                "second_factor_amr": one.get("second_factor_amr", []),
            },
        }
        for one in listed
    ]  # fmt: skip


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


SOCIALACCOUNT_ADAPTER = "village.portal.entrance.adapters.OrganisationAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
_APPS = _organisations(os.environ.get("VILLAGE_OIDC_FILE", ""))
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "openid_connect": {"APPS": _APPS, "OAUTH_PKCE_ENABLED": True}
}
FORM_GOES_TO: list[str] = sorted({_origin(app["settings"]["server_url"]) for app in _APPS})
"""Other sites that the button of an organisation leads to; the content policy must allow them."""
