"""The choices of enrolment: what was done with an appointment, and where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Moved(TextChoices):
    """One thing that was done with an appointment for help."""

    ASKED = "asked", _("asked for an appointment")
    SET = "set", _("proposed a moment")
    AGREED = "agreed", _("said yes to the moment")
    OFF = "off", _("called it off")


STANDS = {
    Moved.ASKED: _("asked"),
    Moved.SET: _("proposed"),
    Moved.AGREED: _("agreed"),
    Moved.OFF: _("called off"),
}
"""Where it stands after that, in one word."""
