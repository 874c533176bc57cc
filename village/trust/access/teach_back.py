"""Two questions before a yes, told back in one’s own choice: who reads this, and can it be stopped (teach-back)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

READERS, EVERYBODY, TOWN = "readers", "everybody", "town"
ANY_DAY, NEVER, ASK = "any_day", "never", "ask"
EXPLAINED = {
    "reads": _("Only the people you chose read it, and only what you show them. Not the whole village, not the town hall."),
    "stop": _("You can stop any day, without asking anybody and without saying why. Yes today can be no tomorrow."),
}
RIGHT = {"reads": READERS, "stop": ANY_DAY}


def teaching_fields(readers: Any) -> dict[str, forms.Field]:
    """Told back in one's own choice of words: who reads this, and can it be stopped."""
    return {
        "reads": forms.ChoiceField(
            label=_("Who will read this?"), required=False, widget=forms.RadioSelect,
            choices=[(EVERYBODY, _("Everybody in the village")), (READERS, readers), (TOWN, _("The town hall and the police"))],
        ),
        "stop": forms.ChoiceField(
            label=_("Can you stop this any day?"), required=False, widget=forms.RadioSelect,
            choices=[(NEVER, _("No, yes is yes")), (ASK, _("Only when the coordinator agrees")), (ANY_DAY, _("Yes, any day"))],
        ),
    }  # fmt: skip


def explain(form: forms.Form, values: dict[str, Any]) -> None:
    """Kindly, at the question; the next time it is sent it goes through, whatever stands there."""
    for name, right in RIGHT.items():
        if values.get(name) != right:
            form.add_error(name, EXPLAINED[name])
