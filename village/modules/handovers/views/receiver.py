"""The side of the receiver: what came, the letter, and what one does with it. With an account, or by the link alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.handovers import receiving
from village.modules.handovers.forms import DeclineForm, FinishForm, MaybeWordsForm, SayForm
from village.modules.handovers.models import Letter
from village.modules.handovers.queries import lines_of, received_by, sent_by_me, steps_of_letter
from village.modules.handovers.reading import Head
from village.modules.handovers.words import LOOKS, State
from village.modules.help_requests.queries import waited_for_me
from village.modules.promises.working_time import TimeLeft, time_left, week_of
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, DataKind, Purpose, Right
from village.ui.screens import page_of

FORMS: dict[str, type[forms.Form]] = {
    "accept": MaybeWordsForm, "decline": DeclineForm, "say": SayForm, "start": MaybeWordsForm, "finish": FinishForm,
}  # fmt: skip
NOT_NOW = (receiving.TakenOnAlready, receiving.NotTheMoment)
SHOWS = ("open", "done", "sent")


@require_safe
def handed_over(request: HttpRequest) -> HttpResponse:
    """What was handed to us, what ends first on top; and what we handed over ourselves."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    show, page = _chosen(request)
    rows = [{"one": one, "badge": State(one.state).label, "look": LOOKS[one.state]} for one in page]
    labels = {"open": _("Handed to us"), "done": _("Done"), "sent": _("Handed over by us")}
    tabs = [{"url": f"?show={key}", "label": label, "current": key == show} for key, label in labels.items()]
    context = {"page": page, "rows": rows, "tabs": tabs, "show": show, "keep": f"show={show}&"}
    return show_page(request, "handovers/handed_over.html", context)


def _chosen(request: HttpRequest) -> tuple[str, Page[Any]]:
    """The list that the address asks for; without one, the first that has something."""
    wanted = request.GET.get("show", "")
    if wanted == "sent":
        return "sent", page_of(request, sent_by_me())
    show = wanted if wanted in SHOWS else "open"
    page = _received(request, show)
    if wanted or page.object_list:
        return show, page
    sent = sent_by_me()
    return ("sent", page_of(request, sent)) if sent else (show, page)


def _received(request: HttpRequest, show: str) -> Page[Any]:
    """Numbers, senders and moments; the words are behind opening one."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    page = page_of(request, received_by(actor, show))
    week = week_of(actor.village_id)
    for one in page:
        one.clock = _clock(one, week) if show == "open" else None
        one.moment = moment_in_words(_due(one)) if one.clock else ""
    shown(actor, page)
    return page


@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    try:
        return _show(request, find(actor_of(request), Letter, pk, Purpose.HELP))
    except Http404:
        return _a_colleague_was_first(request, pk)


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "accept", receiving.accept, _("It is yours now. The family was told your name."))


@require_POST
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "decline", receiving.decline, _("Thank you. It is back with the sender, with your words."))


@require_POST
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "say", receiving.say, _("Sent. The family can read it."))


@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "start", receiving.start, _("Written down. You kept your promise."))


@require_POST
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "finish", receiving.finish, _("Finished. The family has the last word."))


@sent_once
def _do(request: HttpRequest, pk: UUID, name: str, work: Callable[..., object], said: str) -> HttpResponse:
    """Find, form, one action, answer."""
    actor = actor_of(request)
    try:
        found = find(actor, Letter, pk, Purpose.HELP, Right.MANAGE)
    except Http404:
        return _a_colleague_was_first(request, pk)
    if not _receives(found, actor):
        raise Http404
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")
    if not form.is_valid():
        return _show(request, found, {name: form})
    try:
        work(found, by=actor, **form.cleaned_data)
    except NOT_NOW:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
        return redirect("handovers:letter", pk)
    except (receiving.ReasonAndMoreNeeded, receiving.SayIt):
        form.add_error(None, _("Write something here."))
        return _show(request, found, {name: form})
    messages.success(request, said)
    return remember_answer(request, _after(name, actor, pk))


def _a_colleague_was_first(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Said to who was on duty for it; for everybody else it does not exist."""
    if not waited_for_me(pk):
        raise Http404
    messages.info(request, _("This is no longer with you: a colleague has it, or it went back."))
    return redirect("handovers:handed_over")


def _after(name: str, actor: Actor, pk: UUID) -> Any:
    """Who said no reads it no longer: to the list, or for a partner to the start."""
    if name != "decline":
        return redirect("handovers:letter", pk)
    return redirect("handovers:handed_over" if actor.is_professional else "handovers:thanks")


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """For a partner who said no: nothing is open any more."""
    return show_page(request, "handovers/thanks.html", {})


def _show(request: HttpRequest, found: Letter, wrong: dict[str, forms.Form] | None = None) -> HttpResponse:
    actor, wrong = actor_of(request), wrong or {}
    made = {name: form(auto_id=f"{name}_%s") for name, form in FORMS.items()} | wrong
    context = {
        "letter": found, "head": Head(found.number, found.from_name, found.from_place, found.from_phone),
        "list_url": reverse("handovers:handed_over") if actor.is_professional else "", "lines": lines_of(found),
        "steps": steps_of_letter(found), "state": State(found.state).label, "look": LOOKS[found.state], "forms": made,
        "wrong": next(iter(wrong), ""), "receives": _receives(found, actor), "is_own": found.kind == DataKind.OWN_STORY,
        "clock": _clock(found, week_of(found.village_id)) if found.is_open else None,
        "moment": moment_in_words(_due(found)) if _due(found) else "",
    }  # fmt: skip
    return show_page(request, "handovers/letter.html", context, 422 if wrong else 200)


def _clock(found: Letter, week: Any) -> TimeLeft | None:
    due = _due(found)
    return time_left(week, found.accepted_at or found.sent_at or found.written_at, due, now()) if due else None


def _due(found: Letter) -> Any:
    """First somebody answers; then somebody meets the family."""
    return found.returns_at if found.accepted_at else found.answer_by


def _receives(found: Letter, actor: Actor) -> bool:
    return found.to_person_id == actor.person_id or found.to_organisation_id in actor.organisation_ids
