"""What stands in the way of a wish about one's own data, as people read it."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class AnswerAskedAlready(CannotNow):
    says = _("It was asked before, and it is being prepared.")


class ErasureAskedAlready(CannotNow):
    says = _("You asked this before, and it is being answered.")


class NotTheirs(CannotNow):
    says = _("This one cannot read along. Choose somebody else.")


class LookAgain(CannotNow):
    says = _("It changed meanwhile. Look again how it stands.")


class NotAtOnce(CannotNow):
    says = _("Two people look at it first. Ask it below.")


class HasToStay(CannotNow):
    says = _("The law keeps something you chose to erase, or somebody else has to ask it too. Look again at what may go.")


class NameStays(CannotNow):
    says = _("Name and how to reach stay as long as anything else stays.")


class IsHeld(CannotNow):
    says = _("Something keeps it for now. Nothing was erased.")


class FrozenAlready(CannotNow):
    says = _("This is frozen already.")
