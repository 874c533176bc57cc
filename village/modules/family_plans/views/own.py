"""A small plan of one's own: the young person's page, what is added, who walks along, and what is shown of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans import own as actions
from village.modules.family_plans import shown
from village.modules.family_plans.along import IS_TOO_LARGE, NOTHING, TOO_LARGE, along_again
from village.modules.family_plans.forms import AlongForm, OwnPartForm, ShowForm
from village.modules.family_plans.models import OwnPart, OwnPlan, ShownPiece
from village.modules.family_plans.own_queries import (
    may_have_own_plan,
    my_own_plan,
    parts_of,
    shows_of_mine,
    who_may_walk_along,
)
from village.modules.family_plans.queries import PlanDoor, plans_of
from village.modules.family_plans.words import OwnSort
from village.modules.papers.keeping import may_listen, may_record
from village.modules.papers.queries import papers_by_key
from village.trust.access.doing import once
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose, Right

LOOK = ("GET", "HEAD", "POST")
PICTURES = {
    OwnSort.WORDS: ("chats-circle", "home"), OwnSort.GOAL: ("mountains", "play"), OwnSort.STEP: ("signpost", "place"),
    OwnSort.HELPS: ("users", "care"),
}  # fmt: skip


@require_http_methods(LOOK)
def mine(request: HttpRequest) -> HttpResponse:
    """My own plan; or how one begins. For who is not of that age there is no such page."""
    actor = _alone(request)
    found = my_own_plan(actor)
    if found and (found.is_open or request.method != "POST"):
        return redirect("family_plans:own_plan", found.pk)
    if not may_have_own_plan(actor):
        raise Http404
    if request.method == "POST":
        me = Subject(pk=actor.subject_id, village_id=actor.village_id)
        return once(request, lambda: actions.begin_own_plan(me, by=actor), reverse("family_plans:own"))
    return show_page(request, "family_plans/own_start.html", {})


@may_listen
@require_safe
def own(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    plan = find(actor, OwnPlan, pk)
    is_mine = plan.subject_id == actor.subject_id
    if is_mine:
        open_subject(actor, plan.subject_id, Purpose.FOLLOW)
    shows = {one.of: one for one in shows_of_mine(actor)} if is_mine else {}
    parts = parts_of(plan)
    kept = {paper.pk: paper for paper in papers_by_key(actor, {key for one in parts for key in one.paper_ids})}
    sections = [
        {
            "sort": sort, "icon": PICTURES[sort][0], "cat": PICTURES[sort][1],
            "rows": [
                {"one": one, "shows": shows.get(one.pk), "mine": one.author_id == actor.person_id,
                 "kept": [kept[key] for key in one.paper_ids if key in kept]}
                for one in parts if one.sort == sort
            ],
        }
        for sort in OwnSort
    ]  # fmt: skip
    return show_page(request, "family_plans/own.html", {
        "plan": plan, "is_mine": is_mine, "sections": sections, "may_change": plan.is_open,
        "may_show": is_mine and plan.is_open and bool(_family_door(actor)), "url": _url(plan),
    })  # fmt: skip


@may_record
@require_http_methods(LOOK)
def add(request: HttpRequest, pk: UUID, sort: str) -> HttpResponse:
    if sort not in OwnSort:
        raise Http404
    actor = actor_of(request)
    plan = find(actor, OwnPlan, pk, Purpose.HELP, Right.CONTRIBUTE)
    is_mine = plan.subject_id == actor.subject_id
    form = OwnPartForm(request.POST or None, request.FILES or None, sort=OwnSort(sort), aloud=is_mine)
    if getattr(request, TOO_LARGE, False):
        form.add_error(None, IS_TOO_LARGE)
    if form.is_valid():
        said = form.said(OwnSort(sort))
        return once(request, lambda: actions.add_own(plan, by=actor, said=said), _url(plan), _("It stands on the plan."))
    return _form(request, "own_add.html", form, plan, label=OwnSort(sort).label)


@require_POST
def say(request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
    """Done; or off the plan."""
    actor = actor_of(request)
    part = find(actor, OwnPart, pk, Purpose.HELP, Right.CONTRIBUTE)
    verb = actions.own_done if what == "done" else actions.remove_own
    return once(request, lambda: verb(part, by=actor), reverse("family_plans:own_plan", args=[part.plan_id]))


@require_http_methods(LOOK)
def along(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask one person to walk along."""
    actor, plan = _its_own(request, pk)
    if plan.coordinator_id or not plan.is_open:
        return redirect(_url(plan))
    form = AlongForm(request.POST or None, people=who_may_walk_along(actor))
    if form.is_valid():
        chosen = UUID(form.cleaned_data["who"])
        return once(request, lambda: actions.walk_along(plan, by=actor, person=chosen), _url(plan))
    return _form(request, "own_along.html", form, plan)


@require_POST
def alone(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, plan = _its_own(request, pk)
    return once(request, lambda: actions.walk_alone(plan, by=actor), _url(plan), _("Stopped. Only you read this plan now."))


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, plan = _its_own(request, pk)
    return once(request, lambda: actions.close_own(plan, by=actor), _url(plan), _("Closed. You can read it whenever you want."))


@may_listen
@require_http_methods(LOOK)
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One piece of it in the plan of the family, to whom one chooses."""
    actor = _alone(request)
    part = find(actor, OwnPart, pk, Purpose.SHARE, Right.MANAGE)
    door = _family_door(actor)
    if part.subject_id != actor.subject_id or door is None or part.removed_at:
        raise Http404
    form = ShowForm(request.POST or None)
    kept = papers_by_key(actor, part.paper_ids)
    own = shown.own_of(part, along_again(kept) if request.method == "POST" else NOTHING)
    if form.is_valid():
        me, whom = Subject(pk=actor.subject_id, village_id=actor.village_id), form.cleaned_data["whom"]
        return once(request, lambda: shown.show_own(me, by=actor, door=door, own=own, whom=whom), _url(part.plan),
                    _("It stands in the plan of your family, as yours."))  # fmt: skip
    return _form(request, "own_show.html", form, part.plan, own=own, kept=kept)


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nobody else reads, hears or sees it from now on."""
    actor = _alone(request)
    piece = find(actor, ShownPiece, pk, Purpose.SHARE, Right.MANAGE)
    if piece.subject_id != actor.subject_id:
        raise Http404
    back = reverse("family_plans:plan", args=[piece.plan_id])
    return once(request, lambda: shown.stop_showing(piece, by=actor), back, _("Gone. Only you have it now."))


def _alone(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if actor.only_item or actor.subject_id is None or actor.is_professional:
        raise Http404
    open_subject(actor, actor.subject_id, Purpose.FOLLOW)
    return actor


def _its_own(request: HttpRequest, pk: UUID) -> tuple[Actor, OwnPlan]:
    actor = _alone(request)
    plan = find(actor, OwnPlan, pk, Purpose.SHARE, Right.MANAGE)
    if plan.subject_id != actor.subject_id:
        raise Http404
    return actor, plan


def _family_door(actor: Actor) -> PlanDoor | None:
    return next((door for door in plans_of(actor) if door.mine and door.is_open), None)


def _form(request: HttpRequest, template: str, form: Any, plan: OwnPlan, **more: Any) -> HttpResponse:
    context = {"form": form, "plan": plan, "back": _url(plan), **more}
    return show_page(request, f"family_plans/{template}", context, 422 if form.is_bound else 200)


def _url(plan: OwnPlan) -> str:
    return reverse("family_plans:own_plan", args=[plan.pk])
