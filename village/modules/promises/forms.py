"""A later date for a promise, with the reason."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import now
from village.modules.promises.working_time import can_be_promised
from village.trust.access.forms import CarefulForm
from village.trust.villages.hours import WorkingWeek


class RenewForm(CarefulForm):
    """Before the old date it counts as renewed; afterwards it was late, and that stays."""

    due_at = forms.DateTimeField(
        label=_("The new date"),
        error_messages={
            "required": _("Choose a day and an hour."),
            "invalid": _("Write a day and an hour, as in 2027-01-31 10:00."),
        },
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "input--mid"}
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    reason = forms.CharField(
        label=_("Why do you need more time?"), help_text=_("The one you promised it to reads this."), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": _("Write why.")},
    )  # fmt: skip

    def __init__(self, *args: Any, week: WorkingWeek, **named: Any) -> None:
        super().__init__(*args, **named)
        self.week = week

    def clean_due_at(self) -> datetime:
        moment: datetime = self.cleaned_data["due_at"]
        if moment <= now():
            raise ValidationError(_("That moment is in the past. Choose a later one."))
        if not can_be_promised(self.week, moment):
            raise ValidationError(_("Then nobody works. Choose a moment in the opening hours."))
        return moment
