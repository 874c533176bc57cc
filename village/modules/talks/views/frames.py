"""What every screen of talks does the same: who reads, in which shell, and how a talk looks."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest

from village.modules.talks.models import Talk
from village.modules.talks.queries import open_talk
from village.modules.talks.words import COME_ICONS, IS, IS_NOT, PICTURES, Come
from village.trust.access.screens import actor_of


def talk_or_404(request: HttpRequest, pk: UUID) -> Talk:
    talk = open_talk(actor_of(request).village_id, pk)
    if talk is None:
        raise Http404
    return talk


def as_read(talk: Talk) -> dict[str, Any]:
    """A talk with its picture and its words."""
    names = dict(settings.LANGUAGES)
    icon, cat = PICTURES[talk.what]
    return {
        "one": talk, "icon": icon, "cat": cat, "is": IS[talk.what], "is_not": IS_NOT[talk.what],
        "languages": [names.get(code, code) for code in talk.languages],
        "come": [{"label": one.label, "icon": COME_ICONS[one]} for one in Come if one in talk.come],
    }  # fmt: skip


def village_languages(request: HttpRequest) -> list[str]:
    spoken: list[str] = request.village.languages  # type: ignore[attr-defined]
    return spoken or [code for code, _name in settings.LANGUAGES]
