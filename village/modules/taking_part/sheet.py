"""Today's list of a group: for who runs it, and nobody else. The same few questions for four children and for forty."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.modules.taking_part import queries
from village.modules.taking_part.models import Attendance, CallInNeed, PhotoAnswer, TakesPart, ToKnow
from village.modules.taking_part.words import PhotoUse, There
from village.trust.access.opening import find, open_list, shown
from village.trust.villages.keys import warm
from village.trust.vocabulary import Actor, Purpose


@dataclass(frozen=True)
class Row:
    """One of the group, as it may be known today."""

    part: TakesPart
    line: str
    there: There | None
    photos: frozenset[PhotoUse]


def sheet_of(actor: Actor, group: UUID) -> list[Row]:
    """After asking whether this actor runs the group. Who it shows stands in the logbook."""
    open_list(actor, Purpose.HELP)
    parts = queries.parts_of_group(actor, group)
    warm(actor.village_id, [one.subject_id for one in parts])
    lines = queries.lines_of(actor, parts)
    answers = queries.photo_answers(actor, parts)
    there = _there(actor, parts, timezone.localdate())
    shown(actor, [*parts, *(one for several in lines.values() for one in several)])
    return [Row(one, in_one(lines[one.pk]), there.get(one.pk), photos_from(answers[one.pk])) for one in parts]


def tick(actor: Actor, rows: list[Row], ticked: Mapping[UUID, There]) -> int:
    """Write down who is there; what stays as it was is not written again. The lock checks each; each has its line."""
    changed = [row.part for row in rows if row.part.pk in ticked and ticked[row.part.pk] != row.there]
    today = timezone.localdate()
    by: Any = actor.person_id
    Attendance.unscoped.bulk_create(
        Attendance(
            village_id=one.village_id, subject_id=one.subject_id, item_id=one.item_id, kind=one.kind,
            author_id=by, takes_part=one, day=today, there=ticked[one.pk],
        )
        for one in changed
    )  # fmt: skip
    _note(actor, changed)
    return len(changed)


def calls_for(actor: Actor, part: TakesPart) -> list[CallInNeed]:
    """Whom to call: each opened by itself, so that whoever wrote it reads who looked."""
    return [find(actor, CallInNeed, key, Purpose.HELP) for key in queries.calls_of(part)]


def in_one(lines: list[ToKnow]) -> str:
    return "\n".join(str(one.words) for one in lines)


def photos_from(answers: list[PhotoAnswer]) -> frozenset[PhotoUse]:
    """What is allowed today: the last answer of each is yes and holds, and everybody whose yes is asked said it."""
    last = last_answers(answers)
    return frozenset(use for use in PhotoUse if _allowed([one for one in last if one.use == use]))


def last_answers(answers: list[PhotoAnswer]) -> list[PhotoAnswer]:
    """Of each person and each use the newest."""
    return list({(one.use, one.author_id): one for one in answers}.values())


def _allowed(answers: list[PhotoAnswer]) -> bool:
    today = timezone.localdate()
    if not answers or not all(one.yes and one.until >= today for one in answers):
        return False
    return set(answers[-1].needs) <= {one.as_who for one in answers}


def _there(actor: Actor, parts: list[TakesPart], day: date) -> dict[UUID, There]:
    found = Attendance.unscoped.filter(
        village_id=actor.village_id, takes_part_id__in=[one.pk for one in parts], day=day
    ).order_by("created_at", "id")
    return {one.takes_part_id: There(one.there) for one in found}


def _note(actor: Actor, parts: list[TakesPart]) -> None:
    """The same line that every change writes, for all of them in one question."""
    if not parts:
        return
    context = json.dumps({"session": actor.session[:12], "device": actor.device})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.changed('change', 'taking_part.tick', %s, x.s, x.i, %s, %s)"
            " FROM unnest(%s::uuid[], %s::uuid[]) AS x (s, i)",
            [
                Purpose.HELP, int(parts[0].kind), context, [one.subject_id for one in parts],
                [one.item_id for one in parts],
            ],
        )  # fmt: skip
