"""One written act, for those who answer for it: the record, and what they add to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.foundation.time_range import now
from village.modules.danger import actions, doors, queries
from village.modules.danger.form_fields import YES
from village.modules.danger.forms import DetailsForm
from village.modules.danger.models import DangerAct
from village.modules.danger.step_forms import NotYetForm, ReviewForm, SecondForm, TellForm, WordsForm
from village.modules.danger.views.frames import at_work, done, members_for, sent
from village.modules.danger.views.note import is_switched_on
from village.modules.danger.views.reading import record_of
from village.modules.danger.words import Deed
from village.modules.danger.writing import TEXTS
from village.modules.safety_notes.queries import is_note_behind
from village.trust.access.check import may
from village.trust.access.danger import who_can_be_told
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@require_safe
def act(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    return _show(request, found)


@require_POST
@sent_once
def step(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Find, form, one action, answer."""
    found = _found(request, pk)
    all_forms = _forms(found, actor_of(request), {verb: request.POST})
    if verb not in all_forms:
        raise Http404
    form = all_forms[verb]
    work, values, said = _doing(verb, form) if form.is_valid() else (None, {}, "")
    if work is None or done(form, work, found, by=actor_of(request), **values) is None:
        return _show(request, found, **{verb: form})
    messages.success(request, said)
    return remember_answer(request, redirect("danger:act", pk))


@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The details that follow within a day."""
    actor, law = at_work(request)
    found = _found(request, pk)
    if found.author_id != actor.person_id or found.deed == Deed.LOCK or now() >= found.locked_at:
        raise Http404
    form = DetailsForm(sent(request), deed=Deed(found.deed), law=law, members=members_for(actor, law), known=True,
                       initial=_written(found), details_of=found)  # fmt: skip
    if form.is_valid() and done(
        form, actions.complete, found, by=actor, worry=form.worry(), second=form.second_chosen()
    ):
        messages.success(request, _("Kept."))
        return redirect("danger:act", pk)
    return show_page(
        request,
        "danger/complete.html",
        {"act": found, "form": form, "parts": form.parts()},
        status=422 if form.is_bound else 200,
    )


@require_POST
def take_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Opening it to look back is itself a line in the logbook."""
    at_work(request)
    if not doors.take_review(pk):
        raise Http404
    return redirect("danger:act", pk)


@require_safe
def look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the act opened: to read, for some hours."""
    actor = actor_of(request)
    found = _found(request, pk)
    if found.deed != Deed.LOOK or found.author_id != actor.person_id or not found.counts:
        raise Http404
    if not found.kinds:
        return redirect("danger:note", pk)
    try:
        open_subject(actor, found.subject_id, Purpose.DANGER)
    except NotAllowed:
        return show_page(request, "danger/look.html", {"act": found, "is_over": True})
    asked = list(queries.questions_about(actor, found.subject_id)[:50])
    person = queries.person_about(actor, found.subject_id)
    return show_page(
        request,
        "danger/look.html",
        {"act": found, "questions": asked, "person": person, "kinds": queries.visible_kinds(found.kinds),
         "has_note": is_switched_on(request) and is_note_behind(pk)},
    )


def _found(request: HttpRequest, pk: UUID) -> DangerAct:
    """For who answers for it; who was told of it reads another page."""
    found = find(actor_of(request), DangerAct, pk, Purpose.DANGER)
    if not may(actor_of(request), found, Right.MANAGE):
        raise Http404
    return found


def _show(request: HttpRequest, found: DangerAct, **wrong: forms.Form) -> HttpResponse:
    actor = actor_of(request)
    context = record_of(found, actor, getattr(request, "LANGUAGE_CODE", "en"))
    return show_page(request, "danger/act.html", {
        "act": found, "forms": _forms(found, actor, {}) | wrong, "wrong": next(iter(wrong), ""), **context,
    }, status=422 if wrong else 200)  # fmt: skip


def _forms(found: DangerAct, actor: Actor, data: dict[str, Any]) -> dict[str, forms.Form]:
    """Only what this reader can do now; `data` fills the one that was sent."""
    mine, second = (
        found.author_id == actor.person_id,
        found.second and found.second.person_id == actor.person_id,
    )
    made: dict[str, forms.Form] = {"add": WordsForm(data.get("add"), auto_id="add_%s")}
    if second and found.waits_for_second:
        made["confirm"] = SecondForm(data.get("confirm"), auto_id="confirm_%s")
    if found.counts and not found.is_told and found.deed != Deed.LOCK:
        family = who_can_be_told(found.subject_id)
        if family:
            made["tell"] = TellForm(data.get("tell"), family=family, auto_id="tell_%s")
        if not mine:
            made["not_yet"] = NotYetForm(data.get("not_yet"), auto_id="not_yet_%s")
    if found.counts and not mine and not second and found.reviewed_at is None:
        made["review"] = ReviewForm(data.get("review"), auto_id="review_%s")
    if found.deed == Deed.SHARE and found.counts and mine and found.outcome_at is None:
        made["outcome"] = WordsForm(data.get("outcome"), auto_id="outcome_%s")
    if found.deed == Deed.LOCK and found.lifted_at is None:
        name = (
            "lift" if found.lift_asked_by_id and found.lift_asked_by_id != actor.person_id else "ask_to_lift"
        )
        if name == "lift" or not found.lift_asked_by_id:
            made[name] = WordsForm(data.get(name), auto_id=f"{name}_%s")
    return made


def _doing(verb: str, form: forms.Form) -> tuple[Callable[..., Any], dict[str, Any], str]:
    value = form.cleaned_data
    match verb:
        case "confirm":
            return (
                actions.confirm,
                {"agrees": value["agrees"] == YES, "words": value["words"]},
                _("Your opinion is written down."),
            )
        case "tell":
            told = [UUID(one) for one in value["persons"]]
            return actions.tell_family, {"persons": told, "words": value["words"]}, _("They can read it now.")
        case "not_yet":
            return (
                actions.not_told_yet,
                {"words": value["words"], "review_on": value["review_on"]},
                _("Written down, with the new day."),
            )
        case "review":
            return (
                actions.review,
                {"justified": value["justified"] == YES, "words": value["words"]},
                _("The one who decided it was told."),
            )
        case "outcome":
            return actions.note_outcome, {"words": value["words"]}, _("Written down.")
        case "ask_to_lift":
            return actions.ask_to_lift, {"words": value["words"]}, _("Asked. Somebody else lifts it.")
        case "lift":
            return (
                actions.lift,
                {"words": value["words"]},
                _("Lifted. What was agreed with this person counts again."),
            )
    return actions.add, {"words": value["words"]}, _("Added.")


def _written(found: DangerAct) -> dict[str, Any]:
    """What stands in the record already, for the form of its details."""
    dates = {f"step_{key}": on for key, on in found.steps_done.items()}
    return {
        **{name: getattr(found, name) for name in TEXTS}, **dates, "ground": found.ground, "affirmed": found.affirmed,
        "child_heard": YES if found.child_heard else "no", "family_knows": YES if found.told_before_on else "no",
        "told_before_on": found.told_before_on, "tell_review_on": found.tell_review_on,
    }  # fmt: skip
