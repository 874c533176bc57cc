"""The door on the first page: what waits for an answer at the desk, my questions at home; menu, search and names."""

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.help_requests import queries
from village.modules.help_requests.able import beside
from village.modules.help_requests.models import AbleNote, DeskRules, HelpRequest
from village.modules.help_requests.plain_status import say_plainly
from village.modules.help_requests.words import PICTURES, Route
from village.modules.promises.working_time import time_left, week_of
from village.modules.rules.queries import last_written
from village.modules.rules.reading import in_plain_word
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import SIDE, Card, Finds, Found, MenuItem, Named, Panel, RulesPage, looks_back

SHOWN = 5
NUMBERS = ("tries", "ways", "visits_last", "quiet_hours", "rung_hours")
VERBS = {
    "ask": gettext_lazy("asked for help"),
    "note_able": gettext_lazy("noted, with a second colleague, what a young person can decide"),
    "say_beside": gettext_lazy("said how they see it themself"),
    "answer_own": gettext_lazy("wrote down answers to what the village asks besides"),
    "ask_alone": gettext_lazy("asked for help, just for themself"),
    "ask_for_work": gettext_lazy("asked for advice"),
    "take_up": gettext_lazy("took the question up"),
    "ask_back": gettext_lazy("asked one question back"),
    "reply": gettext_lazy("wrote back"),
    "answer": gettext_lazy("answered"),
    "promise_again": gettext_lazy("promised another date, with a reason"),
    "stop_sharing": gettext_lazy("stopped sharing the question"),
    "close": gettext_lazy("closed the question"),
    "reopen": gettext_lazy("opened the question again"),
    "tried_to_reach": gettext_lazy("tried to make contact"),
    "had_contact": gettext_lazy("wrote down a contact"),
    "bridge": gettext_lazy("found something for meanwhile"),
    "hand_over": gettext_lazy("brought the question to another organisation"),
    "promise_more": gettext_lazy("promised something more"),
    "add_question": gettext_lazy("added what somebody else needs"),
    "give_to_colleague": gettext_lazy("gave the question to a colleague"),
    "nudge": gettext_lazy("asked a colleague about the question"),
    "ladder_nudge": gettext_lazy("asked after it with who has it, because the answer is late"),
    "ladder_deputy": gettext_lazy("asked who stands in, because the answer is late"),
    "ladder_point": gettext_lazy("told the contact point that the answer is late"),
    "ladder_supervisor": gettext_lazy("told the team leader that the answer is late"),
    "pass_on": gettext_lazy("passed something on about a child"),
    "ask_for_somebody": gettext_lazy("wrote down a question for somebody"),
    "tell_back": gettext_lazy("told who passed it on that there is news"),
}


def cards_for(request: HttpRequest) -> list[Card]:
    actor = actor_of(request)
    if is_at_the_door(actor):
        return _waiting(actor)
    asked = list(queries.mine(actor)[:SHOWN])
    if actor.is_professional and not asked:
        return []
    say_plainly(asked, request.village)  # type: ignore[attr-defined]
    says = ngettext("You have one question with us.", "You have {number} questions with us.", len(asked))
    # the portal offers them a way to ask of their own
    asks_elsewhere = actor.is_professional or getattr(request, "reader_kind", "") == "young"
    return [Card("help_requests/_card_mine.html", {"rows": asked, "asks_elsewhere": asks_elsewhere}, order=10,
                 says=says.format(number=len(asked)) if asked else "", shows=asked)]  # fmt: skip


def rules_for(request: HttpRequest) -> list[RulesPage]:
    """For the keeper: the numbers of the desk, and the sentences families read."""
    actor = actor_of(request)
    kept = queries.desk_rules(actor.village_id)
    named = {field.name: field.verbose_name for field in DeskRules._meta.concrete_fields}
    holds = [f"{named[name]}: {in_plain_word(getattr(kept, name))}" for name in NUMBERS]
    numbers = last_written(actor, "help_requests_deskrules")
    said = last_written(actor, "villages_village", ["words"])
    asks = _("Tries, quiet hours, and who is asked when an answer is late")
    where = _("Where a question is, as who asked reads it")
    return [
        RulesPage(_("Numbers of the desk"), asks, "help_requests:rules", holds, numbers.since, numbers.by),
        RulesPage(_("Sentences for families"), where, "help_requests:sentences", (), said.since, said.by),
    ]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    items = []
    if is_at_the_door(actor):
        items.append(MenuItem("help_requests:inbox", _("Requests"), "tray", order=10))
    if works_elsewhere(actor):
        items.append(MenuItem("help_requests:passed_on", _("Passed on"), "tray", order=20))
    if actor.works_as(Role.SUPERVISOR) and is_at_the_door(actor):
        items.append(MenuItem("help_requests:overview", _("Work at the door"), "list", order=20, wide=True))
    if actor.works_as(Role.MANAGER):
        items.append(MenuItem("help_requests:figures", _("A quarter at the door"), "list", order=46, wide=True))
    if actor.is_keeper:
        items.append(MenuItem("help_requests:rules", _("Numbers of the desk"), "clock", order=45, wide=True))
    items.append(
        MenuItem(
            "help_requests:mine", _("My questions"), "chats-circle", order=40, wide=actor.is_professional
        )
    )
    return items


def find_for(request: HttpRequest, words: str) -> Finds:
    actor = actor_of(request)
    found, goes_on = queries.requests_with(actor, words, back=looks_back(request))
    return Finds(
        [
            Found(_title(asked, actor), _url(asked, actor), asked.asked_as, "chats-circle", "brand", asked)
            for asked in found
        ],
        goes_on,
    )


def panels_for(request: HttpRequest, record: object) -> list[Panel]:
    """Tries of somebody who may not, for who works on it; what was found about deciding, for whoever reads it."""
    if not isinstance(record, HelpRequest) or record.route not in (Route.FAMILY, Route.OWN):
        return []
    actor, found = actor_of(request), beside(record.pk)
    works, mine = record.is_work_of(actor), record.subject_id == actor.subject_id
    notes = [{"label": AbleNote.Found(one.name).label, "day": one.day} for one in found if one.what == "able"]
    tries = [one for one in found if one.what == "try"]
    may_note = works and record.is_open and record.owner_id is not None
    if not (tries or notes or may_note):
        return []
    told = {"asked": record, "tries": tries, "notes": notes, "link": may_note or (mine and bool(notes)), "works": works}
    return [Panel("help_requests/_panel_beside.html", told, SIDE, order=60)]


NAMES_ORDER = 10
"""Most of what is shared or promised is a question."""


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For the circle: what this shared thing is. Under the lock; what one may not see has no name."""
    found = queries.requests_by_id(actor, item_ids)
    return {
        asked.pk: Named(
            asked.pk, _title(asked, actor), _url(asked, actor), reverse("help_requests:stop_sharing", args=[asked.pk])
        )
        for asked in found
    }  # fmt: skip


def _waiting(actor: Actor) -> list[Card]:
    """What nobody has yet and what is mine, what ends first on top. Names and dates, no words."""
    week, today = week_of(actor.village_id), now()
    found = list(queries.for_me(actor)[: SHOWN + 1])
    rows = [
        {
            "asked": asked,
            "clock": time_left(week, asked.taken_up_at or asked.asked_at, asked.answer_by, today),
            "moment": moment_in_words(asked.answer_by),
            "tags": [{"label": area.label, "cat": PICTURES[area][1]} for area in asked.areas],
        }
        for asked in found[:SHOWN]
        if asked.answer_by
    ]
    says = ngettext(
        "One question waits for your answer.", "{number} questions wait for your answer.", len(rows)
    )
    if not rows and actor.works_as(Role.SUPERVISOR):
        return []  # a team leader reads in the overview of the portal how much there is
    return [Card("help_requests/_card_waiting.html", {"rows": rows, "more": len(found) > SHOWN}, order=10,
                 says=says.format(number=len(rows)) if rows else "", shows=[row["asked"] for row in rows])]  # fmt: skip


def _title(asked: HelpRequest, actor: Actor) -> str:
    if asked.called_name:
        return _("Question {number}, about {name}").format(number=asked.number, name=asked.called_name)
    if asked.is_work_of(actor):
        return _("Question {number}, by {name}").format(number=asked.number, name=asked.asker_name)
    return _("Question {number}").format(number=asked.number)


def _url(asked: HelpRequest, actor: Actor) -> str:
    return reverse("help_requests:request" if asked.is_work_of(actor) else "help_requests:follow", args=[asked.pk])


def works_elsewhere(actor: Actor) -> bool:
    """Who works with children, but not at the contact point, passes things on to it."""
    return actor.is_professional and not is_at_the_door(actor)
