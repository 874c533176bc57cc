"""Asking for somebody else: passing something on from school, and writing down what somebody tells a worker."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.help_requests import concerns, queries
from village.modules.help_requests.actions import Question
from village.modules.help_requests.card import works_elsewhere
from village.modules.help_requests.concerns import PassedOn, Passing
from village.modules.help_requests.forms import reason_in_words
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.problems import NoContactPoint
from village.modules.help_requests.views.frames import done
from village.modules.help_requests.views.inbox import at_the_door
from village.modules.help_requests.views.other_forms import KnownForm, PassOnForm, ToldBackForm, WriteDownForm
from village.modules.help_requests.words import Agreed, Asker, AsksFor, FamilyKnows, Route, Way
from village.modules.own_questions.offering import offer
from village.modules.own_questions.words import Moment
from village.trust.access.contact_point import contact_point_of
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, keep_shown_once, show_page
from village.trust.vocabulary import Purpose, Right
from village.ui.cards import panels_beside_asking

__all__ = [
    "known", "not_wanted", "pass_on", "passed_on", "tell_back", "works_elsewhere", "write_down",
]  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on(request: HttpRequest) -> HttpResponse:
    """A minute for who has little time; with `?whole` a concern of the school, with what it tried and will do."""
    actor = actor_of(request)
    _elsewhere(request)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    whole = "whole" in request.GET
    form = PassOnForm(request.POST if request.method == "POST" else None, whole=whole)
    if form.is_bound and form.is_valid():
        try:
            sent = concerns.pass_on(Passing(**form.cleaned_data, language=request.LANGUAGE_CODE), by=actor)
        except NoContactPoint as problem:
            form.add_error(None, reason_in_words(problem))
        else:
            messages.success(request, _said(sent))
            return remember_answer(request, redirect("help_requests:passed_on"))
    law = queries.law_here(actor)
    return show_page(request, "help_requests/pass_on.html", {
        "form": form, "whole": whole, "child_from": law.child_knows_from, "point": contact_point_of(actor.village_id),
    }, status=422 if form.is_bound else 200)  # fmt: skip


@require_safe
def passed_on(request: HttpRequest) -> HttpResponse:
    """Received, who has it, what may be told. Never the words."""
    _elsewhere(request)
    return _list(request)


@require_POST
def known(request: HttpRequest) -> HttpResponse:
    """The family knows it now."""
    _elsewhere(request)
    one = _of_number(request)
    if one is None:
        return redirect("help_requests:passed_on")
    form = KnownForm(request.POST, auto_id=f"known_{one.number}_%s")
    if not done(form, _known, one, by=actor_of(request)):
        return _list(request, form, one.number)
    messages.success(request, _("Thank you. The contact point has it now; you read here who takes it up."))
    return redirect("help_requests:passed_on")


@require_POST
def not_wanted(request: HttpRequest) -> HttpResponse:
    """The family does not want it: it ends, and was never active."""
    _elsewhere(request)
    one = _of_number(request)
    if one is not None and concerns.family_says_no(one):
        messages.success(request, _("Ended. Nobody at the contact point read it."))
    return redirect("help_requests:passed_on")


@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest) -> HttpResponse:
    """Somebody tells it at the gate, in a shop, at home; their question, in their words."""
    actor = actor_of(request)
    at_the_door(actor)
    if request.method == "POST" and (before := answered_before(request)):
        return before
    languages = request.village.languages  # type: ignore[attr-defined]
    form = WriteDownForm(
        request.POST if request.method == "POST" else None, languages=languages,
        initial={"language": request.LANGUAGE_CODE, "asks_for": AsksFor.SUPPORT},
        own=offer(request, Moment.ASKING, asker=Asker.PARENT, alone=False, told=request.POST),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        asked, code = concerns.ask_for_somebody(
            actor, name=said["name"], question=_question(said), met=Way(said["met"]),
            agreed=Agreed(said["agreed"]),
        )
        keep_shown_once(request, asked.pk, code)
        messages.success(request, _("Written down. Their code stands below: give it to them on paper."))
        return remember_answer(request, redirect("help_requests:request", asked.pk))
    context = {"form": form, "panels": panels_beside_asking(request)}
    return show_page(request, "help_requests/write_down.html", context, status=422 if form.is_bound else 200)


@require_POST
def tell_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    if asked.route != Route.CONCERN or asked.to_organisation_id not in actor.organisation_ids:
        raise Http404
    form = ToldBackForm(request.POST)
    if done(form, concerns.tell_back, asked, by=actor):
        messages.success(request, _("Told, and nothing more."))
    else:
        messages.error(request, _("Choose what may be told."))
    return redirect("help_requests:request", pk)


def _known(one: PassedOn, *, by: Any, number: str, knows: str, told_how: str) -> None:
    concerns.family_knows_it(one, by=by, knows=FamilyKnows(knows), told_how=told_how)


def _list(request: HttpRequest, wrong: KnownForm | None = None, number: str = "") -> HttpResponse:
    rows = [
        {"one": one, "form": wrong if wrong and one.number == number
            else KnownForm(initial={"number": one.number}, auto_id=f"known_{one.number}_%s")}
        for one in concerns.my_concerns()
    ]  # fmt: skip
    return show_page(request, "help_requests/passed_on.html", {
        "rows": rows, "wrong": number, "point": contact_point_of(actor_of(request).village_id),
    }, status=422 if wrong else 200)  # fmt: skip


def _of_number(request: HttpRequest) -> PassedOn | None:
    """One of this actor's own that still waits for the family."""
    number = request.POST.get("number", "")
    waiting = (one for one in concerns.my_concerns() if one.held_back and one.closed_at is None)
    return next((one for one in waiting if one.number == number), None)


def _elsewhere(request: HttpRequest) -> None:
    if not works_elsewhere(actor_of(request)):
        raise Http404


def _said(sent: HelpRequest) -> str:
    if sent.held_back:
        return _("Kept, number {number}. It becomes active when those who raise the child know it.").format(
            number=sent.number
        )
    return _("Received, number {number}. You read here who takes it up.").format(number=sent.number)


def _question(said: dict[str, Any]) -> Question:
    return Question(
        asker=Asker.PARENT, hard=said["hard"], goes_well=said["goes_well"], life_areas=tuple(said["life_areas"]),
        called_name=said["called_name"], reach_by=said["reach_by"], reach_where=said["reach_where"],
        language=said["language"], asks_for=AsksFor(said.get("asks_for") or AsksFor.SUPPORT), own=said["own"],
    )  # fmt: skip
