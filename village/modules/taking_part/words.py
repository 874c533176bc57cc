"""The words of taking part: days, who is there, where a photo may be shown."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from village.ui.forms import Picture

PATH = "taking-part/"


class Weekday(IntegerChoices):
    """As in a calendar: Monday is 1."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class There(TextChoices):
    """Who is there today; nobody counts it."""

    PRESENT = "present", _("Here")
    TOLD = "told", _("Away, told us")
    NOT_TOLD = "not_told", _("Away, not heard")


class PhotoUse(TextChoices):
    """Each is asked apart. Without a yes there is no photo."""

    INSIDE = "inside", _("Within the group")
    PARENTS = "parents", _("To the parents of the group")
    PUBLIC = "public", _("In public: website, newsletter, poster")

    @property
    def short(self) -> str:
        return str({"inside": _("in the group"), "parents": _("for its parents"), "public": _("in public")}[self.value])


THERE_PICTURES = {There.PRESENT: Picture("check"), There.TOLD: Picture("chat-circle-text"), There.NOT_TOLD: Picture("x")}
