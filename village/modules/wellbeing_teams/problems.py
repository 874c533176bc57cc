"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class TeamProblem(CannotNow):
    """What every problem here is."""


class NotInThisTeam(TeamProblem):
    says = _("Only somebody who is in the team now can do this.")


class FirstTheirYes(TeamProblem):
    """A young person's own story never stands on an agenda without the young person's own yes (C-23)."""

    says = _("This was told just for themself. Ask first; it goes on the agenda only with their own yes.")


class SayHowTheyKnow(TeamProblem):
    """Nothing about us without us."""

    says = _("Say who told the family, and on which day.")


class OnTheAgendaAlready(TeamProblem):
    says = _("This is on an agenda already, or the family was asked.")


class IsOver(TeamProblem):
    says = _("This is over already. It can be read, not changed.")


class TheyRatherNot(TeamProblem):
    says = _("The family rather does not want this talked about. It is off the agenda.")


class NotOnTheAgendaYet(TeamProblem):
    says = _("The family was asked and did not say yes yet.")


class WhoTalked(TeamProblem):
    says = _("Say who talked about it.")


class DayHasPassed(TeamProblem):
    says = _("Choose a day from today on.")


class ThereIsOne(TeamProblem):
    says = _("There is a team with this name already.")


class InTheTeamAlready(TeamProblem):
    says = _("This colleague is in the team already.")


class StillHasTasks(TeamProblem):
    """Running promises pass on (W-13)."""

    says = _("First the open tasks of this colleague get another owner.")
