"""Is the logbook whole? Every seal is worked out anew; what is known elsewhere is compared with what is here.

An edit, a dropped line and a swap break the seal over them. Cutting off the newest seals with their lines
leaves a shorter but unbroken chain: only a seal that was kept somewhere else shows it (`VILLAGE_SEAL_TO`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

UNSEALED = """
    SELECT v.slug, count(*) FROM logbook_entry e JOIN villages_village v ON v.id = e.village_id
    WHERE e.at < clock_timestamp() - make_interval(mins => %s)
      AND e.id > coalesce((SELECT max(upto) FROM logbook_logseal s WHERE s.village_id = e.village_id), 0)
    GROUP BY v.slug ORDER BY v.slug
"""
KNOWN = """
    SELECT 1 FROM logbook_logseal s JOIN villages_village v ON v.id = s.village_id
    WHERE v.slug = %s AND s.upto = %s AND encode(s.hash, 'hex') = %s
"""


@dataclass(frozen=True)
class Kept:
    """A seal as it was sent off-site: village, up to which line, fingerprint."""

    village: str
    upto: int
    digest: str


def kept_seals(lines: Iterable[str]) -> list[Kept]:
    """Lines as village.trust.logbook.clock sends them: time, village, number, fingerprint."""
    parts = [line.split() for line in lines if line.strip()]
    return [Kept(village, int(upto), digest) for _time, village, upto, digest in parts]


def problems(kept: Iterable[Kept] = (), unsealed_minutes: int = 10) -> Iterator[str]:
    """What does not fit, in sentences; nothing when all is well. Needs the owner's login."""
    for slug, seal in _ask("SELECT v.slug, unnest(app.broken_seals(v.id)) FROM villages_village v ORDER BY v.slug"):
        yield f"{slug}: seal {seal} no longer fits its lines: edited, dropped or swapped."
    for slug, lines in _ask(UNSEALED, unsealed_minutes):
        yield f"{slug}: {lines} lines were not sealed within {unsealed_minutes} minutes, or their seal was dropped."
    for one in kept:
        if not _ask(KNOWN, one.village, one.upto, one.digest):
            yield f"{one.village}: the seal kept elsewhere up to line {one.upto} is not here: cut off or written anew."


def counted() -> tuple[int, int]:
    """Seals and lines that were looked at."""
    [(seals, lines)] = _ask("SELECT count(*), coalesce(sum(lines), 0)::bigint FROM logbook_logseal")
    return seals, lines


def _ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
