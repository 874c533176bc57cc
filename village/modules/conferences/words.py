"""The words of case conferences: how one stands, and where it is read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

PATH = "conference/"
TOLD_PATH = "conference/told/"


class Stands(TextChoices):
    """How it stands with one child at a conference."""

    WAITS = "waits", _("waits for a second person")
    NOT_AGREED = "not_agreed", _("not opened: the second person did not agree")
    COMING = "coming", _("begins later")
    RUNNING = "running", _("open")
    ENDING = "ending", _("to be read until it closes")
    CLOSED = "closed", _("closed")


LOOKS = {
    Stands.WAITS: ("warn", "hourglass"), Stands.NOT_AGREED: ("warn", "hand-palm"), Stands.COMING: ("info", "calendar-blank"),
    Stands.RUNNING: ("ok", "users-three"), Stands.ENDING: ("info", "clock"), Stands.CLOSED: ("quiet", "lock-simple"),
}  # fmt: skip
