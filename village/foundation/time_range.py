"""From when until when. PostgreSQL's 'infinity' cannot be read by Python, so "for ever" is a far date."""

from datetime import UTC, datetime

from django.utils import timezone

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def now() -> datetime:
    return timezone.now()


def forever() -> datetime:
    return datetime(9999, 12, 1, tzinfo=UTC)


FOREVER = forever
