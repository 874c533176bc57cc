"""Fields that many forms have: free words, a few words, and whether something is an e-mail address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

LONGEST = 8000
WRITE = _("Write something here.")


def words_field(
    label: Any, help_text: Any = "", *, required: bool = True, rows: int = 3, error: Any = WRITE
) -> forms.CharField:
    """Free text, in any language and direction."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), error_messages={"required": error},
    )  # fmt: skip


def short_field(
    label: Any, help_text: Any = "", *, required: bool = True, most: int = 60, error: Any = WRITE
) -> forms.CharField:
    """A name or a few words, which no browser remembers on a shared device."""
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=most,
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
        error_messages={"required": error},
    )  # fmt: skip


def is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
