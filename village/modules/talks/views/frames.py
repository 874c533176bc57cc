"""What every screen of talks does the same: who reads, in which shell, and how a talk looks."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from village.modules.talks.models import Talk
from village.modules.talks.queries import open_talk
from village.modules.talks.words import COME_ICONS, IS, IS_NOT, PICTURES, Come
from village.trust.access.drafts import draft_of, keep_draft
from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor
from village.ui.screens import show

IS_SHOWN = timedelta(minutes=30)


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def show_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Larger letters and quick exit for young people and visitors; the desk for who works here."""
    frame = "ui/professional.html" if actor_of(request).is_professional else "ui/easy.html"
    return show(
        request, f"talks/{name}.html", {"frame": frame, "once": fresh_token(), **context}, status=status
    )


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


def keep_secret(request: HttpRequest, about: UUID, secret: str) -> None:
    """A code or a link, shown on the next page and for half an hour after: only its fingerprint is stored."""
    keep_draft(
        request, "talk secret", {"about": str(about), "secret": secret, "at": timezone.now().isoformat()}
    )


def kept_secret(request: HttpRequest, about: UUID) -> str:
    kept = draft_of(request, "talk secret")
    if kept.get("about") != str(about) or datetime.fromisoformat(kept["at"]) < timezone.now() - IS_SHOWN:
        return ""
    return str(kept["secret"])


def village_languages(request: HttpRequest) -> list[str]:
    spoken: list[str] = request.village.languages  # type: ignore[attr-defined]
    return spoken or [code for code, _name in settings.LANGUAGES]
