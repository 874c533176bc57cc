"""Words of danger and safety: what somebody decides, and the steps that follow."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Deed(TextChoices):
    """What somebody who is worried decides. Each is one separate act, with a reason people can read afterwards."""

    LOOK = "look", _("Look at what is not shared with me")
    SHARE = "share", _("Share without agreement")
    NOT_SHARE = "not_share", _("Not share, and why")
    LOCK = "lock", _("Shut somebody out, for safety")


DID = {
    Deed.LOOK: _("Looked at what was not shared"),
    Deed.SHARE: _("Shared without agreement"),
    Deed.NOT_SHARE: _("Decided not to share"),
    Deed.LOCK: _("Shut somebody out, for safety"),
}
"""As it is said afterwards."""

PICTURES = {
    Deed.LOOK: ("eye", "info"),
    Deed.SHARE: ("share-network", "warn"),
    Deed.NOT_SHARE: ("hand-palm", "quiet"),
    Deed.LOCK: ("lock-simple", "care"),
}


class Step(TextChoices):
    """What happened with an act afterwards. Words once written stay as they are."""

    AGREED = "agreed", _("A second person agreed")
    DISAGREED = "disagreed", _("A second person did not agree")
    ADDED = "added", _("Something was added")
    TOLD = "told", _("The family was told")
    NOT_YET = "not_yet", _("The family is not told yet")
    REVIEWED = "reviewed", _("Somebody looked back at it")
    OUTCOME = "outcome", _("What came of it")
    ANSWERED = "answered", _("The family wrote something")
    LIFT_ASKED = "lift_asked", _("Somebody asked to lift the lock")
    LIFTED = "lifted", _("The lock was lifted")


WORK_IN_BETWEEN = frozenset({Step.NOT_YET, Step.LIFT_ASKED, Step.DISAGREED})
"""Steps among colleagues that the family's own page leaves out."""
FORM_VERSION = 1
