"""Signing in with the account of one's own organisation (OpenID Connect), where a village has set that up."""

import logging
from functools import wraps
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from village.portal.entrance.even_time import View

logger = logging.getLogger("village.sign_in")


def organisations_of(village: Any) -> list[dict[str, str]]:
    """The buttons "Sign in with ..." of this village; none unless it has been set up."""
    return [
        {"name": app["name"], "url": reverse("openid_connect_login", args=[app["provider_id"]])}
        for app in apps()
        if village is not None and app["settings"].get("village") in ("", village.slug)
    ]


def apps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return found


def proves_two_factors(settings_of_app: dict[str, Any], claims: dict[str, Any]) -> bool:
    """Only when the provider says so in a claim that this organisation agreed on; silence proves nothing."""
    trusted_acr = set(settings_of_app.get("second_factor_acr", []))
    trusted_amr = set(settings_of_app.get("second_factor_amr", []))
    amr = claims.get("amr", [])
    said = {amr} if isinstance(amr, str) else {one for one in amr if isinstance(one, str)}
    return claims.get("acr") in trusted_acr or bool(trusted_amr & said)


def remember_proof(request: HttpRequest, proved: bool) -> None:
    request.session["village_proved_elsewhere"] = proved


def calm_when_silent(view: View) -> View:
    """An organisation that is down, slow or confused gets a page that says so, and the other ways to sign in."""

    @wraps(view)
    def calm(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            return view(request, provider_id)
        except (OSError, ValueError, KeyError) as problem:  # what `requests` raises is an OSError
            logger.warning("Signing in with %s: %s", provider_id, type(problem).__name__)
            answer: HttpResponseBase = render_authentication_error(request, provider_id, exception=problem)
            return answer

    return calm
