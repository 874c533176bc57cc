"""Forms of meetings: calling one, a child's answer in its own way, points, what was said, and looking back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from village.modules.meetings.actions import Called, Reason
from village.modules.meetings.models import Seat
from village.modules.meetings.queries import Guest
from village.modules.meetings.words import (
    FITS_PICTURES,
    OF_THE_FAMILY,
    SCENE_PICTURES,
    WHO_READS,
    Comes,
    Course,
    Fits,
    Hears,
    Scene,
    Side,
    Way,
    Without,
)
from village.trust.access.form_fields import short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.vocabulary import DataKind
from village.ui.forms import Chips, ChipsOne, Picture, Switch, Tiles, TilesMany

HEARS_PICTURES = {Hears.MEETING: Picture("users-three", "place"), Hears.NOBODY: Picture("moon", "care")}
DAY = {"type": "date", "class": "input--mid"}
HOUR = {"type": "time", "class": "input--short"}


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=required, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day.")},
    )  # fmt: skip


class WithReason(CarefulForm):
    """Only when nobody of the family is there: why, and from when they read what was said."""

    why = forms.ChoiceField(
        label=_("Why without the family?"), choices=[("", _("The family is there")), *Without.choices], required=False,
        widget=forms.Select,
    )  # fmt: skip
    why_words = words_field(_("In your own words"), _("The family reads this at once."), required=False, rows=2)
    minutes_by = day_field(_("The family can read what was said from"), required=False)

    def reason(self) -> Reason | None:
        said = self.cleaned_data
        return Reason(said["why"], said["why_words"], said["minutes_by"]) if said["why"] else None

    def needs_reason(self, is_family_there: bool) -> None:
        """Without the family no way around a reason, a few words and a day."""
        said = self.cleaned_data
        if is_family_there:
            said["why"] = ""
            return
        for name, sentence in (
            ("why", _("Nobody of the family is there. Say why.")),
            ("why_words", _("Tell the family in a few words why.")),
            ("minutes_by", _("Say from which day the family can read what was said.")),
        ):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, sentence)


class CallForm(WithReason):
    """When, where, what for, and who."""

    field_order = ("day", "hour", "place", "about", "people")
    day = day_field(_("Which day?"))
    hour = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs=HOUR, format="%H:%M"),
        error_messages={"required": _("Choose a time.")},
    )  # fmt: skip
    place = short_field(_("Where?"), _("At home, at school, in the park: where the family feels at ease."), most=200)
    about = short_field(_("What is it for?"), _("A few words that everybody who is invited may read."), most=200)
    people = forms.MultipleChoiceField(
        label=_("Who is invited?"), widget=Chips(), error_messages={"required": _("Invite at least one person.")}
    )

    def __init__(self, *args: Any, guests: Sequence[Guest], **named: Any) -> None:
        super().__init__(*args, **named)
        self.guests = guests
        self.fields["people"].choices = [(str(one.person_id), one.name) for one in guests]  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise ValidationError(_("Choose a day that is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        chosen = set(said.get("people", ()))
        if chosen:
            self.needs_reason(any(one.side in OF_THE_FAMILY for one in self.guests if str(one.person_id) in chosen))
        return said

    def called(self) -> Called:
        said = self.cleaned_data
        begins = timezone.make_aware(datetime.combine(said["day"], said["hour"]))
        return Called(begins, said["place"], said["about"], [UUID(one) for one in said["people"]])


class ComingForm(CarefulForm):
    """Do I come?"""

    says = forms.ChoiceField(
        label=_("Do you come?"), choices=Comes.choices, widget=ChipsOne, error_messages={"required": _("Choose one.")}
    )
    words = short_field(
        _("Do you want to add a word?"), _("Whoever is invited reads it."), required=False, most=300
    )


class PaperForm(CarefulForm):
    """In which language the titles and days are, and how large."""

    language = forms.ChoiceField(
        label=_("In which language?"), widget=ChipsOne, required=False,
        help_text=_("Titles and days are in this language. What people said stays in their own words."),
    )  # fmt: skip
    large = forms.BooleanField(label=_("Large letters"), required=False, widget=Switch)

    def __init__(self, *args: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*args, **named)
        names = [(code, get_language_info(code)["name_local"]) for code in languages]
        self.fields["language"].choices = names  # type: ignore[attr-defined]


class ThereForm(WithReason):
    """Who was there."""

    field_order = ("there",)
    there = forms.MultipleChoiceField(label=_("Who was there?"), widget=Chips(), required=False)

    def __init__(self, *args: Any, seats: Sequence[Seat], has_reason: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.seats, self.has_reason = seats, has_reason
        self.fields["there"].choices = [(str(seat.pk), seat.name) for seat in seats]  # type: ignore[attr-defined]
        if has_reason:
            for name in ("why", "why_words", "minutes_by"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        chosen = set(said.get("there", ()))
        if not self.has_reason:
            self.needs_reason(any(seat.side in OF_THE_FAMILY for seat in self.seats if str(seat.pk) in chosen))
        return said


class WayForm(CarefulForm):
    """First how; the child looks at five pictures."""

    way = forms.ChoiceField(label=_("How do you want to say it?"), choices=Way.choices)


class SayForm(CarefulForm):
    """Then what, and who hears it. Only the fields of the chosen way."""

    words = words_field(_("What do you want to say?"), required=False, rows=5)
    scenes = forms.MultipleChoiceField(
        label=_("What is it about? Touch as many as you like."), choices=Scene.choices, required=False,
        widget=TilesMany(pictures={scene: Picture(*look) for scene, look in SCENE_PICTURES.items()}),
    )  # fmt: skip
    talks_with = forms.ChoiceField(
        label=_("With whom do you want to talk first?"), required=False, widget=ChipsOne(),
    )  # fmt: skip
    hears = forms.ChoiceField(
        label=_("Who may hear it?"), choices=Hears.choices, widget=Tiles(pictures=HEARS_PICTURES, wide=True),
        error_messages={"required": _("Choose who may hear it.")},
    )  # fmt: skip

    def __init__(self, *args: Any, way: Way, seats: Sequence[Seat], **named: Any) -> None:
        super().__init__(*args, **named)
        grown = [(str(seat.person_id), seat.name) for seat in seats if seat.side != Side.CHILD]
        self.fields["talks_with"].choices = grown  # type: ignore[attr-defined]
        for name in {"words", "scenes", "talks_with", "hears"} - set(FIELDS_OF[way]):
            del self.fields[name]
        self.order_fields(FIELDS_OF[way])
        if way == Way.DRAW:
            self.fields["words"].label = _("Draw on paper and bring it along. Tell here what is on it.")
        if way == Way.PICTURES:
            self.fields["words"].label = _("Do you want to tell something with it?")


FIELDS_OF = {
    Way.WRITE: ("words", "hears"),
    Way.DRAW: ("words", "scenes", "hears"),
    Way.PICTURES: ("scenes", "words", "hears"),
    Way.TALK: ("talks_with",),
    Way.RATHER_NOT: (),
}


class ForSomeForm(CarefulForm):
    """Words, and for whom they are."""

    words = words_field(_("What do you want to talk about?"), rows=2)
    kind = forms.ChoiceField(label=_("Who reads this, and what is said about it?"), widget=forms.Select)

    def __init__(self, *args: Any, kinds: Sequence[DataKind], asks: Any = "", **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["kind"].choices = [(str(int(kind)), WHO_READS[kind]) for kind in kinds]  # type: ignore[attr-defined]
        if asks:
            self.fields["words"].label = asks

    def clean_kind(self) -> DataKind:
        return DataKind(int(self.cleaned_data["kind"]))


class WordsForm(CarefulForm):
    """One box."""

    words = words_field(_("What was said?"), rows=4)

    def __init__(self, *args: Any, asks: Any = "", hint: Any = "", **named: Any) -> None:
        super().__init__(*args, **named)
        if asks:
            self.fields["words"].label = asks
        self.fields["words"].help_text = hint


class PointForm(CarefulForm):
    """What was said about a point, and what was decided; a decision can become a step of the plan."""

    said = words_field(_("What was said?"), required=False, rows=4)
    decided = words_field(_("What was decided?"), required=False, rows=2)
    goal = forms.ChoiceField(
        label=_("Make it a step of the plan, for"), required=False, widget=forms.Select,
    )  # fmt: skip
    who = forms.ChoiceField(label=_("Who does it?"), required=False, widget=forms.Select)
    due_on = day_field(_("Before which day?"), required=False)

    def __init__(self, *args: Any, goals: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        if not goals:
            for name in ("goal", "who", "due_on"):
                del self.fields[name]
            return
        self.fields["goal"].choices = [("", _("No step of the plan")), *goals]  # type: ignore[attr-defined]
        self.fields["who"].choices = [("", _("Choose one person")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("said") and not said.get("decided"):
            self.add_error("said", _("Write something here."))
        if said.get("goal"):
            for name, sentence in (
                ("decided", _("Write what is going to be done.")),
                ("who", _("Choose one person who does it.")),
                ("due_on", _("Choose a day.")),
            ):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return said


class CloseForm(CarefulForm):
    """No meeting ends without a day to meet again or look back."""

    review_on = day_field(_("When do you meet again, or look back together?"))

    def __init__(self, *args: Any, latest: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.latest = latest

    def clean_review_on(self) -> date:
        return _in_time(self.cleaned_data["review_on"], self.latest)


class OpinionForm(CarefulForm):
    """Does it still fit?"""

    fits = forms.ChoiceField(
        label=_("Does the plan still fit?"), choices=Fits.choices,
        widget=Tiles(pictures={fit: Picture(*look) for fit, look in FITS_PICTURES.items()}),
        error_messages={"required": _("Choose what fits; “Rather not say” is an answer too.")},
    )  # fmt: skip
    words = words_field(
        _("In your own words"), _("What goes better? What does not? What should change?"), required=False, rows=4
    )
    noted_for = forms.ChoiceField(label=_("Who says this?"), required=False, widget=forms.Select)

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        if not owners:
            del self.fields["noted_for"]
            return
        self.fields["noted_for"].choices = [("", _("I say it myself")), *owners]  # type: ignore[attr-defined]
        self.fields["noted_for"].help_text = _("Write down what one of the family told you, in their words.")


class ChangeForm(CarefulForm):
    words = words_field(_("What changed since last time?"), rows=2)
    why = words_field(_("Why?"), rows=2)


class GoesOnForm(CarefulForm):
    """How it goes on, and when one looks again."""

    course = forms.ChoiceField(
        label=_("How does it go on?"), choices=Course.choices, widget=ChipsOne(),
        error_messages={"required": _("Choose how it goes on.")},
    )  # fmt: skip
    next_on = day_field(_("When do you look again?"), required=False)

    def __init__(self, *args: Any, latest: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.latest = latest

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("course") and said["course"] != Course.CLOSE and "next_on" not in self.errors:
            if not said.get("next_on"):
                self.add_error("next_on", _("Choose a day."))
            else:
                try:
                    _in_time(said["next_on"], self.latest)
                except ValidationError as problem:
                    self.add_error("next_on", problem)
        return said


def latest_day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _in_time(day: date, latest: date) -> date:
    if not timezone.localdate() < day <= latest:
        raise ValidationError(
            _("Choose a day from tomorrow on, not later than %(day)s."), params={"day": date_format(latest, "j F Y")}
        )
    return day
