"""One request at the desk: its words first, and what one does with it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.modules.help_requests import actions, queries, reaching, team
from village.modules.help_requests.forms import AgainForm, QuestionForm, WordsForm
from village.modules.help_requests.models import HelpRequest, OwnAnswer
from village.modules.help_requests.own_answers import answer_own, own_answers_of
from village.modules.help_requests.reach_form import language_choices
from village.modules.help_requests.views.desk_forms import CloseForm, ContactForm, MorePromiseForm, TakeUpForm
from village.modules.help_requests.views.frames import done
from village.modules.help_requests.views.inbox import at_the_door, tags_of
from village.modules.help_requests.views.other_forms import ToldBackForm
from village.modules.help_requests.views.reading import (
    conversation,
    promise_context,
    promises_beside,
    still_needed_in_words,
)
from village.modules.help_requests.words import Asker, Outcome, Route
from village.modules.own_questions.offering import NOTHING, AsksOwn, Offer, offer
from village.modules.own_questions.words import Moment
from village.modules.promises.working_time import week_of
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, kept_to_show, show_page
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right, Role
from village.ui.cards import panels_about
from village.ui.screens import page_of

SIZE = 25


@require_safe
def request_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP)
    if not _works_on(asked, actor_of(request)):
        return redirect("help_requests:follow", pk)
    return _show(request, asked)


@require_POST
@sent_once
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One wins; the other hears that a colleague was first."""
    try:
        asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.MANAGE)
        if not _works_on(asked, actor_of(request)):
            raise Http404
        form = _forms(asked, {"take_up": request.POST}, asks_over=True)["take_up"]
        if not done(form, actions.take_up, asked, by=actor_of(request)):
            return _show(request, asked, take_up=form)
    except (Http404, NotAllowed, actions.AlreadyTakenUp) as problem:
        if isinstance(problem, Http404 | NotAllowed) and not queries.waited_for_me(pk):
            raise
        messages.info(request, _("A colleague has just taken this up."))
        return redirect("help_requests:inbox" if is_at_the_door(actor_of(request)) else "portal:home")
    messages.success(request, _("It is yours now. The one who asked was told."))
    return remember_answer(request, redirect("help_requests:request", pk))


@require_POST
def ask_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "ask_back", actions.ask_back, _("Your question is sent."))


@require_POST
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "contact", reaching.note_contact, _("Written down."))


@require_POST
def bridge(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "bridge", actions.bridge, _("Sent. What you promised still counts."))


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "answer", actions.answer, _("Your answer is sent. You kept your promise."))


@require_POST
def promise_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "again", actions.promise_again, _("The new date and your reason are sent."))


@require_POST
def promise_more(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "more", reaching.promise_more, _("Promised. You find it with what you promised."))


@require_POST
def add_question(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For somebody else around the child; by the desk here, by the one who asked on their own page."""
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not _works_on(asked, actor_of(request)):
        raise Http404
    return _do(request, pk, "question", reaching.add_question, _("Added."))


@require_POST
def own_talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the village asks in the first talk, filled in with who asked."""
    return _do(request, pk, "own_talk", answer_own, _("Written down. The one who asked reads it too."))


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "close", actions.close, _("Closed. The one who asked was told."))


@require_POST
def open_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "open_again", actions.reopen, _("Open again, with the same number."))


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """For the team leader: that there is work and how much, never whose or what."""
    actor = actor_of(request)
    if not actor.works_as(Role.SUPERVISOR):
        raise Http404
    at_the_door(actor)
    return show_page(request, "help_requests/overview.html", {"page": page_of(request, queries.overview_of(actor), SIZE)})


@sent_once
def _do(request: HttpRequest, pk: UUID, name: str, work: Callable[..., object], said: str) -> HttpResponse:
    """Find, form, one action, answer."""
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not _works_on(asked, actor_of(request)):
        raise Http404
    form = _forms(asked, {name: request.POST}, own=_own(request, asked, told=request.POST))[name]
    if not done(form, work, asked, by=actor_of(request)):
        return _show(request, asked, **{name: form})
    messages.success(request, said)
    return remember_answer(request, redirect("help_requests:request", pk))


def _show(request: HttpRequest, asked: HelpRequest, **wrong: forms.Form) -> HttpResponse:
    actor = actor_of(request)
    languages = dict(language_choices(request.village.languages))  # type: ignore[attr-defined]
    mine = asked.owner is not None and asked.owner.person_id == actor.person_id
    load = team.my_load(asked.to_organisation_id, actor) if asked.waits_for_somebody else None
    answers = own_answers_of(asked)
    own = _own(request, asked, but=answers) if asked.is_open and asked.owner else {}
    needed = queries.still_needed(asked, queries.desk_rules(asked.village_id)) if asked.owner_id else None
    return show_page(request, "help_requests/request.html", {
        "asked": asked, "tags": tags_of(asked), "steps": conversation(list(queries.steps_of(asked))[1:], asked, actor),
        "spoken": languages.get(asked.language, asked.language), "is_mine": mine,
        "stands_in": asked.owner is not None and not mine,
        "forms": _forms(asked, {}, asks_over=load is not None and load.is_full, own=own) | wrong,
        "wrong": next(iter(wrong), ""), "own_answers": answers,
        "load": load, "needed": still_needed_in_words(needed) if needed else [], "beside": promises_beside(asked, actor),
        "concern": queries.concern_of(asked), "questions": queries.questions_of(asked),
        "panels": panels_about(request, asked), **promise_context(asked),
        "code": kept_to_show(request, asked.pk).get("secret", "") if asked.entered_by_id else "",
        "agreed": queries.agreed_how(asked),
        "may_guardians": asked.route == Route.FAMILY and asked.asker == Asker.PARENT and actor.works_as(Role.CONTACT_PERSON),
    }, status=422 if wrong else 200)  # fmt: skip


def _own(
    request: HttpRequest, asked: HelpRequest, *, told: Iterable[str] = (), but: Iterable[OwnAnswer] = ()
) -> dict[str, Offer]:
    """What the village asks besides: in the first talk as far as it has no answer, and when it is closed."""
    alone, answered = asked.route == Route.OWN, [one.version.question_id for one in but]
    return {
        "own_talk": offer(request, Moment.TALK, asker=asked.asker, alone=alone, told=told, but=answered),
        "close": offer(request, Moment.CLOSING, asker=asked.asker, alone=alone, told=told),
    }


def _forms(
    asked: HelpRequest, data: dict[str, Any], *, asks_over: bool = False, own: Mapping[str, Offer] | None = None
) -> dict[str, forms.Form]:
    """Every form of the page, each with its own ids; `data` fills the one that was sent."""
    own = own or {}
    week, suggested = week_of(asked.village_id), actions.suggested_moment(asked)
    made: dict[str, forms.Form] = {
        "take_up": TakeUpForm(
            data.get("take_up"), week=week, asks_over=asks_over, auto_id="take_up_%s", initial={"answer_by": suggested}
        ),
        "again": AgainForm(data.get("again"), week=week, auto_id="again_%s"),
        "more": MorePromiseForm(data.get("more"), week=week, auto_id="more_%s"),
        "close": CloseForm(
            data.get("close"), auto_id="close_%s", initial={"outcome": Outcome.HELPED}, own=own.get("close", NOTHING)
        ),
        "own_talk": AsksOwn(data.get("own_talk"), auto_id="own_talk_%s", own=own.get("own_talk", NOTHING)),
        "contact": ContactForm(data.get("contact"), auto_id="contact_%s"),
        "told_back": ToldBackForm(auto_id="told_back_%s", initial={"says": asked.told_back}),
        "question": QuestionForm(data.get("question"), auto_id="question_%s"),
    }
    for name in ("ask_back", "bridge", "answer", "open_again"):
        made[name] = WordsForm(data.get(name), auto_id=f"{name}_%s")
    return made


def _works_on(asked: HelpRequest, actor: Actor) -> bool:
    return asked.is_work_of(actor)
