"""What stands in the way now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class AgreeingProblem(CannotNow):
    """What every problem here is."""


class NothingToAgree(AgreeingProblem):
    says = _("There is no goal and no step yet to agree on.")


class NothingChanged(AgreeingProblem):
    says = _("Nothing changed since the last version.")


class SomebodyWasFirst(AgreeingProblem):
    says = _("Somebody proposed a version at the same moment. Read that one first.")


class VersionIsReplaced(AgreeingProblem):
    says = _("There is a newer version. Answer that one.")


class PlanIsClosed(AgreeingProblem):
    says = _("This plan is closed. It can be read, not changed.")


class WitnessNeeded(AgreeingProblem):
    says = _("Write the name of the witness: somebody else than you.")
