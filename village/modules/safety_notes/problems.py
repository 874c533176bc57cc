"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class SomebodyWroteOne(CannotNow):
    says = _("One of you wrote a new safety note already. Read that one first, and answer it.")


class DoesNotHold(CannotNow):
    says = _("This safety note does not hold any more. Look which one does.")


class AnsweredAlready(CannotNow):
    says = _("You answered this one already.")


class TooFarAway(CannotNow):
    says = _("Choose a day from tomorrow on that is not too far away.")


class TwoNumbers(CannotNow):
    says = _("Give two people, each with a name and a phone number.")


class SomethingMissing(CannotNow):
    says = _("Something is missing on it yet. Fill it in together; then each of you says yes.")


class NotedAlready(CannotNow):
    says = _("What you noted before waits for the family already. They answer that one first.")


class NothingNoted(CannotNow):
    says = _("This safety note does not wait any more. The family answered it, or worded it anew.")
