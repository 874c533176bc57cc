"""Why somebody cannot take on what is handed over; with it always stands what else is possible."""

from django.utils.translation import gettext_lazy as _

from village.modules.rules.reasons import ReasonList

DECLINING = ReasonList(
    "declining", _("Why a handed over question is not taken on"),
    _("Chosen by who receives it; the family and the sender read it. What else is possible is always written beside it."), {
        "full": _("We have no place now."),
        "not_ours": _("This is not what we do."),
        "elsewhere": _("We do not work in this area."),
        "knows": _("One of us knows this family too well."),
    },
)  # fmt: skip
LISTS = (DECLINING,)
