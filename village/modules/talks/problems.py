"""Why something about talks cannot be done now; each has a sentence in forms.py."""


class TalkIsClosed(Exception):
    """This talk is no longer offered."""


class TrainingNeeded(Exception):
    """Only who was trained for it offers this; a colleague writes down that they saw the proof (C-18, C-19)."""


class NotYours(Exception):
    """Somebody's face and words are their own to write."""


class MediationIsOver(Exception):
    """One of the two stopped it, or the question ended."""
