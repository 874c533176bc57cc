"""Forms of own data: where something is noted too, what is wrong, and why a long list is taken along."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.words import Asker, LifeArea
from village.modules.own_data.merging import Side
from village.modules.own_data.models import CorrectionAnswer, TermDecision
from village.modules.own_data.reasons import LEAST
from village.modules.own_data.who_it_is import WhoItIs
from village.trust.access.form_fields import day_field, short_field, words_field
from village.trust.access.forms import CarefulForm

OLDEST = timedelta(days=125 * 366)
SHOWS = [("open", _("All open")), ("waiting", _("Nobody yet")), ("mine", _("Mine")), ("closed", _("Closed"))]


class RecordedForm(CarefulForm):
    """In which other records it was noted."""

    place = forms.CharField(
        label=_("Where did you note it too?"), max_length=120,
        help_text=_("The name of your own records, without what stands in them."),
        error_messages={"required": _("Write the name of your own records.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    reference = forms.CharField(
        label=_("Reference there"), max_length=60, required=False,
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip


class ListForm(forms.Form):
    """Which requests; what makes no sense is left out."""

    show = forms.ChoiceField(label=_("Which requests"), required=False, choices=SHOWS)
    area = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("Everything")), *LifeArea.choices]
    )
    asker = forms.ChoiceField(
        label=_("Asked by"), required=False, choices=[("", _("Everyone")), *Asker.choices]
    )

    def narrow(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ReasonForm(CarefulForm):
    """Why a list of people leaves the village: it stands in every row of it."""

    reason = forms.CharField(
        label=_("What do you need it for?"), min_length=LEAST, max_length=300,
        help_text=_("This stands in every row. No names of families."),
        error_messages={"required": _("Say what you need it for."), "min_length": _("Say it in a few words more.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    show = forms.CharField(required=False, widget=forms.HiddenInput)
    area = forms.CharField(required=False, widget=forms.HiddenInput)
    asker = forms.CharField(required=False, widget=forms.HiddenInput)
    form = forms.CharField(required=False, widget=forms.HiddenInput)


class CorrectionForm(CarefulForm):
    """What is wrong, how it should be, and how somebody sees it themself."""

    about = forms.ChoiceField(
        label=_("What is it about?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about."), "invalid_choice": _("Choose what it is about.")},
    )  # fmt: skip
    wrong = words_field(_("What is wrong?"))
    right = words_field(_("How should it be?"), required=False)
    statement = words_field(
        _("Do you want to say how you see it?"), _("These words stay beside it, whatever the answer is."), required=False
    )

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["about"].choices = parts  # type: ignore[attr-defined]
        if len(parts) == 1:
            self.fields["about"].initial = parts[0][0]


class AnswerForm(CarefulForm):
    """Corrected or not, and why."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect, choices=CorrectionAnswer.Decision.choices,
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    corrected = words_field(
        _("How it reads now"), _("This stands beside what was written; what was written stays readable."), required=False
    )
    reason = words_field(_("Why?"), _("The one who asked reads this, with your name."))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        changes = values.get("decision") in (CorrectionAnswer.Decision.CORRECTED, CorrectionAnswer.Decision.PARTLY)
        if changes and not values.get("corrected", "").strip():
            self.add_error("corrected", _("Write how it reads now."))
        return values


class AnswerWhoForm(AnswerForm):
    """About who somebody is: what we hold ourselves changes in the same act, as far as it is filled in here."""

    name = short_field(
        _("The right name"), _("It stands from now on. Leave it empty when the name stays."), required=False, most=120
    )
    born = day_field(
        _("The right date of birth"), _("What guardians see, and until when, follows from it. Leave it empty when it stays.")
    )
    proof = short_field(
        _("Which paper did you see?"), _("Needed with a date of birth. For example: identity card."), required=False, most=80
    )

    field_order = ("decision", "name", "born", "proof", "corrected", "reason")

    def clean_born(self) -> date | None:
        day: date | None = self.cleaned_data["born"]
        if day and not timezone.localdate() - OLDEST <= day <= timezone.localdate():
            raise ValidationError(_("This is no date of birth."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        changes = bool(values.get("name") or values.get("born"))
        if changes and "corrected" in self.errors:
            del self.errors["corrected"]
            values["corrected"] = ""
        if changes and values.get("decision") == CorrectionAnswer.Decision.KEPT:
            self.add_error("decision", _("You filled in what is right, so something is corrected."))
        if values.get("born") and not values.get("proof"):
            self.add_error("proof", _("Write which paper you saw."))
        return values

    def who(self) -> WhoItIs:
        return WhoItIs(**{name: self.cleaned_data[name] for name in ("name", "born", "proof")})


class LikeForm(CarefulForm):
    """A name, and a date of birth when it is known."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Write a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    born = forms.DateField(
        label=_("Date of birth"), required=False, error_messages={"invalid": _("Write a day, as in 2012-05-31.")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input--mid"}),
    )  # fmt: skip


class TermForm(CarefulForm):
    """Keep with a reason, or erase. A second person confirms."""

    what = forms.ChoiceField(
        label=_("What do you propose?"), widget=forms.RadioSelect, choices=TermDecision.What.choices,
        error_messages={"required": _("Choose what you propose.")},
    )  # fmt: skip
    keep_until = day_field(_("Keep until"), _("Then it is on this list again."))
    reason = forms.CharField(
        label=_("Why?"), min_length=LEAST, max_length=300, help_text=_("No names of families."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why."), "min_length": _("Say it in a few words more.")},
    )  # fmt: skip

    def clean_keep_until(self) -> date | None:
        day: date | None = self.cleaned_data["keep_until"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("Choose a day that still has to come."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("what") == TermDecision.What.KEEP and "keep_until" in values and not values["keep_until"]:
            self.add_error("keep_until", _("Until when? Nothing is kept for ever."))
        return values


class MergeForm(CarefulForm):
    """Whose name and details stay, and why they are one person."""

    stays = forms.ChoiceField(
        label=_("Whose name, date of birth and way to sign in stay?"), widget=forms.RadioSelect,
        help_text=_("All that stands with the other comes along."),
        error_messages={"required": _("Choose one of the two."), "invalid_choice": _("Choose one of the two.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("How do you know that it is one person?"), min_length=LEAST, max_length=300,
        help_text=_("The one who confirms reads this."), widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say how you know."), "min_length": _("Say it in a few words more.")},
    )  # fmt: skip

    def __init__(self, *args: Any, two: list[Side], **named: Any) -> None:
        super().__init__(*args, **named)
        self.two = {str(one.person_id): one for one in two}
        names = [(key, one.name or _("The one on the {side}").format(side=side)) for (key, one), side in
                 zip(self.two.items(), (_("first card"), _("second card")), strict=True)]  # fmt: skip
        self.fields["stays"].choices = names  # type: ignore[attr-defined]

    def chosen(self) -> tuple[UUID, UUID]:
        """Who stays, then who goes along."""
        stays = self.cleaned_data["stays"]
        return UUID(stays), next(UUID(key) for key in self.two if key != stays)
