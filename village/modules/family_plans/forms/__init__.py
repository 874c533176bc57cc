"""Forms of a plan: own words, what is good, needs, goals, ways, steps, and who stands in the circle."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.family_plans.along import Along
from village.modules.family_plans.own import Said as Own
from village.modules.family_plans.words import (
    KIND_WORDS,
    SHOWN_KINDS,
    OwnSort,
    Prompt,
    Said,
    Verb,
    Whom,
)
from village.modules.help_requests.words import PICTURES, LifeArea
from village.modules.papers.keeping import DRAWING, VOICE, PaperField
from village.modules.promises.reason_lists import LATER
from village.modules.rules.choosing import SaysWhy
from village.trust.access.form_fields import WRITE, day_field, short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.vocabulary import DataKind
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne, Picture, Tiles

FAMILY, NUMBER = "family:", 9999
AREAS = {area: Picture(icon, cat) for area, (icon, cat) in PICTURES.items()}


def area_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Where in life is it?"), choices=LifeArea.choices, widget=Tiles(pictures=AREAS, wide=True),
        help_text=_("This decides who of your team sees it."), error_messages={"required": _("Choose one.")},
    )  # fmt: skip


def kinds_field(label: Any, *, required: bool = False) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, widget=Chips, coerce=lambda value: DataKind(int(value)), required=required,
        choices=[(kind.value, KIND_WORDS[kind]) for kind in SHOWN_KINDS],
        error_messages={"required": _("Choose at least one thing.")},
    )  # fmt: skip


class NumberedForm(CarefulForm):
    """Carries the number of the wording that was read, so that nobody writes over somebody else."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=NUMBER)

    def read_number(self) -> int:
        return self.cleaned_data.get("number") or 0


def _said_somehow(form: CarefulForm, values: dict[str, Any]) -> None:
    """In words, aloud or drawn; a recording that could not be kept says so itself."""
    if not any(values.get(name) or name in form.errors for name in ("words", "spoken", "drawn")):
        form.add_error("words", WRITE)


class WordsForm(NumberedForm):
    """One of the six questions, answered by one of the family or by all of them together."""

    words = words_field(_("In your own words"), _("Nobody changes what you write."), rows=6, required=False)
    spoken = PaperField(way=VOICE, label=_("Or say it"), required=False)
    drawn = PaperField(way=DRAWING, label=_("Or draw it"), required=False)
    voice = short_field(
        _("Who says this?"), _("A first name. Leave it empty when you all say it."), required=False
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        _said_somehow(self, values)
        return values

    def along(self) -> Along:
        return Along(self.cleaned_data["spoken"], self.cleaned_data["drawn"])


class YoungWordsForm(WordsForm):
    """For a young person of the family: what all of them say, or a piece of one's own."""

    OURS = "ours"
    whose = forms.ChoiceField(
        label=_("Whose words are these?"), widget=ChipsOne, required=False, initial=OURS,
        choices=[
            (OURS, _("Ours, together")),
            (Whom.READERS.value, _("Mine, for everybody who reads our own words now")),
            (Whom.FAMILY.value, _("Mine, for my family only")),
        ],
        help_text=_("What is yours you can take back any day, also what you record or draw. Nobody else shows it on."),
    )  # fmt: skip


class NotedWordsForm(WordsForm):
    """Written down by somebody who works with them, read back to them first."""

    read_back = forms.BooleanField(
        label=_("I wrote it in their words and read it back to them."),
        error_messages={"required": _("Read it back first.")},
    )  # fmt: skip


class RewordForm(NumberedForm):
    words = words_field(_("How it reads from now on"), rows=4)


class StrengthForm(CarefulForm):
    words = short_field(_("What goes well, or what is somebody good at?"), most=300)
    who = short_field(_("Who is it about?"), required=False)
    life_area = area_field()


class NeedForm(CarefulForm):
    who = short_field(_("Who needs it?"))
    verb = forms.ChoiceField(
        label=_("Needs"), choices=Verb.choices, widget=ChipsOne, error_messages={"required": _("Choose one.")}
    )
    words = words_field(_("What?"), _("Not which service: what would be different."), rows=2)
    life_area = area_field()


class GoalForm(CarefulForm):
    words = words_field(_("What do you want?"), _("As you would see it when it is there."), rows=2)
    life_area = area_field()
    need = forms.ChoiceField(label=_("From which need does it come?"), required=False)

    def __init__(self, *args: Any, needs: Iterable[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        choices = list(needs)
        if choices:
            self.fields["need"].choices = [("", _("None of these")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["need"]


class OptionForm(CarefulForm):
    option = short_field(_("One way to get there"), most=300)


class GoalSaysForm(CarefulForm):
    said = forms.ChoiceField(
        label=_("How does it stand?"), widget=ChipsOne,
        choices=[(one.value, one.label) for one in (Said.WANTED, Said.NOT_AGREED, Said.REACHED, Said.LET_GO)],
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip


class DifferentlyForm(CarefulForm):
    words = words_field(_("How do you see it?"), _("It stays beside it, with your name."), rows=3)


class StepForm(CarefulForm):
    """One person, a place, a day."""

    words = words_field(_("What will be done?"), rows=2)
    who = forms.ChoiceField(label=_("Who does it?"), error_messages={"required": _("Choose one person.")})
    else_called = short_field(_("Or somebody else of your family"), _("A first name."), required=False)
    where = short_field(_("Where?"), required=False, most=120)
    due_on = day_field(_("Before which day?"), required=True)
    strength = forms.ChoiceField(label=_("Which strength does it use?"), required=False)

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], strengths: list[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.fields["who"].required = False
        self.fields["who"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]
        if strengths:
            self.fields["strength"].choices = [("", _("None of these")), *strengths]  # type: ignore[attr-defined]
        else:
            del self.fields["strength"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if (
            bool(values.get("who")) == bool(values.get("else_called", "").strip())
            and "who" not in self.errors
        ):
            self.add_error("who", ValidationError(_("Choose one person, or write one first name.")))
        return values


class GiveForm(CarefulForm):
    """Somebody else does it from now on."""

    who = forms.ChoiceField(
        label=_("Who does it from now on?"), error_messages={"required": _("Choose one person.")}
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["who"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]


class LaterForm(SaysWhy):
    """Agreed anew."""

    reasons = LATER
    field_order = ("new_day", "because", "reason")
    new_day = day_field(_("Until which day?"), required=True)
    reason = words_field(_("Why?"), _("Whoever is in it reads this."), rows=2)

    def clean_new_day(self) -> Any:
        day = self.cleaned_data["new_day"]
        if day < timezone.localdate():
            raise ValidationError(_("Choose a day from today on."))
        return day


class DropForm(CarefulForm):
    """Not any more, because."""

    words = words_field(_("Why?"), _("Whoever is in it reads this."), rows=2)


class BeginForm(CarefulForm):
    """Whose plan it is."""

    name = short_field(_("What is your family called?"), _("As you want to read it on your plan."), most=120)
    children = forms.MultipleChoiceField(
        label=_("Who is it for, with you?"), widget=Chips, required=False,
        help_text=_("They own the plan with you and read all of it."),
    )  # fmt: skip

    def __init__(self, *args: Any, children: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["children"].choices = children  # type: ignore[attr-defined]
        if not children:
            del self.fields["children"]


class OfferForm(CarefulForm):
    words = words_field(
        _("What do you want to say with it?"), _("The family reads this and says yes or no."), rows=4
    )


class OwnPartForm(CarefulForm):
    """One thing of a plan of one's own; what is asked depends on the sort."""

    prompt = forms.ChoiceField(
        label=_("What is it about?"), choices=Prompt.choices, widget=ChipsOne, initial=Prompt.WISH,
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    words = words_field(_("In your own words"), rows=3, required=False)
    spoken = PaperField(way=VOICE, label=_("Or say it"), required=False)
    drawn = PaperField(way=DRAWING, label=_("Or draw it"), required=False)
    who = short_field(_("Who?"), _("A first name, or what you call them."), required=False)
    due_on = day_field(_("Before which day?"))

    ASKS = {
        OwnSort.WORDS: ("prompt", "words"), OwnSort.GOAL: ("words",), OwnSort.STEP: ("words", "due_on"),
        OwnSort.HELPS: ("who", "words"),
    }  # fmt: skip
    ALOUD = ("spoken", "drawn")
    LABELS = {
        OwnSort.GOAL: _("What do you want?"), OwnSort.STEP: _("What will you do?"),
        OwnSort.HELPS: _("How does this person help?"),
    }  # fmt: skip

    def __init__(self, *args: Any, sort: OwnSort, aloud: bool, **named: Any) -> None:
        """`aloud`: it is their own plan, so it can be said or drawn as well."""
        super().__init__(*args, **named)
        asked = (*self.ASKS[sort], *(self.ALOUD if aloud else ()))
        for name in [name for name in self.fields if name not in asked]:
            del self.fields[name]
        self.fields["words"].label = self.LABELS.get(sort, self.fields["words"].label)
        if sort == OwnSort.HELPS:
            self.fields["who"].required = True

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        _said_somehow(self, values)
        return values

    def said(self, sort: OwnSort) -> Own:
        values = dict(self.cleaned_data)
        along = Along(values.pop("spoken", None), values.pop("drawn", None))
        return Own(sort, along=along, **values)


class AlongForm(CarefulForm):
    """Who walks along: one person, by name."""

    who = OneOfMany(label=_("Who walks along with you?"), error_messages={"required": _("Choose one person.")})

    def __init__(self, *args: Any, people: Later[Membership], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["who"].offer(lambda: [  # type: ignore[attr-defined]
            ("", _("Choose a person")),
            *((str(one.person_id), f"{one.public_name}, {one.organisation.name}") for one in people),
        ], among=people)  # fmt: skip


class ShowForm(CarefulForm):
    whom = forms.ChoiceField(
        label=_("Who may read this piece?"), choices=Whom.choices, widget=ChipsOne,
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
