"""Forms of enrolling: a school year, a step in each language, for which schools somebody asks, and a moment for help."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.modules.enrolment.keeping import Kept
from village.modules.enrolment.models import EnrolmentStep, SchoolYear, Wording
from village.modules.enrolment.queries import is_past
from village.trust.access.form_fields import CHOOSE_A_DAY, day_field, moment_field, short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership, Organization
from village.ui.forms import Chips

PARTS = ("level", "does", "where", "bring")
LAST_BEFORE_FIRST = _("The last day comes after the first.")
WRITE_LEVEL, WRITE_DOES = _("Write for which school it is."), _("Write in one sentence what to do.")


class YearForm(CarefulForm):
    """For which school year one enrols, and from when until when its steps are shown."""

    called = short_field(
        _("For which school year?"),
        _("As people say it, for instance 2027-2028."),
        most=40,
        error=_("Write a school year."),
    )
    from_day = day_field(_("Its steps are shown from"), required=True)
    until_day = day_field(
        _("until"), _("After this day it stays as it was, and nobody changes it any more."), required=True
    )
    days_ahead = forms.IntegerField(
        label=_("How many days before a date are people reminded?"), min_value=1, max_value=60, initial=7,
        widget=forms.NumberInput(attrs={"class": "input--short"}),
        error_messages={"required": _("Write a number of days."), "invalid": _("Write a number of days.")},
    )  # fmt: skip
    like = forms.ChoiceField(
        label=_("Begin with the steps of"), required=False,
        help_text=_("Each with its days a year later. Look at them one by one before the year begins."),
    )  # fmt: skip

    def __init__(self, *args: Any, others: Sequence[SchoolYear] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        if not others:
            del self.fields["like"]
            return
        choices = [("", _("Nothing: I write them all")), *((str(one.pk), one.called) for one in others)]
        self.fields["like"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        first, last = values.get("from_day"), values.get("until_day")
        if first and last and last <= first:
            self.add_error("until_day", LAST_BEFORE_FIRST)
        return values


class StepForm(CarefulForm):
    """What to do and when, with its words in each language of the village; the first language is always written."""

    opens_on = day_field(_("From which day?"))
    closes_on = day_field(_("Until which day?"), _("One of both is enough. On one day only? Write it twice."))
    organisation = forms.ChoiceField(label=_("At which organisation?"), required=False)
    link = forms.URLField(
        label=_("A page on the internet"), required=False, max_length=300, assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages={"invalid": _("Write an address, as in https://www.example.org.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, languages: Sequence[str], places: Iterable[Organization], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.languages = languages
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", _("At none of these")), *((str(one.pk), one.name) for one in places),
        ]  # fmt: skip
        for language in languages:
            self.fields |= _words_in(language, needed=language == languages[0])

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("opens_on", "closes_on", "organisation", "link")]

    @property
    def by_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        names = dict(settings.LANGUAGES)
        return [
            (str(names.get(one, one)), [self[f"{part}_{one}"] for part in PARTS]) for one in self.languages
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        first, last = values.get("opens_on"), values.get("closes_on")
        if not first and not last and not {"opens_on", "closes_on"} & self.errors.keys():
            self.add_error("opens_on", CHOOSE_A_DAY)
        if first and last and last < first:
            self.add_error("closes_on", LAST_BEFORE_FIRST)
        for language in self.languages[1:]:
            if any(values.get(f"{part}_{language}") for part in PARTS):
                self._all_of_it(language, values)
        return values

    def kept(self) -> Kept:
        """Only of a form that is right."""
        said = self.cleaned_data
        written = [one for one in self.languages if said.get(f"does_{one}")]
        wordings = [Wording(one, *(said[f"{part}_{one}"] for part in PARTS)) for one in written]
        place = UUID(said["organisation"]) if said["organisation"] else None
        return Kept(wordings, said["opens_on"], said["closes_on"], said["link"], place)

    def _all_of_it(self, language: str, values: dict[str, Any]) -> None:
        for part, missing in (("level", WRITE_LEVEL), ("does", WRITE_DOES)):
            if not values.get(f"{part}_{language}") and f"{part}_{language}" not in self.errors:
                self.add_error(f"{part}_{language}", missing)


class ChooseForm(CarefulForm):
    """For which schools, and whether to be reminded."""

    levels = forms.MultipleChoiceField(
        label=_("For which school do you ask?"), required=False, widget=Chips,
        help_text=_("Choose none to see the dates of all schools."),
    )  # fmt: skip
    reminds = forms.BooleanField(label=_("Remind me before a date"), required=False)

    def __init__(self, *args: Any, levels: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["levels"].choices = levels  # type: ignore[attr-defined]


class AskMomentForm(CarefulForm):
    """When it suits who asks."""

    words = words_field(
        _("When does it suit you?"),
        _("Days and hours, and where you can easily come. You may leave it empty."),
        required=False,
    )


class PlanForm(CarefulForm):
    """When, where and with whom; who asked says yes or asks for another moment."""

    starts_at = moment_field(_("When?"))
    place = short_field(_("Where?"), _("An address, a room, or by phone."), most=200, error=_("Write where."))
    member = forms.TypedChoiceField(
        label=_("With whom?"), coerce=UUID, error_messages={"required": _("Choose with whom.")},
        help_text=_("By the name that families know."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[Membership], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["member"].choices = [(str(one.pk), one.public_name) for one in colleagues]  # type: ignore[attr-defined]

    def clean_starts_at(self) -> datetime:
        moment: datetime = self.cleaned_data["starts_at"]
        if is_past(moment):
            raise ValidationError(_("That moment is in the past. Choose a later one."))
        return moment


def as_written(step: EnrolmentStep) -> dict[str, Any]:
    """What a form about this step begins with."""
    words = {f"{part}_{language}": text[part] for language, text in step.texts.items() for part in PARTS}
    return {
        "opens_on": step.opens_on, "closes_on": step.closes_on, "link": step.link,
        "organisation": str(step.organisation_id or ""), **words,
    }  # fmt: skip


def _words_in(language: str, *, needed: bool) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {
        f"level_{language}": short_field(
            _("For which school?"), _("For instance: primary school."), required=needed, error=WRITE_LEVEL
        ),
        f"does_{language}": short_field(
            _("What to do, in one plain sentence"), required=needed, most=200, error=WRITE_DOES
        ),
        f"where_{language}": short_field(_("Where"), required=False, most=200),
        f"bring_{language}": short_field(_("Which papers to bring"), required=False, most=200),
    }  # fmt: skip
    for one in made.values():
        one.widget.attrs |= {"lang": language, "class": ""}  # a whole line wide
    return made
