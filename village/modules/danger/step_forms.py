"""Forms of what is added to an act afterwards: a second opinion, telling the family, looking back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.danger.form_fields import NO, YES
from village.trust.access.danger import Relative
from village.trust.access.form_fields import day_field, told_field, words_field
from village.trust.access.forms import CarefulForm
from village.ui.forms import ChipsOne


class WordsForm(CarefulForm):
    """Something to say."""

    words = words_field(_("Your words"))


class SecondForm(CarefulForm):
    """A yes or a no, with the reason."""

    agrees = forms.ChoiceField(
        label=_("Do you agree?"), choices=[(YES, _("Yes, I agree")), (NO, _("No, I do not"))], widget=ChipsOne,
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    words = words_field(_("Why?"), rows=2)


class ReviewForm(CarefulForm):
    """Looking back."""

    justified = forms.ChoiceField(
        label=_("Was it justified?"), choices=[(YES, _("Yes")), (NO, _("No"))], widget=ChipsOne,
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    words = words_field(_("Why? The one who decided it reads this."), rows=3)


class TellForm(CarefulForm):
    """Who of the family reads it from now on."""

    persons = told_field()
    words = words_field(_("What we tell them, in plain words"), _("They read this on top of their page."))

    def __init__(self, *args: Any, family: Sequence[Relative], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["persons"].choices = [(str(one.person_id), one.name) for one in family]  # type: ignore[attr-defined]


class NotYetForm(CarefulForm):
    """Not safe yet, and when somebody looks again."""

    words = words_field(_("Why not yet?"), rows=2)
    review_on = day_field(_("When does somebody look again?"), required=True)

    def clean_review_on(self) -> date:
        on: date = self.cleaned_data["review_on"]
        if on < timezone.localdate():
            raise ValidationError(_("Choose today or a later day."))
        return on
