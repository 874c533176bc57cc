"""What cannot be done now, by name."""


class NotNow(Exception):
    """It stands somewhere else than this step needs: answered, begun or ended already."""


class NobodyToCall(Exception):
    """At that organisation nobody is left whom the family could call."""


class WaitsAlready(Exception):
    """This question waits there already, or that was proposed."""


class NothingMeanwhile(ValueError):
    """Nobody is put on a list without something for meanwhile (P-22)."""


class WordsNeeded(ValueError):
    """Who judges says why, in words."""


class DateNeeded(ValueError):
    """The next talk is on a day that still has to come, and not further away than the village says."""


class NotAColleague(Exception):
    """Only somebody who works there can be the contact person."""


class NotInThatOrder(ValueError):
    """The more is at stake, the fewer days; and never none."""
