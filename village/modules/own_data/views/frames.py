"""What every screen here does the same: whose page it is, and how a file leaves the village."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from village.trust.access.once import fresh_token
from village.trust.vocabulary import Actor
from village.ui.screens import show

TYPES = {
    "zip": "application/zip",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]


def show_page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Larger letters and quick exit for families; the desk for who works here."""
    frame = "ui/professional.html" if actor_of(request).is_professional else "ui/easy.html"
    return show(request, f"own_data/{name}.html", {"frame": frame, "once": fresh_token(), **context}, status=status)


def file_answer(content: bytes, name: str, kind: str) -> HttpResponse:
    """Only ever to be saved, never shown or run in the village's own address; nobody keeps it on the way."""
    answer = HttpResponse(content, content_type=TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{localdate():%Y-%m-%d}.{kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
