"""A conference as people read it: by who sits in, by who answers for it, by the family."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from village.modules.conferences import queries
from village.modules.conferences.models import ChildAtConference, ConferenceTable, TablePiece, ToldLater
from village.modules.conferences.words import LOOKS, Stands
from village.trust.access.check import may
from village.trust.access.explain import Look, looks_at
from village.trust.access.opening import find, open_list
from village.trust.law.in_words import law_in_words
from village.trust.vocabulary import Actor, Purpose, Right

LOOKS_READ = 200


@dataclass(frozen=True)
class Row:
    """One child of one conference in a list."""

    child: ChildAtConference

    @property
    def stands(self) -> Stands:
        return stands_of(self.child)

    @property
    def label(self) -> str:
        return str(self.stands.label)

    @property
    def look(self) -> str:
        return LOOKS[self.stands][0]

    @property
    def icon(self) -> str:
        return LOOKS[self.stands][1]


def stands_of(child: ChildAtConference) -> Stands:
    today = timezone.localdate()
    if child.closes_on < today:
        return Stands.CLOSED
    if child.opened_at is None:
        return Stands.NOT_AGREED if child.second_agrees is False else Stands.WAITS
    if child.ended_at or child.last_day < today:
        return Stands.ENDING
    return Stands.RUNNING if child.first_day <= today else Stands.COMING


def table_for(actor: Actor, child: ChildAtConference) -> ConferenceTable | None:
    """The table of this child, when it is open to this reader now."""
    try:
        return find(actor, ConferenceTable, child.table_id, Purpose.HELP)
    except Http404:
        return None


def on_table(actor: Actor, child: ChildAtConference) -> dict[str, Any]:
    """What lies on the table, and whether something can be put beside it. Leaves the table opened."""
    table = table_for(actor, child)
    pieces: list[TablePiece] = queries.pieces_on(table) if table else []
    return {
        "table": table, "pieces": [(one, str(one.words)) for one in pieces],
        "may_put": table is not None and child.is_running and may(actor, table, Right.CONTRIBUTE),
    }  # fmt: skip


def page_of(actor: Actor, child: ChildAtConference, answers_for: bool) -> dict[str, Any]:
    """Everything of one child that this reader may see, and what they can do with it."""
    members = queries.members_of(child)
    minutes = queries.minutes_of(child)
    context = {
        "child": child, "row": Row(child), "purpose": str(child.purpose), "reference": str(child.reference), "members": members,
        "minutes": minutes, "minutes_words": str(minutes.words) if minutes else "", "answers": _answers(child),
        "me": next((one for one in members if one.member.person_id == actor.person_id and one.left_at is None), None),
        "answers_for": answers_for, "law": law_in_words(child.law_version),
        "asks_me": child.waits_for_second and child.second and child.second.person_id == actor.person_id,
    }  # fmt: skip
    return context | on_table(actor, child)


def _answers(child: ChildAtConference) -> list[dict[str, str]]:
    return [
        {"name": one.author_name, "cat": "home", "text": str(one.words)} for one in queries.answers_to(child)
    ]


def reasons_for(actor: Actor, child: ChildAtConference) -> list[tuple[ToldLater, str]]:
    """Why the family was not told yet: each opened by itself, for who answers for it."""
    open_list(actor, Purpose.CHECK)
    keys: list[UUID] = list(queries.reasons_of(actor, child).values_list("pk", flat=True)[:5])
    return [(one, str(one.words)) for one in (find(actor, ToldLater, key, Purpose.HELP) for key in keys)]


def family_page(actor: Actor, child: ChildAtConference) -> dict[str, Any]:
    """The same as the family reads it: not a word of the table, everything of the frame, and who looked."""
    minutes = queries.minutes_of(child)
    looks = last_of_each(looks_at(child.subject_id, child.pk, size=LOOKS_READ), actor)
    return {
        "child": child, "row": Row(child), "purpose": str(child.purpose), "reference": str(child.reference),
        "members": queries.members_of(child), "minutes": minutes, "minutes_words": str(minutes.words) if minutes else "",
        "answers": _answers(child), "looks": looks, "law": law_in_words(child.law_version),
    }  # fmt: skip


def last_of_each(looks: list[Look], actor: Actor) -> list[Look]:
    """Everybody who looked, once, with the last time; all lines stand in the logbook."""
    found: dict[UUID, Look] = {}
    for look in looks:  # the newest come first
        if look.person_id != actor.person_id:
            found.setdefault(look.person_id, look)
    return list(found.values())
