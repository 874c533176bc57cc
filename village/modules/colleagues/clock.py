"""The clock of colleagues: invitations leave by mail, and a lost second factor is taken away when its waiting time is over."""

import logging
from smtplib import SMTPException
from uuid import UUID

from django.db import connection

from village.modules.circles.link_mail import letter
from village.modules.colleagues.invitations import link_to
from village.trust.notices.models import Notice
from village.trust.villages.queries import all_villages

AT_ONCE = 50
logger = logging.getLogger("village.mail")


def tick() -> int:
    """One round; returns how many factors were taken away. Twice does no harm."""
    send_due()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.end_lost_factors(%s, %s, %s)", [AT_ONCE, Notice.Code.FAMILY_TOLD, "account/second-factor/"])
        return int(cursor.fetchone()[0])


def send_due() -> int:
    """How many invitations left. Addresses never reach the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.invitations_due(%s)", [AT_ONCE])
        due = cursor.fetchall()
    slugs = {village.pk: village.slug for village in all_villages()} if due else {}
    return sum(_send(key, address, language, slugs[village]) for key, village, address, language in due)


def _send(key: UUID, address: str, language: str, slug: str) -> bool:
    sent = True
    try:
        letter(address, language, link_to(key, slug)).send()
    except (SMTPException, OSError):
        sent = False
        logger.warning("an invitation could not leave; it is tried again later")
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.invitation_left(%s, %s)", [key, sent])
    return sent
