"""Taking the list of requests along: a short one at once, a long one with a reason and a colleague who agrees."""

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
    """How many it would be; a POST says why, and takes it, or asks for it when there are many."""
    actor = _at_the_door(request)
    open_list(actor, Purpose.LIST)
    narrow = ListForm(request.POST or request.GET).narrow()
    number = lists.inbox_for(actor, narrow).count()
    many = number > lists.MANY
    form = ReasonForm(request.POST if request.method == "POST" else None, initial=narrow)
    if many and request.method == "POST" and (before := answered_before(request)):
        return before
    if form.is_valid():
        return _ask(request, actor, narrow, number, form) if many else _take(actor, narrow, number, form)
    return show_page(request, "own_data/list.html", {
        "number": number, "many": many, "narrow": narrow, "form": form,
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
    agreed = lists.use(pk)
    if agreed is None:
        raise Http404
    open_list(actor, Purpose.LIST)
    return _file(actor, *agreed, form=request.POST.get("form", ""))


def _ask(request: HttpRequest, actor: Actor, narrow: dict[str, str], number: int, form: ReasonForm) -> HttpResponse:
    lists.ask_for(actor, narrow, number, form.cleaned_data["reason"])
    if lists.needs_a_colleague(actor):
        messages.success(request, _("Asked. As soon as a colleague agrees, you can take the list here."))
    return remember_answer(request, redirect("own_data:list"))


def _take(actor: Actor, narrow: dict[str, str], number: int, form: ReasonForm) -> HttpResponse:
    """A short one is noted with its reason, and taken at once."""
    noted = lists.use(lists.ask_for(actor, narrow, number, form.cleaned_data["reason"]))
    assert noted is not None
    return _file(actor, *noted, form=form.cleaned_data["form"])


def _file(actor: Actor, narrow: dict[str, str], why: str, form: str) -> HttpResponse:
    """Each family in it can read that somebody took the list along."""
    rows = list(lists.inbox_for(actor, narrow)[: lists.MOST])
    shown(actor, rows)
    for one in rows:
        note_change(actor, "export", VERB, one.subject_id, one.item_id, one.kind, Purpose.LIST)
    form = "xlsx" if form == "xlsx" else "csv"
    return file_answer(lists.as_file(actor, rows, why, form), "requests", form)


def _at_the_door(request: HttpRequest) -> Actor:
    """Only who works at the contact point has this list; for others it does not exist."""
    actor = actor_of(request)
    if not is_at_the_door(actor):
        raise Http404
    return actor
