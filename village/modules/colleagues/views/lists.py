"""Bringing in a list: first every line with what is wrong in it, then exactly what was shown, all of it or nothing."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.foundation.safe_cells import csv_of
from village.modules.colleagues import lists
from village.modules.colleagues.forms import BringInForm, ListForm
from village.modules.colleagues.problems import ChangedMeanwhile
from village.modules.colleagues.tables import Column, Line, Table
from village.modules.colleagues.views.frames import LOOK, keeper_or_404, place_or_404
from village.modules.colleagues.words import MOST_ROWS, roles_of
from village.trust.access.doing import once
from village.trust.access.drafts import draft_of, drop_draft, keep_draft
from village.trust.access.once import sent_once
from village.trust.access.screens import show_page
from village.trust.vocabulary import Role

ORGANISATIONS = "list of organisations"


@require_http_methods(LOOK)
def colleagues(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """The file, and then what stands in it, line by line. Nothing is brought in here."""
    _actor, place = place_or_404(request, organisation)
    return _look(
        request, lambda data: lists.read_colleagues(place, data), _draft_of(organisation), lists.columns_of(place),
        title=_("Colleagues of {place}, out of a list").format(place=place.name), back=reverse("colleagues:people"),
        template_url=reverse("colleagues:empty_list", args=[organisation]),
        to=reverse("colleagues:bring_in", args=[organisation]),
        lead=_("Each of them is invited by mail. Who is there already is not changed."),
    )  # fmt: skip


@require_POST
@sent_once
def bring_in(request: HttpRequest, organisation: UUID) -> HttpResponse:
    _actor, place = place_or_404(request, organisation)
    return _bring_in(
        request, _draft_of(organisation), lambda lines: lists.bring_in_colleagues(place, lines), reverse("colleagues:people")
    )


@require_safe
def empty_list(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """The columns, with one line as an example."""
    _actor, place = place_or_404(request, organisation)
    role = str(roles_of(place)[0].label)
    return _csv(lists.columns_of(place), [_("Name of a colleague"), "name@organisation.eu", role, ""], "colleagues")


@require_http_methods(LOOK)
def organisations(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    return _look(
        request, lambda data: lists.read_organisations(actor, data), ORGANISATIONS, lists.columns_of_organisations(),
        title=_("Organisations, out of a list"), back=reverse("colleagues:organisations"),
        template_url=reverse("colleagues:empty_organisations"), to=reverse("colleagues:bring_in_organisations"),
        lead=_("Each comes with its first manager, who is invited by mail and names everybody else."),
    )  # fmt: skip


@require_POST
@sent_once
def bring_in_organisations(request: HttpRequest) -> HttpResponse:
    actor = keeper_or_404(request)
    jurisdiction = request.village.jurisdiction  # type: ignore[attr-defined]
    return _bring_in(
        request, ORGANISATIONS, lambda lines: lists.bring_in_organisations(actor, lines, jurisdiction),
        reverse("colleagues:organisations"),
    )  # fmt: skip


@require_safe
def empty_organisations(request: HttpRequest) -> HttpResponse:
    keeper_or_404(request)
    example = [_("Name of an organisation"), str(lists.KINDS[0].label), "", str(Role.MANAGER.label), "name@organisation.eu"]
    return _csv(lists.columns_of_organisations(), example, "organisations")


def _look(
    request: HttpRequest, read: Callable[[bytes], Table], draft: str, columns: Sequence[Column], **page: Any
) -> HttpResponse:
    form = ListForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    table = None
    if getattr(request, "upload_was_endless", False):
        form.add_error("table", _("This list is too large: at most 256 kB."))
    elif request.method == "POST" and form.is_valid():
        table = read(form.cleaned_data["table"])
        if table.problem:
            form.add_error("table", table.problem)
    if table and table.is_right:
        keep_draft(request, draft, {"lines": [[line.number, line.values] for line in table.lines]})
    seal = lists.seal_of(table.lines) if table and table.is_right else ""
    labels = [one.label for one in columns]
    rows = [(line, list(zip(labels, line.cells(), strict=True))) for line in (table.lines if table else ())]
    return show_page(request, "colleagues/list.html", {
        "form": form, "table": None if form.errors else table, "columns": columns, "rows": rows, "seal": seal,
        "most": MOST_ROWS, **page,
    }, 422 if form.errors or (table and table.wrong) else 200)  # fmt: skip


def _bring_in(request: HttpRequest, draft: str, do: Callable[[Sequence[Line]], int], back: str) -> HttpResponse:
    """What was shown and nothing else: a list that was opened again meanwhile is looked at again first."""
    form = BringInForm(request.POST)
    lines = [Line(number, values) for number, values in draft_of(request, draft).get("lines", [])]
    if not form.is_valid() or not lines or lists.seal_of(lines) != form.cleaned_data["shown"]:
        messages.error(request, str(ChangedMeanwhile.says))
        return redirect(back)

    def bring() -> None:
        number = do(lines)
        drop_draft(request, draft)
        messages.success(request, ngettext(
            "{number} line brought in. The mails leave now.", "{number} lines brought in. The mails leave now.", number
        ).format(number=number))  # fmt: skip

    return once(request, bring, back)


def _draft_of(organisation: UUID) -> str:
    return f"list of {organisation}"


def _csv(columns: Sequence[Column], example: Sequence[str], name: str) -> HttpResponse:
    made = csv_of([str(one.label) for one in columns], [example], get_language() or "en")
    return HttpResponse(
        made, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
    )
