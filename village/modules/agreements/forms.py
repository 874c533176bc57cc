"""Forms of agreeing: an answer to each point, two questions before a yes, and what was said aloud."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.agreements.reading import PointRow
from village.modules.agreements.words import Said
from village.trust.access.form_fields import witness_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.access.teach_back import explain, teaching_fields
from village.ui.forms import ChipsOne


class PointsForm(CarefulForm):
    """Yes, no or not yet to each point. What is not filled in stays as it was."""

    def __init__(self, *args: Any, rows: Sequence[PointRow], person_id: UUID | None, **named: Any) -> None:
        super().__init__(*args, **named)
        self.rows, self.person_id = rows, person_id
        for row in rows:
            self._ask(row)

    def answers(self) -> dict[UUID, str]:
        """Only what is new, or what was filled in."""
        if self.data.get("all"):
            return {row.piece.pk: Said.YES for row in self.rows}
        given = {row.piece.pk: self.cleaned_data.get(f"p{row.piece.place}", "") for row in self.rows}
        return {pk: said for pk, said in given.items() if said and (said != self._before(pk) or self._words(pk))}

    def words(self) -> dict[UUID, str]:
        return {row.piece.pk: self._words(row.piece.pk) for row in self.rows}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not self.answers():
            self.add_error(None, _("Nothing is filled in yet. Say yes, no or not yet to at least one point."))
        return values

    def has_a_yes(self) -> bool:
        return any(said == Said.YES for said in self.answers().values())

    def _ask(self, row: PointRow) -> None:
        place, before = row.piece.place, self._before(row.piece.pk)
        self.fields[f"p{place}"] = forms.ChoiceField(
            label=_("What do you say?"), choices=Said.choices, required=False, widget=ChipsOne, initial=before,
        )  # fmt: skip
        self.fields[f"w{place}"] = words_field(_("How you see it"), required=False, rows=2)
        row.field, row.words_field = self[f"p{place}"], self[f"w{place}"]

    def _before(self, pk: UUID) -> str:
        row = next(row for row in self.rows if row.piece.pk == pk)
        return next((voice.said for voice in row.voices if voice.person_id == self.person_id), "")

    def _words(self, pk: UUID) -> str:
        row = next(row for row in self.rows if row.piece.pk == pk)
        return str(self.cleaned_data.get(f"w{row.piece.place}", "")).strip()


class AnswerForm(PointsForm):
    """My own answers; before the first yes of somebody of the family two questions are told back (teach-back)."""

    all = forms.CharField(required=False)
    explained = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, readers: str, teaches: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.teaches = teaches
        if teaches:
            self.fields |= teaching_fields(readers)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.teaches and not self.errors and self.has_a_yes() and not values.get("explained"):
            explain(self, values)
        return values


class AloudForm(PointsForm):
    """What somebody said, and who heard it."""

    witness = witness_field()


class PaperForm(CarefulForm):
    """Numbers of points and what is said to them; the words of the points stand on the paper only."""

    code = forms.CharField(max_length=60, widget=forms.HiddenInput)
    answering = forms.CharField(required=False, widget=forms.HiddenInput)
    explained = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Iterable[int], **named: Any) -> None:
        super().__init__(*args, **named)
        self.places = list(places)
        for place in self.places:
            self.fields[f"p{place}"] = forms.ChoiceField(
                label=_("Point {number}").format(number=place), choices=Said.choices, required=False, widget=ChipsOne
            )
        self.fields |= teaching_fields(_("Only the people we chose"))

    def points(self) -> list[Any]:
        return [self[f"p{place}"] for place in self.places]

    def answers(self) -> dict[int, str]:
        return {place: said for place in self.places if (said := self.cleaned_data.get(f"p{place}"))}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not self.answers():
            self.add_error(None, _("Nothing is filled in yet. Say yes, no or not yet to at least one point."))
        if not self.errors and Said.YES in self.answers().values() and not values.get("explained"):
            explain(self, values)
        return values


class CodeForm(CarefulForm):
    """Sixteen digits in groups of four; spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("The code on your paper"), help_text=_("Sixteen digits. Spaces do not matter."), max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
    )  # fmt: skip
