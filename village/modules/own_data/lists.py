"""Lists that somebody takes along: as their reader sees them, every cell safe, and a line for each family in it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from village.foundation.ids import uuid7
from village.foundation.in_a_row import in_a_row
from village.foundation.safe_cells import csv_of
from village.foundation.typed_cells import workbook_of
from village.modules.circles.queries import law_here
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import inbox_of
from village.modules.help_requests.words import What
from village.modules.own_data.along import mark_of
from village.modules.own_data.asking import ask, ask_one
from village.trust.access.contact_point import contact_point_of
from village.trust.law.answers import GraveAct
from village.trust.vocabulary import Actor

MANY = 50
"""Above this a colleague agrees first (T27)."""
MOST = 5000
HEADER = (
    lazy("Number"), lazy("Name"), lazy("Asked by"), lazy("Asked as"), lazy("About"), lazy("Asked on"), lazy("Answer before"),
    lazy("Who answers"), lazy("State"), lazy("Taken along by"),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A long list that was asked, with who agreed."""

    pk: UUID
    is_mine: bool
    by: str
    number: int
    narrow: dict[str, str]
    reason: str
    asked_at: datetime
    agreed_by: str | None
    agreed_at: datetime | None
    taken_at: datetime | None
    may_agree: bool
    may_take: bool


def inbox_for(actor: Actor, narrow: dict[str, str]) -> Any:
    """The requests as this reader's own inbox has them. Needs an open list."""
    return inbox_of(actor, **({"show": "open"} | narrow))


def needs_a_colleague(actor: Actor) -> bool:
    return law_here(actor).second_person_needed(GraveAct.EXPORT_MANY)


def as_file(actor: Actor, rows: Sequence[HelpRequest], why: str, form: str) -> bytes:
    """Names, areas and dates, never a word of what was asked: as on the page. Each row says who took it, why and when."""
    header = [str(name) for name in HEADER]
    mark = _("{who}. For: {why}").format(who=mark_of(actor), why=why)
    cells = ([*_cells(one), mark] for one in rows)
    if form == "xlsx":
        return workbook_of(_("Requests"), header, cells, mark)
    return csv_of(header, cells, get_language() or "en")


def asked_lists(*, now_open: bool = False) -> list[Asked]:
    """What waits, and what was taken, where I work; for the privacy officer everywhere."""
    found = [replace(Asked(*row), narrow=_dict(row[4])) for row in ask("SELECT * FROM app.lists_asked()")]
    return [one for one in found if one.may_agree or one.may_take] if now_open else found


def ask_for(actor: Actor, narrow: dict[str, str], number: int, reason: str) -> UUID:
    """Say why. For many a colleague agrees first, unless the law file asks no second person."""
    key, point = uuid7(), contact_point_of(actor.village_id)
    assert point is not None
    ask("SELECT app.ask_list(%s, %s, %s, %s, %s, %s)",
        key, point.pk, number, json.dumps(narrow), reason.strip(), number > MANY and needs_a_colleague(actor))  # fmt: skip
    return key


def agree_to(key: UUID) -> UUID | None:
    """Who asked it; None when it is not mine to agree to."""
    whose: UUID | None = ask_one("SELECT app.agree_list(%s)", key)
    return whose


def use(key: UUID) -> tuple[dict[str, str], str] | None:
    """Which rows were agreed to, and why; a second time, or without agreement: None."""
    found = ask_one("SELECT app.take_list(%s)", key)
    if found is None:
        return None
    told = _dict(found)
    return told["narrow"], told["why"]


def _cells(one: Any) -> list[Any]:
    state = one.ended_as if one.closed_at else str(What(one.state).label) if one.owner else _("New")
    areas = in_a_row(area.label for area in one.areas)
    answers = one.owner.public_name if one.owner else ""
    return [one.number, one.called_name, one.asker_name, one.asked_as, areas, one.asked_at, one.answer_by, answers, state]



def _dict(found: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return told
