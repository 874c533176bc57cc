"""The choices of waiting, with the words people see. What people judged has a word, never a number."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Need(TextChoices):
    """Why somebody needs it now: chosen by people together with the family (P-23, P-28)."""

    WISH = "wish", _("It would be good; nothing presses")
    STUCK = "stuck", _("It is getting stuck")
    SOON = "soon", _("Something changes within three months, or school is missed more and more")
    AT_STAKE = "at_stake", _("The place at school is at stake now, or it is not safe")


class How(TextChoices):
    """How a talk while waiting went."""

    CALL = "call", _("We called")
    VISIT = "visit", _("We visited")
    HERE = "here", _("They came by")
    MESSAGE = "message", _("We wrote")
    OWN = "own", _("The family said so here")


class Still(TextChoices):
    """What came out of a talk while waiting."""

    SAME = "same", _("It is about the same")
    BETTER = "better", _("It goes better")
    WORSE = "worse", _("It goes worse")
    NOT_REACHED = "not_reached", _("Nobody could be reached")


class Ended(TextChoices):
    """How the waiting ended. Nobody is taken off a list for any other reason."""

    STARTED = "started", _("It began")
    LEFT = "left", _("The family stopped waiting")


class Answer(TextChoices):
    """What the family said to an offer."""

    YES = "yes", _("Yes")
    NOT_NOW = "not_now", _("Not now")


class Band(TextChoices):
    """Where somebody stands about: in words, never as a number."""

    NEXT = "next", _("You are among the first.")
    MIDDLE = "middle", _("You are about halfway.")
    LATER = "later", _("Others go before you for now.")


class Stands(TextChoices):
    """Where a proposal to wait stands."""

    PROPOSED = "proposed", _("Proposed: the family decides")
    REFUSED = "refused", _("The family does not want it")
    WAITS = "waits", _("The family waits")
    STARTED = "started", _("It began")
    STOPPED = "stopped", _("The family stopped waiting")


LOOKS = {
    Stands.PROPOSED: "warn", Stands.REFUSED: "quiet", Stands.WAITS: "info", Stands.STARTED: "ok", Stands.STOPPED: "quiet",
}  # fmt: skip
"""The colour of each state; the words say the same."""


DAYS = {
    "at_stake_days": _("Days we aim for, when school or safety is at stake"),
    "soon_days": _("Days we aim for, when something changes soon"),
    "stuck_days": _("Days we aim for, when it is getting stuck"),
    "wish_days": _("Days we aim for, when nothing presses"),
    "check_in_days": _("Somebody speaks to who waits at least every so many days"),
}
"""The numbers of a village, in the order of the screen."""


class ListPart(TextChoices):
    """What of a list can change."""

    SERVICE = "service", _("What people wait for")
    ABOUT = "about", _("What it is")
    KEEPER = "keeper", _("Who keeps the list")
    PLACES = "places", _("Places")
    QUOTA = "quota", _("Places kept apart")
    POSTCODES = "postcodes", _("The area")
    OUTSIDE = "outside", _("What is possible for who lives elsewhere")
    IS_OPEN = "is_open", _("People can be put on this list")
