"""Danger on the first page, in the menu and beside a question: one touch away for who works here."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.danger import queries
from village.modules.danger.models import DangerAct
from village.modules.help_requests.models import HelpRequest
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import Card, MenuItem, Panel

SHOWN = 5
VERBS = {
    "look": gettext_lazy("wrote down why they had to look"),
    "opened": gettext_lazy("opened it, because somebody may be in danger"),
    "share": gettext_lazy("wrote down why something was shared without agreement"),
    "not_share": gettext_lazy("wrote down why nothing was shared"),
    "lock": gettext_lazy("shut somebody out, for safety"),
    "kept": gettext_lazy("kept a copy of what was shared"),
    "confirm": gettext_lazy("gave a second opinion"),
    "complete": gettext_lazy("wrote the details down"),
    "add": gettext_lazy("added something to it"),
    "tell_family": gettext_lazy("told the family"),
    "not_told_yet": gettext_lazy("put the telling off, with a reason"),
    "take_review": gettext_lazy("opened it to look back"),
    "review": gettext_lazy("looked back at it"),
    "note_outcome": gettext_lazy("wrote down what came of it"),
    "answer": gettext_lazy("wrote what they think of it"),
    "ask_to_lift": gettext_lazy("asked to let somebody in again"),
    "lift": gettext_lazy("let somebody in again"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        return []
    return [MenuItem("danger:now", _("Danger and safety"), "megaphone", order=15, wide=True)]


def cards_for(request: HttpRequest) -> list[Card]:
    """At work: what waits of what was decided. At home: what the family was told, when there is something."""
    actor = actor_of(request)
    if not actor.is_professional:
        told = list(queries.acts_told_to(actor)[:SHOWN])
        return [Card("danger/_card_told.html", {"acts": told}, order=15, shows=told)] if told else []
    acts = list(queries.acts_of(actor)[: SHOWN * 4])
    copies = [copy for copy in queries.copies_for(actor)[:SHOWN] if copy.followed_at is None]
    rows = (
        [row for act in acts if (row := _row(act, actor))][:SHOWN]
        + [_copy_row(copy) for copy in copies]
        + _reviews(actor)
    )
    says = ngettext(
        "One thing about danger waits for you.", "{number} things about danger wait for you.", len(rows)
    )
    shows = [*acts, *copies] if rows else []
    return [
        Card(
            "danger/_card.html",
            {"rows": rows},
            order=12,
            says=says.format(number=len(rows)) if rows else "",
            shows=shows,
        )
    ]


def panels_for(request: HttpRequest, record: Any) -> list[Panel]:
    """Beside a question: the way to the numbers and the decisions, about the one it is about."""
    actor = actor_of(request)
    if (
        not isinstance(record, HelpRequest)
        or not actor.is_professional
        or record.to_organisation_id not in actor.organisation_ids
    ):
        return []
    return [Panel("danger/_panel.html", {"url": f"{reverse('danger:now')}?question={record.pk}"}, order=90)]


def _row(act: DangerAct, actor: Actor) -> dict[str, str] | None:
    """What this reader still has to do with it; None when nothing waits."""
    row = {
        "url": reverse("danger:act", args=[act.pk]),
        "icon": "warning-circle",
        "cat": "warn",
        "text": act.about_name,
    }
    if act.waits_for_second and act.second and act.second.person_id == actor.person_id:
        return row | {"says": _("Your second opinion is asked"), "icon": "handshake"}
    if act.author_id == actor.person_id and act.misses_details and act.details_by:
        return row | {
            "says": _("Write the details before {when}").format(when=moment_in_words(act.details_by)), "cat": "bad",
            "url": reverse("danger:complete", args=[act.pk]) if act.details_by > now() else row["url"],
        }  # fmt: skip
    return None


def _copy_row(copy: Any) -> dict[str, str]:
    return {
        "url": reverse("danger:received", args=[copy.pk]), "icon": "warning-circle", "cat": "bad", "text": copy.about_name,
        "says": _("Something urgent was passed on to you"),
    }  # fmt: skip


def _reviews(actor: Actor) -> list[dict[str, str]]:
    """How many wait for somebody to look back: for team leaders and privacy officers, without a name."""
    waiting = queries.to_review() if actor.works_as(Role.SUPERVISOR, Role.PRIVACY_OFFICER) else []
    if not waiting:
        return []
    says = ngettext(
        "One decision waits for a look back", "{number} decisions wait for a look back", len(waiting)
    )
    return [
        {
            "url": reverse("danger:acts"),
            "icon": "hourglass",
            "cat": "info",
            "says": says.format(number=len(waiting)),
        }
    ]
