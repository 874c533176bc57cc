"""The mail with a link for one thing: no name, no child, no word of what it is about (T18)."""

import logging
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

logger = logging.getLogger("village.mail")


def link_address(village_slug: str, secret: str) -> str:
    """Where the link leads; opening it changes nothing."""
    return f"{settings.VILLAGE_ADDRESS}/{village_slug}/account/link/{secret}/"


def village_address(path: str) -> str:
    """A path of this village, as people open it from a mail."""
    return f"{settings.VILLAGE_ADDRESS}{path}"


def mail_link(address: str, language: str, link: str) -> None:
    """Leaves once the link really exists; when it cannot leave, whoever made the link still has it on screen."""
    transaction.on_commit(partial(_send, letter(address, language, link)))


def letter(address: str, language: str, link: str) -> EmailMessage:
    """The same few words for everybody, in the language of the reader."""
    with override(language):
        words = _("Somebody asks for your help in Village. Open this link and press the button:")
        once = _("The link works once, within seven days, for you alone. Did you not expect it? Then do nothing.")
        return EmailMessage(
            subject=_("Somebody asks for your help in Village"), body=f"{words}\n\n{link}\n\n{once}\n",
            from_email=settings.DEFAULT_FROM_EMAIL, to=[address], headers={"Auto-Submitted": "auto-generated"},
        )  # fmt: skip


def _send(mail: EmailMessage) -> None:
    try:
        mail.send()
    except (SMTPException, OSError):
        logger.warning("a mail with a link could not leave; its maker has the link on screen")
