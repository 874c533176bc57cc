"""The mail that says only that something waits: no name, no service, no word of what it is about (T18).

Somebody else may read the mailbox of a family. What waits stands behind signing in.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override


def letter(address: str, language: str, village_slug: str) -> EmailMessage:
    """The same few words for everybody, in the language of the reader."""
    with override(language):
        words = _("Something waits for you in Village. Open the start page and sign in to read it:")
        why = _("This message tells nothing more on purpose, so that nobody else can read along.")
        return EmailMessage(
            subject=_("Something waits for you in Village"),
            body=f"{words}\n\n{settings.VILLAGE_ADDRESS}/{village_slug}/\n\n{why}\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            headers={"Auto-Submitted": "auto-generated"},
        )
