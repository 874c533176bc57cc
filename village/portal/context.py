"""What the page shells are told: who reads, where this reader can go, and how many notices are new."""

from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from village.portal.cards import menu_for
from village.trust.access.screens import actor_of
from village.trust.notices.queries import unread_for
from village.trust.vocabulary import Actor
from village.ui.cards import MenuItem, Words
from village.ui.context import url_of
from village.ui.templatetags.ui import initials

ON_A_PHONE = 4
"""So many places fit next to each other; of more, some wait behind "More"."""
GROUPS = ((90, _("About me")), (45, _("How it goes")), (30, _("My work")), (20, _("With families")))
"""From which order on a place of work stands under which heading, the last first."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """A context processor, after the one of the interface. Outside a village there is nothing to add."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or getattr(request, "village", None) is None:
        return {}
    known: dict[str, Any] = {"exit_url": url_of("entrance:exit")}
    if actor.is_visitor:
        return known | {"sign_in_url": url_of("account_login")}
    if actor.only_item:
        return known | {"nav": _nav(request)}
    return known | {
        "reader": _reader(actor),
        "nav": _nav(request),
        "settings_url": url_of("entrance:settings"),
        "sign_out_url": url_of("account_logout"),
        "search_url": url_of("portal:search"),
        "notices_url": url_of("portal:notices"),
        # counted only where it is shown
        "notices_count": SimpleLazyObject(lambda: unread_for(actor)),
    }


def _reader(actor: Actor) -> dict[str, str]:
    role = str(actor.seats[0].role.label) if actor.seats else ""
    return {"name": actor.name, "role": role, "initials": initials(actor.name)}


def _nav(request: HttpRequest) -> list[dict[str, Any]]:
    items = [(item, url_of(item.to)) for item in menu_for(request)]
    here = _nearest(request.get_full_path().partition("?")[0], [url for _item, url in items if url])
    known = [(item, url) for item, url in items if url]
    fits = len(known) <= ON_A_PHONE
    by_order = not fits and actor_of(request).is_professional
    places = [
        _place(item, url, url == here) | {"wide": item.wide and not fits, "group": item.group or _group(item.order, by_order)}
        for item, url in known
    ]
    headed: set[str] = set()
    for place in places:  # a heading stands once, above the first of its places
        place["group"], seen = "" if place["group"] in headed else place["group"], place["group"]
        headed.add(seen)
    return places


def _group(order: int, headed: bool) -> Words:
    """The heading a place stands under, for who works here and has many; the first ones need none."""
    return next((words for begins, words in GROUPS if headed and order >= begins), "")


def _nearest(path: str, urls: list[str]) -> str:
    """The menu place this page belongs to: the longest address that the page's own begins with."""
    home = get_script_prefix()
    fitting = [url for url in urls if path == url or (url != home and path.startswith(url))]
    return max(fitting, key=len, default="")


def _place(item: MenuItem, url: str, current: bool) -> dict[str, Any]:
    return {
        "url": url, "label": item.label, "icon": item.icon, "current": current, "count": item.count,
    }  # fmt: skip
