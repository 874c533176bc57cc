"""How handing over shows itself elsewhere: on the page of a question, in the menu, in the circle."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.handovers.models import Letter
from village.modules.handovers.queries import (
    NEVER_HANDED_TO,
    handovers_of,
    letters_by_id,
    received_by,
    waits_for_yes,
)
from village.modules.handovers.reading import readers
from village.modules.handovers.second_yes import asked_about
from village.modules.handovers.words import LOOKS
from village.modules.help_requests.models import HelpRequest
from village.trust.access.mine import may_decide
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor
from village.ui.cards import Card, MenuItem, Named, Panel

SHOWN = 5
VERBS = {
    "ask_along": gettext_lazy("asked a second yes, to let somebody read along"),
    "agree_along": gettext_lazy("said yes to letting somebody read along"),
    "refuse_along": gettext_lazy("said no to letting somebody read along"),
    "write_down_yes": gettext_lazy("wrote down a yes that was said aloud"),
    "said_aloud": gettext_lazy("wrote the letter, by a yes that was said aloud"),
    "confirm_word": gettext_lazy("confirmed what was said aloud"),
    "propose": gettext_lazy("proposed to hand the question over"),
    "agree": gettext_lazy("agreed to hand it over, piece by piece"),
    "refuse": gettext_lazy("did not want it handed over"),
    "send": gettext_lazy("handed the question over"),
    "link_again": gettext_lazy("made a new link"),
    "take_back": gettext_lazy("stopped the handing over"),
    "close_the_loop": gettext_lazy("said how the handing over ended"),
    "accept": gettext_lazy("took on what was handed over"),
    "decline": gettext_lazy("could not take it on, and said what else is possible"),
    "say": gettext_lazy("said what is happening"),
    "start": gettext_lazy("made the first contact"),
    "finish": gettext_lazy("finished what was handed over"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if not any(seat.role not in NEVER_HANDED_TO for seat in actor.seats):
        return []
    return [MenuItem("handovers:handed_over", _("Handed over"), "compass", order=25, wide=True)]


def cards_for(request: HttpRequest) -> list[Card]:
    """At the desk what was handed to us; at home what waits for a yes. Names and dates, no words."""
    actor = actor_of(request)
    if actor.is_professional:
        letters = list(received_by(actor)[:SHOWN])
        rows = [{"one": one, "badge": one.state.label, "look": LOOKS[one.state]} for one in letters]
        waiting = sum(one.accepted_at is None for one in letters)
        said = ngettext("One family was brought to you.", "{number} families were brought to you.", waiting)
        says = said.format(number=waiting) if waiting else ""
        return [Card("handovers/_card_received.html", {"rows": rows}, order=15, says=says, shows=letters)] if rows else []
    asked = list(waits_for_yes(actor)[:SHOWN])
    if not asked:
        return []
    says = _("Somebody asks your yes before bringing in somebody else.")
    return [Card("handovers/_card_asked.html", {"rows": asked}, order=12, says=says, shows=asked)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """For the family: what is proposed or runs, and who reads along. For the one who has it: handing it over."""
    if not isinstance(record, HelpRequest):
        return
    actor = actor_of(request)
    works_on_it = record.is_work_of(actor)
    decides = not works_on_it and may_decide(record.subject_id, record.item_id, [record.kind])
    if not works_on_it and not decides:
        return
    found = handovers_of(record)
    rows = [{"one": one, "state": one.state.label, "look": LOOKS[one.state]} for one in found]
    may_start = works_on_it and record.is_open and record.owner_id is not None
    may_start = may_start and not any(one.is_running for one in found)
    if rows or may_start:
        context = {"asked": record, "rows": rows, "may_start": may_start, "decides": decides}
        yield Panel("handovers/_panel.html", context, place="main" if decides else "side", order=20)
    if decides and record.is_open:
        yield Panel("handovers/_along.html", _along(record), order=40)


def _along(record: HelpRequest) -> dict[str, object]:
    return {"asked": record, "readers": readers(record), "asked_along": asked_about(record)}


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For the circle: what this shared thing is, and where it stops. Under the lock; what one may not see has no name."""
    return {letter.pk: _named(actor, letter) for letter in letters_by_id(actor, item_ids)}


def _named(actor: Actor, letter: Letter) -> Named:
    label = _("Question {number}, as it was handed over").format(number=letter.number)
    if actor.only_item or actor.organisation_ids & {letter.to_organisation_id}:
        return Named(letter.pk, label, reverse("handovers:letter", args=[letter.pk]))
    url = reverse("handovers:handover", args=[letter.handover_id])
    return Named(letter.pk, label, url, reverse("handovers:stop", args=[letter.handover_id]))
