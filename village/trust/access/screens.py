"""What every screen does the same: who reads, in which shell, and what is shown only once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from village.trust.access.drafts import draft_of, keep_draft
from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor
from village.ui.screens import show

IS_SHOWN = timedelta(minutes=30)


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def keeper_or_404(request: HttpRequest) -> Actor:
    """For pages of the village's own rules: to anybody else they do not exist."""
    actor = actor_of(request)
    if not actor.is_keeper:
        raise Http404
    return actor


def works_here_or_404(request: HttpRequest) -> Actor:
    """For pages of one's own work; not by a link to one thing."""
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    return actor


def languages_of(request: HttpRequest) -> list[str]:
    """Those of the village, the first one first."""
    return list(request.village.languages) or ["en"]  # type: ignore[attr-defined]


def frame_of(actor: Actor) -> str:
    """Larger letters and quick exit for families, young people and visitors; the desk for who works here."""
    return "ui/professional.html" if actor.is_professional else "ui/easy.html"


def show_page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page in the shell of its reader, with what keeps its forms from being taken in twice."""
    context = {"frame": frame_of(actor_of(request)), "once": fresh_token(), **context}
    return show(request, template, context, status=status)


def keep_shown_once(request: HttpRequest, about: UUID, secret: str, name: str = "") -> None:
    """A code or a link, for the next page and half an hour after: only its fingerprint is stored."""
    keep_draft(request, f"secret {about}", {"secret": secret, "name": name, "at": timezone.now().isoformat()})


def kept_to_show(request: HttpRequest, about: UUID) -> dict[str, Any]:
    """The `secret` and the `name` it was kept with; empty when there is none any more."""
    kept = draft_of(request, f"secret {about}")
    if not kept or datetime.fromisoformat(kept["at"]) < timezone.now() - IS_SHOWN:
        return {}
    return kept
