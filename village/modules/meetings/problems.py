"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class MeetingProblem(CannotNow):
    """What every problem here is."""


class NobodyInvited(MeetingProblem):
    says = _("Invite at least one person.")


class SayWhyWithoutFamily(MeetingProblem):
    """W-43: people are talked with, not about."""

    says = _("Nobody of the family is there. Say why, and from which day they can read what was said.")


class MeetingIsOver(MeetingProblem):
    says = _("This meeting is over. It can be read, not changed.")


class FirstTellTheChild(MeetingProblem):
    """A meeting does not close before each child reads what was done with what it said."""

    says = _("First write for each child what you did with what it said. Then the meeting can be closed.")


class WhoWasThere(MeetingProblem):
    says = _("First write down who was there.")


class NotYetMet(MeetingProblem):
    says = _("This meeting is still to come. From its own day on you can write down who was there.")


class NoDayToLookBack(MeetingProblem):
    says = _("Choose a day from today on that is not too far away.")


class AlreadyToldBack(MeetingProblem):
    says = _("This child was told already.")


class SayItFirst(MeetingProblem):
    says = _("Write, draw or choose something first, or choose “Rather not”.")


class ChooseSomebody(MeetingProblem):
    says = _("Choose with whom you want to talk.")


class FirstAskTheFamily(MeetingProblem):
    """P-06: no looking back without asking the family."""

    says = _("First ask the family how it goes. What one of them says about it stands here before you go on.")


class AlreadyLookedBack(MeetingProblem):
    says = _("You looked back at this already.")


class SaidAlready(MeetingProblem):
    says = _("You said already what you think of it.")
