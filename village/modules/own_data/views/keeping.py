"""Keeping terms on screen, for the privacy officer and the keeper: numbers, dates and reasons; no name and no word."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.own_data import keeping
from village.modules.own_data.forms import TermForm
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Role
from village.ui.screens import page_of


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    actor, counted = keeps_terms(request), keeping.Counted()
    return show_page(request, "own_data/terms.html", {
        "page": page_of(request, counted), "counted_at": counted.at, "proposed": keeping.proposed(),
        "law": keeping.law_in_words(actor),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first of two people."""
    actor = keeps_terms(request)
    one = keeping.over(actor, pk)
    if one is None:
        raise Http404
    form = TermForm(request.POST or None)
    if form.is_valid():
        if keeping.propose(actor, pk, **form.cleaned_data):
            messages.success(request, _("Proposed. Somebody else confirms it; until then nothing changes."))
        return remember_answer(request, redirect("own_data:terms"))
    return show_page(request, "own_data/term.html", {"one": one, "form": form}, status=422 if form.is_bound else 200)


@require_POST
@sent_once
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second; never the one who proposed."""
    done = keeping.confirm(keeps_terms(request), pk)
    if done is None:
        raise Http404
    messages.success(request, _said(done))
    return remember_answer(request, redirect("own_data:terms"))


@require_POST
@sent_once
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    keeps_terms(request)
    if not keeping.drop(pk):
        raise Http404
    messages.success(request, _("The proposal is gone. Nothing changed."))
    return remember_answer(request, redirect("own_data:terms"))


def _said(done: str) -> Any:
    return {
        "erase": _("Erased. Nobody can read it any more, also not in older backups when everything went."),
        "keep": _("Kept. It comes back on this list on the day that was chosen."),
    }.get(done, _("Something was added meanwhile, so its term is not over. Nothing changed."))


def keeps_terms(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.works_as(Role.PRIVACY_OFFICER, Role.KEEPER):
        raise Http404
    return actor
