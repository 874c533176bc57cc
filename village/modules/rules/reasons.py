"""Lists of reasons: ours to begin with; a village words them itself, leaves some out and adds its own, in its languages.

A module that has a list drops in a file `reason_lists.py` with `LISTS`. What was said once keeps the words it had then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language

from village.foundation.drop_in import dropped_in
from village.modules.rules.queries import Sort, latest
from village.trust.villages.models import VillageRule

OWN = "own-"


@dataclass(frozen=True)
class ReasonList:
    """One list. `counts_as`: in a list on whose answers something depends, a reason of the village counts as one of ours."""

    key: str
    label: str | Promise
    about: str | Promise
    standard: Mapping[str, str | Promise]
    counts_as: bool = False


@dataclass(frozen=True)
class Reason:
    """One reason as it is offered: its code, its words per language, what it counts as."""

    code: str
    texts: Mapping[str, str] = field(default_factory=dict)
    shipped: str | Promise = ""
    counts_as: str = ""
    is_off: bool = False
    first: str = ""
    """The first language of the village when it was worded."""
    row: VillageRule | None = None

    @property
    def is_own(self) -> bool:
        return self.code.startswith(OWN)

    @property
    def label(self) -> str:
        """In the language of the reader; else in ours, or in the first language it was written in."""
        language = get_language() or "en"
        return self.texts.get(language) or str(self.shipped) or self.texts.get(self.first, "")


def lists() -> dict[str, ReasonList]:
    found = [one for place in dropped_in("reason_lists").values() for one in place.LISTS]
    return {one.key: one for one in found}


def place_of(which: ReasonList, code: str) -> str:
    return f"{which.key}/{code}"


def all_reasons(village_id: UUID, which: ReasonList) -> list[Reason]:
    """Ours in their order, then those of the village; also what is left out now."""
    rows = latest(village_id, Sort.REASON)
    ours = [_reason(rows, which, code, shipped) for code, shipped in which.standard.items()]
    start = place_of(which, OWN)
    own = [_reason(rows, which, key.removeprefix(f"{which.key}/")) for key in rows if key.startswith(start)]
    return ours + own


def offered(village_id: UUID, which: ReasonList) -> list[Reason]:
    return [one for one in all_reasons(village_id, which) if not one.is_off]


def choices(reasons: Iterable[Reason]) -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in reasons]


def as_said_at(village_id: UUID, which: ReasonList, code: str, at: datetime | None) -> str:
    """One of our codes in the words the village had for it at that moment."""
    row = latest(village_id, Sort.REASON, at).get(place_of(which, code))
    return Reason(code, row.value["texts"] if row else {}, which.standard.get(code, "")).label


def _reason(rows: Mapping[str, VillageRule], which: ReasonList, code: str, shipped: str | Promise = "") -> Reason:
    row = rows.get(place_of(which, code))
    if row is None:
        return Reason(code, shipped=shipped)
    value = row.value
    return Reason(
        code, value["texts"], shipped, value.get("counts_as", ""), bool(value.get("off")), value.get("first", ""), row
    )
