"""How a view answers: a whole page, or the one part of it that is asked for; and a long list in pages."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import unquote

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    parts: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The whole page; or only the part htmx wants to replace. A part is named after the id of its element."""
    wanted = _wanted_part(request)
    name = f"{template}#{wanted}" if wanted in parts else template
    response = render(request, name, context or {}, status=status)
    if parts:
        response.headers["Vary"] = ", ".join(filter(None, [response.get("Vary"), "HX-Target"]))
    return response


def _wanted_part(request: HttpRequest) -> str:
    """htmx 4 names its target "div#results"; a bare id is understood as well."""
    target = request.headers.get("HX-Target", "")
    return unquote(target.rpartition("#")[2])


def page_of(request: HttpRequest, items: QuerySet[Any] | Sequence[Any], size: int = 25) -> Page[Any]:
    """The page of a list that `?page=` asks for; the nearest one when that makes no sense."""
    return Paginator(items, size).get_page(request.GET.get("page"))
