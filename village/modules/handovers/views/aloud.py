"""Who hands over writes down a yes that was said aloud; who said it confirms it, where they can take it back too."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.handovers.forms import AloudForm
from village.modules.handovers.models import Handover
from village.modules.handovers.queries import parts_of
from village.modules.handovers.reading import head_of
from village.modules.handovers.said_aloud import Heard, confirm_word, heard_aloud, sayers, write_down_yes
from village.modules.handovers.words import Back, State
from village.trust.access.doing import done, once
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def aloud(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    handover = find(actor, Handover, pk, Purpose.HELP, Right.MANAGE)
    if handover.sender.organisation_id not in actor.organisation_ids:
        raise Http404
    people = sayers(handover)
    if handover.state != State.PROPOSED or not people:
        return redirect("handovers:handover", pk)
    parts = [part for part in parts_of(handover) if part.struck_at is None]
    form = AloudForm(request.POST if request.method == "POST" else None, parts=parts, people=people)
    if done(form, lambda: write_down_yes(handover, by=actor, person=form.person(), heard=_heard(form))):
        return remember_answer(request, redirect("handovers:handover", pk))
    ticked = set(form["keep"].value() or []) if form.is_bound else {str(part.pk) for part in parts}
    rows = [{"part": part, "on": str(part.pk) in ticked} for part in parts]
    context = {"handover": handover, "head": head_of(handover), "form": form, "rows": rows}
    return show_page(request, "handovers/aloud.html", context, 422 if form.is_bound else 200)


@require_POST
def right(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It is right: who said it says so, about every yes of theirs."""
    actor = actor_of(request)
    handover = find(actor, Handover, pk, Purpose.SHARE, Right.MANAGE)
    mine = [one for one in heard_aloud(handover) if one.said_by_id == actor.person_id]
    if not mine or not may_decide(handover.subject_id, handover.item_id, [handover.kind]):
        raise Http404

    def confirm() -> None:
        for one in mine:
            confirm_word(one, by=actor)

    return once(request, confirm, reverse("handovers:handover", args=[pk]), _("Thank you. Your yes stands."))


def _heard(form: AloudForm) -> Heard:
    said: dict[str, Any] = form.cleaned_data
    return Heard(keep=said["keep"], back=Back(said["back"]), witness=said["witness"], language=said["language"])
