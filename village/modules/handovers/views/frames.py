"""What every screen of this module does the same: who reads, in which shell, and the link that is shown once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from village.trust.access.drafts import draft_of, keep_draft
from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor
from village.ui.screens import show

LINK_IS_SHOWN = timedelta(minutes=30)


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def show_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Larger letters and quick exit for families; the desk for who works here."""
    frame = "ui/professional.html" if actor_of(request).is_professional else "ui/easy.html"
    return show(request, f"handovers/{name}.html", {"frame": frame, "once": fresh_token(), **context}, status=status)


def keep_link(request: HttpRequest, pk: UUID, link: str, name: str) -> None:
    """Shown on the next page and for half an hour after: only its fingerprint is stored."""
    keep_draft(request, f"link {pk}", {"link": link, "name": name, "at": timezone.now().isoformat()})


def kept_link(request: HttpRequest, pk: UUID) -> dict[str, Any]:
    kept = draft_of(request, f"link {pk}")
    if not kept or datetime.fromisoformat(kept["at"]) < timezone.now() - LINK_IS_SHOWN:
        return {}
    return kept


def slug_of(request: HttpRequest) -> str:
    slug: Any = request.village.slug  # type: ignore[attr-defined]
    return str(slug)
