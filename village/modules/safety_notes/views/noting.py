"""For who coordinates the plan of a family: its safety note in its own words, and a yes that was said aloud."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.family_plans.queries import PlanDoor
from village.modules.safety_notes import noting, queries
from village.modules.safety_notes.forms import YES, AloudForm, NotingForm
from village.modules.safety_notes.reading import sheet_of
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose

LOOK = ("GET", "HEAD", "POST")


@require_http_methods(LOOK)
@sent_once
def for_family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Written down for them, with their agreement; what waits already is shown first."""
    actor, door = _coordinated(request, pk)
    if request.method != "POST" and queries.i_noted(door):
        return redirect("safety_notes:noted", pk)
    last = queries.last_day(actor)
    form = NotingForm(
        request.POST if request.method == "POST" else None, around=queries.around_family(door), last=last,
        family=[(one.person_id, one.name) for one in queries.family_of(actor, door)], initial={"review_on": last},
    )  # fmt: skip

    def note() -> None:
        said = form.cleaned_data
        noted = noting.Noted(form.words(), UUID(said["told_by"]), said["review_on"], form.readers_chosen())
        noting.note_for(door, by=actor, noted=noted)

    if request.method == "POST" and done(form, note):
        messages.success(request, _("Noted. It holds once they said yes, themselves or aloud."))
        return remember_answer(request, redirect("safety_notes:noted", pk))
    page = {"form": form, "noting": door, "back": _plan(door)}
    return show_page(request, "safety_notes/write.html", page, 422 if form.errors else 200)


@require_safe
def noted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What I noted, until the family answered it: then it is theirs, and shown to whom they named."""
    actor, door = _coordinated(request, pk)
    note = queries.i_noted(door)
    if note is None:
        raise Http404
    heard = queries.heard_already(door)
    people = [(one, heard.get(one.person_id)) for one in queries.family_of(actor, door)]
    return show_page(request, "safety_notes/noted.html", sheet_of(note) | {"door": door, "people": people})


@require_http_methods(LOOK)
@sent_once
def aloud(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """What one of them said aloud, and who heard it."""
    actor, door = _coordinated(request, pk)
    note = queries.i_noted(door)
    who = next((one for one in queries.family_of(actor, door) if one.person_id == person), None)
    if note is None or who is None or note.has_gaps or person in queries.heard_already(door):
        raise Http404
    form = AloudForm(request.POST if request.method == "POST" else None, name=who.name)
    said: list[str] = []

    def hear() -> None:
        values = form.cleaned_data
        said.append(noting.hear(door, by=actor, person=person, yes=values["says"] == YES, witness=values["witness"]))

    if request.method == "POST" and done(form, hear):
        messages.success(request, _says(said[0]))
        here = "safety_notes:noted" if said[0] == "written" else "family_plans:plan"
        return remember_answer(request, redirect(here, pk))
    page = {
        "form": form, "title": _("Said aloud by {name}").format(name=who.name), "label": _("Write it down"),
        "lead": _("Read it to them first. They are told that you wrote this down, and can take it away any day."),
        "back": reverse("safety_notes:noted", args=[pk]),
    }  # fmt: skip
    return show_page(request, "ui/form.html", page, 422 if form.errors else 200)


def _says(said: str) -> str:
    if said == "holds":
        return _("Written down. Everybody said yes: it holds, and it is theirs.")
    if said == "no":
        return _("Written down. It does not hold; nothing of it is kept open.")
    return _("Written down. The family is told, and can take it away any day.")


def _coordinated(request: HttpRequest, pk: UUID) -> tuple[Actor, PlanDoor]:
    actor = actor_of(request)
    door = queries.coordinated(actor, pk)
    if door is None:
        raise Http404
    open_subject(actor, door.subject_id, Purpose.HELP)
    return actor, door


def _plan(door: PlanDoor) -> str:
    return reverse("family_plans:plan", args=[door.pk])
