"""A form in which somebody says why: one of the reasons of the village, own words, or both. One of them is enough."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.rules.reasons import ReasonList, choices, offered
from village.trust.access.actor import standing
from village.trust.access.forms import CarefulForm


class SaysWhy(CarefulForm):
    """The words that are kept begin with the reason as it is worded today, in the language of who chose it."""

    reasons: ClassVar[ReasonList]
    words_in: ClassVar[str] = "reason"
    because = forms.ChoiceField(label=_("One of these, or your own words below"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        found = offered(standing().actor.village_id, self.reasons)
        field: Any = self.fields["because"]
        field.choices = [("", _("None of these: in my own words")), *choices(found)]
        self._words = {one.code: one.label for one in found}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        chosen = self._words.get(values.pop("because", ""), "")
        if chosen and self.has_error(self.words_in, "required"):
            del self.errors[self.words_in]
        values[self.words_in] = "\n".join(part for part in (chosen, values.get(self.words_in, "").strip()) if part)
        return values
