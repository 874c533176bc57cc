"""From records to what people read: how somebody is reached, in lines with a picture; and what waits to be told."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.channels.models import TalkTask
from village.modules.channels.queries import Reach
from village.modules.channels.words import WAY_ICONS
from village.modules.promises.working_time import time_left
from village.trust.villages.hours import WorkingWeek
from village.ui.cards import Named


def reach_lines(reach: Reach) -> list[dict[str, str]]:
    """For who has to reach this person, in one glance."""
    lines = [_line(WAY_ICONS[reach.way], reach.place or reach.phone, str(reach.way.label))]
    if reach.place and reach.phone and reach.phone not in reach.place:
        lines.append(_line("phone", reach.phone))
    if reach.rather_talks:
        lines.append(_line("ear", _("Say it; do not write it."), _("Rather talks than reads."), "sun"))
    if reach.parts_of_day:
        lines.append(_line("clock", in_a_row(part.label for part in reach.parts_of_day), cat="work"))
    if spoken := _spoken(reach):
        lines.append(_line("translate", spoken, cat="school"))
    if reach.wish and reach.wish.large_letters:
        lines.append(_line("magnifying-glass", _("What comes on paper: in large letters."), cat="care"))
    return lines


def _line(icon: str, text: str, bold: str = "", cat: str = "place") -> dict[str, str]:
    return {"icon": icon, "bold": bold, "text": text, "cat": cat}


def _spoken(reach: Reach) -> str:
    """Empty when nobody said which language."""
    if not reach.language:
        return ""
    if reach.interpreter:
        return _("Speaks {language}; bring an interpreter.").format(language=reach.language_name)
    return _("Speaks {language}.").format(language=reach.language_name)


def talk_rows(
    tasks: Iterable[TalkTask], reaches: Mapping[UUID, Reach], named: Mapping[UUID, Named], week: WorkingWeek
) -> list[dict[str, Any]]:
    """One row for each person and question: several things are told in one talk, before the first of their moments."""
    rows: dict[Any, dict[str, Any]] = {}
    for task in tasks:
        rows.setdefault(task.item_id, {"task": task, "number": 0})["number"] += 1
    for item, row in rows.items():
        task, reach = row["task"], reaches.get(row["task"].to_person_id)
        row |= {
            "url": reverse("channels:talk", args=[item]), "thing": named[item].label if item in named else "",
            "clock": time_left(week, task.asked_at, task.due_at, now()), "moment": moment_in_words(task.due_at),
            "icon": WAY_ICONS[reach.way] if reach else "phone", "way": str(reach.way.label) if reach else "",
            "spoken": _spoken(reach) if reach else "",
        }  # fmt: skip
    return list(rows.values())
