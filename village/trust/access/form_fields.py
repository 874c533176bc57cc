"""Fields that many forms have: free words, a few words, a day, a phone number, and whether something is an e-mail address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from village.foundation.phone import is_phone
from village.ui.forms import Chips

LONGEST = 8000
WRITE = _("Write something here.")
CHOOSE_A_DAY = _("Choose a day.")
NAME_THE_WITNESS = _("Write the name of the witness.")


def words_field(
    label: Any, help_text: Any = "", *, required: bool = True, rows: int = 3, error: Any = WRITE
) -> forms.CharField:
    """Free text, in any language and direction."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), error_messages={"required": error},
    )  # fmt: skip


def short_field(
    label: Any, help_text: Any = "", *, required: bool = True, least: int = 0, most: int = 60, error: Any = WRITE
) -> forms.CharField:
    """A name or a few words, which no browser remembers on a shared device."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, min_length=least or None, max_length=most,
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": error, "min_length": _("Say it in a few words more.")},
    )  # fmt: skip


def witness_field(error: Any = NAME_THE_WITNESS) -> forms.CharField:
    """Beside what somebody of the family said aloud: who heard it too."""
    help_text = _("The name of the witness, as the family knows this person. Not you.")
    return short_field(_("Who heard it too?"), help_text, most=120, error=error)


def told_field() -> forms.MultipleChoiceField:
    """Who of the family was told meanwhile; the form gives the names to choose from."""
    return forms.MultipleChoiceField(
        label=_("Who was told, and reads it from now on?"), widget=Chips,
        error_messages={"required": _("Choose who was told.")},
        help_text=_("Whom you leave out never sees that it is there."),
    )  # fmt: skip


def day_field(
    label: Any, help_text: Any = "", *, required: bool = False, missing: Any = CHOOSE_A_DAY
) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input--mid"}),
        error_messages={"required": missing, "invalid": _("Write a day, as in 2027-01-31.")},
    )  # fmt: skip


def moment_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateTimeField:
    """A day and an hour, in the time of the village."""
    return forms.DateTimeField(
        label=label, help_text=help_text, required=required,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "input--mid"}),
        error_messages={
            "required": _("Choose a day and an hour."),
            "invalid": _("Write a day and an hour, as in 2027-01-31 10:00."),
        },
    )  # fmt: skip


class PhoneField(forms.CharField):
    """A number that somebody can call."""

    def clean(self, value: Any) -> str:
        number = str(super().clean(value) or "").strip()
        if number and not is_phone(number):
            raise ValidationError(_("Write a phone number, as in 0470 12 34 56."))
        return number


def phone_field(label: Any, help_text: Any = "", *, required: bool = True, most: int = 24) -> PhoneField:
    return PhoneField(
        label=label, help_text=help_text, required=required, max_length=most,
        error_messages={"required": _("Give a phone number.")},
        widget=forms.TextInput(attrs={"class": "input--mid", "type": "tel", "autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip


def is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
