"""Taking part as the family reads it: where, until when, who runs it, what they read, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.phone import to_dial
from village.modules.circles.looks import each_once, in_words
from village.modules.circles.queries import Circle, looks_at_item
from village.modules.taking_part import queries
from village.modules.taking_part.models import CallInNeed, Group, PhotoAnswer, TakesPart
from village.modules.taking_part.sheet import in_one, last_answers, photos_from
from village.modules.taking_part.words import PhotoUse, Weekday
from village.trust.law.answers import Consenter
from village.trust.vocabulary import Actor

LOOKS = 12


@dataclass(frozen=True)
class Line:
    """One group of somebody, in a list."""

    part: TakesPart
    group: Group | None
    waits_for_me: bool


@dataclass(frozen=True)
class Home:
    """Somebody whose groups are mine to look after."""

    circle: Circle
    lines: list[Line]
    may_begin: bool


def days_of(group: Group) -> str:
    """Wednesday and Friday, from 2 to 4."""
    return in_a_row([*(Weekday(day).label for day in group.weekdays if day in Weekday), group.hours])


def homes_of(actor: Actor, circles: Iterable[Circle]) -> list[Home]:
    """Under an open list. Who may begin for whom is what the law of the place says of this age."""
    people = [one for one in circles if one.family is None]
    parts = queries.parts_of(actor, [one.subject_id for one in people])
    groups = queries.groups_by_id(actor, {one.group_id for one in parts})
    said = queries.yeses_to(actor, parts)
    lines: dict[UUID, list[Line]] = {one.subject_id: [] for one in people}
    for part in parts:
        mine = queries.i_am(actor, part.subject_id).value
        waits = mine in part.needs and mine not in {one.as_who for one in said[part.pk]}
        lines[part.subject_id].append(Line(part, groups.get(part.group_id), waits))
    return [Home(one, lines[one.subject_id], may_begin_for(actor, one)) for one in people]


def may_begin_for(actor: Actor, circle: Circle) -> bool:
    born = circle.person.birth_date if circle.person else None
    return queries.i_am(actor, circle.subject_id) in queries.asked_of(actor, circle.subject_id, born)


def photos_in_words(answers: list[PhotoAnswer]) -> list[dict[str, Any]]:
    """Each use, and whether a photo is allowed for it today."""
    allowed = photos_from(answers)
    return [{"label": use.label, "yes": use in allowed} for use in PhotoUse]


def photos_until(answers: list[PhotoAnswer]) -> date | None:
    """The day on which the first yes ends by itself."""
    allowed = photos_from(answers)
    return min((one.until for one in last_answers(answers) if one.use in allowed), default=None)


def part_in_words(actor: Actor, part: TakesPart, card: CallInNeed | None) -> dict[str, Any]:
    """The page of one group of somebody. After opening the subject; `card`: whom to call, as this reader wrote it."""
    group = queries.groups_by_id(actor, [part.group_id]).get(part.group_id)
    lines = queries.lines_of(actor, [part])[part.pk]
    answers = queries.photo_answers(actor, [part])[part.pk]
    said = {one.as_who for one in queries.yeses_to(actor, [part])[part.pk]}
    mine = queries.i_am(actor, part.subject_id).value
    return {
        "part": part, "group": group, "days": days_of(group) if group else "",
        "runs": [one.public_name for one in queries.runners_of(actor, [part.group_id])[part.group_id]],
        "line": in_one(lines),
        "keeps_line": queries.keeps_line(actor, part.subject_id, queries.born_of(actor, part.subject_id)),
        "card": card, "photos": photos_in_words(answers), "photos_until": photos_until(answers),
        "waits": part.begins_at is None,
        "waits_for_me": part.begins_at is None and mine in part.needs and mine not in said,
        "waits_for": awaited(part, said),
        "looks": looks_in_words(actor, [(part.subject_id, one) for one in (part.pk, *(line.pk for line in lines))]
                                + ([(card.subject_id, card.pk)] if card else [])),
    }  # fmt: skip


def call_in_words(card: CallInNeed) -> dict[str, Any]:
    """As who runs the group reads it; `to` is what a phone dials."""
    calls = [{"name": name, "number": number, "to": to_dial(number)} for name, number in card.numbers]
    return {"calls": calls, "fetch": str(card.fetch)}


def awaited(part: TakesPart, said: set[str]) -> str:
    """Whose yes is still asked."""
    missing = set(part.needs) - said
    if missing == {Consenter.CHILD.value}:
        return _("The yes of {name} is still asked.").format(name=part.called)
    return _("The yes of a parent is still asked.") if missing else ""


def looks_in_words(actor: Actor, items: list[tuple[UUID, UUID]]) -> list[dict[str, Any]]:
    """Who looked at any of these, each once, the newest first."""
    looks = [(look, subject) for subject, item in items for look in looks_at_item(actor, subject, item)]
    looks.sort(key=lambda one: -one[0].id)
    return [in_words(look, actor.person_id) for look in each_once(looks)[:LOOKS]]
