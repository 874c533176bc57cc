"""Writing: the six questions one by one, what goes well, needs; wording anew without writing over anybody."""

from typing import Any
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
    NotedWordsForm,
    RewordForm,
    StrengthForm,
    WordsForm,
)
from village.modules.family_plans.models import Goal, Need, PlanPart, Step, Strength
from village.modules.family_plans.problems import PlanProblem, WordsChanged
from village.modules.family_plans.queries import own_words_of, voice_on, worded, wordings_of
from village.modules.family_plans.views.opened import Opened, opened_whole, part_and_plan
from village.modules.family_plans.words import ASKS, Prompt
from village.trust.access.doing import once
from village.trust.access.screens import show_page
from village.trust.vocabulary import Right

PARTS: dict[str, type[PlanPart]] = {"goal": Goal, "need": Need, "strength": Strength, "step": Step}


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, pk: UUID, prompt: str) -> HttpResponse:
    """One question on one screen; `?again=` are words to change. When somebody wrote meanwhile, both texts are shown."""
    at, plan = opened_whole(request, pk)
    if prompt not in Prompt:
        raise Http404
    made = NotedWordsForm if at.actor.is_professional and not at.door.mine else WordsForm
    if request.method != "POST":
        return _ask(
            request, at, prompt, made(initial=_as_it_stands(at, prompt, request.GET.get("again", "")))
        )
    form = made(request.POST)
    if not form.is_valid():
        return _ask(request, at, prompt, form, status=422)
    values = form.cleaned_data
    try:
        writing.write_words(
            plan, by=at.actor, prompt=prompt, words=values["words"], voice=values["voice"], number=form.read_number(),
            noted_by=at.actor.name if made is NotedWordsForm else "",
        )  # fmt: skip
    except WordsChanged as problem:
        said = voice_on(plan, prompt, values["voice"].strip())
        return _both(request, at, problem, worded(said) if said else None, values, "family_plans/words.html",
                     prompt=Prompt(prompt), asks=ASKS[Prompt(prompt)], form_class=made)  # fmt: skip
    except PlanProblem as problem:
        form.add_error(None, str(problem.says))
        return _ask(request, at, prompt, form, status=422)
    return redirect(_next(at, prompt))


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
        return _both(request, at, problem, worded(part), form.cleaned_data, "family_plans/reword.html",
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


def _ask(request: HttpRequest, at: Opened, prompt: str, form: Any, status: int = 200) -> HttpResponse:
    number = list(Prompt).index(Prompt(prompt)) + 1
    said = {one.pk: one for one in own_words_of(at.door) if one.prompt == prompt}
    texts = wordings_of(at.door) if said else {}
    voices = [{"pk": key, "name": one.voice, "text": texts[key].words} for key, one in said.items() if key in texts]
    return show_page(request, "family_plans/words.html", {
        "at": at, "form": form, "prompt": Prompt(prompt), "asks": ASKS[Prompt(prompt)], "now": number,
        "steps": [one.label for one in Prompt], "voices": voices, "next": _next(at, prompt),
        "back": _before(at, prompt),
    }, status)  # fmt: skip


def _as_it_stands(at: Opened, prompt: str, again: str) -> dict[str, Any]:
    """What these words say now, with their number; without a key, what all of them said together."""
    here = [one for one in own_words_of(at.door) if one.prompt == prompt] if at.plan else []
    said = next((one for one in here if (str(one.pk) == again if again else not one.voice)), None)
    text = worded(said) if said else None
    return {
        "voice": said.voice if said else "",
        "words": text.words if text else "",
        "number": text.number if text else 0,
    }


def _both(
    request: HttpRequest, at: Opened, problem: WordsChanged, theirs: Any, values: dict[str, Any], template: str,
    *, form_class: Any, **more: Any,
) -> HttpResponse:  # fmt: skip
    """Somebody was faster: theirs and mine side by side, mine still in the field, nothing lost."""
    number = theirs.number if theirs else 0
    form = form_class(initial={**values, "number": number})
    context = {
        "at": at,
        "form": form,
        "theirs": theirs,
        "my_words": values["words"],
        "problem": problem.says,
        **more,
    }
    return show_page(request, template, context, 409)


def _part(request: HttpRequest, what: str, pk: UUID, right: Right) -> tuple[Opened, PlanPart]:
    if what not in PARTS:
        raise Http404
    return part_and_plan(request, PARTS[what], pk, right)


def _back(at: Opened, what: str, pk: UUID) -> str:
    if what == "goal":
        return reverse("family_plans:goal", args=[pk])
    return reverse("family_plans:step", args=[pk]) if what == "step" else at.url


def _next(at: Opened, prompt: str) -> str:
    after = list(Prompt)[list(Prompt).index(Prompt(prompt)) + 1 :]
    return reverse("family_plans:words", args=[at.door.pk, after[0].value]) if after else at.url


def _before(at: Opened, prompt: str) -> str:
    before = list(Prompt)[: list(Prompt).index(Prompt(prompt))]
    return reverse("family_plans:words", args=[at.door.pk, before[-1].value]) if before else at.url
