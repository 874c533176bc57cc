"""One box. It finds only what its reader may see, and counts nothing else (P6)."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from village.portal.cards import find_for
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, frame_of
from village.trust.vocabulary import Purpose
from village.ui.cards import Found
from village.ui.screens import page_of, show

LONGEST = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The words stand in the address, the finds in the logbook of each person found."""
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    found = _find(request, words) if words else []
    page = page_of(request, found)
    shown(actor_of(request), [one.record for one in page if one.record])
    return show(request, "portal/search.html", {
        "frame": frame_of(actor_of(request)), "words": words, "page": page, "number": len(found),
        "keep": f"{urlencode({'q': words})}&",
    }, parts=["finds"])  # fmt: skip


def _find(request: HttpRequest, words: str) -> list[Found]:
    open_list(actor_of(request), Purpose.SEARCH, act="search")
    return find_for(request, words)
