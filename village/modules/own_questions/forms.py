"""How the keeper of a village writes a question: when, of whom, how one answers, and in which words per language."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from village.modules.own_questions.keeping import Kept, only_numbers
from village.modules.own_questions.models import QuestionVersion, Wording
from village.modules.own_questions.words import WITH_CHOICES, AskedOf, Moment, Sort
from village.trust.access.form_fields import short_field
from village.trust.access.forms import CarefulForm

CHOOSE = _("Choose one.")
MOST_CHOICES, LONGEST_CHOICE, LONGEST_TEXT = 12, 80, 200
PARTS = ("asks", "why", "choices")


class KeepForm(CarefulForm):
    """A question with its words in each language of the village; the first language is always written."""

    moment = forms.ChoiceField(
        label=_("When is it asked?"), choices=Moment.choices, widget=forms.RadioSelect, error_messages={"required": CHOOSE}
    )
    asked_of = forms.MultipleChoiceField(
        label=_("Beside whose question?"), choices=AskedOf.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )  # fmt: skip
    just_me = forms.BooleanField(
        label=_("Also when a young person asks just for themself. Without this it is never asked there."), required=False
    )
    sort = forms.ChoiceField(
        label=_("How does one answer?"), choices=Sort.choices, widget=forms.RadioSelect, error_messages={"required": CHOOSE},
        help_text=_("In words or with a day. There is no number and no scale: nobody is measured here."),
    )  # fmt: skip

    def __init__(self, *args: Any, languages: Sequence[str], is_new: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.languages = languages
        if not is_new:
            del self.fields["moment"]
        for language in languages:
            self.fields |= _fields_of(language, needed=language == languages[0])

    @property
    def by_language(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(_called(one), [self[f"{part}_{one}"] for part in PARTS]) for one in self.languages]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("moment", "asked_of", "just_me", "sort") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        with_choices = values.get("sort") in WITH_CHOICES
        first = len(_lines(values.get(f"choices_{self.languages[0]}", "")))
        for language in self.languages:
            if self._is_written(language, values):
                self._check(language, values, first if with_choices else None)
        return values

    def kept(self) -> Kept:
        """Only of a form that is right."""
        values, written = self.cleaned_data, [one for one in self.languages if self._is_written(one, self.cleaned_data)]
        wordings = [
            Wording(one, values[f"asks_{one}"], values[f"why_{one}"], tuple(_lines(values[f"choices_{one}"])))
            for one in written
        ]  # fmt: skip
        return Kept(Sort(values["sort"]), values["asked_of"], wordings, values["just_me"])

    def _is_written(self, language: str, values: dict[str, Any]) -> bool:
        return language == self.languages[0] or any(values.get(f"{part}_{language}") for part in PARTS)

    def _check(self, language: str, values: dict[str, Any], expected: int | None) -> None:
        """All of it in this language, with the same choices in the same order."""
        for part, missing in (("asks", _("Write the question.")), ("why", _("Write why you ask, and who reads it."))):
            if not values.get(f"{part}_{language}") and f"{part}_{language}" not in self.errors:
                self.add_error(f"{part}_{language}", missing)
        wrong = _what_is_wrong(_lines(values.get(f"choices_{language}", "")), expected) if expected is not None else ""
        if wrong:
            self.add_error(f"choices_{language}", wrong)


def as_written(version: QuestionVersion) -> dict[str, Any]:
    """What a form about this question begins with."""
    words = {
        f"{part}_{language}": "\n".join(text[part]) if part == "choices" else text[part]
        for language, text in version.texts.items()
        for part in PARTS
    }
    question = version.question
    return {"asked_of": question.asked_of, "just_me": question.just_me, "sort": version.sort, **words}


def _fields_of(language: str, *, needed: bool) -> dict[str, forms.Field]:
    here = {"lang": language, "class": ""}  # a whole line wide
    made: dict[str, forms.Field] = {
        f"asks_{language}": short_field(
            _("The question"), required=needed, most=LONGEST_TEXT, error=_("Write the question.")
        ),
        f"why_{language}": short_field(
            _("Why you ask, and who reads it"), _("Stands with the question, always."), required=needed, most=LONGEST_TEXT,
            error=_("Write why you ask, and who reads it."),
        ),
        f"choices_{language}": forms.CharField(
            label=_("The choices, each on a line"), required=False, max_length=2000,
            help_text=_("Only for a question with choices. In words: numbers would measure somebody."),
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        ),
    }  # fmt: skip
    for one in made.values():
        one.widget.attrs |= here
    return made


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _what_is_wrong(choices: list[str], expected: int) -> Any:
    if not 2 <= len(choices) <= MOST_CHOICES:
        return _("Write at least two choices and at most {most}, each on a line.").format(most=MOST_CHOICES)
    if any(len(one) > LONGEST_CHOICE for one in choices):
        return _("Keep each choice under {most} letters.").format(most=LONGEST_CHOICE)
    if any(only_numbers(one) for one in choices):
        return _("Numbers as answers would measure somebody. Write the answers in words.")
    if len({one.casefold() for one in choices}) < len(choices):
        return _("Each choice stands here once.")
    if len(choices) != expected:
        return _("Write as many choices as in the first language, in the same order.")
    return ""


def _called(language: str) -> str:
    return str(dict(settings.LANGUAGES).get(language, language))
