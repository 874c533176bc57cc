"""The clock seals the logbook every minute, and once a day the newest seals leave the house.

Whoever edits the logbook later must also edit a file or a mailbox that is not here (hard rule 5).
`VILLAGE_SEAL_TO` says where they go: `mailto:somebody@example.org`, or `file:/a/place/elsewhere.txt`.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection

from village.foundation.time_range import now
from village.trust.logbook.queries import Fingerprint, newest_seals
from village.trust.villages.queries import all_villages

EVERY = timedelta(minutes=1)
OFF_SITE_EVERY = timedelta(days=1)
OLD_ENOUGH = "60 seconds"
_last: dict[str, datetime] = {}


class NoSuchPlace(Exception):
    """VILLAGE_SEAL_TO names a place that seals cannot be sent to."""


def tick() -> None:
    """Called every few seconds; doing it twice does no harm."""
    if _is_time("seal", EVERY):
        seal_all()
    if settings.VILLAGE_SEAL_TO and _is_time("off_site", OFF_SITE_EVERY):
        send_last_seal_off_site()


def seal_all() -> int:
    """Seal every village; returns how many lines were sealed."""
    lines = 0
    for village in all_villages():
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.seal(%s, %s)", [village.pk, OLD_ENOUGH])
            lines += cursor.fetchone()[0]
    return lines


def send_last_seal_off_site() -> None:
    way, _, place = settings.VILLAGE_SEAL_TO.partition(":")
    lines = [as_line(seal) for seal in newest_seals()]
    if not lines:
        return
    match way:
        case "mailto":
            EmailMessage("Village seals", "\n".join(lines), to=[place]).send()
        case "file":
            with Path(place).open("a", encoding="utf-8") as kept:
                kept.writelines(f"{line}\n" for line in lines)
        case _:
            raise NoSuchPlace(settings.VILLAGE_SEAL_TO)


def as_line(seal: Fingerprint) -> str:
    return f"{seal.at.isoformat()} {seal.village} {seal.upto} {seal.digest}"


def _is_time(what: str, every: timedelta) -> bool:
    """The clock's own memory; a clock that starts again does it once more."""
    before = _last.get(what)
    if before and now() - before < every:
        return False
    _last[what] = now()
    return True
