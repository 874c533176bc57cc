"""What cannot be done now, each with the sentence people read."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class ThereIsOne(CannotNow):
    says = _("There is one with this name already.")


class StandsHereAlready(CannotNow):
    says = _("This contact person stands here already.")


class SomebodyLeads(CannotNow):
    says = _("Where there are contact persons, one of them leads. Choose first who leads from now on.")


class NotWorkingHere(CannotNow):
    says = _("Choose somebody who works there now.")
