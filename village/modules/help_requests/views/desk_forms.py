"""Forms of the desk: what was tried, how it ended, who gets it, who is away, and which list one looks at."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from village.foundation.in_a_row import in_a_row
from village.foundation.later import Known
from village.foundation.time_range import now
from village.modules.help_requests.forms import PromiseForm
from village.modules.help_requests.reason_lists import ASKING_AFTER, ENDING, GIVING
from village.modules.help_requests.team import Load
from village.modules.help_requests.words import (
    Asker,
    AsksFor,
    LifeArea,
    Outcome,
    OverReason,
    Way,
    What,
)
from village.modules.own_questions.offering import AsksOwn
from village.modules.rules.choosing import SaysWhy
from village.modules.rules.reasons import choices, offered
from village.trust.access.actor import standing
from village.trust.access.form_fields import day_field, moment_field, words_field
from village.trust.access.forms import CarefulForm
from village.ui.finder import OneOfMany
from village.ui.forms import Picture, Tiles

WAY_PICTURES = {
    Way.CALL: Picture("phone", "place"), Way.MESSAGE: Picture("device-mobile", "school"),
    Way.LETTER: Picture("envelope-simple", "care"), Way.MAIL: Picture("envelope-simple", "care"),
    Way.VISIT: Picture("house-line", "home"), Way.GATE: Picture("backpack", "school"),
    Way.SHOP: Picture("handshake", "work"), Way.DESK: Picture("chats-circle", "brand"),
    Way.TRUSTED: Picture("users", "play"),
}  # fmt: skip
STATES = (What.TAKEN_UP, What.QUESTION, What.REPLY, What.CONTACT, What.TRIED, What.ANSWER, What.BRIDGED,
          What.HANDED_OVER, What.REOPENED)  # fmt: skip


def over_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("This goes over the ceiling. Why is it right all the same?"), required=False, widget=forms.RadioSelect,
        choices=OverReason.choices, help_text=_("The team leader reads the reason; nobody is stopped."),
    )  # fmt: skip


def _number(label: Any, least: int, most: int, says: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=says, widget=forms.NumberInput(attrs={"class": "input--short"}),
        error_messages={"required": _("Write a number."), "invalid": _("Write a number.")},
    )  # fmt: skip


class ContactForm(CarefulForm):
    """A call, a visit, a word at the gate; or a try that reached nobody (C-04, C-07)."""

    reached = forms.ChoiceField(
        label=_("Did you reach them?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes, we had contact")), ("no", _("No, nobody was reached"))],
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How?"), choices=Way.choices, widget=Tiles(pictures=WAY_PICTURES, wide=True),
        error_messages={"required": _("Choose how.")},
    )  # fmt: skip
    at = moment_field(_("When?"), _("Empty means now."), required=False)
    words = words_field(
        _("What was said"),
        _("The one who asked reads this. Did you reach nobody? Then you may leave it empty."),
        required=False, rows=3,
    )  # fmt: skip

    def clean_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["at"]
        if moment and moment > now():
            raise ValidationError(_("That moment still has to come. Write down what has happened."))
        return moment

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("reached") == "yes" and not values.get("words", "").strip():
            self.add_error("words", _("Write in a few words what was said."))
        return values


class CloseForm(AsksOwn):
    """How it ended. Whoever cannot be helped now is never left with nothing (C-06)."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended.")},
    )  # fmt: skip
    words = words_field(_("Do you want to add something?"), required=False, rows=2)
    alternative = words_field(
        _("What can be done instead?"), _("Needed when there is no help for this now. The one who asked reads it."),
        required=False, rows=2,
    )  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.reasons = {one.code: one for one in offered(standing().actor.village_id, ENDING)}
        self.fields["outcome"].choices = choices(self.reasons.values())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        chosen = self.reasons.get(values.get("outcome", ""))
        if chosen and chosen.is_own:  # it counts as one of ours, and its words stay as they are today
            values["outcome"] = chosen.counts_as
            values["words"] = "\n".join(part for part in (chosen.label, values.get("words", "").strip()) if part)
        if values.get("outcome") == Outcome.NO_HELP and not values.get("alternative", "").strip():
            self.add_error("alternative", _("Nobody is left with nothing: write what can be done instead."))
        return values


class TakeUpForm(PromiseForm):
    """Before when somebody hears something; and a reason when it goes over the ceiling."""

    over = over_field()

    def __init__(self, *args: Any, asks_over: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not asks_over and not self.data.get("over"):
            self.fields["over"].widget = forms.HiddenInput()


class MorePromiseForm(PromiseForm):
    """Something else to do for them, before a moment."""

    what = forms.CharField(
        label=_("What do you promise?"), max_length=200, widget=forms.TextInput(attrs={"class": "input--mid"}),
        error_messages={"required": _("Write what you promise.")},
    )  # fmt: skip
    field_order = ("what", "answer_by")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["answer_by"].label = _("Before when?")


class GiveForm(SaysWhy):
    """To which colleague, and why. Everybody concerned reads the reason (T7)."""

    reasons = GIVING
    to = OneOfMany(
        label=_("To whom?"), few=forms.RadioSelect, error_messages={"required": _("Choose a colleague.")},
    )  # fmt: skip
    reason = words_field(
        _("Why?"), _("Your colleague and the one who asked read this. Name nobody else."), rows=2
    )
    over = over_field()
    number = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput, required=False)

    def __init__(self, *args: Any, loads: Sequence[Load], numbers: Sequence[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["to"].offer(lambda: _all_named(loads), among=Known(loads))  # type: ignore[attr-defined]
        self.fields["number"].choices = [(one, one) for one in numbers]  # type: ignore[attr-defined]

    def clean_to(self) -> UUID:
        return UUID(self.cleaned_data["to"])


class NudgeForm(CarefulForm):
    """A colleague asks, with a reason."""

    why = forms.ChoiceField(
        label=_("Why do you ask?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose why you ask.")},
    )  # fmt: skip
    words = words_field(
        _("What do you want to ask?"), _("Only the desk reads this, not the one who asked."), rows=2
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["why"].choices = choices(offered(standing().actor.village_id, ASKING_AFTER))  # type: ignore[attr-defined]


class StepInForm(CarefulForm):
    """Taking over what waited too long."""

    reason = words_field(_("Why do you take it over?"), _("The one who asked and your colleague read this."), rows=2)
    over = over_field()

    def __init__(self, *args: Any, asks_over: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not asks_over:
            del self.fields["over"]


class AwayForm(CarefulForm):
    """First and last day, and who stands in."""

    first = day_field(_("First day away"), required=True, missing=_("Choose the first day."))
    last = day_field(_("Last day away"), required=True, missing=_("Choose the last day."))
    deputy = OneOfMany(
        label=_("Who stands in for you?"), few=forms.RadioSelect,
        error_messages={"required": _("Choose who stands in for you.")},
    )  # fmt: skip

    def __init__(self, *args: Any, loads: Sequence[Load], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["deputy"].offer(lambda: _all_named(loads), among=Known(loads))  # type: ignore[attr-defined]

    def clean_deputy(self) -> UUID:
        return UUID(self.cleaned_data["deputy"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        first, last = values.get("first"), values.get("last")
        if first and first < timezone.localdate():
            self.add_error("first", _("That day is over. Choose today or later."))
        if first and last and last < first:
            self.add_error("last", _("The last day comes after the first."))
        elif last and last > timezone.localdate() + timedelta(days=366):
            self.add_error("last", _("Choose a day within a year."))
        return values

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From the first morning until the end of the last day."""
        return _morning(self.cleaned_data["first"]), _morning(self.cleaned_data["last"] + timedelta(days=1))


class CeilingForm(CarefulForm):
    """How many open requests somebody can carry; empty takes the ceiling away."""

    member = forms.UUIDField(widget=forms.HiddenInput)
    most = forms.IntegerField(
        label=_("Ceiling"), required=False, min_value=1, max_value=500,
        error_messages={
            "invalid": _("Write a number."), "min_value": _("Write a number above zero, or leave it empty."),
            "max_value": _("Write a number under 500."),
        },
        widget=forms.NumberInput(attrs={"class": "input--short"}),
    )  # fmt: skip


class RulesForm(CarefulForm):
    """The numbers of this village."""

    tries = _number(_("Tries, each on another day"), 1, 20)
    ways = _number(_("By so many different ways"), 1, 9)
    visits_last = forms.BooleanField(label=_("Then a visit, or somebody they trust"), required=False)
    quiet_hours = _number(_("Working hours before a colleague asks again"), 0, 80)
    rung_hours = _number(_("Late: working hours before the next one is asked"), 1, 80)
    most_in_an_hour = _number(
        _("So many people one worker may open in an hour"), 5, 500,
        _("Everywhere in the village, not only at the desk. After that opening pauses, until this worker says why."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("ways", 0) > values.get("tries", 0):
            self.add_error("ways", _("Not more ways than tries."))
        return values


class InboxForm(forms.Form):
    """Narrow the list; what makes no sense is left out. The address holds it, so a list can be kept and sent."""

    area = forms.ChoiceField(
        label=_("About"), required=False, choices=[("", _("Everything")), *LifeArea.choices]
    )
    asks_for = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Every kind")), *AsksFor.choices]
    )
    asker = forms.ChoiceField(
        label=_("Asked by"), required=False, choices=[("", _("Everyone")), *Asker.choices]
    )
    owner = forms.ChoiceField(label=_("Who has it"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False,
        choices=[("", _("Every state")), *((one.value, one.label) for one in STATES)],
    )  # fmt: skip

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["owner"].choices = [("", _("Everybody")), *owners]  # type: ignore[attr-defined]


class ViewForm(CarefulForm):
    """Keep this way of looking under a name."""

    name = forms.CharField(
        label=_("Keep this list as"), max_length=60, widget=forms.TextInput(attrs={"class": "input--mid"}),
        error_messages={"required": _("Give the list a name.")},
    )  # fmt: skip
    query = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


def _all_named(loads: Sequence[Load]) -> list[tuple[str, str]]:
    return [(str(one.member_id), _named(one)) for one in loads]


def _named(load: Load) -> str:
    """A colleague with what counts when choosing: how much is open, and whether they are there."""
    said = [load.name, _("{number} open").format(number=load.open_requests)]
    if load.is_full:
        said.append(_("at the ceiling of {number}").format(number=load.most))
    if load.last_day_away and load.is_away:
        said.append(_("away until {day}").format(day=date_format(load.last_day_away, "j F")))
    return in_a_row(said)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
