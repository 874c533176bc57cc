"""Forms of freezing: why, and why it may go on again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.own_data.models import Freeze
from village.trust.access.form_fields import short_field
from village.trust.access.forms import CarefulForm


class FreezeForm(CarefulForm):
    """One of the reasons of the law; who had it reads it, and nothing else."""

    because = forms.ChoiceField(
        label=_("Why do you want that?"), choices=Freeze.Because.choices, widget=forms.RadioSelect,
        help_text=_("Who worked on it reads only this reason."), error_messages={"required": _("Choose one.")},
    )  # fmt: skip


class ThawForm(CarefulForm):
    """Which one, and for the first of two people why it may go on."""

    frozen = forms.UUIDField(widget=forms.HiddenInput)
    reason = short_field(_("Why may it go on?"), _("The family reads it."), required=False, most=300)
