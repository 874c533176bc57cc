"""The words of agreeing: what somebody says to one point, how they said it, and how a point stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Said(TextChoices):
    """What one person says to one point. "Not yet" is an answer like the others."""

    YES = "yes", pgettext_lazy("answer to a point of the plan", "Yes")
    NO = "no", pgettext_lazy("answer to a point of the plan", "No")
    NOT_YET = "not_yet", pgettext_lazy("answer to a point of the plan", "Not yet")


class How(TextChoices):
    LOGIN = "login", _("said it here")
    CODE = "code", _("with the code on paper")
    SPOKEN = "spoken", _("said it aloud, with a witness")
    TAKEN_BACK = "taken_back", _("took it back")


class Stands(TextChoices):
    """One point of a version, from all its answers."""

    AGREED = "agreed", _("Agreed")
    NOT_AGREED = "not_agreed", _("Not agreed")
    OPEN = "open", _("Waits for an answer")


BADGES = {
    Said.YES: ("ok", "check"),
    Said.NO: ("warn", "x"),
    Said.NOT_YET: ("info", "hourglass"),
    Stands.AGREED: ("ok", "check"),
    Stands.NOT_AGREED: ("warn", "hand-palm"),
    Stands.OPEN: ("info", "hourglass"),
}
"""The look and the icon of each; a word always stands beside them."""
