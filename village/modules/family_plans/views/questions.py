"""The six questions one by one: written, said aloud or drawn; by all of them, by one of them, or noted for them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.family_plans import writing
from village.modules.family_plans.along import IS_TOO_LARGE, TOO_LARGE, heard_with, say_along
from village.modules.family_plans.forms import NotedWordsForm, WordsForm, YoungWordsForm
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.own_queries import young_of
from village.modules.family_plans.problems import ItsOwnVoice, PlanProblem, WordsChanged
from village.modules.family_plans.queries import own_words_of, voice_on, worded, wordings_of
from village.modules.family_plans.shown import Own, show_own
from village.modules.family_plans.views.both import both
from village.modules.family_plans.views.opened import Opened, opened_whole
from village.modules.family_plans.words import ASKS, Prompt, Whom
from village.modules.papers.keeping import may_record
from village.trust.access.screens import show_page
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor


@may_record
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, pk: UUID, prompt: str) -> HttpResponse:
    """One question on one screen; `?again=` are words to change. When somebody wrote meanwhile, both texts are shown."""
    at, plan = opened_whole(request, pk)
    if prompt not in Prompt:
        raise Http404
    young = young_of(at.actor, at.door)
    made = _form_for(at, young)
    if request.method != "POST":
        return _ask(request, at, prompt, made(initial=_as_it_stands(at, prompt, request.GET.get("again", ""))))
    form = made(request.POST, request.FILES)
    if getattr(request, TOO_LARGE, False):
        form.add_error(None, IS_TOO_LARGE)
    if not form.is_valid():
        return _ask(request, at, prompt, form, status=422)
    try:
        _keep(at, plan, prompt, form, young)
    except WordsChanged as problem:
        return _both(request, at, plan, prompt, form, problem)
    except PlanProblem as problem:
        form.add_error(None, str(problem.says))
        return _ask(request, at, prompt, form, status=422)
    return redirect(_next(at, prompt))


def _form_for(at: Opened, young: dict[UUID, str]) -> type[WordsForm]:
    if at.actor.is_professional and not at.door.mine:
        return NotedWordsForm
    return YoungWordsForm if at.actor.person_id in young else WordsForm


def _keep(at: Opened, plan: FamilyPlan, prompt: str, form: WordsForm, young: dict[UUID, str]) -> None:
    """Words of all of them stand with the family; what a young person says as their own stays their own."""
    values, along = form.cleaned_data, form.along()
    values["words"] = _new_words(at, prompt, form)
    if whom := _its_own(at.actor, form, young):
        me = Subject(pk=at.actor.subject_id, village_id=at.actor.village_id)
        show_own(me, by=at.actor, door=at.door, own=Own(values["words"], prompt=prompt, along=along), whom=whom)
        return
    if along.spoken and _is_one_of(values["voice"], young):
        raise ItsOwnVoice
    said = writing.write_words(
        plan, by=at.actor, prompt=prompt, words=values["words"], voice=values["voice"], number=form.read_number(),
        noted_by=at.actor.name if isinstance(form, NotedWordsForm) else "",
    )  # fmt: skip
    if along:
        say_along(said, by=at.actor, along=along)


def _new_words(at: Opened, prompt: str, form: WordsForm) -> str:
    """What all of them say stands in the field already: who says something of their own aloud or draws it, leaves it there."""
    values = form.cleaned_data
    alone = bool(values["voice"].strip()) or values.get("whose", "") in Whom
    words: str = values["words"]
    repeats = alone and form.along() and words.strip() == _as_it_stands(at, prompt, "")["words"].strip()
    return "" if repeats else words


def _its_own(actor: Actor, form: WordsForm, young: dict[UUID, str]) -> str:
    """To whom, when it is the own piece of a young person: so chosen, or a recording under the own name."""
    chosen: str = form.cleaned_data.get("whose", "")
    if chosen in Whom:
        return chosen
    mine = {actor.person_id: young[actor.person_id]} if actor.person_id in young else {}
    recorded = bool(form.along()) and _is_one_of(form.cleaned_data["voice"], mine)
    return Whom.READERS.value if recorded else ""


def _is_one_of(voice: str, young: dict[Any, str]) -> bool:
    return voice.strip().casefold() in {name.casefold() for name in young.values()}


def _both(
    request: HttpRequest, at: Opened, plan: FamilyPlan, prompt: str, form: WordsForm, problem: WordsChanged
) -> HttpResponse:
    """Two wrote at once: both texts stand here; a recording or drawing takes nobody's place and is kept all the same."""
    typed = [name for name in ("words", "voice", "whose") if name in form.fields]
    values: dict[str, Any] = {name: form.cleaned_data.get(name, "") for name in typed}
    said = voice_on(plan, prompt, values["voice"].strip())
    if said and form.along():
        say_along(said, by=at.actor, along=form.along())
        messages.success(request, _("Your recording or drawing is kept."))
    return both(request, at, problem, worded(said) if said else None, values, "family_plans/words.html",
                prompt=Prompt(prompt), asks=ASKS[Prompt(prompt)], form_class=type(form))  # fmt: skip


def _ask(request: HttpRequest, at: Opened, prompt: str, form: WordsForm, status: int = 200) -> HttpResponse:
    number = list(Prompt).index(Prompt(prompt)) + 1
    said = [one for one in own_words_of(at.door) if one.prompt == prompt]
    texts = wordings_of(at.door) if said else {}
    kept = heard_with(said)
    voices = [
        {"pk": one.pk, "name": one.voice, "text": texts[one.pk].words if one.pk in texts else "", "kept": kept.get(one.pk)}
        for one in said if one.pk in texts or one.pk in kept
    ]  # fmt: skip
    return show_page(request, "family_plans/words.html", {
        "at": at, "form": form, "prompt": Prompt(prompt), "asks": ASKS[Prompt(prompt)], "now": number,
        "steps": [one.label for one in Prompt], "voices": voices, "next": _next(at, prompt), "back": _before(at, prompt),
        "was_chosen": bool(form.files),
    }, status)  # fmt: skip


def _as_it_stands(at: Opened, prompt: str, again: str) -> dict[str, Any]:
    """What these words say now, with their number; without a key, what all of them said together."""
    here = [one for one in own_words_of(at.door) if one.prompt == prompt] if at.plan else []
    said = next((one for one in here if (str(one.pk) == again if again else not one.voice)), None)
    text = worded(said) if said else None
    return {
        "voice": said.voice if said else "", "words": text.words if text else "", "number": text.number if text else 0,
    }  # fmt: skip


def _next(at: Opened, prompt: str) -> str:
    after = list(Prompt)[list(Prompt).index(Prompt(prompt)) + 1 :]
    return reverse("family_plans:words", args=[at.door.pk, after[0].value]) if after else at.url


def _before(at: Opened, prompt: str) -> str:
    before = list(Prompt)[: list(Prompt).index(Prompt(prompt))]
    return reverse("family_plans:words", args=[at.door.pk, before[-1].value]) if before else at.url
