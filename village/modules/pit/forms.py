"""Forms of early help. Beside every field about a child: plain words, no result of a test."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.handovers.said_aloud import Sayer
from village.modules.meetings.words import FITS_PICTURES, Course, Fits
from village.modules.pit.beginning import Begin
from village.modules.pit.models import PitStrength
from village.modules.pit.plain_words import in_plain_words
from village.modules.pit.problems import NoDayToTalk
from village.modules.pit.said_aloud import Heard
from village.modules.pit.words import SCHOOL_SEES, WHAT_LOOKS, Met, Seat, Tried, Type, What, Who
from village.trust.access.form_fields import WRITE, day_field, short_field, witness_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.ui.finder import OneOfMany
from village.ui.forms import ChipsOne, Picture, Tiles

CHOOSE = _("Choose one.")
NO_RESULTS = _("In plain words. Results of tests do not belong here; they stay with who made the test.")
TYPE_PICTURES = {
    Type.SCHOOL: Picture("chalkboard-teacher", "school", SCHOOL_SEES[Type.SCHOOL]),
    Type.HOME: Picture("house-line", "home", SCHOOL_SEES[Type.HOME]),
}


def plain_field(label: Any, help_text: Any = NO_RESULTS, **more: Any) -> forms.CharField:
    """Free words about a child. What looks like a result of a test is said at the field; what was typed stays."""
    field = words_field(label, help_text, **more)
    field.validators.append(in_plain_words)
    return field


def choose_field(label: Any, choices: Any = (), help_text: Any = "", **more: Any) -> forms.ChoiceField:
    """One short choice out of a few."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, error_messages={"required": CHOOSE}, **{"widget": ChipsOne, **more}
    )


class BeginForm(CarefulForm):
    """Which type, with whom, what for, and what school said beforehand (P-15)."""

    child = choose_field(_("For which child?"))
    called_name = short_field(_("First name of the child"))
    type = choose_field(
        _("Which type?"), Type.choices, _("The type decides what school sees. The child and the parents read it first."),
        widget=Tiles(pictures=TYPE_PICTURES, wide=True),
    )
    why = plain_field(_("What is it for?"), _("In the words of the child and the parents. They read it. No results of tests."))
    coach = OneOfMany(label=_("Who is the coach?"), error_messages={"required": CHOOSE})
    teacher = OneOfMany(label=_("With which teacher?"), required=False)
    tried = plain_field(_("What was tried before?"), "", required=False)
    qualities = plain_field(
        _("Which qualities does the teacher see in the child?"), _("One on each line. Ask it before anything else."),
        required=False,
    )  # fmt: skip
    contributes = plain_field(
        _("What will school and the teacher put in?"), _("Asked beforehand: something for something."), required=False
    )

    def __init__(
        self, *args: Any, coaches: Later[Membership], teachers: Later[Membership],
        children: list[tuple[str, str]] | None = None, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        self.coaches, self.teachers = coaches, teachers
        self.children = dict(children or ())
        self._offer("coach", lambda: _with_place(coaches), [], coaches)
        nobody = [("", _("Nobody: without school"))]
        self._offer("teacher", lambda: [*nobody, *_by_school(teachers)], nobody, teachers)
        if children is None:
            del self.fields["child"]
        else:
            self._choices("child", children)
            del self.fields["called_name"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("type") == Type.SCHOOL and not said.get("teacher"):
            self.add_error("teacher", _("With school means with a teacher. Choose one, or choose early help at home."))
        if said.get("type") == Type.HOME:
            said["teacher"] = ""
        return said

    def begin(self) -> Begin:
        said = self.cleaned_data
        name = said.get("called_name") or self.children[said["child"]]
        coach = next(one for one in self.coaches if str(one.pk) == said["coach"])
        teacher = next((one for one in self.teachers if str(one.pk) == said["teacher"]), None)
        return Begin(
            Type(said["type"]), coach, name, said["why"], teacher, said["tried"],
            said["qualities"], said["contributes"],
        )  # fmt: skip

    def _choices(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _offer(self, name: str, *choices: Any) -> None:
        self.fields[name].offer(*choices)  # type: ignore[attr-defined]


class AgreeForm(CarefulForm):
    """Yes to the help; school is a question of its own; and whether it stands beside the own plan."""

    SCHOOL_CHOICES = (("yes", _("Yes, the teacher may")), ("no", _("No, school sees nothing for now")))
    school = choose_field(
        _("May the teacher read along?"), SCHOOL_CHOICES, _("You can change it any day, without a reason.")
    )
    beside = forms.ChoiceField(label=_("Does it stand beside your family plan?"), widget=ChipsOne, required=False)

    def __init__(self, *args: Any, with_school: bool, plans: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        if not with_school:
            del self.fields["school"]
        if plans:
            self.fields["beside"].choices = [("", _("No, by itself")), *plans]  # type: ignore[attr-defined]
        else:
            del self.fields["beside"]

    @property
    def agreed(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"school": said.get("school") == "yes", "beside": UUID(said["beside"]) if said.get("beside") else None}


class AloudForm(CarefulForm):
    """What somebody of the family said aloud, and who heard it."""

    who = choose_field(_("Who said yes?"), widget=forms.RadioSelect)
    school = choose_field(_("What did they say about the teacher?"), AgreeForm.SCHOOL_CHOICES)
    language = short_field(_("In which language did you talk?"), most=40)
    witness = witness_field(error=WRITE)

    def __init__(self, *args: Any, people: list[Sayer], with_school: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["who"].choices = [(str(one.person_id), one.name) for one in people]  # type: ignore[attr-defined]
        if not with_school:
            del self.fields["school"]

    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])

    def heard(self) -> Heard:
        said = self.cleaned_data
        return Heard(said.get("school") == "yes", said["language"], said["witness"])


class NextForm(CarefulForm):
    """Who comes, when one talks together for the first time, and what the next one must know."""

    comes = OneOfMany(label=_("Who comes?"), error_messages={"required": CHOOSE})
    talk_on = day_field(_("When do you talk together for the first time?"), required=True)
    words = plain_field(
        _("What must the next one know?"), _("In words the family would choose. They read it before they say yes.")
    )

    def __init__(self, *args: Any, seat: Seat, chairs: Later[Membership], now: Membership | None, **named: Any) -> None:
        super().__init__(*args, **named)
        self.seat = seat
        self.chairs = chairs
        self.fields["comes"].offer(  # type: ignore[attr-defined]
            lambda: [("", CHOOSE), *_with_place(one for one in chairs if now is None or one.pk != now.pk)], among=chairs
        )
        if seat == Seat.TEACHER:
            del self.fields["talk_on"]

    def clean_talk_on(self) -> date:
        day: date = self.cleaned_data["talk_on"]
        if day < timezone.localdate():
            raise ValidationError(NoDayToTalk.says)
        return day

    def coming(self) -> dict[str, Any]:
        said = self.cleaned_data
        comes = next(one for one in self.chairs if str(one.pk) == said["comes"])
        return {"seat": self.seat, "comes": comes, "words": said["words"], "talk_on": said.get("talk_on")}


class ContactForm(CarefulForm):
    """How people met. The first contact is no form for the family: the coach writes it down afterwards."""

    how = choose_field(_("How did you meet?"), Met.choices)
    met_on = day_field(_("Which day?"), required=True)
    words = plain_field(_("What do you want to keep of it?"), _("The child and the parents read it."))

    def clean_met_on(self) -> date:
        day: date = self.cleaned_data["met_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Choose today or a day before."))
        return day


class SituationForm(CarefulForm):
    words = plain_field(_("How is it, in your own words?"), _("At home, in class, on the playground. No results of tests."))


class StrengthForm(CarefulForm):
    """A strength or something to learn, and when it showed."""

    what = choose_field(
        _("What is it?"), What.choices, widget=Tiles(pictures={one: Picture(*look) for one, look in WHAT_LOOKS.items()})
    )
    words = plain_field(_("What is the child good at, or can it learn?"))
    seen = plain_field(_("When did it show, and who saw it?"), "", required=False, rows=2)


class DoingForm(CarefulForm):
    """One person does one thing, from a day on, on a strength when there is one."""

    who = choose_field(_("Who does it?"), Who.choices)
    name = short_field(_("By name"))
    words = plain_field(_("What will this person do?"), "")
    from_on = day_field(_("From which day?"), required=True)
    strength = forms.ChoiceField(label=_("On which strength does it build?"), required=False)

    def __init__(self, *args: Any, strengths: list[PitStrength], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["from_on"].initial = timezone.localdate()
        offer_strengths(self, strengths)


class GladForm(CarefulForm):
    words = plain_field(
        _("What is the good news?"), _("Something you saw, however small. It is tied to no problem and asks nothing back.")
    )


class AdviceForm(CarefulForm):
    """A tip for in class; the teacher reads the strength beside it."""

    words = plain_field(_("What is the advice for in class?"), _("One small thing the teacher can do. No results of tests."))
    strength = forms.ChoiceField(
        label=_("On which strength does it build?"), required=False, help_text=_("The teacher reads this strength beside it.")
    )

    def __init__(self, *args: Any, strengths: list[PitStrength], **named: Any) -> None:
        super().__init__(*args, **named)
        offer_strengths(self, strengths)


class QualityForm(CarefulForm):
    words = plain_field(_("Which quality do you see in this child?"), rows=2)


class ContributionForm(CarefulForm):
    """What school puts in: what, who, from when."""

    words = plain_field(_("What does school put in?"), _("A place, a moment, a person. The parents read it."))
    who = short_field(_("Who does it?"))
    from_on = day_field(_("From which day?"), required=True)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["from_on"].initial = timezone.localdate()


class TriedForm(CarefulForm):
    """One tap, and a word if the teacher wants."""

    says = choose_field(_("How did it go?"), Tried.choices)
    words = plain_field(_("A word about it"), required=False, rows=2)


class OpinionForm(CarefulForm):
    fits = choose_field(
        _("Does it still fit?"), Fits.choices,
        widget=Tiles(pictures={one: Picture(*look) for one, look in FITS_PICTURES.items()}),
    )  # fmt: skip
    words = words_field(_("Tell it in your own words"), required=False)


class GoesOnForm(CarefulForm):
    """Adjust, go on or round off, with what came of it in words."""

    course = choose_field(_("How does it go on?"), Course.choices)
    outcome = plain_field(
        _("What came of it?"), _("In words: what changed for the child, at home and in class. No results of tests.")
    )
    next_on = day_field(_("When do you look back again?"), _("Not needed when you round it off."))

    def __init__(self, *args: Any, latest: date, **named: Any) -> None:
        super().__init__(*args, **named)
        self.latest = latest

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("course") in (Course.ADJUST, Course.CONTINUE) and "next_on" not in self.errors:
            day = said.get("next_on")
            if not day or not timezone.localdate() < day <= self.latest:
                self.add_error("next_on", _("Choose a day after today that is not too far away."))
        return said


def offer_strengths(form: forms.Form, strengths: list[PitStrength]) -> None:
    """Only what the family agreed to."""
    agreed = [(str(one.pk), one.words[:80]) for one in strengths if one.agreed_at]
    form.fields["strength"].choices = [("", _("None of them")), *agreed]  # type: ignore[attr-defined]


def _by_school(teachers: Iterable[Membership]) -> list[tuple[str, list[tuple[str, str]]]]:
    by_school = groupby(teachers, key=lambda one: one.organisation.name)
    return [(school, [(str(one.pk), one.public_name) for one in found]) for school, found in by_school]


def _with_place(people: Iterable[Membership]) -> list[tuple[str, str]]:
    return [(str(one.pk), f"{one.public_name}, {one.organisation.name}") for one in people]
