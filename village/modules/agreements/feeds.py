"""The secret address of one's own calendar: made, renewed and stopped by its owner; only its fingerprint is kept."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.trust.access.receipts import fingerprint, new_secret
from village.trust.vocabulary import Actor, NotAllowed


def start(by: Actor) -> str:
    """A new address; the one before leads nowhere from now on."""
    _allowed(by)
    secret = new_secret()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.start_feed(%s, %s)", [uuid7(), fingerprint(secret)])
    return secret


def stop(by: Actor) -> None:
    _allowed(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.stop_feed()")


def since(by: Actor) -> datetime | None:
    """From when the address works; None when there is none."""
    _allowed(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.my_feed_since()")
        found: datetime | None = cursor.fetchone()[0]
        return found


def whose(village_id: UUID, secret: str) -> tuple[Actor, str] | None:
    """The person behind an address, and their language. Without a second factor: for dates only, nothing else opens."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, language FROM app.feed_of(%s)", [fingerprint(secret)])
        row = cursor.fetchone()
    return (Actor(village_id=village_id, person_id=row[0]), row[1]) if row else None


def _allowed(by: Actor) -> None:
    if by.is_visitor or by.only_item:
        raise NotAllowed("calendar")
