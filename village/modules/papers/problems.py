"""What cannot be done, and why; the form says it in a sentence."""


class NoRoomLeft(Exception):
    """So much is kept about this person already."""


class RemovedAlready(Exception):
    """It is not there any more."""


class NothingLeft(Exception):
    """Its key was destroyed, or it was taken away: nobody can read it any more."""
