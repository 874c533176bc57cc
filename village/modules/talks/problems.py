"""Why something about talks cannot be done now, with a sentence here or in forms.py."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class TalkIsClosed(Exception):
    """This talk is no longer offered."""


class TrainingNeeded(Exception):
    """Only who was trained for it offers this; a colleague writes down that they saw the proof (C-18, C-19)."""


class NotYours(Exception):
    """Somebody's face and words are their own to write."""


class MediationIsOver(CannotNow):
    """One of the two stopped it, or the question ended."""

    says = _("This has stopped.")


class AskedTogetherAlready(CannotNow):
    """One talk together at a time."""

    says = _("You said already with whom. Look again how it stands.")
