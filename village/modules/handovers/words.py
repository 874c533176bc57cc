"""The choices of handing over, with the words people see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Slice(TextChoices):
    """What a piece of the letter is."""

    GOES_WELL = "goes_well", _("What goes well")
    HARD = "hard", _("What is hard, or what is wished for")
    STEP = "step", _("What was said")
    CONTACT = "contact", _("Name and how to reach you")
    NOTE = "note", _("What I add")


class Back(TextChoices):
    """How much of what happens next the one who handed it over may hear; the family chooses (C-13)."""

    NOTHING = "nothing", _("Nothing")
    STARTED = "started", _("Only that it started and ended")
    ALL = "all", _("Everything that is said")


class How(TextChoices):
    """How somebody said yes or no."""

    LOGIN = "login", _("here, themself")
    SPOKEN = "spoken", _("aloud, and somebody heard it")


class CameBack(TextChoices):
    """Why a question is with the sender again."""

    DECLINED = "declined", _("They cannot do it, and say what else is possible")
    NO_ANSWER = "no_answer", _("Nobody answered in time")
    NO_CONTACT = "no_contact", _("Nobody made contact in time")
    STOPPED = "stopped", _("The family stopped it")


class Ended(TextChoices):
    """How the loop closed, in the words of the family. Nobody else closes it."""

    STARTED = "started", _("Support started")
    NOT_WANTED = "not_wanted", _("It is no longer needed")


class Told(TextChoices):
    """One step of the one who received it."""

    ACCEPTED = "accepted", _("took it on")
    SAID = "said", _("says what is happening")
    STARTED = "started", _("made contact; it started")
    FINISHED = "finished", _("finished it")
    DECLINED = "declined", _("cannot do it, and says what else is possible")


class State(TextChoices):
    """Where a handover stands, in plain words."""

    PROPOSED = "proposed", _("Proposed: the family decides")
    AGREED = "agreed", _("The family agreed: ready to go")
    REFUSED = "refused", _("The family does not want it")
    SENT = "sent", _("Handed over: waits for an answer")
    ACCEPTED = "accepted", _("Somebody took it on")
    STARTED = "started", _("It started")
    FINISHED = "finished", _("They finished it: the family has the last word")
    CAME_BACK = "came_back", _("It came back")
    ENDED = "ended", _("Closed by the family")


LOOKS = {
    State.PROPOSED: "warn", State.AGREED: "info", State.REFUSED: "quiet", State.SENT: "info", State.ACCEPTED: "ok",
    State.STARTED: "ok", State.FINISHED: "warn", State.CAME_BACK: "bad", State.ENDED: "quiet",
}  # fmt: skip
"""The colour of each state; the words say the same."""
