"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class TakesPartAlready(CannotNow):
    says = _("This is written down already. Look under the groups you take part in.")


class GroupIsClosed(CannotNow):
    says = _("This group takes nobody new now. Ask who runs it.")


class SomebodyElseDecides(CannotNow):
    says = _("At this age somebody else decides about this. Ask them to write it down.")


class EndedAlready(CannotNow):
    says = _("This ended already. You can take part anew.")


class AnsweredAlready(CannotNow):
    says = _("You said yes already.")


class TooFarAway(CannotNow):
    says = _("Choose a day from today on that is not too far away.")


class NobodyToCall(CannotNow):
    says = _("Give at least one name and one phone number to call in need.")


class NotYoursToKeep(CannotNow):
    says = _("Who runs a group is said by the people who work there.")
