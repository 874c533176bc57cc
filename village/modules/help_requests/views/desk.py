"""The desk of the contact point: what came in, one request with its words first, and what one does with it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.foundation.moments import moment_in_words
from village.modules.help_requests import actions, queries
from village.modules.help_requests.forms import (
    AgainForm,
    CloseForm,
    InboxForm,
    PromiseForm,
    WordsForm,
    language_choices,
)
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.views.frames import actor_of, done, show_page
from village.modules.help_requests.views.reading import clock_of, conversation, promise_context
from village.modules.help_requests.words import PICTURES, Outcome
from village.modules.promises.working_time import week_of
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_list, shown
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right, Role
from village.ui.cards import panels_about
from village.ui.screens import page_of

SIZE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Late first. Names, areas of life and dates; the words are behind opening one."""
    actor = actor_of(request)
    _at_the_door(actor)
    wanted = request.GET.get("show", "")
    show = wanted if wanted in queries.SHOWS else "open"
    form = InboxForm(request.GET)
    form.is_valid()
    narrow = {name: value for name, value in form.cleaned_data.items() if value}
    open_list(actor, Purpose.LIST)
    page = page_of(request, queries.inbox_of(actor, show, **narrow), SIZE)
    week = week_of(actor.village_id)
    for asked in page:
        asked.clock = clock_of(asked, week) if asked.is_open else None
        asked.moment = moment_in_words(asked.answer_by) if asked.answer_by else ""
        asked.tags = _tags(asked)
    shown(actor, page)
    return show_page(request, "inbox", {
        "page": page, "tabs": _tabs(actor, show, narrow), "form": InboxForm(initial=narrow), "show": show,
        "keep": f"{urlencode({'show': show, **narrow})}&", "narrow": narrow,
    })  # fmt: skip


@require_safe
def request_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP)
    if not _works_on(asked, actor_of(request)):
        return redirect("help_requests:follow", pk)
    return _show(request, asked)


@require_POST
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One wins; the other hears that a colleague was first."""
    if before := answered_before(request):
        return before
    try:
        asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.MANAGE)
        if not _works_on(asked, actor_of(request)):
            raise Http404
        form = _forms(asked, {"take_up": request.POST})["take_up"]
        if not form.is_valid():
            return _show(request, asked, take_up=form)
        actions.take_up(asked, by=actor_of(request), **form.cleaned_data)
    except (Http404, NotAllowed, actions.AlreadyTakenUp, actions.RequestIsClosed) as problem:
        if isinstance(problem, Http404 | NotAllowed) and not queries.waited_for_me(pk):
            raise
        messages.info(request, _("A colleague has just taken this up."))
        return redirect("help_requests:inbox")
    messages.success(request, _("It is yours now. The one who asked was told."))
    return remember_answer(request, redirect("help_requests:request", pk))


@require_POST
def ask_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "ask_back", actions.ask_back, _("Your question is sent."))


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "answer", actions.answer, _("Your answer is sent. You kept your promise."))


@require_POST
def promise_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "again", actions.promise_again, _("The new date and your reason are sent."))


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "close", actions.close, _("Closed. The one who asked was told."))


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """For the team leader: that there is work and how much, never whose or what."""
    actor = actor_of(request)
    if not actor.works_as(Role.SUPERVISOR):
        raise Http404
    _at_the_door(actor)
    return show_page(request, "overview", {"page": page_of(request, queries.overview_of(actor), SIZE)})


def _do(request: HttpRequest, pk: UUID, name: str, work: Callable[..., object], said: str) -> HttpResponse:
    """Find, form, one action, answer."""
    if before := answered_before(request):
        return before
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not _works_on(asked, actor_of(request)):
        raise Http404
    form = _forms(asked, {name: request.POST})[name]
    if not done(form, work, asked, by=actor_of(request)):
        return _show(request, asked, **{name: form})
    messages.success(request, said)
    return remember_answer(request, redirect("help_requests:request", pk))


def _show(request: HttpRequest, asked: HelpRequest, **wrong: forms.Form) -> HttpResponse:
    actor = actor_of(request)
    languages = dict(language_choices(request.village.languages))  # type: ignore[attr-defined]
    return show_page(request, "request", {
        "asked": asked, "tags": _tags(asked), "steps": conversation(list(queries.steps_of(asked))[1:], asked, actor),
        "spoken": languages.get(asked.language, asked.language), "forms": _forms(asked, {}) | wrong,
        "wrong": next(iter(wrong), ""), "is_mine": asked.owner is not None and asked.owner.person_id == actor.person_id,
        "panels": panels_about(request, asked), **promise_context(asked),
    }, status=422 if wrong else 200)  # fmt: skip


def _forms(asked: HelpRequest, data: dict[str, Any]) -> dict[str, forms.Form]:
    """Every form of the page, each with its own ids; `data` fills the one that was sent."""
    week = week_of(asked.village_id)
    suggested = actions.suggested_moment(asked)
    return {
        "take_up": PromiseForm(
            data.get("take_up"), week=week, auto_id="take_up_%s", initial={"answer_by": suggested}
        ),
        "ask_back": WordsForm(data.get("ask_back"), auto_id="ask_back_%s"),
        "answer": WordsForm(data.get("answer"), auto_id="answer_%s"),
        "again": AgainForm(data.get("again"), week=week, auto_id="again_%s"),
        "close": CloseForm(data.get("close"), auto_id="close_%s", initial={"outcome": Outcome.HELPED}),
    }


def _works_on(asked: HelpRequest, actor: Actor) -> bool:
    return asked.to_organisation_id in actor.organisation_ids and asked.author_id != actor.person_id


def _at_the_door(actor: Actor) -> None:
    """Only who works at the contact point has this page; for others it does not exist."""
    point = queries.contact_point_of(actor.village_id)
    if point is None or point.pk not in actor.organisation_ids:
        raise Http404


def _tags(asked: HelpRequest) -> list[dict[str, str]]:
    return [
        {"label": str(area.label), "icon": PICTURES[area][0], "cat": PICTURES[area][1]} for area in asked.areas
    ]  # fmt: skip


def _tabs(actor: Actor, now_shown: str, narrow: dict[str, str]) -> list[dict[str, Any]]:
    labels = {"open": _("All open"), "waiting": _("Nobody yet"), "mine": _("Mine"), "closed": _("Closed")}
    counted = {show: queries.inbox_of(actor, show).count() for show in ("open", "waiting", "mine")}
    return [
        {
            "url": f"?{urlencode({'show': show, **narrow})}", "label": label, "count": counted.get(show),
            "current": show == now_shown,
        }
        for show, label in labels.items()
    ]  # fmt: skip
