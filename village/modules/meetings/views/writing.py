"""For who writes down what is said: who was there, what was said and decided about a point, and the end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.queries import law_here
from village.modules.family_plans.queries import PlanDoor, goals_of, owners_of, team_of, wordings_of
from village.modules.family_plans.steps import add_step
from village.modules.meetings import actions, queries
from village.modules.meetings.forms import CloseForm, PointForm, ThereForm, latest_day
from village.modules.meetings.models import Meeting, Point
from village.modules.meetings.reading import opened
from village.modules.meetings.views.frames import show_form
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Purpose, Right

OWNER, MEMBER = "owner", "member"


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def there(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was there; without the family only with a reason."""
    actor, here, _door = _in_hand(request, pk)
    seats, presence, reason = queries.seats_of(here), queries.presence_of(here), queries.without_family(here)
    form = ThereForm(
        request.POST or None, seats=seats, has_reason=reason is not None,
        initial={"there": [str(seat.pk) for seat in seats if presence.get(seat.pk)]},
    )  # fmt: skip

    def work() -> None:
        chosen = {UUID(one) for one in form.cleaned_data["there"]}
        actions.note_presence(here, by=actor, there=chosen, reason=None if reason else form.reason())

    if request.method == "POST" and done(form, work):
        return remember_answer(request, redirect("meetings:meeting", pk))
    return show_form(request, form, title=_("Who was there?"), back=_page(pk), label=_("Write this down"))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was said about one point, and what was decided; as a step of the plan when it is one."""
    found = find(actor_of(request), Point, pk, Purpose.HELP, Right.CONTRIBUTE)
    actor, here, door = _in_hand(request, found.meeting_id)
    form = PointForm(request.POST or None, goals=_goals(door), people=_people(door))
    if request.method == "POST" and done(form, lambda: _write(actor, found, door, form)):
        return remember_answer(request, redirect("meetings:meeting", here.pk))
    return show_form(
        request, form, title=_("Write down what is said"), quote=found.words, back=_page(here.pk), label=_("Write this down"),
        seen=found.who_reads,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Over, with a day to meet again."""
    actor, here, _door = _in_hand(request, pk)
    form = CloseForm(request.POST or None, latest=latest_day(law_here(actor).looking_back.at_most_days))
    if request.method == "POST" and done(form, lambda: actions.close(here, by=actor, **form.cleaned_data)):
        messages.success(request, _("The meeting is over. Everybody of the family can read what was said."))
        return remember_answer(request, redirect("meetings:meeting", pk))
    return show_form(request, form, title=_("End this meeting"), back=_page(pk), label=_("End it"))


def _write(actor: Actor, found: Point, door: PlanDoor, form: PointForm) -> None:
    said = form.cleaned_data
    if said["said"]:
        actions.note(found, by=actor, words=said["said"])
    if said["decided"]:
        step = _step(actor, said, door) if said.get("goal") else None
        open_subject(actor, found.subject_id, Purpose.HELP)
        actions.decide(found, by=actor, words=said["decided"], step=step)


def _step(actor: Actor, said: dict[str, Any], door: PlanDoor) -> UUID:
    """The step of the plan it becomes: one person does it."""
    open_subject(actor, door.subject_id, Purpose.HELP)
    goal = next(one for one in goals_of(door) if str(one.pk) == said["goal"])
    side, _colon, key = said["who"].partition(":")
    member = next((one for one in team_of(door) if str(one.pk) == key), None) if side == MEMBER else None
    owner = next((one for one in owners_of(door) if str(one.person_id) == key), None) if side == OWNER else None
    step = add_step(
        goal, by=actor, words=said["decided"], due_on=said["due_on"], member=member, who=owner.called if owner else "",
        person=owner.person_id if owner else None,
    )  # fmt: skip
    return step.pk


def _goals(door: PlanDoor) -> list[tuple[str, str]]:
    """The goals this reader reads, in the order of the family."""
    words = wordings_of(door)
    return [(str(goal.pk), words[goal.pk].words) for goal in goals_of(door) if goal.pk in words]


def _people(door: PlanDoor) -> list[tuple[str, str]]:
    """Of the family, a child too, or of the team."""
    family = [(f"{OWNER}:{one.person_id}", one.called) for one in owners_of(door)]
    return family + [(f"{MEMBER}:{one.pk}", one.called) for one in team_of(door) if one.joined_at]


def _in_hand(request: HttpRequest, pk: UUID) -> tuple[Actor, Meeting, PlanDoor]:
    """A meeting that is not over, for who writes down what is said; for others there is no such page."""
    actor = actor_of(request)
    here, door = opened(actor, pk)
    if door is None or not queries.notes_down(actor, door, here) or here.called_off_at or queries.closing_of(here):
        raise Http404
    return actor, here, door


def _page(pk: UUID) -> str:
    return reverse("meetings:meeting", args=[pk])
