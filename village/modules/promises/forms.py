"""A later date for a promise, with the reason."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import now
from village.modules.promises.reason_lists import LATER
from village.modules.promises.working_time import can_be_promised
from village.modules.rules.choosing import SaysWhy
from village.trust.access.form_fields import moment_field
from village.trust.villages.hours import WorkingWeek


class RenewForm(SaysWhy):
    """Before the old date it counts as renewed; afterwards it was late, and that stays."""

    reasons = LATER
    due_at = moment_field(_("The new date"))
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
