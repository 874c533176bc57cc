"""Why something at the door cannot be done now; each has a sentence in forms.py."""


class AlreadyTakenUp(Exception):
    """A colleague was first."""


class NotTakenUp(Exception):
    """First somebody takes it up; then there is somebody who answers."""


class RequestIsClosed(Exception):
    """It was closed before; somebody opens it again first."""


class RequestIsOpen(Exception):
    """It is open, so there is nothing to open again."""


class NoLongerShared(Exception):
    """Sharing was stopped or ended: nobody could read it, so a new question is needed."""


class NoContactPoint(Exception):
    """This village has no contact point yet, so nobody could answer."""


class WordsNeeded(ValueError):
    """Nothing was written."""


class AlternativeNeeded(ValueError):
    """Nobody is left with nothing: say what can be done instead (C-06, W-03)."""


class NotTriedEnough(ValueError):
    """Nobody is given up after one call: so many days, so many ways, and then a visit or somebody trusted."""


class MomentNotYet(ValueError):
    """What is written down happened already."""


class OverTheCeiling(Exception):
    """More than somebody can carry: that asks a reason."""


class CannotTakeIt(Exception):
    """This colleague cannot take it; why is nobody's business."""


class CannotBeDeputy(ValueError):
    """A deputy works at the same desk, is somebody else, and is there on those days."""


class AlreadyAway(ValueError):
    """These days are in an absence already."""


class StillQuiet(Exception):
    """Somebody did something or asked only just now; a little patience."""


class NotYetKnown(ValueError):
    """It waits until those who raise the child know it."""
