"""The side of the family: piece by piece, exactly what will be seen, and the last word on whether it helped."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.handovers import actions
from village.modules.handovers.forms import AgreeForm, CloseForm, MaybeWordsForm
from village.modules.handovers.models import Handover
from village.modules.handovers.queries import parts_of, who_takes_it
from village.modules.handovers.reading import head_of, note_between
from village.modules.handovers.words import Back, Ended, State
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.receipts import new_receipt
from village.trust.access.screens import actor_of, keep_shown_once, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Piece by piece; sent once it shows what will be seen, sent from there it is agreed."""
    handover = _mine(request, pk)
    if handover.state != State.PROPOSED:
        return redirect("handovers:handover", pk)
    parts = [part for part in parts_of(handover) if part.struck_at is None]
    form = AgreeForm(request.POST or None, parts=parts)
    if form.is_valid():
        if request.POST.get("step") == "agree":
            return _agreed(request, handover, form)
        if request.POST.get("step") == "look":
            lines = [part for part in parts if part.pk in form.cleaned_data["keep"]]
            context = {"lines": lines, "back": Back(form.cleaned_data["back"]).label}
            return show_page(request, "handovers/agree_look.html", {**_about(handover), "form": form, **context})
    ticked = set(form["keep"].value() or []) if form.is_bound else {str(part.pk) for part in parts}
    rows = [{"part": part, "on": str(part.pk) in ticked} for part in parts]
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "handovers/agree.html", {**_about(handover), "form": form, "rows": rows}, status)


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No, without a reason or with one."""
    handover = _mine(request, pk)
    form = MaybeWordsForm(request.POST or None)
    if form.is_valid():
        return _do(request, handover, actions.refuse, _("Thank you. Nothing went anywhere."), words=form.cleaned_data["words"])
    if handover.state not in (State.PROPOSED, State.AGREED):
        return redirect("handovers:handover", pk)
    return show_page(request, "handovers/refuse.html", {**_about(handover), "form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then, with one button, it is stopped."""
    handover = _mine(request, pk)
    if request.method == "POST":
        return _do(request, handover, actions.take_back, _("Stopped. Nobody there reads it any more."))
    if handover.letter_id is None or not handover.is_running:
        return redirect("handovers:handover", pk)
    return show_page(request, "handovers/stop.html", _about(handover))


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Support started, or it is no longer needed."""
    handover = _mine(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return redirect("handovers:handover", pk)
    ended = Ended(form.cleaned_data["ended"])
    return _do(request, handover, actions.close_the_loop, _("Thank you for telling us."), ended=ended)


def _agreed(request: HttpRequest, handover: Handover, form: AgreeForm) -> HttpResponse:
    actor = actor_of(request)
    try:
        actions.agree(handover, by=actor, keep=form.cleaned_data["keep"], back=Back(form.cleaned_data["back"]))
    except (actions.NotNow, actions.NothingToSend):
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
        return redirect("handovers:handover", handover.pk)
    if handover.letter_id and actor.only_item and actor.person_id:
        # a code opens one thing: what the receiver says stands in the letter, so that gets a code too
        keep_shown_once(request, handover.pk, new_receipt(actor.person_id, handover.letter_id))
    said = _("Thank you. It goes as you agreed, and you see each step here.")
    if not handover.agreed_at:
        said = _("Thank you. Somebody else of your family has to agree too; until then nothing goes.")
    messages.success(request, said)
    return remember_answer(request, redirect("handovers:handover", handover.pk))


def _do(request: HttpRequest, handover: Handover, verb: Callable[..., object], said: str, **details: Any) -> HttpResponse:
    try:
        verb(handover, by=actor_of(request), **details)
        messages.success(request, said)
    except actions.NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
    return redirect("handovers:handover", handover.pk)


def _about(handover: Handover) -> dict[str, Any]:
    border = note_between(handover.law_version, handover.receivers_law, get_language() or "en")
    return {"handover": handover, "head": head_of(handover), "border": border, "takes": who_takes_it(handover)}


def _mine(request: HttpRequest, pk: UUID) -> Handover:
    """Only whoever decides about it; for everybody else this page does not exist."""
    handover = find(actor_of(request), Handover, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(handover.subject_id, handover.item_id, [handover.kind]):
        raise Http404
    return handover
