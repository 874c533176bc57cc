"""The clock of colleagues: invitations leave by mail, and a lost second factor is taken away when its waiting time is over."""

from uuid import UUID

from django.core.mail import EmailMessage
from django.db import connection

from village.modules.circles.link_mail import letter
from village.modules.colleagues.invitations import link_to
from village.trust.notices.clock import AT_ONCE, send_waiting
from village.trust.notices.models import Notice


def tick() -> int:
    """One round; returns how many factors were taken away. Twice does no harm."""
    send_due()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.end_lost_factors(%s, %s, %s)", [AT_ONCE, Notice.Code.FAMILY_TOLD, "account/second-factor/"])
        return int(cursor.fetchone()[0])


def send_due() -> int:
    """How many invitations left."""
    return send_waiting("invitations_due", "invitation_left", _invitation)


def _invitation(key: UUID, address: str, language: str, slug: str) -> EmailMessage:
    return letter(address, language, link_to(key, slug))
