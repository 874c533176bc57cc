"""Two that are one person, side by side: proposed, confirmed, undone. Each sees of them only what is theirs to see."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.own_data import merging
from village.modules.own_data.forms import MergeForm
from village.modules.own_data.merging import Hindered, Pair, Side
from village.modules.own_data.queries import questions_about
from village.modules.own_data.views.likeness import looked_for
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose, Role


@require_safe
def merges(request: HttpRequest) -> HttpResponse:
    _may_come(request)
    return show_page(request, "own_data/merges.html", {"pairs": merging.pairs()})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Two of those a search found. Else the same page: what was looked for stays typed."""
    _may_come(request)
    chosen = [key for key in map(_uuid, request.POST.getlist("one")) if key]
    if len(set(chosen)) != 2:
        messages.info(request, _("Choose two people."))
        return looked_for(request, {name: request.POST.get(name, "") for name in ("name", "born")})
    return redirect("own_data:propose_merge", *chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def propose(request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:
    actor = _may_come(request)
    two = merging.sides_of(first, second)
    if len(two) != 2:
        raise Http404
    form = MergeForm(request.POST or None, two=two)
    if form.is_valid() and (done := _proposed(form)):
        messages.success(request, _("Proposed. Somebody else confirms it; until then nothing changes."))
        return remember_answer(request, redirect("own_data:merge", done))
    context = {"form": form, "sides": _with_questions(actor, two)}
    return show_page(request, "own_data/merge_new.html", context, status=422 if form.is_bound else 200)


@require_safe
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _may_come(request)
    pair = _pair(pk)
    two = [] if pair.done_at else _with_questions(actor, merging.sides(pk))
    return show_page(request, "own_data/merge.html", {"pair": pair, "sides": two})


@require_POST
@sent_once
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _may_come(request)
    try:
        said = merging.confirm(actor, pk)
    except Hindered as why:
        messages.error(request, str(why))
        return redirect("own_data:merge", pk)
    if said is None:
        raise Http404
    messages.success(request, _("They are one from now on. It can be undone for 30 days.") if said == "done"
                     else _("Noted. One more person has to confirm."))  # fmt: skip
    return remember_answer(request, redirect("own_data:merge", pk))


@require_POST
@sent_once
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    _may_come(request)
    if not merging.drop(pk):
        raise Http404
    messages.success(request, _("The proposal is gone. Nothing changed."))
    return remember_answer(request, redirect("own_data:merges"))


@require_POST
@sent_once
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    if not merging.undo(_may_come(request), pk):
        raise Http404
    messages.success(request, _("Undone. They are two again, as they were."))
    return remember_answer(request, redirect("own_data:merge", pk))


def _proposed(form: MergeForm) -> UUID | None:
    try:
        return merging.propose(*form.chosen(), form.cleaned_data["reason"])
    except Hindered as why:
        form.add_error(None, str(why))
        return None


def _with_questions(actor: Actor, two: list[Side]) -> list[dict[str, Any]]:
    """Beside each, the questions that this reader may open anyway."""
    open_list(actor, Purpose.CHECK)
    found = questions_about(actor, [one.subject_id for one in two])
    shown(actor, found)
    return [{"side": one, "questions": [q for q in found if q.subject_id == one.subject_id]} for one in two]


def _pair(pk: UUID) -> Pair:
    pair = next((one for one in merging.pairs() if one.pk == pk), None)
    if pair is None:
        raise Http404
    return pair


def _may_come(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not (actor.works_as(Role.PRIVACY_OFFICER) or is_at_the_door(actor)):
        raise Http404
    return actor


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
