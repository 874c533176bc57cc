"""A page on which somebody records a voice or draws: the microphone for this page only, and listening before it is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP

MICROPHONE = (
    "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)
View = Callable[..., HttpResponse]


def may_record(view: View) -> View:
    """For the view of a page with a PaperField."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        response.headers["Permissions-Policy"] = MICROPHONE
        response._csp_config = _policy(CSP.SELF, "blob:")  # type: ignore[attr-defined]
        return response

    return answer


def may_listen(view: View) -> View:
    """For the view of a page on which a voice that was kept is heard."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = view(request, *args, **named)
        response._csp_config = _policy(CSP.SELF)  # type: ignore[attr-defined]
        return response

    return answer


def _policy(*sources: str) -> dict[str, Any]:
    return {**settings.SECURE_CSP, "media-src": list(sources)}
