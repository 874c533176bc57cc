"""Ways in without an account: a receipt code of 16 digits, and a link for one purpose. For one item only."""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now

SESSION = "village_receipt"
RECEIPT_LIVES = timedelta(days=730)
LINK_LIVES = timedelta(days=7)


def new_receipt(person_id: UUID, item_id: UUID) -> str:
    """16 digits, shown once, easy to read aloud; only its fingerprint is kept."""
    code = f"{secrets.randbelow(10**16):016d}"
    _give(person_id, item_id, "receipt", code, now() + RECEIPT_LIVES)
    return code


def new_link(person_id: UUID, item_id: UUID, until: datetime | None = None) -> str:
    """A secret for one link; opening it changes nothing, the button behind it uses it up."""
    secret = new_secret()
    _give(person_id, item_id, "link", secret, until or now() + LINK_LIVES)
    return secret


def new_secret() -> str:
    """For a link: long enough that nobody guesses one."""
    return secrets.token_urlsafe(24)


def come_in(village_id: UUID, way: str, code: str, *, use: bool) -> tuple[UUID, UUID] | None:
    """Person and item behind a code, or None. The answer takes as long either way: one lookup by fingerprint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, item FROM app.come_in(%s, %s, %s, %s)", [village_id, way, fingerprint(code), use]
        )
        person, item = cursor.fetchone()
    return (person, item) if item else None


def remember(request: HttpRequest, village_id: UUID, person: UUID, item: UUID) -> None:
    """Start a session that can do this one thing."""
    request.session.cycle_key()
    request.session[SESSION] = [str(village_id), str(person), str(item), timezone.now().isoformat()]


def receipt_of(request: HttpRequest, village_id: UUID) -> tuple[UUID, UUID] | None:
    kept = request.session.get(SESSION)
    if not kept or kept[0] != str(village_id):
        return None
    return UUID(kept[1]), UUID(kept[2])


def fingerprint(code: str) -> bytes:
    plain = "".join(letter for letter in code if letter.isalnum() or letter in "-_")
    return hmac.new(settings.SECRET_KEY.encode(), plain.encode(), sha256).digest()


def _give(person_id: UUID, item_id: UUID, way: str, code: str, until: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.give_code(%s, %s, %s, %s, %s, %s)",
            [uuid7(), person_id, item_id, way, fingerprint(code), until],
        )
