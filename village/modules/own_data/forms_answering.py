"""Forms of an answer that people prepare: how somebody is known, what is hidden, who reads along."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.own_data.passages import Passage
from village.modules.own_data.reasons import LEAST
from village.trust.access.form_fields import short_field
from village.trust.access.forms import CarefulForm

READABLE = "-"


class ProofForm(CarefulForm):
    """How the worker knew that it is this person."""

    proof = short_field(
        _("How do you know who asks it?"), _("What you saw, in a few words. No number of it."), least=LEAST, most=200
    )


class RowForm(CarefulForm):
    """One choice for each sentence of one row."""

    def __init__(self, *args: Any, passages: list[Passage], grounds: dict[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.passages = passages
        choices = [(READABLE, _("It stays readable")), *grounds.items()]
        for number, one in enumerate(passages):
            first = READABLE if not one.ground else one.ground
            self.fields[f"p{number}"] = forms.ChoiceField(
                label=one.words, choices=choices, initial=first, error_messages={"required": _("Choose one.")},
            )  # fmt: skip

    def rows(self) -> list[tuple[Passage, Any]]:
        return [(one, self[f"p{number}"]) for number, one in enumerate(self.passages)]

    def said(self) -> list[tuple[str, int, str]]:
        return [
            (column, n, "" if (ground := self.cleaned_data[f"p{number}"]) == READABLE else ground)
            for number, one in enumerate(self.passages)
            for _row, column, n in [one.place]
        ]


class SecondForm(CarefulForm):
    """Who reads along before it goes out."""

    second = forms.ChoiceField(
        label=_("Who reads along?"), help_text=_("Only this answer, until it goes out. Who asked reads the name."),
        error_messages={"required": _("Choose somebody."), "invalid_choice": _("Choose somebody of the list.")},
    )  # fmt: skip

    def __init__(self, *args: Any, readers: list[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        names = [(str(key), name) for key, name in readers]
        self.fields["second"].choices = [("", _("Choose somebody")), *names]  # type: ignore[attr-defined]


class BackForm(CarefulForm):
    """Why it goes back to who prepared it."""

    why = short_field(_("What has to be looked at again?"), _("Without words of what you read."), least=LEAST, most=300)
