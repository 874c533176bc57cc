"""Reading a safety note: on one page, two numbers to touch, and on half a sheet of paper; and all I may read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans.queries import plans_of
from village.modules.safety_notes import actions, queries
from village.modules.safety_notes.drawing import pdf_of
from village.modules.safety_notes.forms import YES, AnswerForm
from village.modules.safety_notes.reading import readers_of, readers_to_be, said_of, sheet_of
from village.modules.safety_notes.views.opened import Opened, opened
from village.trust.access.doing import once
from village.trust.access.opening import note_change, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.ui.files import file_answer


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My own, my family's, and what others show to me."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        raise Http404
    open_list(actor)
    found = queries.notes_of(actor)
    shown(actor, found)
    own = [one for one in found if one.subject_id == actor.subject_id]
    doors = [door for door in plans_of(actor) if door.mine and door.is_open]
    ours = {door.subject_id for door in doors}
    holds = {one.subject_id: one for one in found if one.holds}
    waiting_for_me = [one for one in found if one.waits and one.subject_id in ours]
    return show_page(request, "safety_notes/mine.html", {
        "own": next((one for one in own if one.holds), None), "waiting": waiting_for_me,
        "families": [(door, holds.get(door.subject_id)) for door in doors],
        "others": [one for one in found if one.holds and one.subject_id not in ours and one not in own],
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    at = opened(request, pk)
    if request.method != "POST":
        return _show(request, at, AnswerForm())
    form = AnswerForm(request.POST)
    if not (at.mine and at.note.waits):
        raise Http404
    if not form.is_valid():
        return _show(request, at, form, status=422)
    yes = form.cleaned_data["says"] == YES
    says = (
        _("Thank you, your yes is written down.")
        if yes
        else _("Thank you. It does not hold; write it anew together.")
    )
    to = reverse("safety_notes:note", args=[pk]) if yes else reverse("safety_notes:mine")
    return once(request, lambda: actions.say(at.note, by=at.actor, yes=yes), to, says)


@require_POST
def stop(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Show it to this person no more."""
    at = opened(request, pk, mine=True)
    here = reverse("safety_notes:note", args=[pk])
    return once(
        request,
        lambda: actions.show_no_more(at.note, by=at.actor, person=person),
        here,
        _("Stopped, at once."),
    )


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For those it is about: whoever it is shown to reads it here."""
    at = opened(request, pk, mine=True)
    if not at.note.holds:
        raise Http404
    note_change(
        at.actor, "export", "safety_notes.take_paper", at.note.subject_id, at.note.item_id, at.note.kind
    )
    return file_answer(pdf_of(at.note, at.actor), "note", "pdf")


def _show(request: HttpRequest, at: Opened, form: AnswerForm, status: int = 200) -> HttpResponse:
    said = said_of(at.actor, at.note) if at.mine else []
    mine = next((one for one in said if one.person_id == at.actor.person_id), None)
    others = (
        [one for one in queries.notes_about(at.actor, at.note.subject_id) if one.pk != at.note.pk]
        if at.mine
        else []
    )
    may_say = at.mine and at.note.waits and mine and mine.yes is None and not at.note.has_gaps
    around = queries.around_family(at.note.plan) if at.mine and at.note.waits and at.note.readers and at.note.plan else []
    return show_page(request, "safety_notes/note.html", sheet_of(at.note) | {
        "at": at, "said": said, "form": form if may_say else None, "to_be": readers_to_be(at.note, around),
        "readers": readers_of(at.note) if at.mine and at.note.holds else [], "other": next(iter(others), None),
    }, status=status)  # fmt: skip
