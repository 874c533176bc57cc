"""Why a yes that was said aloud cannot be written down or counted now, in the sentence people read."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class WitnessNeeded(CannotNow):
    """Nobody is their own witness."""

    says = _("Write the name of somebody else who heard it.")


class AnsweredMeanwhile(CannotNow):
    """Somebody of the family decided it, or it went."""

    says = _("Somebody of the family answered meanwhile. Look again how it stands.")


class NothingGoes(CannotNow):
    says = _("Then nothing is left to send. Choose at least one thing.")
