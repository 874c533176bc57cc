"""Forms of freezing: why, and why it may go on again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.own_data.models import Freeze
from village.modules.own_data.reasons import LEAST
from village.trust.access.form_fields import short_field
from village.trust.access.forms import CarefulForm


class FreezeForm(CarefulForm):
    """One of the reasons of the law; who had it reads it, and nothing else."""

    because = forms.ChoiceField(
        label=_("Why do you want that?"), choices=Freeze.Because.choices, widget=forms.RadioSelect,
        help_text=_("Who worked on it reads only this reason."), error_messages={"required": _("Choose one.")},
    )  # fmt: skip


class ThawForm(CarefulForm):
    """Which one, and for the first of two people why it may go on; the second only confirms."""

    frozen = forms.UUIDField(widget=forms.HiddenInput)
    reason = short_field(
        _("Why may it go on?"), _("The family reads it."), least=LEAST, most=300, error=_("Say why it may go on.")
    )

    def __init__(self, *args: Any, needs_reason: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["reason"].required = needs_reason
