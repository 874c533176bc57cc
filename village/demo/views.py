"""The demo page: look at the same village through the eyes of each of its people."""

import time

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_script_prefix
from django.views.decorators.http import require_POST, require_safe

from village.demo.cast import VILLAGES
from village.demo.personas import Persona, groups_of, persona_called
from village.demo.receipt import RECEIPT
from village.demo.rows import address_of
from village.trust.access.doors import open_to_all
from village.trust.people.models import Account
from village.ui.screens import show

BACKEND = "django.contrib.auth.backends.ModelBackend"


@open_to_all(because="it lists invented people only, and never runs where others can reach it")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    villages = [(plan, _home(plan.slug), groups_of(plan)) for plan in VILLAGES]
    return show(request, "demo/index.html", {"villages": villages, "receipt": RECEIPT})


@open_to_all(because="in the demo anybody comes in as anybody; with a public name it does not start")
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as somebody of the cast."""
    persona = persona_called(request.POST.get("who", ""))
    if persona is None:
        raise Http404
    login(request, _account_of(persona), backend=BACKEND)
    if persona.chair is not None:
        _as_if_with_second_factor(request)
    UserSession.objects.create_from_request(request)  # as signing in does, so that "signed out everywhere" ends it too
    return redirect(_home(persona.home.slug))


def _account_of(persona: Persona) -> Account:
    """404 when the demo villages were not built."""
    account = Account.objects.filter(username=address_of(persona.home.slug, persona.who)).first()
    if account is None:
        raise Http404
    return account


def _as_if_with_second_factor(request: HttpRequest) -> None:
    """Writes in the session what a passkey or an authenticator would have written there.

    Nobody showed one: who looks at the demo has no device of Hanne. The rest of the village cannot tell the
    difference, and must not; therefore the demo refuses to run under a public name (config/demo_guard.py).
    """
    request.session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": time.time(), "demo": True}
    ]
    request.session["account_authentication_methods_user"] = str(request.user.pk)


def _home(slug: str) -> str:
    return f"{get_script_prefix()}{slug}/"
