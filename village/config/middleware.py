"""Which village a page is of, and the headers that every answer carries."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix

from village.trust.villages.queries import village_by_slug

Answer = Callable[[HttpRequest], HttpResponseBase]

GLOBAL_PREFIXES = frozenset({"health", "ui", "demo", "static", "language", ".well-known"})
"""First parts of addresses that belong to no village; a village can therefore not be called so."""

MORE_HEADERS = {
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


def more_headers(get_response: Answer) -> Answer:
    """What Django's own middleware does not say yet. Pages may be about people: nobody keeps a copy."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in MORE_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer


def village_from_path(get_response: Answer) -> Answer:
    """/wilgendaal/promises/ is promises/ of Wilgendaal; `{% url %}` puts the village back in front."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.village = None  # type: ignore[attr-defined]
        if "\0" in request.path_info:  # PostgreSQL takes no such text, so nothing is called so
            raise Http404
        first, slash, rest = request.path_info.removeprefix("/").partition("/")
        if not first or first in GLOBAL_PREFIXES:
            return get_response(request)
        village = village_by_slug(first)
        if village is None:
            raise Http404
        if not slash:
            return HttpResponseRedirect(request.get_full_path(force_append_slash=True))
        request.village = village  # type: ignore[attr-defined]
        return _answer_below(request, first, rest, get_response)

    return answer


def _answer_below(request: HttpRequest, slug: str, rest: str, get_response: Answer) -> HttpResponseBase:
    before = get_script_prefix()
    request.path_info = f"/{rest}"
    set_script_prefix(f"{before}{slug}/")
    try:
        return get_response(request)
    finally:
        set_script_prefix(before)
