"""The words of safety notes: why one ended, and where to read it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

NOTE_PATH = "safety/"


class Ending(TextChoices):
    """A safety note ends at once, whatever the reason."""

    REPLACED = "replaced", _("There is a new one")
    WITHDRAWN = "withdrawn", _("Taken away")
    NOT_AGREED = "not_agreed", _("Not everybody agreed")


class How(TextChoices):
    """How a yes was said. Somebody else writes it down only when it was said aloud, and somebody else heard it."""

    LOGIN = "login", _("here, themself")
    SPOKEN = "spoken", _("aloud, and somebody heard it")
