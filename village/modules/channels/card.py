"""How the right channel shows itself elsewhere: what to call today, how somebody is reached beside what they asked."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.foundation.moments import moment_in_words
from village.modules.channels import queries
from village.modules.channels.asked import Asked, has_paper, is_for_who_asked
from village.modules.channels.reading import reach_lines, talk_rows
from village.modules.promises.working_time import week_of
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.screens import actor_of
from village.ui.cards import SIDE, Card, MenuItem, Panel, things_named

SHOWN = 12
VERBS = {
    "keep_my_wish": gettext_lazy("said how they are best reached"),
    "keep_wish": gettext_lazy("wrote down how somebody is best reached"),
    "say_by_hand": gettext_lazy("will tell something by phone or at the door"),
    "say": gettext_lazy("called or went by"),
}


def cards_for(request: HttpRequest) -> list[Card]:
    actor = actor_of(request)
    waiting = list(queries.talks_for(actor)[:SHOWN]) if actor.is_professional else []
    if not waiting:
        return []
    named = things_named(actor, {task.item_id for task in waiting if task.item_id})
    rows = talk_rows(waiting, queries.reaches_of(actor.village_id, waiting), named, week_of(actor.village_id))
    says = ngettext("One person waits for your call or visit.", "{number} people wait for your call or visit.", len(rows))
    return [Card("channels/_card.html", {"rows": rows}, SIDE, 20, says.format(number=len(rows)), waiting)]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    # among professionals it follows what stands under "About me"
    items = [MenuItem("channels:mine", _("How to reach me"), "compass", order=92, wide=True)]
    if is_at_the_door(actor):
        items.append(MenuItem("channels:talks", _("To call or to visit"), "map-trifold", order=15, wide=True))
    return items


def panels_for(request: HttpRequest, record: Any) -> Iterable[Panel]:
    """Beside a question: for who works on it how to reach who asked; for who asked the way to change that."""
    if not isinstance(record, Asked) or not is_for_who_asked(record):
        return []
    actor = actor_of(request)
    if record.author_id == actor.person_id:
        mine = {"asked": record, "lines": _lines(record), "has_paper": has_paper(record)}
        return [Panel("channels/_panel_mine.html", mine, SIDE, 60)]
    if not queries.works_on(record, actor):
        return [Panel("channels/_panel_paper.html", {"asked": record, "has_paper": has_paper(record)}, SIDE, 60)]
    return [*_to_tell(record), *_how_to_reach(record)]


def _lines(asked: Asked) -> list[dict[str, str]]:
    reach = queries.reach_of(asked)
    return reach_lines(reach) if reach and reach.wish else []


def _how_to_reach(asked: Asked) -> list[Panel]:
    known = queries.reach_of(asked)
    reach = known or queries.as_said(asked)
    told = {"asked": asked, "reach": reach, "lines": reach_lines(reach), "may_keep": known is not None,
            "has_paper": has_paper(asked)}  # fmt: skip
    return [Panel("channels/_panel_reach.html", told, SIDE, 10)]


def _to_tell(asked: Asked) -> list[Panel]:
    waiting = list(queries.waiting_about(asked.item_id, asked.village_id))
    if not waiting:
        return []
    first = min(task.due_at for task in waiting)
    told = {"name": asked.asker_name, "moment": moment_in_words(first), "number": len(waiting),
            "url": reverse("channels:talk", args=[asked.item_id])}  # fmt: skip
    return [Panel("channels/_panel_talk.html", told, SIDE, 5)]
