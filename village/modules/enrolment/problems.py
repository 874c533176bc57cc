"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class YearIsOver(CannotNow):
    says = _("This school year is over. It stays as it was.")


class ThereIsOne(CannotNow):
    says = _("There is a school year with this name already.")


class WordsMissing(CannotNow):
    says = _("Write for which school it is and what to do, and at least one day.")


class NobodyHasIt(CannotNow):
    says = _("Take the question up first; then you can plan a moment.")


class QuestionIsClosed(CannotNow):
    says = _("This question was closed meanwhile.")


class NotShared(CannotNow):
    says = _("This question is no longer shared, so nobody could read it.")


class MomentPassed(CannotNow):
    says = _("That moment is in the past. Choose a later one.")


class NotWorkingHere(CannotNow):
    says = _("This colleague does not work here any more. Choose somebody else.")


class OtherMoment(CannotNow):
    says = _("The moment was changed meanwhile. Look again how it stands.")
