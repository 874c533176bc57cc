"""Freezing one question: the family asks and ends it; who looks into it, and who had it, read why and until when."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.queries import law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import freezing
from village.modules.own_data.forms_freezing import FreezeForm, ThawForm
from village.modules.own_data.freezing import Frozen
from village.modules.own_data.law_words import time_to_answer
from village.trust.access.doing import done, once
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def freeze(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it does; then, with a reason, it counts at once. On the same page it goes on again."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(asked.subject_id, asked.item_id, [asked.kind]):
        raise Http404
    follow = reverse("help_requests:follow", args=[pk])
    since = freezing.frozen_since(asked)
    if since and request.method == "POST":
        says = _("It goes on. Who worked on it reads it again.")
        return once(request, lambda: freezing.let_go_on(asked, by=actor), follow, says)
    form = FreezeForm(request.POST if request.method == "POST" else None)
    if done(form, lambda: freezing.freeze(asked, by=actor, because=form.cleaned_data["because"])):
        messages.success(request, _("It is frozen. Nobody works with it now."))
        return remember_answer(request, redirect(follow))
    context = {"asked": asked, "since": since, "form": form, "term": time_to_answer(law_here(actor))}
    return show_page(request, "own_data/freeze.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def frozen(request: HttpRequest) -> HttpResponse:
    """What is frozen: for who looks into it, for the second who confirms, and for who had it."""
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    rows = freezing.frozen()
    if request.method == "POST":
        return _thaw(request, rows)
    return _shown(request, rows)


def _thaw(request: HttpRequest, rows: list[Frozen]) -> HttpResponse:
    """The first proposes with a reason; the second confirms."""
    one = next((row for row in rows if str(row.id) == request.POST.get("frozen")), None)
    if one is None:
        raise Http404
    form = ThawForm(request.POST, auto_id=f"id_%s_{one.id}", needs_reason=one.waits_for_a_reason)
    if not form.is_valid():
        return _shown(request, rows, form)
    if one.waits_for_a_reason and freezing.propose_thaw(one.id, form.cleaned_data["reason"]):
        messages.success(request, _("Proposed. Somebody else confirms it; until then it stays frozen."))
    elif not one.waits_for_a_reason and freezing.confirm_thaw(one.id, by=actor_of(request)):
        messages.success(request, _("It goes on. The family was told."))
    else:
        raise Http404
    return remember_answer(request, redirect("own_data:frozen"))


def _shown(request: HttpRequest, rows: list[Frozen], typed: ThawForm | None = None) -> HttpResponse:
    """`typed`: beside one of them, with what has to change."""
    shown = [{"one": one, "form": _form(one, typed) if one.waits_for_a_reason else None} for one in rows]
    return show_page(request, "own_data/frozen.html", {"rows": shown}, status=422 if typed else 200)


def _form(one: Frozen, typed: ThawForm | None) -> ThawForm:
    if typed and typed.data.get("frozen") == str(one.id):
        return typed
    return ThawForm(initial={"frozen": one.id}, auto_id=f"id_%s_{one.id}", needs_reason=True)
