"""Conferences on other pages: what waits on the first page, in the menu, beside a question or a plan; how they are called."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.conferences import queries
from village.modules.conferences.models import ChildAtConference
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Secrecy
from village.ui.cards import Card, MenuItem, Named, Panel

SHOWN = 5
NAMES_ORDER = 90
"""After the others: only what nobody else could name is asked here."""
VERBS = {
    "convene": gettext_lazy("convened a conference"),
    "set_table": gettext_lazy("set a table for it"),
    "open_up": gettext_lazy("opened a conference to who sits in"),
    "second": gettext_lazy("gave a second opinion on a conference"),
    "tell_family": gettext_lazy("told the family of a conference"),
    "put_off": gettext_lazy("wrote down why the family is told later"),
    "not_told_yet": gettext_lazy("put the telling off, with a reason"),
    "put_on_table": gettext_lazy("put something on the table of a conference"),
    "write_minutes": gettext_lazy("wrote down what a conference decided"),
    "leave": gettext_lazy("ended that somebody sits in at a conference"),
    "answer": gettext_lazy("wrote what they think of a conference"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    """For who can sit in at one: whoever is bound to silence."""
    actor = actor_of(request)
    if actor.only_item or all(seat.secrecy == Secrecy.NONE for seat in actor.seats):
        return []
    return [MenuItem("conferences:mine", _("Conferences"), "users-three", order=16, wide=True)]


def cards_for(request: HttpRequest) -> list[Card]:
    """At work: my second opinion, a family to be told, minutes to be written. At home: what the family was told."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    found = list(queries.children_seen(actor)[: SHOWN * 4])
    work = queries.at_work(actor, found) if found and actor.is_professional else []
    told = [one for one in found if one not in work and one.is_told][:SHOWN]
    rows = [row for one in work if (row := _waits(one, actor))][:SHOWN]
    says = ngettext("One thing of a conference waits for you.", "{number} things of conferences wait for you.", len(rows))
    cards = []
    if rows:
        cards.append(Card("conferences/_card.html", {"rows": rows}, order=13, says=says.format(number=len(rows)), shows=work))
    if told:
        cards.append(Card("conferences/_card_told.html", {"children": told}, order=15, shows=told))
    return cards


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """Beside a question I have or a plan I coordinate: the way to convene about its children, when the database says I may."""
    actor = actor_of(request)
    law = queries.law_of_village(request.village.jurisdiction)  # type: ignore[attr-defined]
    if not _is_mine(actor, record) or not queries.may_convene(actor, law):
        return
    anchor = record.subject_id  # type: ignore[attr-defined]
    if queries.kids_around(anchor):
        yield Panel("conferences/_panel.html", {"url": f"{reverse('conferences:new')}?about={anchor}"}, order=91)


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For who sees what and who looked: what the one thing is called."""
    page = "conferences:conference" if actor.is_professional else "conferences:told"
    return {
        one.pk: Named(one.pk, _("A conference about {name}").format(name=one.called), reverse(page, args=[one.pk]))
        for one in queries.children_by_id(actor, item_ids)
    }


def _is_mine(actor: Actor, record: object) -> bool:
    if isinstance(record, HelpRequest):
        return record.is_work_of(actor) and record.route != Route.WORK and record.owner_id is not None
    return isinstance(record, FamilyPlan | PlanDoor) and record.coordinator_id == actor.person_id


def _waits(child: ChildAtConference, actor: Actor) -> dict[str, Any] | None:
    """What this reader still has to do with it; None when nothing waits."""
    today = timezone.localdate()
    row = {"url": reverse("conferences:conference", args=[child.pk]), "icon": "users-three", "name": child.called}
    if child.waits_for_second and child.second and child.second.person_id == actor.person_id:
        return row | {"says": _("Your second opinion is asked"), "icon": "handshake"}
    if child.author_id != actor.person_id:
        return None
    if child.opened_at and child.ended_at is None and child.last_day < today:
        return row | {"says": _("Write down what was decided"), "icon": "pencil-simple"}
    if child.told_at is None and child.tell_review_on <= today:
        return row | {"says": _("Look again whether the family can be told"), "icon": "eye"}
    return None
