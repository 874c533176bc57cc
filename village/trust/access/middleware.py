"""Each request is one transaction with one actor; a failed answer leaves nothing behind."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from village.trust.access.actor import enter, standing_as
from village.trust.access.opening import ReadingPaused
from village.trust.access.receipts import receipt_of
from village.trust.access.sessions import device_class, has_second_factor
from village.trust.access.unsent import keep_unsent
from village.trust.villages.keys import forget_keys
from village.trust.vocabulary import Actor, NotAllowed

Answer = Callable[[HttpRequest], HttpResponseBase]


class ActorMiddleware:
    """Sets `request.actor` (None outside a village) and keeps the transaction it acts in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        village = getattr(request, "village", None)
        forget_keys()
        if village is None:
            request.actor = None  # type: ignore[attr-defined]
            return self.get_response(request)
        with transaction.atomic():
            actor = actor_of(request, village.pk)
            request.actor = actor  # type: ignore[attr-defined]
            with standing_as(actor, only_looks=request.method in ("GET", "HEAD")):
                response = self.get_response(request)
            if getattr(response, "streaming", False):
                raise RuntimeError("a streamed answer would be read outside the transaction")
            if response.status_code >= 500:
                transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "no-store")  # a shared device keeps nothing (T20)
        forget_keys()
        return response

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponseBase | None:
        """What no rule allows looks like what does not exist; who opened very many is asked why."""
        if isinstance(problem, ReadingPaused):
            return redirect("portal:paused")
        if isinstance(problem, NotAllowed):
            raise Http404 from problem
        return None


def actor_of(request: HttpRequest, village_id: Any) -> Actor:
    user = request.user
    session = salted_hmac(
        "village.session", request.session.session_key or "", algorithm="sha256"
    ).hexdigest()[:12]
    return enter(
        village_id,
        account_id=user.pk if user.is_authenticated else None,
        second_factor=has_second_factor(request),
        receipt=None if user.is_authenticated else receipt_of(request, village_id),
        session=session if request.session.session_key else "",
        device=device_class(request),
    )


class RequireSignIn(LoginRequiredMiddleware):
    """Who comes in with a receipt or a link is known as well; a professional needs the second factor."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        is_open = not getattr(view_func, "login_required", True)
        if is_open:
            return None
        if actor is None:
            return redirect("/")
        if actor.is_visitor:
            return redirect("entrance:join" if request.user.is_authenticated else sign_in_url(request))
        early = getattr(view_func, "before_second_factor", False)
        if actor.is_professional and not actor.second_factor and not early:
            return redirect("entrance:second_factor")
        return None


def sign_in_url(request: HttpRequest) -> str:
    """Back to the same page afterwards; what was being sent comes back too, to the one who sent it."""
    if request.method in ("GET", "HEAD"):
        back = request.get_full_path()
    else:
        back = reverse("entrance:unsent") if keep_unsent(request) else reverse("portal:home")
    return f"{reverse('account_login')}?{urlencode({'next': back})}"
