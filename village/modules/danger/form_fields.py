"""Fields that the forms of danger share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


def day(label: Any, hint: Any = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint, required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input--mid"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write a day, as in 2027-01-31.")},
    )  # fmt: skip


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Who is it about?"), max_length=120, help_text=_("First name and family name."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Write a name.")},
    )  # fmt: skip
