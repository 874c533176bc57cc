"""The line of earlier help: told once by the family, or written down with them and right when they say so."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.papers import actions, queries
from village.modules.papers.forms import HelpForm, OwnHelpForm
from village.modules.papers.models import EarlierHelp
from village.modules.papers.reading import line_of, readers_in_words
from village.modules.papers.views.mine import with_account
from village.trust.access.mine import may_decide
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.access.things import table_called
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right
from village.ui.cards import panels_about, things_named

CHOICES = 40


@require_safe
def line(request: HttpRequest) -> HttpResponse:
    actor = with_account(request)
    open_list(actor, Purpose.LIST)
    rows = list(queries.earlier_help(actor)[:200])
    shown(actor, rows)
    return show_page(request, "papers/earlier.html", {"rows": line_of(actor, rows)})


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One row of the line, who sees it, and sharing it."""
    actor = actor_of(request)
    record = find(actor, EarlierHelp, pk, Purpose.FOLLOW)
    if record.removed_at:
        raise Http404
    open_list(actor, Purpose.LIST)  # its papers are things of their own
    row = line_of(actor, [record])[0]
    shown(actor, row["papers"])
    return show_page(request, "papers/row.html", {
        "row": row, "readers": readers_in_words(record, actor),
        "panels": panels_about(request, record),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """By the family: it counts at once."""
    actor = with_account(request)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    open_list(actor, Purpose.LIST)
    form = OwnHelpForm(request.POST or None, own=queries.own_people(actor), papers=_papers(actor))
    if request.method == "POST" and form.is_valid():
        try:
            actions.tell_help(form.whose(), by=actor, kind=form.cleaned_data["kind"], help=form.help())
        except NotAllowed:
            form.add_error("kind", _("This part is not yours to write in. Choose another."))
        else:
            messages.success(request, _("Written down. You do not have to tell it again."))
            return remember_answer(request, redirect("papers:earlier"))
    return _form(request, form, _("Tell of earlier help"), "papers:earlier")


@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest, thing: str, pk: UUID) -> HttpResponse:
    """By a worker, together with the family, beside what they work on."""
    actor = actor_of(request)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    record: PersonRecord = find(actor, table_called(thing), pk, Purpose.HELP, Right.CONTRIBUTE)
    form = HelpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_help_down(record, by=actor, help=form.help())
        messages.success(request, _("Written down. It counts when the family has checked it."))
        return remember_answer(request, redirect(_back(actor, record)))
    return _form(request, form, _("Earlier help, written down together"), _back(actor, record), with_family=True)


@require_POST
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.check(_ours(request, pk), by=actor_of(request))
    messages.success(request, _("Thank you. From now on it counts."))
    return redirect("papers:earlier")


@require_http_methods(["GET", "HEAD", "POST"])
def otherwise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was not quite like that: the family's own words take its place."""
    one = _ours(request, pk)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    names = ("who", "from_year", "from_month", "goes_on", "until_year", "what_for", "brought")
    told = {name: getattr(one, name) for name in names} | {"papers": [str(key) for key in one.paper_ids]}
    form = HelpForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        actions.tell_otherwise(one, by=actor_of(request), help=form.help())
        messages.success(request, _("Written down. It reads from now on as you told it."))
        return remember_answer(request, redirect("papers:earlier"))
    return _form(request, form, _("How was it?"), "papers:earlier")


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = _ours(request, pk)
    if request.method == "POST":
        actions.leave_out(one, by=actor_of(request))
        messages.success(request, _("It no longer stands on the line."))
        return redirect("papers:earlier")
    return show_page(request, "papers/leave_out.html", {"one": one})


def _ours(request: HttpRequest, pk: UUID) -> EarlierHelp:
    one = find(actor_of(request), EarlierHelp, pk, Purpose.FOLLOW, Right.MANAGE)
    if one.removed_at or not may_decide(one.subject_id, one.item_id, [one.kind]):
        raise Http404
    return one


def _papers(actor: Actor) -> list[tuple[str, str]]:
    found = list(queries.papers_seen(actor)[:CHOICES])
    queries.ready_to_read(actor, found)
    return [(str(paper.pk), paper.name) for paper in found]


def _back(actor: Actor, record: PersonRecord) -> str:
    """Where this is read that the worker works on."""
    named = things_named(actor, {record.item_id}).get(record.item_id) if record.item_id else None
    return named.url if named and named.url else reverse("portal:home")


def _form(request: HttpRequest, form: Any, title: str, back: str, with_family: bool = False) -> HttpResponse:
    url = back if back.startswith("/") else reverse(back)
    context = {"form": form, "title": title, "back_url": url, "with_family": with_family}
    return show_page(request, "papers/tell.html", context, 422 if form.errors else 200)
