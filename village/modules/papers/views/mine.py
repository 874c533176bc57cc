"""The papers somebody may see: their own, their children's, what the family keeps, and what was shared with them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.papers import actions, queries
from village.modules.papers.bench.refused import Why
from village.modules.papers.cleaning import SENTENCES
from village.modules.papers.forms import KeepForm, reason_in_words
from village.modules.papers.models import Paper
from village.modules.papers.problems import NoRoomLeft
from village.modules.papers.recording import may_record
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, NotAllowed, Purpose
from village.ui.screens import page_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    actor = with_account(request)
    open_list(actor, Purpose.LIST)
    page = page_of(request, queries.papers_seen(actor))
    queries.ready_to_read(actor, page)
    shown(actor, page)
    return show_page(request, "papers/mine.html", {"page": page, "rows": _rows(actor, list(page))})


@may_record
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Recorded, drawn or chosen; whose it is and what about; and it is kept."""
    actor = with_account(request)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    open_list(actor, Purpose.LIST)
    own = queries.own_people(actor)
    form = KeepForm(*((request.POST, request.FILES) if request.method == "POST" else ()), own=own)
    if getattr(request, "upload_was_endless", False):
        form.add_error("paper", SENTENCES[Why.TOO_LARGE])
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.keep(
                form.whose(), by=actor, kind=form.cleaned_data["kind"], content=form.cleaned_data["paper"], told=form.told()
            )
        except NoRoomLeft as problem:
            form.add_error("paper", reason_in_words(problem))
        except NotAllowed:
            form.add_error("kind", _("This part is not yours to write in. Choose another."))
        else:
            messages.success(request, _("Kept. Nobody else sees it unless you share it."))
            return remember_answer(request, redirect("papers:one", paper.pk))
    return show_page(request, "papers/new.html", {"form": form}, 422 if form.errors else 200)


def with_account(request: HttpRequest) -> Actor:
    """Who came in with a code has one thing here, and no papers of their own."""
    actor = actor_of(request)
    if actor.only_item:
        raise Http404
    return actor


def _rows(actor: Actor, papers: list[Paper]) -> list[dict[str, Any]]:
    names = queries.names_of_subjects(actor, [paper.subject_id for paper in papers]) if papers else {}
    return [
        {
            "one": paper, "looks": paper.looks, "is_mine": paper.subject_id == actor.subject_id,
            "whose": names.get(paper.subject_id, ""),
        }
        for paper in papers
    ]  # fmt: skip
