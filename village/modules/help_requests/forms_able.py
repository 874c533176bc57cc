"""Forms beside a question: what a young person can decide, and their own words."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.able import LOOK_AGAIN_WITHIN
from village.modules.help_requests.models import AbleNote
from village.trust.access.form_fields import day_field, short_field, words_field
from village.trust.access.forms import CarefulForm


class AbleForm(CarefulForm):
    """One decision, what was found, why, with whom, and when it is looked at again."""

    about = short_field(_("Which decision is it about?"), _("One thing, as in: who of the school hears this."), most=200)
    found = forms.ChoiceField(
        label=_("What did you two find, together with the young person?"), choices=AbleNote.Found.choices,
        widget=forms.RadioSelect, error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    why = words_field(
        _("What makes you find that?"),
        _("What they understand and weigh, how you talked about it. No word about who they are."),
    )
    looked_with = short_field(
        _("Who looked at it with you?"), _("Name and work of a second professional."), most=120, error=_("Write a name.")
    )
    review_on = day_field(
        _("When do you look at it again?"), _("Within a year. What somebody can decide grows."), required=True
    )

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        today = timezone.localdate()
        if not today < day <= today + timedelta(days=LOOK_AGAIN_WITHIN):
            raise ValidationError(_("Choose a day after today and within a year."))
        return day


class OwnWordsForm(CarefulForm):
    """How the young person sees it."""

    words = words_field(_("How do you see it yourself?"), _("It stands beside what they wrote, for everybody who reads that."))
