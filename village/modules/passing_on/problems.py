"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class PassingOnProblem(CannotNow):
    """What every problem here is."""


class PlanIsClosed(PassingOnProblem):
    says = _("This plan is closed. It can be read, not changed.")


class AlreadyBegun(PassingOnProblem):
    says = _("This plan is being passed on already.")


class NobodyToPassItOn(PassingOnProblem):
    says = _("The family coordinates its plan itself. It chooses somebody of its team when it wants to.")


class ItIsDecided(PassingOnProblem):
    says = _("This is decided already. It can be read, not changed.")


class SomebodyIsAsked(PassingOnProblem):
    """Two people who choose at the same moment: the first stands, and the family answers that one."""

    says = _("Somebody is asked already. First the family answers.")


class NotTheSamePerson(PassingOnProblem):
    says = _("Choose somebody else than who stops.")


class TextChanged(PassingOnProblem):
    says = _("Somebody changed the text while you were reading. Read it again; nothing is lost.")


class AlreadySaid(PassingOnProblem):
    says = _("You answered this already.")


class OverlapBeforeTalk(PassingOnProblem):
    says = _("Both are there until after the first talk together. Choose a later day.")


class TooEarly(PassingOnProblem):
    says = _("First you talk together. From that day on you can say so.")


class NotInTheTeam(PassingOnProblem):
    says = _("This person is not in your team any more. Choose again who comes next.")


class LeavesAlready(PassingOnProblem):
    says = _("It was said already that this person leaves.")


class NoLongerThere(PassingOnProblem):
    says = _("Choose a day that is still to come.")


class TooFarAway(PassingOnProblem):
    says = _("Choose a day from today on that is not too far away.")


class FirstTheFamily(PassingOnProblem):
    """F-25: a plan ends only with the family's yes."""

    says = _("A plan ends when everybody of the family whose yes is needed said yes.")


class AlreadyEnding(PassingOnProblem):
    says = _("Ending this plan is being talked about already.")


class SomebodyChoseADay(PassingOnProblem):
    """Two of the family choose a day at once: both days are seen, and the second is sent again on purpose."""

    says = _("One of you chose a day while you were choosing. Look at it; send yours again if you want yours.")


class SomebodySaidWhoCalls(PassingOnProblem):
    """The same, of who calls afterwards."""

    says = _("One of you said already who calls. Look at it; send yours again if you want yours.")


class NobodyCallsThere(PassingOnProblem):
    says = _("Somebody else calls on this day from now on, or nobody needs to.")


class SayAnotherDay(PassingOnProblem):
    says = _("Say on which other day, and why.")


class ThereIsAPlan(PassingOnProblem):
    says = _("Your family has an open plan already.")


class OneManagerRemains(CannotNow):
    says = _("One manager always remains. First make somebody else a manager.")
