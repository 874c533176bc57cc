"""Writing a safety note, or a new wording of it; saying that it stays as it is; taking it away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.family_plans.models import FamilyPlan
from village.modules.safety_notes import actions, queries
from village.modules.safety_notes.actions import Words
from village.modules.safety_notes.forms import NoteForm, ReadAgainForm
from village.modules.safety_notes.models import SafetyNote
from village.modules.safety_notes.reading import parts_of
from village.modules.safety_notes.views.opened import opened
from village.trust.access.doing import done, once
from village.trust.access.once import answered_before, remember_answer
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose, Right

LOOK = ("GET", "HEAD", "POST")


@require_http_methods(LOOK)
def own(request: HttpRequest) -> HttpResponse:
    """About myself, by myself. Nobody is told."""
    actor = actor_of(request)
    if actor.subject_id is None or actor.only_item:
        raise Http404
    open_subject(actor, actor.subject_id, Purpose.FOLLOW)
    me = Subject(pk=actor.subject_id, village_id=actor.village_id)
    before = _holding(actor, actor.subject_id)
    form = _form(request, actor, before, queries.around_me(actor))

    def write() -> SafetyNote:
        return actions.write_own(me, by=actor, words=form.words(), review_on=form.cleaned_data["review_on"],
                                 readers=form.readers_chosen())  # fmt: skip

    return _write(request, form, write, own=True, before=before)


@require_http_methods(LOOK)
def of_plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of the family. It holds once everybody whose yes is needed said yes."""
    actor = actor_of(request)
    door = None if actor.only_item else queries.my_door(actor, pk)
    if door is None:
        raise Http404
    open_subject(actor, door.subject_id, Purpose.FOLLOW)
    before, waits = _standing(actor, door.subject_id, request.GET.get("from", ""))
    form = _form(request, actor, waits or before, queries.around_family(door), read=waits)
    plan = find(actor, FamilyPlan, pk, Purpose.HELP, Right.MANAGE)

    def write() -> SafetyNote:
        return actions.propose(plan, by=actor, words=form.words(), review_on=form.cleaned_data["review_on"],
                               readers=form.readers_chosen(), read=form.cleaned_data["read"])  # fmt: skip

    return _write(request, form, write, own=False, before=before or waits, subject=door.subject_id)


@require_http_methods(LOOK)
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was read again, and stays as it is."""
    at = opened(request, pk, mine=True)
    last, here = queries.last_day(at.actor), reverse("safety_notes:note", args=[pk])
    form = ReadAgainForm(
        request.POST if request.method == "POST" else None, last=last, initial={"review_on": last}
    )
    if request.method == "POST" and (before := answered_before(request)):
        return before
    if request.method == "POST" and done(
        form, lambda: actions.read_again(at.note, by=at.actor, review_on=form.cleaned_data["review_on"])
    ):
        return remember_answer(request, redirect(here))
    return show_page(
        request,
        "safety_notes/again.html",
        {"form": form, "at": at, "back": here},
        422 if form.errors else 200,
    )


@require_http_methods(LOOK)
def away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One question before it is gone."""
    at = opened(request, pk, mine=True)
    if request.method == "POST":
        to = reverse("safety_notes:mine")
        return once(
            request,
            lambda: actions.withdraw(at.note, by=at.actor),
            to,
            _("Taken away. Nobody can open it any more."),
        )
    return show_page(
        request, "safety_notes/away.html", {"at": at, "back": reverse("safety_notes:note", args=[pk])}
    )


def _write(
    request: HttpRequest, form: NoteForm, write: Any, *, subject: UUID | None = None, **page: Any
) -> HttpResponse:
    if request.method == "POST" and (answer := answered_before(request)):
        return answer
    made: list[SafetyNote] = []
    if request.method == "POST" and done(form, lambda: made.append(write())):
        return remember_answer(request, redirect("safety_notes:note", made[0].pk))
    if request.method == "POST" and subject:
        page["theirs"] = _somebody_was_first(request, form, subject)
    page["back"] = reverse("safety_notes:mine")
    return show_page(request, "safety_notes/write.html", {"form": form, **page}, 422 if form.errors else 200)


def _somebody_was_first(request: HttpRequest, form: NoteForm, subject: UUID) -> list[dict[str, str]]:
    """Theirs beside mine, mine still in the fields: sent again, it takes the place of the one that was read here."""
    actor = actor_of(request)
    open_subject(actor, subject, Purpose.FOLLOW)
    waits = next((one for one in queries.notes_about(actor, subject) if one.waits and not one.noted_by), None)
    if waits is None or request.POST.get("read") == str(waits.pk):
        return []
    sent = request.POST.copy()
    sent["read"] = str(waits.pk)
    form.data = sent
    calls = [{"title": name, "words": number, "icon": "phone", "cat": "home"} for name, number in waits.numbers]
    return [*parts_of(waits), *calls]


def _standing(actor: Actor, subject_id: UUID, begun: str) -> tuple[SafetyNote | None, SafetyNote | None]:
    """The one that holds, and the one that waits, when this person comes from there to word it anew."""
    found = queries.notes_about(actor, subject_id)
    waits = next((one for one in found if one.waits and str(one.pk) == begun), None)
    return next((one for one in found if one.holds), None), waits


def _holding(actor: Actor, subject_id: UUID) -> SafetyNote | None:
    return next((one for one in queries.notes_about(actor, subject_id) if one.holds), None)


def _form(
    request: HttpRequest, actor: Actor, before: SafetyNote | None, around: list[tuple[UUID, str]],
    *, read: SafetyNote | None = None,
) -> NoteForm:  # fmt: skip
    """What stands now, to write on from; `read`: it waits, and makes room."""
    last = queries.last_day(actor)
    initial: dict[str, Any] = {"review_on": last}
    if before:
        initial |= {name: str(getattr(before, name)) for name in Words.__dataclass_fields__}
        shown = before.readers if read else [eye.reader_id for eye in queries.shown_to(before)]
        initial |= {"readers": [str(person) for person in shown], "read": str(read.pk) if read else ""}
    return NoteForm(
        request.POST if request.method == "POST" else None, around=around, last=last, initial=initial
    )
