"""Forms of own data: where something is noted too, what is wrong, and why a long list is taken along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.words import Asker, LifeArea
from village.trust.access.forms import CarefulForm

LONGEST = 8000
SHOWS = [("open", _("All open")), ("waiting", _("Nobody yet")), ("mine", _("Mine")), ("closed", _("Closed"))]


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


class ListForm(forms.Form):
    """Which requests; what makes no sense is left out."""

    show = forms.ChoiceField(label=_("Which requests"), required=False, choices=SHOWS)
    area = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("Everything")), *LifeArea.choices]
    )
    asker = forms.ChoiceField(
        label=_("Asked by"), required=False, choices=[("", _("Everyone")), *Asker.choices]
    )

    def narrow(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReasonForm(CarefulForm):
    """Why a list of many people leaves the village."""

    reason = forms.CharField(
        label=_("Why do you need all of it?"), min_length=3, max_length=300,
        help_text=_("A colleague reads this before the list is made. No names of families."),
        error_messages={"required": _("Say why you need so many at once."), "min_length": _("Say it in a few words more.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    show = forms.CharField(required=False, widget=forms.HiddenInput)
    area = forms.CharField(required=False, widget=forms.HiddenInput)
    asker = forms.CharField(required=False, widget=forms.HiddenInput)
