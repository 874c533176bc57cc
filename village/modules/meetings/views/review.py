"""Looking back: what each thinks of it side by side, what changed and why, and how it goes on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.circles.queries import law_here
from village.modules.family_plans.queries import Owner, PlanDoor, door_of, owners_of
from village.modules.meetings import looking_back, reviews
from village.modules.meetings.forms import ChangeForm, GoesOnForm, OpinionForm, latest_day
from village.modules.meetings.looking_back import GoesOn
from village.modules.meetings.models import Opinion, Review
from village.modules.meetings.views.frames import show_form
from village.modules.meetings.words import OF_THE_FAMILY, Course
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Right


@require_safe
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Does it still fit? Family and workers side by side; both may differ."""
    actor, found, door = _opened(request, pk)
    said = reviews.opinions_of(found)
    ended = reviews.looked_back(found)
    return show_page(request, "meetings/review.html", {
        "review": found, "door": door, "family": [one for one in said if one.side in OF_THE_FAMILY],
        "others": [one for one in said if one.side not in OF_THE_FAMILY], "changes": reviews.changes_of(found), "ended": ended,
        "form": None if ended else _opinion(request, actor, door, said), "may_end": not ended and _may_end(actor, door),
        "is_late": found.is_late,
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What I think of it, in my own words."""
    actor, found, door = _opened(request, pk)
    form = _opinion(request, actor, door, reviews.opinions_of(found))
    if reviews.looked_back(found) or form is None:
        raise Http404

    def work() -> None:
        said = dict(form.cleaned_data)
        whom = said.pop("noted_for", "")
        looking_back.say_what_i_think(found, by=actor, noted_for=UUID(whom) if whom else None, **said)

    if request.method == "POST" and done(form, work):
        messages.success(request, _("Thank you. It stands beside what the others think."))
        return remember_answer(request, redirect("meetings:review", pk))
    return show_form(
        request, form, title=_("Does the plan still fit?"), back=_page(found), label=_("Say it"),
        seen=_("Whoever reads the words of the family reads this."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What changed, and why."""
    actor, found, _door = _opened(request, pk)
    if reviews.looked_back(found):
        raise Http404
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _noted(found, actor, form)):
        return remember_answer(request, redirect("meetings:review", pk))
    return show_form(request, form, title=_("What changed"), back=_page(found), label=_("Write this down"))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adjust, go on or round off; after the family was asked."""
    actor, found, door = _opened(request, pk)
    if reviews.looked_back(found) or not _may_end(actor, door):
        raise Http404
    form = GoesOnForm(request.POST or None, latest=latest_day(law_here(actor).looking_back.at_most_days))

    def work() -> None:
        said = form.cleaned_data
        looking_back.look_back(found, by=actor, goes_on=GoesOn(Course(said["course"]), said["next_on"]))

    if request.method == "POST" and done(form, work):
        messages.success(request, _("Written down. The family reads it as well."))
        return remember_answer(request, redirect("meetings:review", pk))
    return show_form(request, form, title=_("How does it go on?"), back=_page(found), label=_("Write this down"))


def _noted(found: Review, actor: Actor, form: ChangeForm) -> Any:
    return looking_back.note_change_of_plan(found, by=actor, **form.cleaned_data)


def _opened(request: HttpRequest, pk: UUID) -> tuple[Actor, Review, PlanDoor]:
    actor = actor_of(request)
    found = find(actor, Review, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    door = door_of(actor, found.plan_id)
    if door is None:
        raise Http404
    open_subject(actor, found.subject_id, Purpose.FOLLOW)
    return actor, found, door


def _opinion(request: HttpRequest, actor: Actor, door: PlanDoor, said: list[Opinion]) -> OpinionForm | None:
    """Once each; the coordinator may write down what one of the family told who did not say it yet."""
    spoke = {one.speaker_id for one in said}
    silent: list[Owner] = []
    if door.coordinator_id == actor.person_id and not door.mine:
        silent = [owner for owner in owners_of(door) if owner.person_id not in spoke]
    if actor.person_id in spoke and not silent:
        return None
    return OpinionForm(request.POST or None, owners=[(str(one.person_id), one.called) for one in silent])


def _may_end(actor: Actor, door: PlanDoor) -> bool:
    return door.mine or door.coordinator_id == actor.person_id


def _page(found: Review) -> str:
    return reverse("meetings:review", args=[found.pk])
