"""From rows to what people read: the steps of a year by school, in the reader's language, and where each one stands."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from village.modules.enrolment.models import EnrolmentStep

NOW, COMES, OVER = "now", "comes", "over"


def groups_of(
    steps: Iterable[EnrolmentStep], languages: list[str], today: date, *, done: Collection[UUID] = (),
    levels: Collection[str] = (),
) -> list[dict[str, Any]]:  # fmt: skip
    """By school, the one whose day comes first on top; within it in order of days. `levels`: only these, empty is all."""
    groups: dict[str, dict[str, Any]] = {}
    for step in steps:
        if levels and step.level not in levels:
            continue
        row = as_read(step, languages, today) | {"is_done": step.pk in done}
        groups.setdefault(step.level, {"level": step.level, "label": row["word"].level, "rows": []})[
            "rows"
        ].append(row)
    for group in groups.values():
        spoken = {row["spoken"] for row in group["rows"]}
        group["spoken"] = spoken.pop() if len(spoken) == 1 else ""
    return list(groups.values())


def as_read(step: EnrolmentStep, languages: list[str], today: date) -> dict[str, Any]:
    mine = get_language() or "en"
    word = step.in_language(mine, languages)
    leaf = (
        step.opens_on if step.opens_on and (today <= step.opens_on or not step.closes_on) else step.closes_on
    )
    return {
        "step": step, "word": word, "leaf": leaf, "when": when_of(step), "stands": stands_of(step, today),
        "spoken": "" if word.language == mine else str(dict(settings.LANGUAGES).get(word.language, word.language)),
    }  # fmt: skip


def stands_of(step: EnrolmentStep, today: date) -> str:
    if step.closes_on and step.closes_on < today:
        return OVER
    return COMES if step.opens_on and step.opens_on > today else NOW


def when_of(step: EnrolmentStep) -> str:
    """From a day, until a day, from one until another, or on one day."""
    opens, closes = (_day(day) if day else "" for day in (step.opens_on, step.closes_on))
    if step.opens_on == step.closes_on:
        return _("On {day}").format(day=opens)
    if opens and closes:
        return _("From {first} until {last}").format(first=opens, last=closes)
    return _("From {day}").format(day=opens) if opens else _("Before the end of {day}").format(day=closes)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
