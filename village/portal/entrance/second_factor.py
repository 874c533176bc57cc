"""The second factor of professionals: why it is asked, setting it up, and spare codes that are shown once."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import view_recovery_codes
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from village.trust.access.doors import before_second_factor
from village.trust.access.half_way import half_way_in
from village.trust.access.sessions import has_second_factor
from village.ui.screens import show

Kind = Authenticator.Type


@before_second_factor
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """One sentence, then either setting up a second step or proving the one there is."""
    if has_second_factor(request):
        return redirect("portal:home")
    has = {
        "passkey": is_mfa_enabled(request.user, [Kind.WEBAUTHN]),
        "app": is_mfa_enabled(request.user, [Kind.TOTP]),
    }
    return show(request, "entrance/second_factor.html", {"has": has, "has_any": any(has.values()), "nav": []})


class ProveIt(AuthenticateView):
    """The second half of signing in; who works here and lost it finds the way to their colleagues."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        half = half_way_in(self.request)
        return {**super().get_context_data(**kwargs), "works_here": half is not None and half.is_professional}


class _JustProved:
    """Who has just set up a second step has shown it as well: nobody is asked for it twice in a row."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        newest = (
            Authenticator.objects.filter(user_id=self.request.user.pk)
            .exclude(type=Kind.RECOVERY_CODES)
            .last()
        )
        assert newest is not None
        record_authentication(
            self.request, self.request.user, "mfa", id=newest.pk, type=newest.type, reauthenticated=True
        )
        return response


class SetUpApp(_JustProved, ActivateTOTPView):
    """An authenticator app on one's phone."""


class SetUpPasskey(_JustProved, AddWebAuthnView):
    """A passkey: one's own device, unlocked with a finger, a face or a PIN."""


prove_it = ProveIt.as_view()
set_up_app = SetUpApp.as_view()
set_up_passkey = SetUpPasskey.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa")
def spare_codes(request: HttpRequest) -> HttpResponse:
    """Shown once, by a button: a page that is only opened changes nothing."""
    kept = Authenticator.objects.filter(user_id=request.user.pk, type=Kind.RECOVERY_CODES).first()
    if kept is None:
        raise Http404
    if request.method != "POST":
        return show(request, "mfa/recovery_codes/index.html", {"seen": kept.wrap().did_view})
    wrapper, fresh = view_recovery_codes(request)
    codes = wrapper.get_unused_codes() if wrapper is not None and fresh else []
    return show(request, "mfa/recovery_codes/index.html", {"seen": not fresh, "codes": codes})
