"""The plan page: own words first, then what goes well, the circle, goals and steps, and who sees what."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.modules.circles.queries import law_here
from village.modules.family_plans import writing
from village.modules.family_plans.along import heard_with
from village.modules.family_plans.own_queries import may_have_own_plan, shared_own_plans, shown_pieces
from village.modules.family_plans.queries import answers_of, door_of, plans_of, shown_to
from village.modules.family_plans.reading import CATS, PlanPage, my_steps_read, page_of, sight_of
from village.modules.family_plans.views.opened import Opened, opened, opened_whole
from village.modules.papers.keeping import may_listen
from village.trust.access.doing import once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.law.ages import ADULT, age_on
from village.trust.vocabulary import Actor, Purpose
from village.ui.cards import panels_about


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My plan; or the plans I was let in to; or how one begins."""
    actor = actor_of(request)
    if actor.only_item:
        raise Http404
    doors = plans_of(actor)
    if len(doors) == 1 and not actor.is_professional:
        return redirect("family_plans:plan", doors[0].pk)
    open_list(actor, Purpose.LIST)
    alone = shared_own_plans(actor) if actor.is_professional else []
    steps = [] if actor.is_professional else my_steps_read(actor)
    shown(actor, [*alone, *(read.step for read in steps)])
    context = {"doors": doors, "alone": alone, "steps": steps, "may_own": may_have_own_plan(actor)}
    return show_page(request, "family_plans/mine.html", context)


@may_listen
@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    pieces = _pieces(actor_of(request), pk)
    at = opened(request, pk)
    page = page_of(at.actor, at.door)
    waiting = [member for member in page.team if member.in_team and member.joined_at is None]
    sees = shown_to(at.actor, at.door) if at.knows_who_sees_what else {}
    answers = answers_of(waiting) if waiting else {}
    unanswered = {
        member.pk
        for member in waiting
        if at.actor.person_id not in {one.author_id for one in answers[member.pk]}
    }
    return show_page(request, "family_plans/plan.html", {
        "at": at, "page": page, "may_change": at.door.is_open,
        "waiting": [(member, member.pk in unanswered) for member in waiting],
        "sights": [(member, sight_of(member, sees)) for member in page.team if member.joined_at and at.knows_who_sees_what],
        "panels": panels_about(request, at.plan or at.door), "pieces": pieces, "may_own": _may_own(at, page),
    })  # fmt: skip


@require_POST
def order(request: HttpRequest, pk: UUID, goal: UUID, way: str) -> HttpResponse:
    """One place up or down: the family's order is the order on screen."""
    at, whole = opened_whole(request, pk, mine=True)
    keys = [one.goal.pk for one in page_of(at.actor, at.door).goals]
    if goal in keys:
        here = keys.index(goal)
        there = max(0, min(len(keys) - 1, here + (1 if way == "down" else -1)))
        keys.insert(there, keys.pop(here))
    return once(
        request, lambda: writing.put_in_order(whole, by=at.actor, goals=keys), f"{at.url}#goal-{goal}", _("Moved.")
    )


def _pieces(actor: Actor, plan_id: UUID) -> list[dict[str, Any]]:
    """What somebody of the family shows of their own to this reader: each stands on their own subject.

    Raises Http404 for who is not let in to the plan.
    """
    if door_of(actor, plan_id) is None:
        raise Http404
    open_list(actor, Purpose.FOLLOW)
    found = shown_pieces(actor, plan_id)
    if found:
        shown(actor, found)
    kept = heard_with(found)
    return [
        {"one": one, "kept": kept.get(one.pk), "mine": one.subject_id == actor.subject_id, "cat": CATS[-1],
         "under": one.get_prompt_display() if one.prompt else one.get_section_display()}
        for one in found
    ]  # fmt: skip


def _may_own(at: Opened, page: PlanPage) -> bool:
    """A young person of this plan finds the way to a plan of their own; nobody sees whether there is one."""
    born = next((owner.born for owner in page.owners if owner.person_id == at.actor.person_id), None)
    return born is not None and law_here(at.actor).own_plan_from <= age_on(born, timezone.localdate()) < ADULT
