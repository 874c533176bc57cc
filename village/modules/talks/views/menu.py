"""The menu for young people, without an account: by what one wants, with a face, a place and hours."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, pgettext
from django.views.decorators.http import require_safe

from village.modules.help_requests.queries import law_here
from village.modules.talks import queries
from village.modules.talks.views.frames import as_read, talk_or_404, village_languages
from village.modules.talks.words import IS, IS_NOT, PICTURES, Kind
from village.trust.access.doors import open_to_all
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor
from village.ui.screens import page_of

SIZE = 24


@open_to_all(because="young people look who they can talk with, without an account")
@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    want, language = _one_of(request, "want", Kind.values), _one_of(request, "in", village_languages(request))
    page = page_of(request, queries.open_talks(actor.village_id, want, language), SIZE)
    kind = Kind(want) if want else None
    return show_page(request, "talks/menu.html", {
        "page": page, "talks": [as_read(talk) for talk in page], "wants": _wants(want, language),
        "languages": _languages(request, want, language), "keep": urlencode({"want": want, "in": language}) + "&",
        "about": {"label": kind.label, "is": IS[kind], "is_not": IS_NOT[kind]} if kind else None,
        "numbers": _numbers(actor),
    })  # fmt: skip


@open_to_all(because="young people read who somebody is before they ask")
@require_safe
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    return show_page(request, "talks/talk.html", as_read(talk_or_404(request, pk)))


def _one_of(request: HttpRequest, name: str, known: list[str]) -> str:
    wanted = request.GET.get(name, "")
    return wanted if wanted in known else ""


def _wants(now_shown: str, language: str) -> list[dict[str, Any]]:
    every = {
        "label": pgettext("talks of every kind", "Everything"),
        "icon": "",
        "url": f"?{urlencode({'in': language})}",
        "current": not now_shown,
    }
    return [every] + [
        {"label": kind.label, "url": f"?{urlencode({'want': kind.value, 'in': language})}", "current": kind == now_shown}
        for kind in PICTURES
    ]  # fmt: skip


def _languages(request: HttpRequest, want: str, now_shown: str) -> list[dict[str, Any]]:
    names = dict(settings.LANGUAGES)
    return [
        {
            "label": names.get(code, code), "current": code == now_shown,
            "url": f"?{urlencode({'want': want, 'in': '' if code == now_shown else code})}",
        }
        for code in village_languages(request)
    ]  # fmt: skip


def _numbers(actor: Actor) -> list[dict[str, str]]:
    language = get_language() or "en"
    return [
        {"number": one.number, "words": one.words.in_language(language)}
        for one in law_here(actor).help_numbers
    ]
