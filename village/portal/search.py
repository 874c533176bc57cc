"""One box. It finds only what its reader may see, and counts nothing else (P6).

What somebody looks for is sent, never put in the address: an address stays in the history of a shared device,
in bookmarks and in the logs of whatever stands in between.
"""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from village.portal.cards import find_for
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, frame_of
from village.trust.vocabulary import Purpose
from village.ui.cards import Finds, Found, looks_back
from village.ui.screens import show

LONGEST = 100
SIZE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Opened, it is empty; sent, it answers on the same page. The finds stand in the logbook of each person found."""
    words = " ".join(request.POST.get("q", "").replace("\x00", " ").split())[:LONGEST]
    found = _find(request, words) if words else Finds()
    back = looks_back(request)
    page: Page[Found] = Paginator(found, SIZE).get_page(request.POST.get("page"))
    shown(actor_of(request), [one.record for one in page if one.record])
    return show(request, "portal/search.html", {
        "frame": frame_of(actor_of(request)), "words": words, "page": page, "number": len(found),
        "back": back, "further": back + 1 if found.goes_on else 0,
    }, parts=["finds"])  # fmt: skip


def _find(request: HttpRequest, words: str) -> Finds:
    open_list(actor_of(request), Purpose.SEARCH, act="search")
    return find_for(request, words)
