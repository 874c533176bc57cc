"""Taking the list of requests along: a short one at once, a long one with a reason and a colleague who agrees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.own_data import lists
from village.modules.own_data.forms import ListForm, ReasonForm
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import note_change, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.vocabulary import Actor, Purpose
from village.ui.files import file_answer

VERB = "own_data.take_list"


@require_http_methods(["GET", "HEAD", "POST"])
def requests(request: HttpRequest) -> HttpResponse:
    """How many it would be; a POST takes it, or asks for it when there are many."""
    actor = _at_the_door(request)
    open_list(actor, Purpose.LIST)
    narrow = ListForm(request.POST or request.GET).narrow()
    number = lists.inbox_for(actor, narrow).count()
    form = ReasonForm(initial=narrow)
    if request.method == "POST" and number <= lists.MANY:
        return _file(actor, narrow)
    if request.method == "POST":
        if before := answered_before(request):
            return before
        form = ReasonForm(request.POST)
        if form.is_valid():
            return remember_answer(request, _ask(request, actor, narrow, number, form.cleaned_data["reason"]))
    return show_page(request, "own_data/list.html", {
        "number": number, "many": number > lists.MANY, "narrow": narrow, "form": form,
        "filters": ListForm(initial=narrow), "asked": lists.asked_lists(),
        "colleague": lists.needs_a_colleague(actor),
    }, status=422 if form.errors else 200)  # fmt: skip


@require_POST
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    _at_the_door(request)
    whose = lists.agree_to(pk)
    if whose is None:
        raise Http404
    tell(whose, Notice.Code.REPLY, "own-data/list/")
    messages.success(request, _("Agreed. Your colleague can take the list today, once."))
    return redirect("own_data:list")


@require_POST
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _at_the_door(request)
    narrow = lists.use(pk)
    if narrow is None:
        raise Http404
    open_list(actor, Purpose.LIST)
    return _file(actor, narrow)


def _ask(request: HttpRequest, actor: Actor, narrow: dict[str, str], number: int, reason: str) -> Any:
    lists.ask_for(actor, narrow, number, reason)
    if lists.needs_a_colleague(actor):
        messages.success(request, _("Asked. As soon as a colleague agrees, you can take the list here."))
    return redirect("own_data:list")


def _file(actor: Actor, narrow: dict[str, str]) -> HttpResponse:
    """Each family in it can read that somebody took the list along."""
    rows = list(lists.inbox_for(actor, narrow)[: lists.MOST])
    shown(actor, rows)
    for one in rows:
        note_change(actor, "export", VERB, one.subject_id, one.item_id, one.kind, Purpose.LIST)
    return file_answer(lists.as_table(actor, rows), "requests", "csv")


def _at_the_door(request: HttpRequest) -> Actor:
    """Only who works at the contact point has this list; for others it does not exist."""
    actor = actor_of(request)
    if not is_at_the_door(actor):
        raise Http404
    return actor
