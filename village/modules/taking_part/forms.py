"""The forms of taking part: short, with big choices, and only what has to be known."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.taking_part.actions import Calls
from village.modules.taking_part.groups import Kept
from village.modules.taking_part.words import THERE_PICTURES, PhotoUse, There, Weekday
from village.trust.access.form_fields import day_field, phone_field, short_field
from village.trust.access.forms import CarefulForm
from village.ui.forms import Chips, ChipsOne, Picture, Tiles

LINE = 160
"""One line: so short that somebody reads it in a full room."""
YES, NO = "yes", "no"


def line_field(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=LINE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


class CallsForm(CarefulForm):
    """Whom to call, at least one; and who may come to fetch."""

    one_name = short_field(_("Who is called in need?"), _("A name or a word, such as mama."), error=_("Write a name."))
    one_number = phone_field(_("The phone number"))
    two_name = short_field(_("And if nobody answers?"), required=False)
    two_number = phone_field(_("The phone number of the second one"), required=False)
    fetch = line_field(_("Who may come to fetch?"), _("Names are enough. Empty: you said nothing about it."))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("two_name") and not values.get("two_number") and "two_number" not in self.errors:
            self.add_error("two_number", _("Give a phone number."))
        return values

    def calls(self) -> Calls:
        return Calls(**{name: self.cleaned_data.get(name, "") for name in Calls.__dataclass_fields__})


class TakePartForm(CallsForm):
    """To which group, under which name, until when."""

    group = forms.ChoiceField(label=_("To which group?"), error_messages={"required": _("Choose a group.")})
    called = short_field(
        _("Which first name do they use there?"), _("As you want it said. No family name is needed."), most=40,
        error=_("Write a name."),
    )  # fmt: skip
    line = line_field(
        _("What must people know?"), _("One line: allergies, medicine, what keeps somebody safe. Empty is fine.")
    )
    ends_on = day_field(_("Until which day?"), _("Then it ends by itself."), required=True)

    field_order = ("group", "called", "line", *Calls.__dataclass_fields__, "ends_on")

    def __init__(
        self, *args: Any, groups: Sequence[tuple[UUID, str, str]], last: date, with_line: bool, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.last = last
        pictures = {str(pk): Picture("users-three", "play", hint) for pk, _name, hint in groups}
        self.fields["group"].widget = Tiles(pictures=pictures, wide=True)
        self.fields["group"].choices = [(str(pk), name) for pk, name, _hint in groups]  # type: ignore[attr-defined]
        if not with_line:
            del self.fields["line"]
        in_time(self.fields["ends_on"], last)

    def clean_ends_on(self) -> date:
        return until_then(self.cleaned_data["ends_on"], self.last)


class LineForm(CarefulForm):
    """The one line, in other words; empty takes it away."""

    line = line_field(_("What must people know?"), _("One line. Empty takes it away at once."))


class PhotosForm(CarefulForm):
    """Each use apart, and until a day. Nothing is chosen beforehand but no."""

    until = day_field(_("Until which day does this count?"), _("After it there is no photo."), required=True)

    def __init__(self, *args: Any, last: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.last = last
        for use in PhotoUse:
            self.fields[use.value] = forms.ChoiceField(
                label=use.label, widget=ChipsOne, choices=[(NO, _("No")), (YES, _("Yes"))], initial=NO,
                error_messages={"required": _("Choose yes or no.")},
            )  # fmt: skip
        self.order_fields([*(use.value for use in PhotoUse), "until"])
        in_time(self.fields["until"], last)

    def clean_until(self) -> date:
        return until_then(self.cleaned_data["until"], self.last)

    def uses(self) -> dict[PhotoUse, bool]:
        return {use: self.cleaned_data[use.value] == YES for use in PhotoUse}


class GroupForm(CarefulForm):
    """A group of one's organisation, and who runs it."""

    name = short_field(_("How is the group called?"), _("As families say it."), most=80, error=_("Write a name."))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"), coerce=int, choices=Weekday.choices, widget=Chips,
        error_messages={"required": _("Choose at least one day.")},
    )  # fmt: skip
    hours = short_field(_("At what time?"), _("In words, such as from 2 to 4."), most=80)
    ends_on = day_field(_("Which is the last day of the season?"), required=True)
    members = forms.MultipleChoiceField(
        label=_("Who runs it?"), help_text=_("Only they see today’s list. Families read their names."), required=False,
        widget=Chips,
    )  # fmt: skip
    is_open = forms.BooleanField(label=_("Families can choose this group"), required=False, initial=True)

    def __init__(self, *args: Any, members: Sequence[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["members"].choices = [(str(pk), name) for pk, name in members]  # type: ignore[attr-defined]

    def group(self) -> Kept:
        told = self.cleaned_data
        return Kept(told["name"].strip(), tuple(told["weekdays"]), told["hours"].strip(), told["ends_on"], told["is_open"])

    def members_chosen(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["members"]]


class TickForm(CarefulForm):
    """Everybody on today's list, each with one tap. Who is left open stays open."""

    def __init__(self, data: Any = None, *, rows: Sequence[tuple[UUID, str, There | None]]) -> None:
        super().__init__(_still_here(data, {f"at-{pk}" for pk, _called, _there in rows}))
        for pk, called, there in rows:
            self.fields[f"at-{pk}"] = forms.ChoiceField(
                label=called, required=False, choices=There.choices, initial=there,
                widget=ChipsOne(pictures=THERE_PICTURES),
            )  # fmt: skip

    def ticked(self) -> dict[UUID, There]:
        """A field that was left open says nothing."""
        told = {name: value for name, value in self.cleaned_data.items() if name.startswith("at-") and value}
        return {UUID(name.removeprefix("at-")): There(value) for name, value in told.items()}


def _still_here(data: Any, names: set[str]) -> Any:
    """Somebody stopped while the list lay open: the ticks of all others count."""
    if data is None:
        return None
    return {name: value for name, value in data.items() if name in names or not name.startswith("at-")}


def in_time(field: forms.Field, last: date) -> None:
    """The browser offers only the days that can be chosen."""
    field.widget.attrs |= {"min": timezone.localdate().isoformat(), "max": last.isoformat()}


def until_then(day: date, last: date) -> date:
    if not timezone.localdate() <= day <= last:
        raise ValidationError(_("Choose a day from today on, at the latest %(last)s."), params={"last": last.isoformat()})
    return day
