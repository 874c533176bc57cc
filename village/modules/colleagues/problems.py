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


class NotBoth(CannotNow):
    """GDPR 38(6): who watches over the keeping of data does not keep it."""

    says = _("Nobody is keeper of the village and privacy officer: the one watches over the other. Choose somebody else.")


class OneKeeperRemains(CannotNow):
    says = _("One keeper always remains. First somebody else becomes keeper.")


class ProposedAlready(CannotNow):
    says = _("This is proposed already, and waits for an answer.")


class NobodyToConfirm(CannotNow):
    says = _("There is nobody who could say yes to this. First the municipality or the contact point gets a manager.")


class DoesItAlready(CannotNow):
    says = _("This person has this role already.")


class ProposalIsOver(CannotNow):
    says = _("This proposal does not count any more. Look at how it stands now.")
