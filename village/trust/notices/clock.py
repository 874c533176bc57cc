"""The clock sends the mail that waits. A mail that could not leave is tried again, later each time."""

import logging
from smtplib import SMTPException
from uuid import UUID

from django.db import connection

from village.trust.notices.mail import letter
from village.trust.villages.queries import all_villages

AT_ONCE = 50
logger = logging.getLogger("village.mail")


def tick() -> None:
    send_due()


def send_due() -> int:
    """Send what is due; returns how many left. Addresses never reach the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, village_id, address, language FROM app.deliveries_due(%s)", [AT_ONCE])
        due = cursor.fetchall()
    slugs = {village.pk: village.slug for village in all_villages()} if due else {}
    return sum(_send(delivery, address, language, slugs[village]) for delivery, village, address, language in due)


def _send(delivery: UUID, address: str, language: str, slug: str) -> bool:
    sent = True
    try:
        letter(address, language, slug).send()
    except (SMTPException, OSError):
        sent = False
        logger.warning("a mail could not leave; it is tried again later")
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.delivered(%s, %s)", [delivery, sent])
    return sent
