"""How a programme works: shares per measure, for the village and for one's own organisations. Counts only, never a name."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.modules.circles.queries import law_here
from village.modules.fidelity.hiding import NOTHING, Count, Share, share_of, told
from village.modules.fidelity.measures import DAYS, MEASURES, Measure
from village.trust.directory.models import Organization
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, Role

READERS = (Role.COACH, Role.CONTACT_PERSON, Role.SUPERVISOR, Role.MANAGER)
YEARS_BACK = 3


@dataclass(frozen=True)
class Row:
    """One measure: what is said of the village, and of each own organisation; None: too few to say."""

    measure: Measure
    village: Share | None
    ours: list[tuple[Organization, Share | None]]


@dataclass(frozen=True)
class Report:
    """A year. `smallest`: fewer than this is not said."""

    year: int
    organisations: list[Organization]
    rows: list[Row]
    smallest: int

    @property
    def is_empty(self) -> bool:
        return not any(row.village or any(share for _place, share in row.ours) for row in self.rows)


def may_read(actor: Actor) -> bool:
    """Who coordinates, leads a team or manages. The database asks it again."""
    return not actor.only_item and actor.works_as(*READERS)


def years() -> list[int]:
    """Whole years, and this one until the first day of this month: no other slices, so that none can be compared."""
    this = timezone.localdate().year
    return list(range(this, this - YEARS_BACK - 1, -1))


def report_of(actor: Actor, year: int) -> Report:
    village = Village.objects.get(pk=actor.village_id)
    law = law_here(actor)
    smallest, to = (
        max(law.smallest_count, village.small_number),
        int(law.value("smallest_count")["rounded_to"]),
    )
    ours = list(
        Organization.unscoped.filter(village_id=actor.village_id, pk__in=actor.organisation_ids).order_by(
            "name", "id"
        )
    )
    by_measure = counts_of(date(year, 1, 1), _until(year))
    rows = [_row(one, by_measure.get(one.key, {}), ours, smallest, to) for one in MEASURES]
    return Report(year, ours, rows, smallest)


def counts_of(from_on: date, until_on: date) -> dict[str, dict[UUID | None, Count]]:
    """Per measure and organisation; None: families that coordinate themselves. Empty for who may not ask."""
    found: dict[str, dict[UUID | None, Count]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.fidelity_counts(%s, %s, %s)", [from_on, until_on, json.dumps(DAYS)])
        for organisation, measure, families, fits, all_of in cursor.fetchall():
            found.setdefault(measure, {})[organisation] = Count(families, fits, all_of)
    return found


def _row(
    measure: Measure, counts: dict[UUID | None, Count], ours: list[Organization], smallest: int, to: int
) -> Row:
    shown, is_whole_said = told(counts, smallest)
    whole = share_of(sum(counts.values(), NOTHING), to) if is_whole_said else None
    said = [(place, share_of(counts[place.pk], to) if place.pk in shown else None) for place in ours]
    return Row(measure, whole, said)


def _until(year: int) -> date:
    today = timezone.localdate()
    return date(year + 1, 1, 1) if year < today.year else date(today.year, today.month, 1)
