"""How the keeper of a village sets a number from a day on, writes down days off, and words a reason in each language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from village.modules.rules.reasons import Reason, ReasonList
from village.modules.rules.words import BETWEEN, Number
from village.trust.access.form_fields import day_field, short_field
from village.trust.access.forms import CarefulForm
from village.trust.villages.models import OpeningHours

FARTHEST = timedelta(days=3 * 366)
LONGEST_CLOSED = timedelta(days=62)


class NumberForm(CarefulForm):
    """A number, from which day on, and why."""

    to = forms.IntegerField(
        widget=forms.NumberInput(attrs={"class": "input--short"}),
        error_messages={"required": _("Write a number."), "invalid": _("Write a number.")},
    )  # fmt: skip
    counts_from = day_field(_("From which day on?"), _("What has a date already keeps it."), required=True)
    because = short_field(_("Why?"), _("You may leave it empty. Without a name."), required=False, most=300)

    def __init__(self, *args: Any, number: Number, **named: Any) -> None:
        super().__init__(*args, **named)
        between, field = BETWEEN[number], self.fields["to"]
        field.label = number.label
        field.help_text = _("Between {least} and {most}.").format(least=between.least, most=between.most)

    def clean_counts_from(self) -> date:
        return _coming(self.cleaned_data["counts_from"])


class HoursForm(CarefulForm):
    """The hours of each day, as people write them: 9:00-12:30, 13:30-17:00."""

    counts_from = day_field(_("From which day on?"), _("What has a date already keeps it."), required=True)
    because = short_field(_("Why?"), _("You may leave it empty. Without a name."), required=False, most=300)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        days = {
            f"day_{day}": short_field(WEEKDAYS[day - 1], required=False, most=60) for day in range(1, 8)
        }  # fmt: skip
        self.fields = days | self.fields

    def clean_counts_from(self) -> date:
        return _coming(self.cleaned_data["counts_from"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self.week: dict[int, list[tuple[time, time]]] = {}
        for day in range(1, 8):
            try:
                self.week[day] = blocks_in(values.get(f"day_{day}", ""))
            except ValueError:
                self.add_error(f"day_{day}", _("Write it as 9:00-12:30, 13:30-17:00, one after the other."))
        return values


def blocks_in(words: str) -> list[tuple[time, time]]:
    """Raises ValueError for what are no hours, or not one after the other."""
    found: list[tuple[time, time]] = []
    for part in filter(None, (one.strip() for one in words.replace(";", ",").replace("–", "-").split(","))):
        opens, closes = (datetime.strptime(one.strip(), "%H:%M").time() for one in part.split("-"))  # noqa: DTZ007
        if closes <= opens or (found and opens < found[-1][1]):
            raise ValueError(words)
        found.append((opens, closes))
    return found


def as_hours(blocks: Iterable[OpeningHours]) -> str:
    return ", ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in blocks)


class DaysOffForm(CarefulForm):
    """From which day to which, and what it is called."""

    name = short_field(_("What is it?"), _("For example: the village fair."), most=80)
    first = day_field(_("First day"), required=True)
    last = day_field(_("Last day"), _("Empty: only that day."))

    def clean_first(self) -> date:
        return _coming(self.cleaned_data["first"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        first = values.get("first")
        if first and "last" not in self.errors:
            values["last"] = values.get("last") or first
            if values["last"] < first:
                self.add_error("last", _("The last day comes after the first."))
            elif values["last"] - first > LONGEST_CLOSED:
                self.add_error("last", _("At most two months at a time: somebody may be waiting."))
        return values


class WordsForm(CarefulForm):
    """The words of a reason, a line for each language of the village."""

    def __init__(
        self, *args: Any, which: ReasonList, reason: Reason | None, languages: Sequence[str], shipped: Mapping[str, str],
        **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        self.languages = languages
        is_own = reason is None or reason.is_own
        if is_own and which.counts_as:
            self.fields["counts_as"] = forms.ChoiceField(
                label=_("As which of ours does it count?"), choices=list(which.standard.items()), widget=forms.RadioSelect,
                error_messages={"required": _("Choose what it counts as.")},
            )  # fmt: skip
        for language in languages:
            needed = is_own and language == languages[0]
            self.fields[f"in_{language}"] = _line(language, shipped.get(language, ""), needed)

    @property
    def texts(self) -> dict[str, str]:
        return {one: self.cleaned_data[f"in_{one}"] for one in self.languages}


def _line(language: str, ours: str, needed: bool) -> forms.CharField:
    says = _("Empty: “{words}”").format(words=ours) if ours else ""
    error = _("Write the reason in the first language of the village.")
    made = short_field(dict(settings.LANGUAGES).get(language, language), says, required=needed, most=120, error=error)
    made.widget.attrs |= {"lang": language, "class": ""}
    return made


def _coming(day: date) -> date:
    today = timezone.localdate()
    if day < today:
        raise forms.ValidationError(_("Choose a day from today on."))
    if day > today + FARTHEST:
        raise forms.ValidationError(_("Choose a day within three years."))
    return day
