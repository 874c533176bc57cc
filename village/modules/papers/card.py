"""How papers show themselves elsewhere: in the menu, by name in the circle, and beside what a worker works on."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.papers import queries
from village.modules.papers.models import EarlierHelp
from village.modules.papers.reading import when_in_words
from village.trust.access.check import may
from village.trust.access.screens import actor_of
from village.trust.access.things import name_of_table
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, Right
from village.ui.cards import SIDE, MenuItem, Named, Panel

VERBS = {
    "keep": gettext_lazy("kept a paper"),
    "keep_with": gettext_lazy("kept a paper with it"),
    "correct": gettext_lazy("called a paper otherwise"),
    "take_away": gettext_lazy("took a paper away"),
    "take_along": gettext_lazy("saved a paper on a device"),
    "tell_help": gettext_lazy("told of earlier help"),
    "write_help_down": gettext_lazy("wrote down earlier help"),
    "check": gettext_lazy("checked earlier help"),
    "tell_otherwise": gettext_lazy("told earlier help otherwise"),
    "leave_out": gettext_lazy("took earlier help off the line"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    about_me = _("About me") if actor.is_professional else ""
    return [
        MenuItem("papers:mine", _("Papers"), "tray", order=94, wide=True, group=about_me),
        MenuItem("papers:earlier", _("Earlier help"), "map-trifold", order=95, wide=True, group=about_me),
    ]


def panels_for(request: HttpRequest, record: Any) -> list[Panel]:
    """Beside what somebody works on: the help there was before, and writing it down with the family."""
    actor = actor_of(request)
    works_on_it = isinstance(record, PersonRecord) and actor.is_professional and record.author_id != actor.person_id
    if not works_on_it or getattr(record, "is_shared_alone", False) or not may(actor, record, Right.CONTRIBUTE):
        return []
    rows = [{"one": one, "when": when_in_words(one)} for one in queries.help_beside(record)]
    told = {"rows": rows, "thing": name_of_table(record), "pk": record.pk}
    return [Panel("papers/_panel_earlier.html", told, SIDE, 70)]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """Papers and rows of earlier help that stand by themselves."""
    papers, rows = queries.things_alone(actor, item_ids)
    queries.ready_to_read(actor, [*papers, *rows])
    named = {one.pk: Named(one.pk, one.name, reverse("papers:one", args=[one.pk])) for one in papers}
    return named | {one.pk: Named(one.pk, _told(one), reverse("papers:row", args=[one.pk])) for one in rows}


def _told(one: EarlierHelp) -> str:
    return _("Earlier help, {when}").format(when=when_in_words(one))
