"""How own data show themselves elsewhere: in the menu, in the logbook, and beside a question."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.along import mark_of
from village.modules.own_data.queries import recorded_about, works_at_the_door
from village.trust.access.check import may
from village.trust.vocabulary import Actor, Right
from village.ui.cards import MenuItem, Panel

VERBS = {
    "take_own_copy": gettext_lazy("took a copy of everything"),
    "take_copy": gettext_lazy("took a copy of everything"),
    "take_along": gettext_lazy("took along what they wrote"),
    "take_list": gettext_lazy("took a list along"),
    "note_recorded": gettext_lazy("noted it in other records too"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.only_item:
        return []
    group = _("About me") if actor.is_professional else ""
    work = [MenuItem("own_data:list", _("Take the list along"), "list", order=25, wide=True)] if works_at_the_door(actor) else []
    return [*work, MenuItem("own_data:home", _("What is kept about me"), "backpack", order=95, group=group, wide=True)]


def panels_for(request: HttpRequest, record: Any) -> Iterable[Panel]:
    """Beside a question: for who helps, to take along; for everybody who reads it, where it was noted too."""
    if not isinstance(record, HelpRequest):
        return []
    actor: Actor = request.actor  # type: ignore[attr-defined]
    recorded = list(recorded_about(record))
    helps = actor.is_professional and actor.person_id != record.author_id
    if helps and may(actor, record, Right.CONTRIBUTE):
        told = {"asked": record, "recorded": recorded, "mark": mark_of(actor)}
        return [Panel("own_data/_panel_carry.html", told, order=70)]
    return [Panel("own_data/_panel_recorded.html", {"recorded": recorded}, order=70)] if recorded else []
