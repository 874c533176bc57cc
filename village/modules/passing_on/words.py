"""The words of passing on: why somebody stops, what is asked of the family, what is written down at an ending."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from village.ui.forms import Picture


class Why(TextChoices):
    """Why somebody else coordinates from now on (P-08)."""

    LEAVES = "leaves", _("I leave this work")
    STOPS = "stops", _("I cannot go on with this plan")
    FAMILY = "family", _("The family would like somebody else")


class Stage(TextChoices):
    """Where a passing on stands, as people read it."""

    WAITS = "waits", _("Waits for the family’s yes")
    AGREED = "agreed", _("Agreed; the first talk together comes")
    OVERLAP = "overlap", _("Both are there for a while")
    DONE = "done", _("Passed on")
    STOPPED = "stopped", _("Stopped")


class About(TextChoices):
    """What is written down, in small steps, before services leave."""

    STAYS = "stays", _("Who and what stays")
    SIGNS = "signs", _("How we notice that it gets hard again")
    HELPS = "helps", _("What helps then, and whom we call first")
    BROUGHT = "brought", _("What it brought")


ASKS = {
    About.STAYS: _("Who is still there when the services leave? What goes on by itself?"),
    About.SIGNS: _("What do you see first when it gets hard again?"),
    About.HELPS: _("What worked before? Whom do you call first?"),
    About.BROUGHT: _("What is different now from when you began?"),
}
PICTURES = {
    About.STAYS: Picture("users-three", "home"),
    About.SIGNS: Picture("compass", "care"),
    About.HELPS: Picture("hand-heart", "place"),
    About.BROUGHT: Picture("mountains", "play"),
}


class Called(TextChoices):
    """What became of a call afterwards; it is kept, or agreed anew with a reason."""

    DONE = "done", _("We talked")
    LATER = "later", _("Agreed anew, because")
