"""Signing in and out: one page for everybody, with the same answer whether or not an account exists."""

from typing import Any

from allauth.account.views import LoginView, RequestLoginCodeView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from village.portal.entrance.forms import AskForCode, PasswordSignIn
from village.portal.entrance.leaving import forget_session
from village.portal.entrance.organisations import organisations_of
from village.ui.screens import show


class SignIn(LoginView):
    """The page of signing in; posting to it is signing in with a password."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**named)
        return context | ways_in(self.request) | {"password_form": context["form"], "form": AskForCode()}


class SendCode(RequestLoginCodeView):
    """Posting an address: a message goes out, to an account or to nobody, and the next page asks for the code."""

    template_name = "account/login.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**named)
        return context | ways_in(self.request) | {"password_form": PasswordSignIn()}


def ways_in(request: HttpRequest) -> dict[str, Any]:
    return {"organisations": organisations_of(getattr(request, "village", None))}


sign_in = SignIn.as_view()
send_code = SendCode.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session by POST only; also one that came in with a code, and a half-finished signing in."""
    if request.method != "POST":
        return show(request, "account/logout.html")
    forget_session(request)
    logout(request)
    return redirect(_next(request) or reverse("account_login"))


def _next(request: HttpRequest) -> str:
    """A path of this village; a word alone would be taken for the name of a page."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if safe and back.startswith("/") else ""
