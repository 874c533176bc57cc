"""Who is who elsewhere: in the menu, for who keeps an entry that has to be looked at, and beside a question at the desk."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.modules.help_requests.models import HelpRequest
from village.modules.network.queries import months_decided, months_of, to_check
from village.trust.access.screens import actor_of
from village.ui.cards import SIDE, Card, MenuItem, Panel, RulesPage

SHOWN = 4


def menu_for(request: HttpRequest) -> list[MenuItem]:
    """For everybody who came in. It asks nothing."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    order = 29 if actor.is_professional else 48
    return [MenuItem("network:find", _("Who is who"), "map-trifold", order=order, wide=True)]


def rules_for(request: HttpRequest) -> list[RulesPage]:
    """For the keeper: after how many months an entry is looked at again."""
    number = months_of(actor_of(request).village_id)
    holds = [ngettext("After {number} month", "After {number} months", number).format(number=number)]
    about = _("So that nobody calls a number that is gone")
    last = months_decided(actor_of(request).village_id)
    since, by = (last.created_at, last.member.public_name if last.member else "") if last else (None, "")
    return [RulesPage(_("When the directory is looked at again"), about, "network:months", holds, since, by)]


def cards_for(request: HttpRequest) -> list[Card]:
    """For who keeps an entry: is it still right? Asked of who works here only."""
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        return []
    mine = [one for one in to_check(timezone.localdate()) if one.is_mine]
    if not mine:
        return []
    says = ngettext("One entry of the directory asks whether it is still right.",
                    "Some entries of the directory ask whether they are still right.", len(mine))  # fmt: skip
    return [Card("network/_card_check.html", {"rows": mine[:SHOWN], "more": len(mine) > SHOWN}, SIDE, 40, says)]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On a question of others, for who works on it: what there is about that. Nothing of the question travels along but
    what it is about, and nobody's name."""
    actor = actor_of(request)
    if not isinstance(record, HelpRequest) or not record.is_work_of(actor):
        return
    url = reverse("network:find")
    areas = [area.value for area in record.areas]
    yield Panel("network/_panel.html", {"url": f"{url}?{urlencode({'need': areas}, doseq=True)}" if areas else url,
                                        "areas": [area.label for area in record.areas]}, order=60)  # fmt: skip
