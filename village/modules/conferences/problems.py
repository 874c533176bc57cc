"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class NothingToGoBy(CannotNow):
    """No law, no purpose or nobody to sit in."""

    says = _("A conference does not open without a law it rests on, a purpose and people who sit in.")


class BoundByNothing(CannotNow):
    says = _("Somebody of these is not bound to silence as the law here asks it of everybody at the table.")


class OneOfTheFamily(CannotNow):
    says = _("Somebody of the family does not sit in as a colleague. Tell them about it instead.")


class TheFamilyFirst(CannotNow):
    says = _("On this ground a conference opens only when the family knows. Say who was told.")


class SecondPersonNeeded(CannotNow):
    says = _("The law here asks that somebody else who sits in agrees that the family is told later. Choose who.")


class NotWithinTheDays(CannotNow):
    says = _("These days do not fit: look at what the law here allows.")


class TooLateToWrite(CannotNow):
    says = _("The conference is over: nothing more can be put on the table.")


class DoneAlready(CannotNow):
    says = _("This was done meanwhile. Look at the page again.")


class CannotHear(CannotNow):
    says = _("This person cannot be told here. Choose somebody else of the family.")
