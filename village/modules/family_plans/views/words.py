"""Writing: what goes well, needs, and how one sees it differently; wording anew without writing over anybody."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.family_plans import writing
from village.modules.family_plans.forms import (
    DifferentlyForm,
    NeedForm,
    RewordForm,
    StrengthForm,
)
from village.modules.family_plans.models import Goal, Need, PlanPart, Step, Strength
from village.modules.family_plans.problems import PlanProblem, WordsChanged
from village.modules.family_plans.queries import worded
from village.modules.family_plans.views.both import both
from village.modules.family_plans.views.opened import Opened, opened_whole, part_and_plan
from village.trust.access.doing import once
from village.trust.access.screens import show_page
from village.trust.vocabulary import Right

PARTS: dict[str, type[PlanPart]] = {"goal": Goal, "need": Need, "strength": Strength, "step": Step}


@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: HttpRequest, what: str, pk: UUID) -> HttpResponse:
    """Word a goal, a step, a need or a strength anew."""
    at, part = _part(request, what, pk, Right.CONTRIBUTE)
    now_it_says = worded(part)
    back = _back(at, what, pk)
    context = {"at": at, "back": back, "what": what}
    if request.method != "POST":
        initial = {"words": now_it_says.words, "number": now_it_says.number} if now_it_says else {}
        return show_page(
            request, "family_plans/reword.html", {**context, "form": RewordForm(initial=initial)}
        )
    form = RewordForm(request.POST)
    if not form.is_valid():
        return show_page(request, "family_plans/reword.html", {**context, "form": form}, 422)
    try:
        writing.reword(part, by=at.actor, words=form.cleaned_data["words"], number=form.read_number())
    except WordsChanged as problem:
        return both(request, at, problem, worded(part), form.cleaned_data, "family_plans/reword.html",
                    back=back, what=what, form_class=RewordForm)  # fmt: skip
    except PlanProblem as problem:
        form.add_error(None, str(problem.says))
        return show_page(request, "family_plans/reword.html", {**context, "form": form}, 422)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def differently(request: HttpRequest, what: str, pk: UUID) -> HttpResponse:
    """Say that one sees it differently; it stays beside it."""
    at, part = _part(request, what, pk, Right.CONTRIBUTE)
    form = DifferentlyForm(request.POST or None)
    back = _back(at, what, pk)
    if form.is_valid():
        said = form.cleaned_data["words"]
        return once(
            request,
            lambda: writing.see_it_differently(part, by=at.actor, words=said),
            back,
            _("It stands beside it."),
        )
    context = {"at": at, "form": form, "back": back, "words": worded(part)}
    return show_page(request, "family_plans/differently.html", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def strength(request: HttpRequest, pk: UUID) -> HttpResponse:
    at, plan = opened_whole(request, pk)
    form = StrengthForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        return once(
            request, lambda: writing.note_strength(plan, by=at.actor, **values), at.url, _("Good to know!")
        )
    return show_page(
        request, "family_plans/strength.html", {"at": at, "form": form}, 422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def need(request: HttpRequest, pk: UUID) -> HttpResponse:
    at, plan = opened_whole(request, pk)
    form = NeedForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        return once(request, lambda: writing.name_need(plan, by=at.actor, **values), at.url)
    return show_page(
        request, "family_plans/need.html", {"at": at, "form": form}, 422 if form.is_bound else 200
    )


def _part(request: HttpRequest, what: str, pk: UUID, right: Right) -> tuple[Opened, PlanPart]:
    if what not in PARTS:
        raise Http404
    return part_and_plan(request, PARTS[what], pk, right)


def _back(at: Opened, what: str, pk: UUID) -> str:
    if what == "goal":
        return reverse("family_plans:goal", args=[pk])
    return reverse("family_plans:step", args=[pk]) if what == "step" else at.url
