"""What I promised, on the first page; and the words of promises in the logbook."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.promises.queries import due_for, title_of
from village.modules.promises.working_time import time_left, week_of
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Role
from village.ui.cards import SIDE, Card, MenuItem, things_named

SHOWN = 5
VERBS = {
    "promise": gettext_lazy("promised something"),
    "keep": gettext_lazy("kept a promise"),
    "renew_with_reason": gettext_lazy("moved a promise, with a reason"),
    "let_go": gettext_lazy("let go of a promise"),
}


def cards_for(request: HttpRequest) -> list[Card]:
    actor = actor_of(request)
    if not actor.is_professional:
        return []
    due = list(due_for(actor)[: SHOWN + 1])
    if not due:
        return []
    named, week = things_named(actor, {one.item_id for one in due if one.item_id}), week_of(actor.village_id)
    rows = [
        {
            "what": title_of(one, named),
            "promised": one.in_words if one.beside else "",
            "pk": one.pk,
            "path": one.path,
            "moment": moment_in_words(one.due_at),
            "state": time_left(week, one.made_at, one.due_at, now()).state,
        }
        for one in due[:SHOWN]
    ]
    return [
        Card(
            "promises/_card.html",
            {"rows": rows, "more": len(due) > SHOWN},
            SIDE,
            30,
            _says(rows),
            due[:SHOWN],
        )
    ]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    items = []
    if actor.is_professional:
        items.append(MenuItem("promises:mine", _("What I promised"), "handshake", order=30, wide=True))
    if actor.works_as(Role.SUPERVISOR):
        items.append(MenuItem("promises:team", _("Promises of my team"), "clock", order=35, wide=True))
    if not actor.only_item and not actor.is_visitor and not actor.is_professional:
        items.append(MenuItem("promises:to_me", _("Promised to me"), "handshake", order=45, wide=True))
    return items


def _says(rows: list[dict[str, Any]]) -> str:
    late = sum(row["state"] == "late" for row in rows)
    soon = sum(row["state"] == "soon" for row in rows)
    if late:
        return ngettext("One promise of yours is late.", "Some promises of yours are late.", late)
    return ngettext("One promise ends soon.", "Some promises end soon.", soon) if soon else ""
