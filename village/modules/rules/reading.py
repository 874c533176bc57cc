"""The rules of a village as its keeper reads them: what holds now, since when, by whom, and what comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.in_a_row import in_a_row
from village.modules.rules.numbers import standards
from village.modules.rules.queries import Sort, decisions_of, holding, keepers, latest
from village.modules.rules.reasons import Reason, lists
from village.modules.rules.words import Number
from village.trust.law.policy import Policy
from village.trust.villages.models import OpeningHours, Village, VillageRule
from village.trust.vocabulary import Actor

OPEN = gettext_lazy("yes")
SHUT = gettext_lazy("no")


@dataclass(frozen=True)
class Change:
    """One line of who decided what."""

    label: str
    says: str
    by: str
    at: datetime
    counts_from: date
    because: str


def number_rows(actor: Actor, village: Village, law: Policy) -> list[dict[str, Any]]:
    """Each number with what holds today; with the standard beside it, and what comes."""
    today, ours = timezone.localdate(), standards(village, law)
    now = {number: holding(actor.village_id, Sort.NUMBER, number, today) for number in ours}
    named = keepers(actor, now.values())
    return [
        {
            "number": number, "row": row, "now": row.value["number"] if row else ours[number], "standard": ours[number],
            "by": named.get(row.kept_by, "") if row else "", "coming": coming(actor.village_id, number),
        }
        for number, row in now.items()
    ]  # fmt: skip


def coming(village_id: UUID, number: Number) -> list[VillageRule]:
    """Decisions that count from a later day; of the same day only the last one."""
    later = [one for one in decisions_of(village_id, Sort.NUMBER, number) if one.counts_from > timezone.localdate()]
    by_day: dict[date, VillageRule] = {}
    for one in later:
        by_day.setdefault(one.counts_from, one)
    return sorted(by_day.values(), key=lambda one: one.counts_from)


def week_rows(hours: Iterable[OpeningHours]) -> list[dict[str, Any]]:
    """Each day with its blocks, Monday first."""
    return [
        {"day": WEEKDAYS[weekday - 1], "weekday": weekday, "blocks": list(blocks)}
        for weekday, blocks in groupby(hours, key=lambda one: one.weekday)
    ]


def day_row(one: VillageRule, named: dict[UUID | None, str]) -> dict[str, Any]:
    first, last = date.fromisoformat(one.value["first"]), date.fromisoformat(one.value["last"])
    return {"one": one, "name": one.value["name"], "first": first, "last": last, "is_over": last < timezone.localdate(),
            "by": named.get(one.kept_by, "")}  # fmt: skip


def list_rows(actor: Actor) -> list[dict[str, Any]]:
    """Each list of reasons, with what the village made of it."""
    rows = latest(actor.village_id, Sort.REASON)
    last: dict[str, VillageRule] = {}
    for key, one in sorted(rows.items(), key=lambda row: row[1].created_at):
        last[key.split("/")[0]] = one
    named = keepers(actor, last.values())
    return [
        {"which": which, "last": last.get(key), "by": named.get(last[key].kept_by, "") if key in last else ""}
        for key, which in lists().items()
    ]  # fmt: skip


def changes(actor: Actor, rules: Iterable[VillageRule]) -> list[Change]:
    found = list(rules)
    named, words = keepers(actor, found), {place: one.label for place, one in _reasons().items()}
    return [
        Change(*_said(one, words), named.get(one.kept_by, ""), one.created_at, one.counts_from, one.because)
        for one in found
    ]  # fmt: skip


def _reasons() -> dict[str, Reason]:
    return {
        f"{which.key}/{code}": Reason(code, shipped=shipped)
        for which in lists().values()
        for code, shipped in which.standard.items()
    }


def _said(one: VillageRule, words: dict[str, str]) -> tuple[str, str]:
    """What it is about, and what became of it."""
    if one.sort == Sort.NUMBER:
        return str(Number(one.key).label), str(one.value["number"])
    if one.sort == Sort.HOURS:
        week = [
            f"{WEEKDAYS[int(day) - 1]} {in_a_row(f'{opens}–{closes}' for opens, closes in blocks)}"
            for day, blocks in sorted(one.value["week"].items())
        ]  # fmt: skip
        return _("When the contact point works"), "; ".join(week)
    if one.sort == Sort.DAY_OFF:
        days = f"{_day(one.value['first'])} – {_day(one.value['last'])}"
        if one.value["first"] == one.value["last"]:
            days = _day(one.value["first"])
        return one.value["name"], _("{days}: a working day after all").format(days=days) if one.value.get("gone") else days
    if one.sort == Sort.REASON:
        which = lists().get(one.key.split("/")[0])
        said = in_a_row(f"“{text}”" for text in one.value["texts"].values()) or words.get(one.key, "")
        is_off = one.value.get("off")
        return str(which.label) if which else one.key, _("{words}: left out").format(words=said) if is_off else said
    return _written(one)


def _written(one: VillageRule) -> tuple[str, str]:
    table, _dot, column = one.key.partition(".")
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    if column == "words":
        return _("Sentences for families"), _("other words")
    field: Any = model._meta.get_field(column)
    label = str(field.help_text if table == "villages_village" else field.verbose_name)
    was, becomes = one.value["was"], one.value["becomes"]
    if was is None:
        return label, in_plain_word(becomes)
    return label, _("from {was} to {becomes}").format(was=in_plain_word(was), becomes=in_plain_word(becomes))


def in_plain_word(value: Any) -> str:
    """A number, a row of numbers, or yes and no."""
    if isinstance(value, bool):
        return str(OPEN if value else SHUT)
    return in_a_row(str(one) for one in value) if isinstance(value, list) else str(value)


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")
