"""Where our ways differ from those of the package that signs people in."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from village.portal.entrance.devices import device_words
from village.portal.entrance.organisations import proves_two_factors, remember_proof
from village.portal.entrance.secrets_of_apps import seal, unseal
from village.portal.entrance.standing import works_anywhere
from village.trust.access.sessions import PROOFS, device_class

SECOND_STEP = "allauth.mfa.stages.AuthenticateStage"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: one calm sentence for everybody, a quiet time by who you are, mails that say nothing."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and password do not belong together. Try again."),
        "incorrect_code": _("This is not the code we sent. Look at the newest message and try again."),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("Type the password you have now."),
        "too_many_login_attempts": _("That was often. Wait a few minutes and try again."),
        "rate_limited": _("That was often. Wait a few minutes and try again."),
        "email_taken": _("This address cannot be used. Choose another one."),
        "duplicate_email": _("You have added this address already."),
    }

    def get_login_stages(self) -> list[str]:
        ours = "village.portal.entrance.stages.SecondStep"
        return [ours if stage == SECOND_STEP else stage for stage in super().get_login_stages()]

    def pre_login(self, request: HttpRequest, user: Any, **named: Any) -> HttpResponse | None:
        """Who typed the code that we mailed has shown that the address is theirs."""
        email, last = named.get("email"), (get_authentication_records(request, user) or [{}])[-1]
        if email and last.get("method") == "code" and last.get("email") == email:
            EmailAddress.objects.get_or_create(
                user=user, email=email, defaults={"verified": True, "primary": True}
            )
        response: HttpResponse | None = super().pre_login(request, user, **named)
        return response

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        limits = settings.VILLAGE_QUIET_MINUTES
        minutes = limits["professional"] if works_anywhere(user) else limits["family"]
        if device_class(request) == "phone":
            minutes = min(minutes, limits["phone"])
        request.session.stay_quiet_for(minutes)  # type: ignore[attr-defined]
        if request.session.pop("village_proved_elsewhere", False):
            record_authentication(request, user, "mfa", type="organisation")

    def post_login(self, request: HttpRequest, user: Any, **named: Any) -> HttpResponse:
        """The pages speak the language of the account, unless this browser already chose one."""
        response: HttpResponse = super().post_login(request, user, **named)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            keep_language(response, user.language)
        return response

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Something grave asks for a fresh proof; a sign-in of a few minutes ago is one."""
        request = context.request
        return not proved_lately(request, request.user)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second step proves that one; a password alone would be the weaker way (ASVS 6.4.3)."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        strong = [way for way in ways if way["id"] != "reauthenticate"]
        return strong or ways

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("portal:home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("entrance:settings")

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})


def proved_lately(request: HttpRequest, account: Any) -> bool:
    after = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    lately = [one for one in get_authentication_records(request, account) if one.get("at", 0) > after]
    if any(one["method"] in PROOFS for one in lately):
        return True
    has_app = is_mfa_enabled(account, [Authenticator.Type.TOTP])
    first_time = not is_mfa_enabled(account)
    return bool(lately) and (first_time or not (has_app or works_anywhere(account)))


def keep_language(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE, httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )  # fmt: skip


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: sealed secrets, a picture without a header, and never left with nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the right code. Wait for the next one and try again."),
        "unverified_email": _("First confirm your e-mail address. We sent you a code for that."),
        "cannot_delete_authenticator": _(
            "Your work needs a second step. Add another way first, then remove this one."
        ),
        "cannot_generate_recovery_codes": _("First add a passkey or an app, then make spare codes."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the package names it so
        """Where it was made, which is what people remember."""
        return device_words(context.request.headers.get("User-Agent", ""))

    def build_totp_svg(self, url: str) -> str:
        """Drawn by a library out of numbers, nothing that anybody typed; it stands inside the page."""
        drawn: str = super().build_totp_svg(url)
        return mark_safe(drawn.partition("?>")[2].strip() or drawn)  # noqa: S308

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """A professional who takes away the last way would be locked out of every page."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return not works_anywhere(authenticator.user)


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """Signing in with one's organisation: a second factor only when the organisation says so."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        claims = sociallogin.account.extra_data.get("id_token") or {}
        remember_proof(request, proves_two_factors(sociallogin.provider.app.settings, claims))

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> Any:
        """An organisation's door stands in its own village only."""
        village = getattr(request, "village", None)
        found = super().list_apps(request, provider=provider, client_id=client_id)
        return [app for app in found if app.settings.get("village") in ("", getattr(village, "slug", ""))]
