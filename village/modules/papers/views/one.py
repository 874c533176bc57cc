"""One paper: seen or heard here, saved elsewhere, called otherwise, taken away; and who sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.papers import actions, queries
from village.modules.papers.answers import to_save, to_see_or_hear
from village.modules.papers.forms import ToldForm
from village.modules.papers.models import Paper
from village.modules.papers.problems import NothingLeft
from village.modules.papers.reading import readers_in_words
from village.modules.papers.recording import may_listen
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right
from village.ui.cards import panels_about


@may_listen
@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, paper = actor_of(request), _kept(request, pk)
    return show_page(request, "papers/one.html", {
        "paper": paper, "readers": readers_in_words(paper, actor), "is_mine": paper.author_id == actor.person_id,
        "panels": panels_about(request, paper),
    })  # fmt: skip


@require_safe
def play(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sound or the picture itself, for the page above."""
    paper = _kept(request, pk)
    if not (paper.is_sound or paper.is_picture):
        raise Http404
    try:
        return to_see_or_hear(request, paper, queries.content_of(paper))
    except NothingLeft:
        raise Http404 from None


@require_safe
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    paper = _kept(request, pk)
    try:
        return to_save(paper, actions.take_along(paper, by=actor_of(request)))
    except NothingLeft:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    paper = _my_own(request, pk)
    told = {"called": paper.called, "sort": paper.sort, "dated_on": paper.dated_on}
    form = ToldForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        actions.correct(paper, by=actor_of(request), told=form.told())
        messages.success(request, _("Written down."))
        return redirect("papers:one", pk)
    return show_page(request, "papers/change.html", {"form": form, "paper": paper}, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what goes; then, with one button, it is gone."""
    paper = _my_own(request, pk)
    if request.method == "POST":
        actions.take_away(paper, by=actor_of(request))
        messages.success(request, _("Gone. Nobody sees or hears it any more."))
        return redirect("papers:mine")
    return show_page(request, "papers/away.html", {"paper": paper})


def _kept(request: HttpRequest, pk: UUID, right: Right = Right.VIEW) -> Paper:
    paper = find(actor_of(request), Paper, pk, Purpose.FOLLOW, right)
    if paper.removed_at:
        raise Http404
    return paper


def _my_own(request: HttpRequest, pk: UUID) -> Paper:
    paper = _kept(request, pk, Right.CONTRIBUTE)
    if paper.author_id != actor_of(request).person_id:
        raise Http404
    return paper
