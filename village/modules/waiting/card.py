"""How waiting shows itself elsewhere: on the page of a question, on the first page, in the menu, in the circle."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.help_requests.models import HelpRequest
from village.modules.waiting.queries import (
    changes_of,
    entries_by_id,
    i_wait_for,
    my_talks,
    my_waiting_days,
    proposals_of,
    rules_of,
    waits_for_yes,
)
from village.modules.waiting.reading import is_late, since_in_words
from village.modules.waiting.words import DAYS, LOOKS
from village.trust.access.mine import may_decide
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import SIDE, CalendarDate, Card, MenuItem, Named, Panel, RulesPage

SHOWN = 5
VERBS = {
    "propose": gettext_lazy("proposed to wait for something, with help meanwhile"),
    "agree": gettext_lazy("agreed to wait for it"),
    "refuse": gettext_lazy("did not want to wait for it"),
    "check_in": gettext_lazy("spoke with you while you wait, or tried to"),
    "judge": gettext_lazy("wrote down again why it is needed now"),
    "offer_bridge": gettext_lazy("offered something for meanwhile"),
    "offer_place": gettext_lazy("offered a place"),
    "begin": gettext_lazy("wrote down that it began"),
    "give": gettext_lazy("asked a colleague to be the contact person"),
    "say_how_it_goes": gettext_lazy("said how it goes while waiting"),
    "accept": gettext_lazy("said yes to a place"),
    "decline": gettext_lazy("did not take a place now, and keeps waiting"),
    "answer_bridge": gettext_lazy("answered what was offered for meanwhile"),
    "leave": gettext_lazy("stopped waiting"),
}


def rules_for(request: HttpRequest) -> list[RulesPage]:
    """For the keeper: the days one aims for, and how often who waits is spoken to."""
    actor = actor_of(request)
    kept, last = rules_of(actor.village_id), changes_of(actor).first()
    holds = [f"{label}: {getattr(kept, name)}" for name, label in DAYS.items()]
    since, by = (last.created_at, last.keeper_name) if last else (None, "")
    return [RulesPage(_("The rules of waiting"), _("The same for everybody who waits"), "waiting:rules", holds, since, by)]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.is_visitor:
        return []
    if not actor.is_professional:
        return [MenuItem("waiting:mine", _("Waiting"), "clock", order=42, wide=True)]
    items = [MenuItem("waiting:keeps", _("Who waits for us"), "clock", order=28, wide=True)]
    if actor.works_as(Role.SUPERVISOR, Role.MANAGER, Role.KEEPER):
        items.append(MenuItem("waiting:numbers", _("Waiting in numbers"), "map-trifold", order=36, wide=True))
    if actor.is_keeper:
        items.append(MenuItem("waiting:lists", _("Waiting lists"), "list", order=61, wide=True))
    return items


def cards_for(request: HttpRequest) -> list[Card]:
    """For who waits: since when, whom to call, when they speak. For the contact person: the talks of today. No words."""
    actor = actor_of(request)
    if actor.is_professional:
        return _talks_of_today(actor)
    if actor.is_visitor:
        return []
    today = timezone.localdate()
    asked = list(waits_for_yes(actor)[:SHOWN])
    waits = [one for one in i_wait_for(actor)[:SHOWN] if one.is_open]
    if not asked and not waits:
        return []
    rows = [{"one": one, "since": since_in_words(one.since, today)} for one in waits]
    says = _("Somebody asks whether you want to wait for something.") if asked else ""
    return [Card("waiting/_card_mine.html", {"rows": rows, "asked": asked}, order=14, says=says, shows=[*asked, *waits])]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On a question: for the family what is proposed or waits; for who has it putting somebody on a list."""
    if not isinstance(record, HelpRequest):
        return
    actor = actor_of(request)
    works_on_it = record.is_work_of(actor)
    decides = not works_on_it and may_decide(record.subject_id, record.item_id, [record.kind])
    if not works_on_it and not decides:
        return
    found = proposals_of(record)
    rows = [{"one": one, "state": one.state.label, "look": LOOKS[one.state]} for one in found]
    may_put = works_on_it and record.is_open and record.owner_id is not None
    if rows or may_put:
        context = {"asked": record, "rows": rows, "may_put": may_put, "decides": decides, "code": actor.only_item}
        yield Panel("waiting/_panel.html", context, place="main" if decides else "side", order=22)


def dates_for(actor: Actor) -> list[CalendarDate]:
    """The next talk while waiting, without a word of who waits for what."""
    return [
        CalendarDate(key, _("A talk together"), day, changed_at=changed)
        for key, day, changed in my_waiting_days()
    ]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For the circle: what this shared thing is, and where it stops. Under the lock; what one may not see has no name."""
    return {one.pk: _named(one.pk, one.waiting_list.service) for one in entries_by_id(actor, item_ids)}


def _named(pk: UUID, service: str) -> Named:
    label = _("Waiting for {service}").format(service=service)
    return Named(pk, label, reverse("waiting:entry", args=[pk]), reverse("waiting:leave", args=[pk]))


def _talks_of_today(actor: Actor) -> list[Card]:
    today = timezone.localdate()
    talks = list(my_talks(actor, today)[: SHOWN + 1])
    if not talks:
        return []
    rows = [{"one": one, "late": is_late(one, today)} for one in talks[:SHOWN]]
    says = ngettext("You speak with one family who waits.", "You speak with some families who wait.", len(talks))
    return [Card("waiting/_card_talks.html", {"rows": rows, "more": len(talks) > SHOWN}, SIDE, 24, says, talks[:SHOWN])]
