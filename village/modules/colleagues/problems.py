"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class InvitedAlready(CannotNow):
    says = _("This address is invited for this role already. The invitation still counts.")


class InvitedOften(CannotNow):
    says = _("Your organisation invited very many people today. Go on tomorrow.")


class HasItAlready(CannotNow):
    says = _("This colleague has this role already.")


class WorkIsOpen(CannotNow):
    says = _("Something is still in this colleague’s name. First it goes to somebody else.")


class AskedAlready(CannotNow):
    says = _("You asked this already. It stands below.")


class AskedOften(CannotNow):
    says = _("You asked this often today. Try again tomorrow, or call your manager.")


class NothingLost(CannotNow):
    says = _("You have no second step yet. You can set one up now.")


class SaidAlready(CannotNow):
    says = _("You said this already. Somebody else says it too.")


class OverMeanwhile(CannotNow):
    says = _("This is over meanwhile.")


class ChangedMeanwhile(CannotNow):
    says = _("Something changed meanwhile. Look at the list once more before you bring it in.")
