"""Forms of own data: where something is noted too, what is wrong, and why a long list is taken along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from village.trust.access.forms import CarefulForm

LONGEST = 8000


class RecordedForm(CarefulForm):
    """In which other records it was noted."""

    place = forms.CharField(
        label=_("Where did you note it too?"), max_length=120,
        help_text=_("The name of your own records, without what stands in them."),
        error_messages={"required": _("Write the name of your own records.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    reference = forms.CharField(
        label=_("Reference there"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
