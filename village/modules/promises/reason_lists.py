"""Why a date moves: reasons to choose from, wherever something was promised."""

from django.utils.translation import gettext_lazy as _

from village.modules.rules.reasons import ReasonList

LATER = ReasonList(
    "later", _("Why something takes more time"), _("Chosen when a promised date moves; who it was promised to reads it."), {
        "waits_for_somebody": _("We wait for an answer of somebody else."),
        "away": _("The one who has it is away."),
        "more_needed": _("We need to know more to do it well."),
        "more_work": _("It is more work than we thought."),
    },
)  # fmt: skip
LISTS = (LATER,)
