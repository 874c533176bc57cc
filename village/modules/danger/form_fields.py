"""Fields that the forms of danger share."""


from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


def name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Who is it about?"), max_length=120, help_text=_("First name and family name."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Write a name.")},
    )  # fmt: skip
