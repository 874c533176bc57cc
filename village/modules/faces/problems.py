"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class NotGrownUp(CannotNow):
    says = _("Only grown-ups have a picture here. Your name stays as it is.")


class GoneMeanwhile(CannotNow):
    says = _("There is no picture any more.")
