"""Forms of passing on and ending: short, one thing at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.family_plans.words import KIND_WORDS, SHOWN_KINDS
from village.modules.passing_on.keeping import Place
from village.modules.passing_on.models import AftercareCall
from village.modules.passing_on.words import ASKS, About, Called, Why
from village.trust.access.form_fields import day_field, moment_field, short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.vocabulary import DataKind
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne, Picture, Tiles

Choices = Sequence[tuple[str, Any]]
CHOOSE = {"required": _("Choose somebody.")}
MOST_MONTHS = 36


class People(NamedTuple):
    """Whom one can choose, asked only when that has to be shown; and who works here, out of whom they come."""

    choices: Callable[[], Choices]
    among: Later[Membership]


def one_of(label: Any, choices: Choices, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", _("Choose somebody")), *choices], help_text=help_text, widget=forms.Select,
        error_messages=CHOOSE,
    )  # fmt: skip


def one_who_works(label: Any, people: People, help_text: Any, aside: Choices = ()) -> OneOfMany:
    """Out of all who work with families."""
    field = OneOfMany(label=label, help_text=help_text, error_messages=CHOOSE)
    field.offer(lambda: [("", _("Choose somebody")), *people.choices(), *aside], aside, people.among)
    return field


class LeaveForm(CarefulForm):
    """The last day, at one of one's places of work."""

    last_day = day_field(
        _("Your last day"), _("The families whose plan you coordinate hear it at once."), required=True
    )

    def __init__(self, *args: Any, chairs: Choices, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["member"] = forms.ChoiceField(
            label=_("Where do you stop?"), choices=chairs, widget=ChipsOne
        )
        if len(chairs) == 1:
            self.initial["member"] = chairs[0][0]
            self.fields["member"].widget = forms.HiddenInput()


class BeginForm(CarefulForm):
    """Why, for who coordinates; one of the family asks without having to say why."""

    why = forms.ChoiceField(
        label=_("Why?"), choices=[(one.value, one.label) for one in (Why.LEAVES, Why.STOPS)], widget=ChipsOne,
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    last_day = day_field(_("Your last day, if you know it"))

    def __init__(self, *args: Any, is_family: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if is_family:
            del self.fields["why"], self.fields["last_day"]


class TextForm(CarefulForm):
    """Carries the number of the text that was read, so that nobody writes over somebody else."""

    words = words_field(
        _("What must the next one know?"),
        _("What goes well first. What works for you, what better not, what is still open. Short is enough."), rows=10,
    )  # fmt: skip
    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9999)


class NextForm(CarefulForm):
    """Who, when you talk together for the first time, and until when both are there."""

    talk_at = moment_field(
        _("The first talk together"), _("The family, who stops and who comes, at one table.")
    )
    where = short_field(_("Where?"), _("Where the family feels at ease."), most=200)
    overlap_until = day_field(
        _("Until which day are both there?"),
        _("After that day it is closed by itself to who stops."),
        required=True,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What does the next one see from the first talk on?"), widget=Chips, required=False,
        choices=[(str(kind.value), KIND_WORDS[kind]) for kind in SHOWN_KINDS],
    )  # fmt: skip
    field_order = ("who", "talk_at", "where", "overlap_until", "kinds")

    def __init__(self, *args: Any, people: People, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["who"] = one_who_works(
            _("Who could come next?"), people, _("They hear nothing before the family’s yes.")
        )
        self.order_fields(self.field_order)

    def clean_kinds(self) -> list[DataKind]:
        return [DataKind(int(kind)) for kind in self.cleaned_data["kinds"]]

    def clean_talk_at(self) -> Any:
        moment = self.cleaned_data["talk_at"]
        if timezone.localdate(moment) < timezone.localdate():
            raise ValidationError(_("Choose a day that is still to come."))
        return moment


class AnotherForm(CarefulForm):
    words = words_field(_("Do you want to say why? You do not have to."), required=False, rows=2)


class EndForm(CarefulForm):
    """Why now, and on which day."""

    words = words_field(_("Why now?"), _("What goes by itself by now? What would you like to keep?"), rows=4)
    ends_on = day_field(
        _("On which day would the plan end?"), _("It can always become later."), required=True
    )


class NoteForm(CarefulForm):
    words = words_field("", rows=4)

    def __init__(self, *args: Any, about: About, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["words"].label, self.fields["words"].help_text = about.label, ASKS[about]


class GoodbyeForm(CarefulForm):
    """Yes or not yet, in one's own words."""

    says = forms.ChoiceField(
        label=_("Do you agree that the plan ends?"), choices=[("yes", _("Yes")), ("not_yet", _("Not yet"))],
        widget=Tiles(pictures={"yes": Picture("hands-clapping", "play"), "not_yet": Picture("hand-heart", "place")}),
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    words = words_field(_("How was it, in your own words?"), _("What helped, and what did not."), rows=4)
    proud = words_field(
        _("What can you be proud of?"), _("It stands on the page you keep."), required=False, rows=2
    )


class CelebrateForm(CarefulForm):
    read = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """The day that was chosen before, as this person read it."""

    at = moment_field(_("When do you celebrate?"))
    where = short_field(_("Where?"), most=200)


class KindForm(CarefulForm):
    """A word for the page a family keeps; one of the family writes down what somebody around them said."""

    words = words_field(
        _("What would you like to say to them?"), _("One or two sentences. It stands on the page they keep."), rows=3
    )  # fmt: skip

    def __init__(self, *args: Any, around: Sequence[str], **named: Any) -> None:
        super().__init__(*args, **named)
        if around:
            names = [(name, name) for name in around]
            self.fields = {"called": one_of(_("Who said it?"), names), **self.fields}
            self.fields["words"].label = _("What did they say?")


class MoveForm(CarefulForm):
    """One thing on the page: up, off, or back on it."""

    key = forms.UUIDField()
    place = forms.ChoiceField(choices=[(one.value, one.value) for one in Place])


class EndAtOnceForm(CarefulForm):
    """Why, in words that the families read as well."""

    words = forms.CharField(
        label=_("Why? The families read these words."), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Short and true, without blame. For example: does not work with us any more."),
        error_messages={"required": _("Write why; the families read it.")},
    )  # fmt: skip


class AftercareForm(CarefulForm):
    """Who calls, how, and on which days."""

    reach = words_field(_("How do you want to be called?"), _("A number, and when it suits you."), rows=2)

    SEES = _("This person sees these days, and nothing else of your plan.")

    def __init__(self, *args: Any, people: Choices = (), days: Sequence[date], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields = {"who": one_of(_("Who calls you afterwards?"), people, self.SEES), **self.fields}
        for n, day in enumerate(days, start=1):
            self.fields[f"day{n}"] = day_field(_("Call {number}").format(number=n))
            self.initial.setdefault(f"day{n}", day)

    @property
    def days(self) -> list[date]:
        return [value for name, value in self.cleaned_data.items() if name.startswith("day") and value]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not self.errors and not self.days:
            raise ValidationError(_("Choose at least one day."))
        return said


class OtherCallerForm(AftercareForm):
    """Who calls from now on, or that nobody needs to; a day that passed without a call can become another."""

    NOBODY = "nobody"
    read = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: People, near: Choices, calls: Sequence[AftercareCall], **named: Any
    ) -> None:
        """`near`: of the family's own circle; they and nobody at all stand there however many work here."""
        super().__init__(*args, days=[call.due_on for call in calls], **named)
        aside = [*near, (self.NOBODY, _("Nobody needs to call us any more"))]
        self.fields["who"] = one_who_works(_("Who calls you from now on?"), people, self.SEES, aside)
        self.fields["reach"].required = self.data.get("who") != self.NOBODY
        for n, call in enumerate(calls, start=1):
            if call.is_due:
                label = _("Nobody called on {day}. On which other day?")
                self.fields[f"day{n}"].label = label.format(day=date_format(call.due_on, "j F"))
                self.initial[f"day{n}"] = None

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("who") == self.NOBODY:
            return super(AftercareForm, self).clean()
        return super().clean()


class CallForm(CarefulForm):
    """Talked, or another day with the reason."""

    how = forms.ChoiceField(
        label=_("How did it go?"),
        choices=Called.choices,
        widget=ChipsOne,
        error_messages={"required": _("Choose one.")},
    )
    words = words_field(_("In a few words"), _("The family reads it too."), rows=3)
    new_day = day_field(_("If it becomes later: on which day?"))


class BackForm(CarefulForm):
    """Why now, and what of the earlier plan may be read again. Nothing, unless the family chooses it."""

    words = words_field(
        _("What is it about now?"), _("A few words are enough. You told your story once."), rows=4
    )
    pieces = forms.MultipleChoiceField(
        label=_("What may the contact point read again?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose nothing, and they read nothing."),
    )  # fmt: skip
    again = forms.BooleanField(required=False)

    def __init__(self, *args: Any, pieces: Choices, who: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["pieces"].choices = pieces  # type: ignore[attr-defined]
        self.fields["again"].label = _("We would like to see {name} again, if that is possible.").format(
            name=who
        )
        if not who:
            del self.fields["again"]


class MonthsForm(CarefulForm):
    """After how many months somebody calls, for the whole village."""

    months = short_field(_("After how many months?"), _("Numbers with a comma, as in 1, 3, 6."))

    def clean_months(self) -> list[int]:
        parts = [part.strip() for part in self.cleaned_data["months"].split(",") if part.strip()]
        if not parts or not all(
            part.isascii() and part.isdigit() and 0 < int(part) <= MOST_MONTHS for part in parts
        ):
            raise ValidationError(_("Write numbers from 1 to 36, with a comma between them."))
        return sorted({int(part) for part in parts})
