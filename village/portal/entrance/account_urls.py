"""The pages of the package that signs people in, each named, so that no door stands open by accident.

Left out on purpose: resetting a password (a code by mail brings everybody in, and never past the second step),
downloading spare codes, the package's own list of sessions.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path

from village.portal.entrance import second_factor, signing_in
from village.portal.entrance.even_time import View
from village.portal.entrance.even_time import takes_equally_long as even
from village.portal.entrance.organisations import calm_when_silent
from village.trust.access.doors import before_second_factor, open_to_all


def _open(view: View, because: str) -> View:
    return open_to_all(because=because)(view)


def _early(view: View) -> View:
    """Professionals need these to set up or prove the second step."""
    return before_second_factor(view)


SIGN_IN = "this is where people sign in"
PROVE = "the second half of signing in: it works only after the first"
ORGANISATION = "coming back from signing in with one's own organisation"

urlpatterns = [
    path("login/", _open(even(signing_in.sign_in), SIGN_IN), name="account_login"),
    path("login/code/", _open(even(signing_in.send_code), SIGN_IN), name="account_request_login_code"),
    path("login/code/confirm/", _open(even(account.confirm_login_code), PROVE), name="account_confirm_login_code"),
    path("logout/", _early(_open(signing_in.sign_out, "leaving is always allowed")), name="account_logout"),
    path("inactive/", _open(account.account_inactive, "says why an account is closed"), name="account_inactive"),
    path("signup/", _open(even(account.signup), "families make an account themselves"), name="account_signup"),
    path(
        "confirm-email/", _early(_open(account.email_verification_sent, PROVE)),
        name="account_email_verification_sent",
    ),
    path("reauthenticate/", _early(account.reauthenticate), name="account_reauthenticate"),
    path("email/", account.email, name="account_email"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("2fa/", _early(mfa.index), name="mfa_index"),
    path("2fa/authenticate/", _open(second_factor.prove_it, PROVE), name="mfa_authenticate"),
    path("2fa/reauthenticate/", _early(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/app/", _early(second_factor.set_up_app), name="mfa_activate_totp"),
    path("2fa/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/spare-codes/", _early(second_factor.spare_codes), name="mfa_view_recovery_codes"),
    path("2fa/spare-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("2fa/passkeys/", _early(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", _early(second_factor.set_up_passkey), name="mfa_add_webauthn"),
    path("2fa/passkeys/prove/", _early(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("2fa/passkeys/login/", _open(webauthn.login_webauthn, SIGN_IN), name="mfa_login_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("2fa/passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("organisation/", social.connections, name="socialaccount_connections"),
    path("organisation/new/", _open(social.signup, ORGANISATION), name="socialaccount_signup"),
    path("organisation/stopped/", _open(social.login_cancelled, ORGANISATION), name="socialaccount_login_cancelled"),
    path("organisation/trouble/", _open(social.login_error, ORGANISATION), name="socialaccount_login_error"),
    path("organisation/<slug:provider_id>/login/", _open(calm_when_silent(openid.login), SIGN_IN), name="openid_connect_login"),
    path(
        "organisation/<slug:provider_id>/login/callback/", _open(calm_when_silent(openid.callback), ORGANISATION),
        name="openid_connect_callback",
    ),
]  # fmt: skip
