"""Adding something: one form on a calm page, one action. What is not allowed or does not exist is not found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from village.modules.pit import at_school, growing, looking_back, queries, who_comes
from village.modules.pit.at_school import is_teacher_of
from village.modules.pit.beginning import decides_about
from village.modules.pit.forms import (
    AdviceForm,
    ContactForm,
    ContributionForm,
    DoingForm,
    GladForm,
    GoesOnForm,
    NextForm,
    OpinionForm,
    QualityForm,
    SituationForm,
    StrengthForm,
)
from village.modules.pit.looking_back import GoesOn
from village.modules.pit.models import SchoolPart, Trajectory
from village.modules.pit.words import Seat
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Right

Make = Callable[[Any, Trajectory, Actor], forms.Form]
FAMILY_AND_COACH = _("The child, the parents and the coach read this. School does not.")
WITH_SCHOOL = _("The teacher reads this, and so do the child, the parents and the coach.")
BESIDE_SCHOOL = ("advice", "contribution", "teacher")
NEXT_SEES = _("The child, the parents and the coach read this. The next one reads it only after the family said yes.")
ASKED_NEXT = _("Kept. It is so from the moment everybody of the family who is asked said yes.")
LOOKED = _("Written down. The family reads it as well.")


@dataclass(frozen=True)
class Adding:
    """One thing that can be added: its form, its words, and who adds it."""

    make: Make
    title: str | Promise
    seen: str | Promise
    said: str | Promise
    by_coach: bool = True
    by_family: bool = True


def _with_strengths(form: type[DoingForm] | type[AdviceForm]) -> Make:
    return lambda data, one, actor: form(data, strengths=queries.named_strengths(one))


def _goes_on(data: Any, one: Trajectory, actor: Actor) -> forms.Form:
    return GoesOnForm(data, latest=looking_back.latest_day(actor))


def _next_coach(data: Any, one: Trajectory, actor: Actor) -> forms.Form:
    return NextForm(data, seat=Seat.COACH, chairs=queries.coaches(actor), now=one.coach)


def _next_teacher(data: Any, one: Trajectory, actor: Actor) -> forms.Form:
    now = who_comes.who_is_there(one, Seat.TEACHER, actor)
    return NextForm(data, seat=Seat.TEACHER, chairs=queries.teachers(actor), now=now)


ADDINGS = {
    "contact": Adding(lambda data, one, actor: ContactForm(data), _("How you met"), FAMILY_AND_COACH,
                      _("Written down. Now there is room for strengths."), by_family=False),
    "situation": Adding(lambda data, one, actor: SituationForm(data), _("How it is"), FAMILY_AND_COACH,
                        _("Kept, in your words.")),
    "strength": Adding(lambda data, one, actor: StrengthForm(data), _("A strength, or something to learn"), FAMILY_AND_COACH,
                       _("Kept. It counts when the family agrees.")),
    "plan": Adding(_with_strengths(DoingForm), _("Who does what"), FAMILY_AND_COACH,
                   _("Kept. It counts when the family agrees.")),
    "glad": Adding(lambda data, one, actor: GladForm(data), _("Good news for the parents"), FAMILY_AND_COACH,
                   _("Told. The parents read it first."), by_family=False),
    "advice": Adding(_with_strengths(AdviceForm), _("Advice for in class"), WITH_SCHOOL,
                     _("Given. The teacher answers in one tap."), by_family=False),
    "contribution": Adding(lambda data, one, actor: ContributionForm(data), _("What school puts in"), WITH_SCHOOL,
                           _("Kept. The teacher and the parents read it."), by_family=False),
    "opinion": Adding(lambda data, one, actor: OpinionForm(data), _("How does it go?"), FAMILY_AND_COACH,
                      _("Thank you. It stands beside what the others think.")),
    "coach": Adding(_next_coach, _("Somebody else as coach"), NEXT_SEES, ASKED_NEXT),
    "teacher": Adding(_next_teacher, _("Another teacher"), NEXT_SEES, ASKED_NEXT),
    "back": Adding(_goes_on, _("Looking back"), FAMILY_AND_COACH, LOOKED),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def add(request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
    """To a trajectory, by the coach or by the family."""
    actor, one, adding = _opened(request, pk, what)
    form = adding.make(request.POST if request.method == "POST" else None, one, actor)
    if request.method == "POST" and done(form, lambda: _write(what, one, actor, form)):
        messages.success(request, str(adding.said))
        return remember_answer(request, redirect("pit:trajectory", pk))
    return show_page(request, "pit/form.html", {
        "form": form, "title": adding.title, "seen": adding.seen, "back": reverse("pit:trajectory", args=[pk]),
        "name": one.called_name,
    }, 422 if form.errors else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def add_at_school(request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
    """To the part of school, by the teacher."""
    actor = actor_of(request)
    part = find(actor, SchoolPart, pk, Purpose.HELP, Right.CONTRIBUTE)
    if what not in AT_SCHOOL or not is_teacher_of(part, actor) or not part.is_open:
        raise Http404
    title, make = AT_SCHOOL[what]
    form = make(request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(form, lambda: _write_at_school(what, part, actor, form)):
        messages.success(request, _("Kept. The parents and the coach read it."))
        return remember_answer(request, redirect("pit:school", pk))
    return show_page(request, "pit/form.html", {
        "form": form, "title": title, "seen": _("The child, the parents and the coach read this."), "name": part.called_name,
        "back": reverse("pit:school", args=[pk]),
    }, 422 if form.errors else 200)  # fmt: skip


AT_SCHOOL: dict[str, tuple[str | Promise, type[forms.Form]]] = {
    "quality": (_("A quality you see"), QualityForm),
    "contribution": (_("What school puts in"), ContributionForm),
    "glad": (_("Good news for the parents"), GladForm),
}


def _opened(request: HttpRequest, pk: UUID, what: str) -> tuple[Actor, Trajectory, Adding]:
    actor = actor_of(request)
    one = find(actor, Trajectory, pk, Purpose.HELP, Right.CONTRIBUTE)
    adding = ADDINGS.get(what)
    family = decides_about(one.subject_id)
    if adding is None or not one.is_open or not (adding.by_family if family else adding.by_coach):
        raise Http404
    if what in BESIDE_SCHOOL and one.school_part_id is None:
        raise Http404
    if family:
        open_subject(actor, one.subject_id, Purpose.HELP)
    return actor, one, adding


def _write(what: str, one: Trajectory, by: Actor, form: forms.Form) -> object:
    said = form.cleaned_data
    match what:
        case "contact":
            return growing.note_contact(one, by=by, **said)
        case "situation":
            return growing.tell_situation(one, by=by, **said)
        case "strength":
            return growing.name_strength(one, by=by, **said)
        case "plan":
            return growing.plan(one, by=by, **{**said, "strength": _key(said)})
        case "glad":
            return growing.praise(one, by=by, **said)
        case "advice":
            return at_school.advise(_part(one, by), by=by, words=said["words"], strength=_key(said))
        case "contribution":
            return at_school.contribute(_part(one, by), by=by, **said)
        case "coach" | "teacher":
            assert isinstance(form, NextForm)
            return who_comes.propose_next(one, by=by, **form.coming())
        case "opinion":
            return looking_back.say_what_i_think(one, by=by, **said)
    return looking_back.look_back(one, by=by, goes_on=GoesOn(**said))


def _write_at_school(what: str, part: SchoolPart, by: Actor, form: forms.Form) -> object:
    said = form.cleaned_data
    match what:
        case "quality":
            return at_school.name_quality(part, by=by, **said)
        case "contribution":
            return at_school.contribute(part, by=by, **said)
    return at_school.praise(part, by=by, **said)


def _part(one: Trajectory, by: Actor) -> SchoolPart:
    assert one.school_part_id is not None
    return find(by, SchoolPart, one.school_part_id, Purpose.HELP, Right.MANAGE)


def _key(said: dict[str, Any]) -> UUID | None:
    return UUID(said["strength"]) if said.get("strength") else None
