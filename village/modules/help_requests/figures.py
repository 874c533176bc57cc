"""A quarter at the door for who answers for policy: fixed tables without small numbers, made once (B3-32).

Nobody asks it another question, and what was said once does not change: nothing can be reckoned out by comparing.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.foundation.ids import uuid7
from village.foundation.small_numbers import rounded, said
from village.modules.help_requests.words import ASKED_AS, Asker, AsksFor, LifeArea, Outcome
from village.trust.law.policies import policy_for
from village.trust.villages.models import Village

TITLES: dict[str, Promise | str] = {
    "asker": _("Who asked"), "asks_for": _("What was asked for"), "area": _("What it was about"), "outcome": _("How it stands"),
}  # fmt: skip
STILL_OPEN = _("still open")


@dataclass(frozen=True)
class Quarter:
    """One report, as it was made."""

    from_on: date
    until_on: date
    tables: dict[str, dict[str, int | None]]
    total: int | None
    smallest: int
    made_at: datetime

    @property
    def number(self) -> int:
        return (self.from_on.month - 1) // 3 + 1


def last_quarter(today: date) -> tuple[date, date]:
    """The first day of the last whole quarter, and the first day after it."""
    until = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return (date(until.year - (until.month == 1), (until.month - 4) % 12 + 1, 1), until)


def make_quarters() -> int:
    """The clock: what is not made yet, of the last whole quarter in every village."""
    from_on, until_on = last_quarter(timezone.localdate())
    return sum(_make(village, from_on, until_on) for village in Village.objects.order_by("id"))


def _make(village: Village, from_on: date, until_on: date) -> int:
    if _rows("SELECT app.quarter_is_made(%s, %s)", [village.pk, from_on])[0][0]:
        return 0
    law = policy_for(village.jurisdiction, timezone.localdate())
    smallest, to = max(law.smallest_count, village.small_number), int(law.value("smallest_count")["rounded_to"])
    with transaction.atomic():
        counted: dict[str, dict[str, int]] = {name: {} for name in (*TITLES, "total")}
        for table, key, number in _rows("SELECT * FROM app.quarter_counts(%s, %s, %s)", [village.pk, from_on, until_on]):
            counted[table][key] = number
        total = counted.pop("total").get("", 0)
        tables = {name: said(counts, smallest, to) for name, counts in counted.items()}
        values = [uuid7(), village.pk, from_on, until_on, json.dumps(tables), rounded(total, to) if total >= smallest else None,
                  smallest, law.version]  # fmt: skip
        return int(_rows("SELECT app.keep_quarter(%s, %s, %s, %s, %s, %s, %s, %s)", values)[0][0])


def quarters() -> list[Quarter]:
    """Empty for everybody but who answers for policy."""
    found = _rows("SELECT * FROM app.quarter_reports()", [])
    return [Quarter(a, b, json.loads(tables) if isinstance(tables, str) else tables, *rest) for a, b, tables, *rest in found]


def in_words(quarter: Quarter) -> list[dict[str, Any]]:
    """Each table with the words people know; what is too small to say is None."""
    return [
        {"title": TITLES[name], "rows": sorted((str(_label(name, key)), number) for key, number in counts.items())}
        for name in TITLES
        if (counts := quarter.tables.get(name))
    ]


def _label(table: str, key: str) -> Promise | str:
    match table:
        case "asker":
            return ASKED_AS[Asker(key)]
        case "asks_for":
            return AsksFor(key).label
        case "area":
            return LifeArea(key).label
    return Outcome(key).label if key else STILL_OPEN


def _rows(sql: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
