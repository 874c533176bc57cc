"""The plan page: own words first, then what goes well, the circle, goals and steps, and who sees what."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.modules.family_plans import writing
from village.modules.family_plans.queries import answers_of, plans_of, shown_to
from village.modules.family_plans.reading import page_of, sight_of
from village.modules.family_plans.views.opened import opened, opened_whole
from village.trust.access.doing import once
from village.trust.access.screens import actor_of, show_page
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
    return show_page(request, "family_plans/mine.html", {"doors": doors})


@require_safe
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    at = opened(request, pk)
    page = page_of(at.actor, at.door)
    waiting = [member for member in page.team if member.in_team and member.joined_at is None]
    shown = shown_to(at.actor, at.door) if at.plan else {}
    answers = answers_of(waiting) if waiting else {}
    unanswered = {
        member.pk
        for member in waiting
        if at.actor.person_id not in {one.author_id for one in answers[member.pk]}
    }
    return show_page(request, "family_plans/plan.html", {
        "at": at, "page": page, "may_change": at.door.is_open,
        "waiting": [(member, member.pk in unanswered) for member in waiting],
        "sights": [(member, sight_of(member, shown)) for member in page.team if member.joined_at],
        "panels": panels_about(request, at.plan or at.door),
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
        request, lambda: writing.put_in_order(whole, by=at.actor, goals=keys), f"{at.url}#goals", _("Moved.")
    )
