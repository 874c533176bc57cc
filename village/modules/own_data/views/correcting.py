"""Asking to correct something about me, and the page on which it is answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.foundation.moments import moment_in_words
from village.modules.circles.queries import my_kinds
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.words import What
from village.modules.own_data import actions
from village.modules.own_data.actions import Wrong
from village.modules.own_data.forms import AnswerForm, AnswerWhoForm, CorrectionForm
from village.modules.own_data.models import Correction
from village.modules.own_data.queries import (
    corrections_of,
    is_for_me_to_answer,
    parts_of,
    with_answer,
)
from village.modules.own_data.views.mine import circle_asked_for
from village.modules.own_data.who_it_is import is_about_somebody
from village.trust.access.check import may
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, DataKind, Purpose, Right

START = 60
"""So many letters of a step help to recognise it."""


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def about_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For the one it is about and for who asked; who works on it answers."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    if asked.author_id != actor.person_id and DataKind(asked.kind) not in my_kinds(asked.subject_id):
        raise Http404
    parts = parts_of(asked)
    form = CorrectionForm(request.POST or None, parts=[(str(key), _called(step)) for _table, key, step in parts])
    if form.is_valid():
        tables = {str(key): table for table, key, _step in parts}
        actions.ask_correction(asked, by=actor, said=_said(form.cleaned_data, tables))
        messages.success(request, _("Asked. You hear before the date that stands beside it."))
        return remember_answer(request, redirect("help_requests:follow", pk))
    return show_page(request, "own_data/correct.html", {"form": form, "asked": asked}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def about_person(request: HttpRequest) -> HttpResponse:
    """About my name, birth date or how to reach me, or my child's."""
    actor = actor_of(request)
    circle, _mine = circle_asked_for(request, request.GET.get("about", ""))
    if circle.person is None:
        raise Http404
    person = circle.person
    form = CorrectionForm(request.POST or None, parts=[(str(person.pk), _("Name, date of birth, how to reach"))])
    if form.is_valid():
        try:
            actions.ask_correction_about(person, by=actor, said=_said(form.cleaned_data, {str(person.pk): Person._meta.label}))
        except actions.NobodyToAnswer:
            form.add_error(None, _("This village has no contact point yet, so nobody could answer. Your words are kept here."))
        else:
            messages.success(request, _("Asked. The contact point reads this one thing and answers."))
            return remember_answer(request, redirect(request.get_full_path()))
    before_now = corrections_of(actor.village_id, person.pk, person.subject_id)
    return show_page(
        request,
        "own_data/correct.html",
        {"form": form, "circle": circle, "corrections": before_now},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def correction(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, beside what was written; who works with it answers here."""
    actor = actor_of(request)
    asked = find(actor, Correction, pk, Purpose.HELP)
    mine = is_for_me_to_answer(actor, asked) and may(actor, asked, Right.CONTRIBUTE)
    if request.method == "POST" and not mine:
        raise Http404
    about_who = is_about_somebody(asked)
    form = (AnswerWhoForm if about_who else AnswerForm)(request.POST or None)
    if form.is_valid():
        return _answer(request, asked, actor, form)
    return show_page(request, "own_data/correction.html", {
        "correction": with_answer(asked), "form": form if mine else None, "original": _original(actor, asked),
        "is_mine": asked.author_id == actor.person_id, "about_who": about_who,
    }, status=422 if form.is_bound else 200)  # fmt: skip


def _answer(request: HttpRequest, asked: Correction, actor: Actor, form: AnswerForm) -> HttpResponse:
    try:
        said = {name: form.cleaned_data[name] for name in ("decision", "corrected", "reason")}
        actions.answer_correction(asked, by=actor, **said, who=form.who() if isinstance(form, AnswerWhoForm) else None)
        messages.success(request, _("Answered. The one who asked was told."))
    except actions.AnsweredBefore:
        messages.info(request, _("A colleague has just answered this."))
    return remember_answer(request, redirect("own_data:correction", asked.pk))


def _said(values: dict[str, Any], tables: dict[str, str]) -> Wrong:
    key = values["about"]
    return Wrong(tables[key], UUID(key), values["wrong"], values["right"], values["statement"])


def _called(step: RequestStep | None) -> str:
    """How somebody recognises what was written: who, when, and its first words."""
    if step is None:
        return _("The question itself")
    words = step.words if len(step.words) <= START else f"{step.words[:START]}…"
    return _("{name}, {moment}, {what}: {words}").format(
        name=step.author_name, moment=moment_in_words(step.done_at), what=What(step.what).label, words=words
    )


def _original(actor: Actor, asked: Correction) -> str:
    """What was written, when it is a step that this reader may see."""
    if asked.about_table != RequestStep._meta.label:
        return ""
    found = find(actor, RequestStep, asked.about_id, Purpose.HELP)
    return str(found.words)
