"""The questions of a village inside a form: which ones, as which fields, and what was answered, in words.

A field carries the name of its version. So somebody who had the page open while a question was changed or ended answers
the question as it was asked, and nothing that was typed is lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from village.foundation.in_a_row import in_a_row
from village.modules.own_questions.models import QuestionVersion, Wording
from village.modules.own_questions.queries import asked_now, versions_by_id
from village.modules.own_questions.words import FREE, Moment, Sort
from village.trust.access.form_fields import day_field, short_field, words_field
from village.trust.access.forms import CarefulForm

MARK = "own_"
MOST = 60
"""So many names of earlier versions are looked up; a page never holds more."""
LONGEST_LINE = 200


@dataclass(frozen=True)
class Answered:
    """One answer in words, beside the question as it was asked."""

    version: QuestionVersion
    asks: str
    said: str
    language: str


@dataclass(frozen=True)
class Offer:
    """Which questions one form asks, and in which language."""

    versions: tuple[QuestionVersion, ...] = ()
    language: str = "en"
    languages: tuple[str, ...] = field(default=())

    def fields(self) -> dict[str, forms.Field]:
        return {name_of(one): self._field(one) for one in self.versions}

    def said(self, values: dict[str, Any]) -> tuple[Answered, ...]:
        """Takes the answers out of what a form cleaned; what was left open is not there."""
        found = []
        for one in self.versions:
            wording = self.wording(one)
            if words := _in_words(one.sort, wording, values.pop(name_of(one), None)):
                found.append(Answered(one, wording.asks, words, wording.language))
        return tuple(found)

    def belongs(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """Of what somebody filled in earlier, all but answers to what is not asked of them any more."""
        names = {name_of(one) for one in self.versions}
        return {name: value for name, value in told.items() if not name.startswith(MARK) or name in names}

    def wording(self, version: QuestionVersion) -> Wording:
        return version.in_language(self.language, self.languages)

    def _field(self, version: QuestionVersion) -> forms.Field:
        wording = self.wording(version)
        why = wording.why if wording.language == self.language else f"{wording.why} {_stands_in(wording.language)}"
        match version.sort:
            case Sort.LINE:
                return short_field(wording.asks, why, required=False, most=LONGEST_LINE)
            case Sort.WORDS:
                return words_field(wording.asks, why, required=False)
            case Sort.DAY:
                return day_field(wording.asks, why)
            case Sort.SEVERAL:
                return _choose(forms.MultipleChoiceField, wording, why, forms.CheckboxSelectMultiple, _numbered(wording))
            case Sort.YES_NO:
                choices = [("yes", _("Yes")), ("no", _("No"))]
            case _:
                choices = _numbered(wording)
        return _choose(forms.ChoiceField, wording, why, forms.RadioSelect, [*choices, ("", _("I leave this open"))])


NOTHING = Offer()


class AsksOwn(CarefulForm):
    """A form that also asks what the village added: last, and never needed."""

    def __init__(self, *args: Any, own: Offer = NOTHING, **named: Any) -> None:
        super().__init__(*args, **named)
        self.own = own
        self.fields |= own.fields()

    @property
    def own_fields(self) -> list[forms.BoundField]:
        return [self[name_of(one)] for one in self.own.versions]

    @property
    def own_words(self) -> list[str]:
        """The names of what is answered in one's own words."""
        return [name_of(one) for one in self.own.versions if one.sort in FREE]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["own"] = self.own.said(values)
        return values


def name_of(version: QuestionVersion) -> str:
    return f"{MARK}{version.pk}"


def offer(
    request: HttpRequest, moment: Moment, *, asker: str, alone: bool, told: Iterable[str] = (), but: Iterable[UUID] = (),
) -> Offer:  # fmt: skip
    """What is asked at this moment beside such a question.

    `alone`: asked just for oneself, where only what is marked for it is asked. `told`: the names of what was filled in, maybe
    on a page that stood open for a while. `but`: questions that have their answer.
    """
    village: Any = request.village  # type: ignore[attr-defined]
    if "own_questions" not in village.modules:
        return NOTHING
    answered = set(but)
    now = [
        one for one in asked_now(village.pk)
        if one.question.moment == moment and asker in one.question.asked_of and one.question_id not in answered
    ]  # fmt: skip
    found = [one for one in _as_told(village.pk, moment, now, told) if one.question.just_me or not alone]
    return Offer(tuple(found), get_language() or "en", tuple(village.languages))


def _as_told(village_id: UUID, moment: str, now: list[QuestionVersion], told: Iterable[str]) -> list[QuestionVersion]:
    """The version somebody had before them counts, also when there is a newer one or the question ended."""
    names = [name.removeprefix(MARK) for name in told if name.startswith(MARK)]
    ids = {key for name in names[:MOST] if (key := _as_key(name))} - {one.pk for one in now}
    if not ids:
        return now
    earlier = [one for one in versions_by_id(village_id, ids) if one.question.moment == moment]
    taken = {one.question_id for one in earlier}
    return sorted(
        [*earlier, *(one for one in now if one.question_id not in taken)], key=lambda one: (one.question.place, one.pk)
    )


def _as_key(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None


def _numbered(wording: Wording) -> list[tuple[str, str]]:
    return [(str(number), choice) for number, choice in enumerate(wording.choices)]


def _choose(
    of: type[forms.ChoiceField], wording: Wording, why: str, widget: type[forms.Widget], choices: list[tuple[str, str]]
) -> forms.ChoiceField:
    wrong = {"invalid_choice": _("Choose one of the answers that stand here."), "invalid_list": _("Choose what stands here.")}
    return of(label=wording.asks, help_text=why, required=False, widget=widget, choices=choices, error_messages=wrong)


def _in_words(sort: str, wording: Wording, value: Any) -> str:
    if not value:
        return ""
    match sort:
        case Sort.ONE:
            return wording.choices[int(value)]
        case Sort.SEVERAL:
            return in_a_row(wording.choices[int(one)] for one in value)
        case Sort.DAY:
            return date_format(value, "j F Y")
        case Sort.YES_NO:
            return _("Yes") if value == "yes" else _("No")
    return str(value).strip()


def _stands_in(language: str) -> str:
    called = dict(settings.LANGUAGES).get(language, language)
    return _("This question is not written in your language yet. Here it stands in {language}.").format(language=called)
