"""Forms of a wish to erase: the answer with the law, and a hold."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from village.modules.own_data.models import Hold
from village.modules.own_data.reasons import LEAST
from village.modules.own_data.verdicts import Verdict
from village.trust.access.form_fields import day_field, short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.law.policy import Policy


class ErasureAnswerForm(CarefulForm):
    """What goes, why the rest stays, and what can be done instead."""

    kinds = forms.MultipleChoiceField(
        label=_("What is erased?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the law lets go stands here."), error_messages={"invalid_choice": _("The law keeps this.")},
    )  # fmt: skip
    because = forms.ChoiceField(
        label=_("Why does the rest stay?"), required=False,
        help_text=_("For what the law would let go and you keep all the same."),
        error_messages={"invalid_choice": _("Choose one of the grounds.")},
    )  # fmt: skip
    instead = forms.ChoiceField(
        label=_("What can be done instead?"), required=False, error_messages={"invalid_choice": _("Choose one.")},
    )  # fmt: skip
    reason = words_field(_("Why, in plain words?"), _("Who asked reads this, with your name. No name of somebody else."))

    def __init__(self, *args: Any, law: Policy, verdicts: list[Verdict], **named: Any) -> None:
        super().__init__(*args, **named)
        language, self.verdicts = get_language() or "en", verdicts
        may_go = [(str(int(one.kind)), one.kind.label) for one in verdicts if one.may_go]
        grounds = [(one.key, one.words.in_language(language)) for one in law.erasure_grounds]
        ways = [(one.key, one.words.in_language(language)) for one in law.erasure_alternatives]
        self.fields["kinds"].choices = may_go  # type: ignore[attr-defined]
        self.fields["kinds"].initial = [key for key, _label in may_go]
        self.fields["because"].choices = [("", _("Nothing else stays")), *grounds]  # type: ignore[attr-defined]
        self.fields["instead"].choices = [("", _("Nothing stays, so nothing is needed")), *ways]  # type: ignore[attr-defined]

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if len(reason) < LEAST:
            raise ValidationError(_("Say it in a few words more."))
        if len(reason) > 600:
            raise ValidationError(_("Say it in fewer words: 600 letters at most."))
        return reason

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        chosen = set(values.get("kinds", []))
        stays = [one for one in self.verdicts if str(int(one.kind)) not in chosen]
        if any(one.may_go for one in stays) and not values.get("because"):
            self.add_error("because", _("Say on which ground the law lets you keep it."))
        if stays and not values.get("instead"):
            self.add_error("instead", _("Say what can be done instead."))
        return values

    def said(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {"kinds": [int(kind) for kind in values["kinds"]], "because": values["because"], "instead": values["instead"],
                "reason": values["reason"]}  # fmt: skip


class HoldForm(CarefulForm):
    """Why nothing of somebody is erased for now, and when that is looked at again."""

    ground = forms.ChoiceField(
        label=_("Why is it kept for now?"), choices=Hold.Ground.choices, widget=forms.RadioSelect,
        help_text=_("The family reads it, unless somebody may be in danger."), error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    reason = short_field(_("In a few words"), _("No name of anybody."), least=LEAST, most=300)
    review_on = day_field(_("When is it looked at again?"), required=True)

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise ValidationError(_("Choose a day that still has to come."))
        return day


class LiftForm(CarefulForm):
    """Which hold, and for the first of two people why it may end."""

    hold = forms.UUIDField(widget=forms.HiddenInput)
    because = short_field(_("Why may it end?"), required=False, least=LEAST, most=300)
