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
    because = forms.ChoiceField(label=_("One of these, if it fits"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        found = offered(standing().actor.village_id, self.reasons)
        field: Any = self.fields["because"]
        field.choices = [("", _("None of these: in my own words")), *choices(found)]
        self.fields[self.words_in].required = False
        self._words = {one.code: one.label for one in found}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        chosen = self._words.get(values.pop("because", ""), "")
        said = [part for part in (chosen, values.get(self.words_in, "").strip()) if part]
        if not said and "because" not in self.errors and self.words_in not in self.errors:
            self.add_error(self.words_in, self.fields[self.words_in].error_messages["required"])
        values[self.words_in] = "\n".join(said)
        return values
