"""The safety note in acute danger: say whom and why, and it opens; or open it beside what an act opened already."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.danger import actions
from village.modules.danger.models import DangerAct
from village.modules.danger.note_form import NoteForm
from village.modules.danger.queries import roles_for
from village.modules.danger.views.frames import at_work, done, first_of, name_in, question_of, sent
from village.modules.danger.words import Deed
from village.modules.safety_notes.queries import is_note_behind, notes_by_act
from village.modules.safety_notes.reading import sheet_of
from village.trust.access.doing import once
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find
from village.trust.access.screens import show_page
from village.trust.vocabulary import Purpose

SAFETY = "safety_notes"


@require_http_methods(["GET", "HEAD", "POST"])
def now(request: HttpRequest) -> HttpResponse:
    """The same page whether there is a note or not: only the written act says so."""
    actor, law = at_work(request)
    if not is_switched_on(request) or not actor.works_as(*roles_for(Deed.LOOK, law)):
        raise Http404
    if request.method == "POST" and (before := answered_before(request)):
        return before
    asked = question_of(request)
    form = NoteForm(sent(request), known=asked is not None)
    about = (asked.subject_id, asked.pk) if asked else (None, None)
    if form.is_valid() and (
        act := done(
            form,
            actions.look_for_note,
            form.whom(name_in(asked), *about),
            by=actor,
            what=form.cleaned_data["what"],
        )
    ):
        messages.success(request, _("Written down. You write the details within a day."))
        return remember_answer(request, redirect("danger:note", act.pk))
    context = {"form": form, "asked": asked, "name": name_in(asked), "read_first": first_of(request, asked)}
    return show_page(request, "danger/note_now.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was opened, for the hours the act gives. Each look is a line."""
    actor, _law = at_work(request)
    act = find(actor, DangerAct, pk, Purpose.DANGER)
    if (
        not is_switched_on(request)
        or act.deed != Deed.LOOK
        or act.author_id != actor.person_id
        or not act.counts
    ):
        raise Http404
    if request.method == "POST":
        if not is_note_behind(pk):
            raise Http404
        return once(request, lambda: actions.open_note(act, by=actor), reverse("danger:note", args=[pk]))
    sheets = [sheet_of(one) for one in notes_by_act(pk)]
    waits = not sheets and is_note_behind(pk)
    return show_page(request, "danger/note.html", {"act": act, "sheets": sheets, "waits": waits})


def is_switched_on(request: HttpRequest) -> bool:
    return SAFETY in request.village.modules  # type: ignore[attr-defined]
