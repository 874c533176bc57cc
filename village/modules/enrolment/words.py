"""The choices of enrolment: what was done with an appointment, and where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Moved(TextChoices):
    """One thing that was done with an appointment for help."""

    ASKED = "asked", _("asked for an appointment")
    SET = "set", _("proposed a moment")
    AGREED = "agreed", _("said yes to the moment")
    OFF = "off", _("called it off")


STANDS = {
    Moved.ASKED: pgettext_lazy("an appointment", "asked"),
    Moved.SET: pgettext_lazy("an appointment", "proposed"),
    Moved.AGREED: pgettext_lazy("an appointment", "agreed"),
    Moved.OFF: pgettext_lazy("an appointment", "called off"),
}
"""Where it stands after that, in one word."""
