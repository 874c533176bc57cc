"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class PlanProblem(CannotNow):
    """What every problem here is."""


class PlanIsClosed(PlanProblem):
    says = _("This plan is closed. It can be read, not changed.")


class ThereIsAPlan(PlanProblem):
    says = _("This family already has an open plan.")


class OwnWordsFirst(PlanProblem):
    says = _("A plan starts with the family’s own words. Write those first.")


class OneOptionOnly(PlanProblem):
    says = _("Think of at least two ways before you choose one.")


class TeamIsFull(PlanProblem):
    says = _("This person is in the team already.")


class NotOfTheTeam(PlanProblem):
    says = _("First this person is part of the team.")


class FirstWhoCoordinates(PlanProblem):
    says = _("This person coordinates. First say who coordinates from now on: there is always one.")


class AlreadyAnswered(PlanProblem):
    says = _("This was answered already.")


class WordsChanged(PlanProblem):
    """Somebody else wrote meanwhile; both texts are shown side by side and nothing is lost."""

    says = _("Somebody changed this while you were writing. Nothing is lost: both texts stand here.")


class NoRoomForIt(PlanProblem):
    says = _("There is no room left for more recordings and drawings. Take one away in “Papers”, or make it shorter.")


class ItsOwnVoice(PlanProblem):
    """A recording of a child's own words is that child's."""

    says = _("What a young person says aloud is their own: they record it themselves, signed in, on this same page.")


class TooYoungForItAlone(PlanProblem):
    says = _("A plan of one’s own is for young people from the age the law of this place names.")


class ThereIsAnOwnPlan(PlanProblem):
    says = _("You have a plan of your own already.")


class SomebodyWalksAlong(PlanProblem):
    says = _("Somebody walks along already. First stop with this person.")
