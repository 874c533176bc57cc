"""The lists of the desk: how a question ended, why a colleague gets it, why a colleague asks after it."""

from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.words import CLOSING, Nudge
from village.modules.rules.reasons import ReasonList

ENDING = ReasonList(
    "ending", _("How a question ended"),
    _("Chosen when a question is closed; who asked reads it. A reason of your own counts as one of ours in the figures."),
    {one.value: one.label for one in CLOSING}, counts_as=True,
)  # fmt: skip
GIVING = ReasonList(
    "giving", _("Why a colleague gets a question"), _("Chosen when a question gets another owner; who asked reads it."), {
        "away": _("The one who had it is away."),
        "knows": _("The one who gets it knows more about this."),
        "language": _("The one who gets it speaks the language."),
        "room": _("The one who gets it has time for it sooner."),
        "too_close": _("The one who had it knows the family too well."),
    },
)  # fmt: skip
ASKING_AFTER = ReasonList(
    "asking_after", _("Why a colleague asks after a question"), _("Chosen at the desk; only the desk reads it."),
    {one.value: one.label for one in Nudge},
)  # fmt: skip
LISTS = (ENDING, GIVING, ASKING_AFTER)
