"""The form of a safety note: short fields, exactly two numbers, and the day before which it is read again."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.modules.safety_notes.actions import Words
from village.modules.safety_notes.queries import first_day
from village.trust.access.form_fields import day_field, phone_field, short_field, witness_field
from village.trust.access.forms import CarefulForm
from village.ui.forms import Chips, ChipsOne

SHORT, NAME = 240, 60
"""So long that it fits on half a sheet in large letters."""
YES, NO = "yes", "no"


def _few_words(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=SHORT, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write a few words here.")},
    )  # fmt: skip


class NoteForm(CarefulForm):
    """In your own words, and short: somebody reads this when there is no time."""

    helps = _few_words(
        _("What helps?"), _("What calms, who or what gives rest. As you would say it yourself.")
    )
    worse = _few_words(_("What makes it worse?"), _("What somebody should rather not do or say."))
    first = _few_words(
        _("Who comes first?"), _("Who is fetched or called before anybody else, and who looks after whom.")
    )
    one_name = short_field(_("First person to call: name"), most=NAME, error=_("Write a name."))
    one_number = phone_field(_("First person to call: phone number"))
    two_name = short_field(_("Second person to call: name"), most=NAME, error=_("Write a name."))
    two_number = phone_field(_("Second person to call: phone number"))
    review_on = day_field(_("Before which day do you read it again?"), required=True)
    readers = forms.MultipleChoiceField(
        label=_("Who may read it, also on a calm day?"), required=False, widget=Chips,
        help_text=_("Nobody is fine. You can stop it at any moment."),
    )  # fmt: skip

    read = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """The one that waits, as this person read it while writing."""

    def __init__(self, *args: Any, around: Sequence[tuple[UUID, str]], last: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.last = last
        self.fields["readers"].choices = [(str(person), name) for person, name in around]  # type: ignore[attr-defined]
        if not around:
            del self.fields["readers"]
        in_time(self.fields["review_on"], last)

    def clean_review_on(self) -> date:
        return _day(self.cleaned_data["review_on"], self.last)

    def words(self) -> Words:
        return Words(**{name: self.cleaned_data[name] for name in Words.__dataclass_fields__})

    def readers_chosen(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data.get("readers") or ()]


class NotingForm(NoteForm):
    """The family's words, as far as they go; what is missing the family fills in before anybody says yes."""

    agreed = forms.BooleanField(
        label=_("They told me this, and want me to write it down."),
        error_messages={"required": _("Only with their agreement. Ask them first.")},
    )

    def __init__(self, *args: Any, family: Sequence[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["told_by"] = forms.ChoiceField(
            label=_("Who tells it?"), choices=[(str(person), name) for person, name in family], widget=ChipsOne,
            error_messages={"required": _("Choose who tells it.")},
        )  # fmt: skip
        for name in Words.__dataclass_fields__:
            self.fields[name].required = False
        self.order_fields(["told_by", *(name for name in self.fields if name not in ("told_by", "agreed")), "agreed"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not any(values.get(name) for name in Words.__dataclass_fields__):
            raise ValidationError(_("Write at least one of these down, in their words."))
        return values


class AnswerForm(CarefulForm):
    """Yes or no, by one of the family."""

    says = forms.ChoiceField(
        label=_("Is this right for you?"), widget=ChipsOne,
        choices=[(YES, _("Yes, this is right")), (NO, _("No, not like this"))],
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip


class AloudForm(AnswerForm):
    """What somebody of the family said, and who heard it too."""

    witness = witness_field()

    def __init__(self, *args: Any, name: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["says"].label = _("What did {name} say?").format(name=name)


class ReadAgainForm(CarefulForm):
    """It stays as it is; until when?"""

    review_on = day_field(_("Before which day do you read it again?"), required=True)

    def __init__(self, *args: Any, last: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.last = last
        in_time(self.fields["review_on"], last)

    def clean_review_on(self) -> date:
        return _day(self.cleaned_data["review_on"], self.last)


def in_time(field: forms.Field, last: date) -> None:
    """The browser offers only the days that can be chosen."""
    field.widget.attrs |= {"min": first_day().isoformat(), "max": last.isoformat()}


def _day(on: date, last: date) -> date:
    if not first_day() <= on <= last:
        raise ValidationError(
            _("Choose a day from tomorrow on, at the latest %(last)s."), params={"last": last.isoformat()}
        )
    return on
