"""Answering: the family agrees or not; the teacher says how advice went; the family shows less or stops."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.pit import at_school, growing, looking_back, who_comes
from village.modules.pit.at_school import is_teacher_of
from village.modules.pit.beginning import decides_about
from village.modules.pit.forms import TriedForm
from village.modules.pit.models import Advice, Agreeable, Doing, NextOne, PitStrength, SchoolPart, Trajectory
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Right


@require_POST
def strength(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _agree(request, find(actor_of(request), PitStrength, pk, Purpose.FOLLOW, Right.MANAGE))


@require_POST
def doing(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _agree(request, find(actor_of(request), Doing, pk, Purpose.FOLLOW, Right.MANAGE))


@require_POST
def next_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes or no to who comes next."""
    thing = find(actor_of(request), NextOne, pk, Purpose.SHARE, Right.MANAGE)
    said = _("Thank you. It is so from the moment everybody of the family who is asked said yes.")
    return _agree(request, thing, who_comes.answer_next, said)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def advice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In one tap from the first page; and with a word, for who wants."""
    actor = actor_of(request)
    found = find(actor, Advice, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not is_teacher_of(found.part, actor) or not found.part.is_open:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = TriedForm(data, initial={"says": found.said})
    if request.method == "POST" and done(form, lambda: at_school.answer_advice(found, by=actor, **form.cleaned_data)):
        messages.success(request, _("Thank you. The coach and the parents read it. You can add a word."))
        return remember_answer(request, redirect("pit:school", found.part_id))
    return show_page(request, "pit/form.html", {
        "form": form, "title": _("How did it go?"), "quote": found.words, "name": found.part.called_name,
        "seen": _("The child, the parents and the coach read this."), "back": reverse("pit:school", args=[found.part_id]),
    }, 422 if form.errors else 200)  # fmt: skip


@require_POST
def school_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family lets school read along."""
    actor, part = _part(request, pk)
    return once(
        request, lambda: at_school.let_school_read(part, by=actor), _page(part.trajectory_id),
        _("Kept. School reads along from the moment everybody who is asked said yes."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def school_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then school sees nothing any more, at once."""
    actor, part = _part(request, pk)
    if request.method != "POST":
        return show_page(request, "pit/stop_school.html", {"part": part, "school": part.school.name})
    return once(
        request, lambda: at_school.stop_school(part, by=actor), _page(part.trajectory_id),
        _("School sees nothing of it any more, from now on."),
    )  # fmt: skip


@require_POST
def go_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A consent ends by its date; the family lets it go on."""
    actor, one = _trajectory(request, pk)
    return once(
        request, lambda: at_school.let_it_go_on(one, by=actor), _page(pk),
        _("Kept. It goes on from the moment everybody who is asked said yes."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then it stops."""
    actor, one = _trajectory(request, pk)
    if request.method != "POST":
        return show_page(request, "pit/stop.html", {"one": one, "coach": one.coach})
    return once(
        request, lambda: looking_back.stop(one, by=actor), _page(pk), _("It stopped. Nobody outside the family reads it.")
    )


def _agree(
    request: HttpRequest, thing: Agreeable, answer: Callable[..., object] = growing.answer, yes: str = ""
) -> HttpResponse:  # fmt: skip
    actor, says = actor_of(request), request.POST.get("answer")
    if not decides_about(thing.subject_id) or says not in ("yes", "no"):
        raise Http404
    open_subject(actor, thing.subject_id, Purpose.FOLLOW)
    said = yes or _("Thank you. From now on it counts.") if says == "yes" else _("Thank you. It does not count.")
    return once(request, lambda: answer(thing, by=actor, yes=says == "yes"), _page(thing.trajectory_id), said)


def _part(request: HttpRequest, pk: UUID) -> tuple[Actor, SchoolPart]:
    actor = actor_of(request)
    part = find(actor, SchoolPart, pk, Purpose.SHARE, Right.MANAGE)
    if not decides_about(part.subject_id) or not part.is_open:
        raise Http404
    return actor, part


def _trajectory(request: HttpRequest, pk: UUID) -> tuple[Actor, Trajectory]:
    actor = actor_of(request)
    one = find(actor, Trajectory, pk, Purpose.SHARE, Right.MANAGE)
    if not decides_about(one.subject_id) or not one.is_open:
        raise Http404
    open_subject(actor, one.subject_id, Purpose.SHARE)
    return actor, one


def _page(pk: UUID) -> str:
    return reverse("pit:trajectory", args=[pk])
