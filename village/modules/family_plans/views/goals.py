"""A goal and what belongs to it: how it stands, the ways that were thought of, the steps, who sees it differently."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.family_plans import steps, writing
from village.modules.family_plans.forms import GiveForm, GoalForm, GoalSaysForm, OptionForm, StepForm
from village.modules.family_plans.models import Goal, Need, Option, Step, Strength, TeamMember
from village.modules.family_plans.queries import owners_of, strengths_of, team_of, wordings_of
from village.modules.family_plans.reading import GoalRead, PlanPage, page_of
from village.modules.family_plans.views.opened import Opened, opened, opened_whole, part_and_plan
from village.trust.access.doing import once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right

OWNER, MEMBER = "owner", "member"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the family wants; somebody who works with them proposes."""
    at, plan = opened_whole(request, pk)
    page = page_of(at.actor, at.door)
    needs = [(str(need.pk), f"{need.who}: {words}"[:80]) for need, words in page.needs]
    form = GoalForm(request.POST or None, needs=needs)
    if form.is_valid():
        values = form.cleaned_data
        need = at.part(Need, UUID(values["need"])) if values.get("need") else None
        words, area = values["words"], values["life_area"]
        return once(request, lambda: writing.add_goal(plan, by=at.actor, words=words, life_area=area, need=need),
                    f"{at.url}#goals")  # fmt: skip
    context = {"at": at, "form": form, "has_words": page.has_words}
    return show_page(request, "family_plans/add_goal.html", context, 422 if form.is_bound else 200)


@require_safe
def goal(request: HttpRequest, pk: UUID) -> HttpResponse:
    at, found = part_and_plan(request, Goal, pk)
    page, read = _read(at, found)
    return show_page(request, "family_plans/goal.html", {
        "at": at, "page": page, "one": read, "may_change": at.door.is_open, "option_form": OptionForm(),
        "says_form": GoalSaysForm(initial={"said": read.said}),
    })  # fmt: skip


@require_POST
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family says how it stands."""
    at, found = part_and_plan(request, Goal, pk, Right.MANAGE)
    form = GoalSaysForm(request.POST)
    if not form.is_valid():
        return _again(request, at, found, says_form=form)
    said = form.cleaned_data["said"]
    return once(
        request, lambda: writing.say_about_goal(found, by=at.actor, said=said), _url(pk), _("Written down.")
    )


@require_POST
def option(request: HttpRequest, pk: UUID) -> HttpResponse:
    at, found = part_and_plan(request, Goal, pk, Right.CONTRIBUTE)
    form = OptionForm(request.POST)
    if not form.is_valid():
        return _again(request, at, found, option_form=form)
    words = form.cleaned_data["option"]
    return once(request, lambda: writing.think_of(found, by=at.actor, words=words), _url(pk))


@require_POST
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The family chooses a way, out of two or more."""
    found = find(actor_of(request), Option, pk, Purpose.FOLLOW, Right.MANAGE)
    opened(request, found.goal.plan_id)
    return once(
        request, lambda: writing.choose(found, by=actor_of(request)), _url(found.goal_id), _("Chosen.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who does what, where, before when."""
    at, found = part_and_plan(request, Goal, pk, Right.CONTRIBUTE)
    strengths = _strengths(at)
    form = StepForm(request.POST or None, people=_people(at), strengths=strengths)
    if form.is_valid():
        values = form.cleaned_data
        details = {
            **_who(at, values),
            "words": values["words"],
            "where": values["where"],
            "due_on": values["due_on"],
        }
        if values.get("strength"):
            details["strength"] = at.part(Strength, UUID(values["strength"]))
        return once(request, lambda: steps.add_step(found, by=at.actor, **details), _url(pk))
    context = {"at": at, "form": form, "one": _read(at, found)[1], "back": _url(pk)}
    return show_page(request, "family_plans/add_step.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def give_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody else does it from now on; the family gives it on."""
    at, found = part_and_plan(request, Step, pk, Right.MANAGE)
    form, back = GiveForm(request.POST or None, people=_people(at)), reverse("family_plans:step", args=[pk])
    if form.is_valid():
        who = _who(at, form.cleaned_data)
        return once(request, lambda: steps.give(found, by=at.actor, **who), back, _("Given on."))
    context = {"at": at, "form": form, "back": back, "who": found.who}
    return show_page(request, "family_plans/give_step.html", context, 422 if form.is_bound else 200)


def _read(at: Opened, found: Goal) -> tuple[PlanPage, GoalRead]:
    page = page_of(at.actor, at.door)
    read = next((one for one in page.goals if one.goal.pk == found.pk), None)
    if read is None:
        raise Http404
    return page, read


def _again(request: HttpRequest, at: Opened, found: Goal, **forms: Any) -> HttpResponse:
    page, read = _read(at, found)
    return show_page(request, "family_plans/goal.html", {
        "at": at, "page": page, "one": read, "may_change": at.door.is_open, "option_form": OptionForm(),
        "says_form": GoalSaysForm(initial={"said": read.said}), **forms,
    }, 422)  # fmt: skip


def _people(at: Opened) -> list[tuple[str, str]]:
    """The family first, then everybody of the team; who sees less of the plan gives a step to themself or the family."""
    family = [(f"{OWNER}:{owner.person_id}", owner.called) for owner in owners_of(at.door)]
    team = [(f"{MEMBER}:{one.pk}", one.called) for one in team_of(at.door) if one.joined_at]
    me = str(at.actor.person_id)
    known = {key.partition(":")[2] for key, _name in family} | {
        str(one.person_id) for one in team_of(at.door)
    }
    return [*family, *team, *([(f"{OWNER}:{me}", at.actor.name)] if me not in known else [])]


def _strengths(at: Opened) -> list[tuple[str, str]]:
    words = wordings_of(at.door)
    return [(str(one.pk), words[one.pk].words[:80]) for one in strengths_of(at.door) if one.pk in words]


def _who(at: Opened, values: dict[str, Any]) -> dict[str, Any]:
    side, _colon, key = values["who"].partition(":")
    if side == MEMBER:
        return {"member": at.part(TeamMember, UUID(key))}
    if side == OWNER:
        return {"person": UUID(key), "who": dict(_people(at))[values["who"]]}
    return {"who": values["else_called"].strip()}


def _url(pk: UUID) -> str:
    return reverse("family_plans:goal", args=[pk])
