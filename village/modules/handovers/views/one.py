"""Where a handover stands: for the family, and for the one who sends it. The same page, with what each may do next."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from village.modules.circles.one_thing import my_yes, whose_yes
from village.modules.circles.queries import law_here
from village.modules.handovers.models import Handover, Letter
from village.modules.handovers.queries import parts_of, steps_of_letter, yeses_of
from village.modules.handovers.reading import after_a_no, head_of, note_between
from village.modules.handovers.words import LOOKS, Back, Ended, How, State
from village.trust.access.mine import may_decide
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, kept_to_show, show_page
from village.trust.law.in_words import law_in_words
from village.trust.vocabulary import Actor, Purpose

OPEN_TO_CLOSE = (State.ACCEPTED, State.STARTED, State.FINISHED)


@require_safe
def handover(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(actor, Handover, pk, Purpose.FOLLOW)
    decides = may_decide(found.subject_id, found.item_id, [found.kind])
    sends = found.sender.organisation_id in actor.organisation_ids and not decides
    if not decides and not sends:
        raise Http404  # who only reads the question along has nothing to do here
    answers = yeses_of(found)
    if decides and found.state == State.PROPOSED and not _said(found, actor, answers):
        return redirect("handovers:agree", pk)
    lines = [part for part in parts_of(found) if part.struck_at is None]
    struck = [part for part in parts_of(found) if part.struck_at is not None]
    context = {
        "handover": found, "head": head_of(found), "lines": lines, "struck": struck, "answers": answers, "decides": decides,
        "state": State(found.state).label, "look": LOOKS[found.state], "kept": kept_to_show(request, pk),
        "back": Back(found.back).label if found.back else "", "ends": Ended.choices, "code_of_asker": actor.only_item,
        "back_url": _back(found, decides), "asked": found.request,
        "why": found.why, "back_words": found.back_words, "back_instead": found.back_instead,
        "aloud": [{"one": one, "mine": one.said_by_id == actor.person_id} for one in answers if one.how == How.SPOKEN],
        "laws": list(dict.fromkeys(law_in_words(one) for one in (found.law_version, found.receivers_law) if one)),
        "border": note_between(found.law_version, found.receivers_law, get_language() or "en"),
        "ways": [] if decides or found.state != State.REFUSED else after_a_no(law_here(actor), get_language() or "en"),
    }  # fmt: skip
    letter = _letter(actor, found, decides)  # last: it is another thing, opened with a line of its own
    taken_on_by = found.accepted_name or (letter.accepted_name if letter else "")
    steps = steps_of_letter(letter) if letter else []
    more = {"taken_on_by": taken_on_by, "steps": steps, "may": _may(found, letter, decides)}
    return show_page(request, "handovers/handover.html", {**context, **more})


def _may(found: Handover, letter: Letter | None, decides: bool) -> dict[str, bool]:
    """What this reader can do next."""
    taken_on = found.state in OPEN_TO_CLOSE or bool(letter and letter.accepted_at)
    if decides:
        running = found.is_running
        return {
            "refuse": found.state in (State.PROPOSED, State.AGREED), "close": running and taken_on,
            "stop": running and found.sent_at is not None,
        }  # fmt: skip
    went_by_link = found.sent_at is not None and found.to_organisation_id is None
    link = found.is_running and went_by_link
    return {"send": found.state == State.AGREED, "aloud": found.state == State.PROPOSED, "link": link}


def _letter(actor: Actor, found: Handover, decides: bool) -> Letter | None:
    """What the receiver says: for the family always, for the sender when the family lets it flow back."""
    if found.letter_id is None or found.sent_at is None or actor.only_item:
        return None
    if not decides and (found.back != Back.ALL or not found.is_running):
        return None
    try:
        return find(actor, Letter, found.letter_id, Purpose.FOLLOW)
    except Http404:
        return None


def _said(found: Handover, actor: Actor, answers: list[Any]) -> bool:
    """Did this reader say yes already, and is somebody else's yes awaited?"""
    mine = {one.as_who for one in answers}
    return my_yes(found, actor) in mine and whose_yes(found, actor) != mine


def _back(found: Handover, decides: bool) -> str:
    return reverse("help_requests:follow" if decides else "help_requests:request", args=[found.request_id])
