"""How own data show themselves elsewhere: in the menu, in the logbook, and beside a question."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.time_range import now
from village.modules.circles.queries import my_kinds
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data.along import mark_of
from village.modules.own_data.answering import asked_without_account
from village.modules.own_data.freezing import frozen_since
from village.modules.own_data.likeness import twins_number
from village.modules.own_data.merging import pairs
from village.modules.own_data.queries import (
    corrections_about,
    recorded_about,
    waiting_corrections,
)
from village.trust.access.check import may
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, DataKind, Right, Role
from village.ui.cards import MAIN, SIDE, Card, MenuItem, Panel

SHOWN = 5

VERBS = {
    "take_own_copy": gettext_lazy("took a copy of everything"),
    "take_copy": gettext_lazy("took a copy of everything"),
    "freeze": gettext_lazy("froze it until it is looked into"),
    "thaw": gettext_lazy("let it go on again"),
    "note_leak": gettext_lazy("wrote down a leak, and counted whom it touches"),
    "attached": gettext_lazy("brought a question asked with a code to the own account"),
    "take_along": gettext_lazy("took along what they wrote"),
    "ask_correction": gettext_lazy("asked to correct something"),
    "ask_correction_about": gettext_lazy("asked to correct something"),
    "correct_person": gettext_lazy("made a name or a date of birth right"),
    "answer_correction": gettext_lazy("answered what was asked to be corrected"),
    "erase": gettext_lazy("erased what was past its keeping term"),
    "keep_longer": gettext_lazy("decided to keep it longer, with a reason"),
    "ask_answer": gettext_lazy("asked for an answer that people prepare"),
    "write_down_answer": gettext_lazy("wrote down that somebody asks what is kept"),
    "read_to_answer": gettext_lazy("read it, to prepare the answer that was asked for"),
    "read_along": gettext_lazy("read along, before the answer went out"),
    "deliver_answer": gettext_lazy("let the answer go out"),
    "take_answer": gettext_lazy("took the answer along"),
    "ask_erasure": gettext_lazy("asked to erase something"),
    "answer_erasure": gettext_lazy("answered what was asked to be erased"),
    "erase_asked": gettext_lazy("erased what was asked to be erased"),
    "erase_own_words": gettext_lazy("erased own words"),
    "hold": gettext_lazy("keeps it from being erased for now"),
    "lift_hold": gettext_lazy("no longer keeps it from being erased"),
    "twins": gettext_lazy("looked at the name, to find who is written down twice"),
    "made_one": gettext_lazy("made one of what stood under two names, because it is one person"),
    "made_two": gettext_lazy("undid that: they are two again"),
    "take_list": gettext_lazy("took a list along"),
    "note_recorded": gettext_lazy("noted it in other records too"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item:
        return []
    mine = MenuItem("own_data:home", _("What is kept about me"), "quotes", order=95, wide=True)
    if actor.works_as(Role.PRIVACY_OFFICER, Role.KEEPER):
        terms = MenuItem("own_data:terms", _("Keeping terms"), "clock", order=60, wide=True)
        twice = MenuItem("own_data:twins", _("Written down twice"), "users", order=61, wide=True)
        frozen = MenuItem("own_data:frozen", _("Frozen"), "clock", order=63, wide=True)
        leaks = MenuItem("own_data:leaks", _("When something leaked"), "megaphone", order=62, wide=True)
        erase = MenuItem("own_data:erasures", _("Asked to erase"), "clock", order=64, wide=True)
        if not actor.works_as(Role.PRIVACY_OFFICER):
            return [terms, frozen, erase, mine]
        asked = MenuItem("own_data:answers_asked", _("Asked what is kept"), "tray", order=59, wide=True)
        return [asked, terms, twice, leaks, frozen, erase, mine]
    if not is_at_the_door(actor):
        return [mine]
    return [
        MenuItem("own_data:known", _("Known already?"), "users-three", order=24, wide=True),
        MenuItem("own_data:list", _("Take the list along"), "list", order=25, wide=True),
        mine,
    ]


def cards_for(request: HttpRequest) -> list[Card]:
    """What is asked to be corrected, for who answers it; for the privacy officer, who seems to be written down twice."""
    actor = actor_of(request)
    number = twins_number() if actor.works_as(Role.PRIVACY_OFFICER) else 0
    twins = [Card("own_data/_card_twins.html", {"number": number}, SIDE, 25)] if number else []
    twins += _confirming(actor)
    waiting = waiting_corrections(actor)[:SHOWN]
    for one in waiting:
        one.is_late = one.answer_by <= now()  # type: ignore[attr-defined]
    asked = [Card("own_data/_card_corrections.html", {"rows": waiting}, SIDE, 35, shows=waiting)] if waiting else []
    return [*twins, *asked]


def _confirming(actor: Actor) -> list[Card]:
    """That two are one waits for a second person who knows both."""
    if not actor.works_as(Role.PRIVACY_OFFICER, Role.CONTACT_PERSON):
        return []
    number = sum(pair.may_confirm for pair in pairs())
    return [Card("own_data/_card_merges.html", {"number": number}, SIDE, 26)] if number else []


def beside_asking(request: HttpRequest) -> Iterable[Panel]:
    """While somebody at the door writes a name down: is this person known already?"""
    writes = request.resolver_match and request.resolver_match.view_name == "help_requests:write_down"
    return [Panel("own_data/_beside_writing.html", place=MAIN)] if writes and is_at_the_door(actor_of(request)) else []


def panels_for(request: HttpRequest, record: Any) -> Iterable[Panel]:
    """Beside a question: what is asked to be corrected, where it was noted too, and for who helps, to take along."""
    if not isinstance(record, HelpRequest):
        return []
    actor, recorded = actor_of(request), list(recorded_about(record))
    helps = actor.is_professional and actor.person_id != record.author_id
    may_add = may(actor, record, Right.CONTRIBUTE)
    panels = [_corrections(actor, record, may_add=may_add)]
    if helps and may_add:
        if actor.works_as(Role.CONTACT_PERSON, Role.COACH, Role.SUPERVISOR) and asked_without_account(record):
            panels.append(Panel("own_data/_panel_write_answer.html", {"asked": record}, order=75))
        told = {"asked": record, "recorded": recorded, "mark": mark_of(actor)}
        return [*panels, Panel("own_data/_panel_carry.html", told, order=70)]
    noted = [Panel("own_data/_panel_recorded.html", {"recorded": recorded}, order=70)] if recorded else []
    return [*panels, *noted]


def _corrections(actor: Actor, record: HelpRequest, *, may_add: bool) -> Panel:
    family = actor.person_id == record.author_id or DataKind(record.kind) in my_kinds(record.subject_id)
    may_freeze = may_add and family and not record.held_back
    told = {
        "asked": record, "corrections": corrections_about(record.village_id, record.pk),
        "may_ask": may_add and family, "may_answer": may_add and actor.is_professional and not family,
        "may_erase": may_freeze and not actor.only_item,
        "may_freeze": may_freeze, "frozen": frozen_since(record) if may_freeze else {},
    }  # fmt: skip
    return Panel("own_data/_panel_corrections.html", told, MAIN, order=80)
