"""The clock sends the mail that waits. A mail that could not leave is tried again, later each time."""

import logging
from collections.abc import Callable
from smtplib import SMTPException
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import connection

from village.trust.notices.mail import letter
from village.trust.villages.queries import all_villages

AT_ONCE = 50
logger = logging.getLogger("village.mail")

Written = Callable[[UUID, str, str, str], EmailMessage]
"""From the key of what waits, an address, a language and the address of the village."""


def tick() -> None:
    send_due()


def send_due() -> int:
    """Send the notices that are due; returns how many left."""
    return send_waiting("deliveries_due", "delivered", lambda _key, address, language, slug: letter(address, language, slug))


def send_waiting(due: str, left: str, written: Written) -> int:
    """Send what the function `due` of the lock names, and tell `left` of each whether it left; returns how many did.

    Addresses never reach the log.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, village_id, address, language FROM app.{due}(%s)", [AT_ONCE])  # noqa: S608 -- named in code
        waiting = cursor.fetchall()
    slugs = {village.pk: village.slug for village in all_villages()} if waiting else {}
    return sum(_send(key, left, written(key, address, language, slugs[village])) for key, village, address, language in waiting)


def _send(key: UUID, left: str, mail: EmailMessage) -> bool:
    sent = True
    try:
        mail.send()
    except (SMTPException, OSError):
        sent = False
        logger.warning("a mail could not leave; it is tried again later")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT app.{left}(%s, %s)", [key, sent])  # noqa: S608 -- named in code
    return sent
