"""The form for a safety note in acute danger: whom, and why now. Nothing else."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.modules.danger.form_fields import name_field
from village.modules.danger.writing import Whom
from village.trust.access.form_fields import day_field, words_field
from village.trust.access.forms import CarefulForm

A_FEW_WORDS = 12


class NoteForm(CarefulForm):
    """By name and date of birth, or about whom a question is."""

    name = name_field()
    born = day_field(
        _("Date of birth"), _("Only somebody of exactly this name and date is found."), required=True,
        missing=_("Write the date of birth."),
    )  # fmt: skip
    what = words_field(_("What happens now?"), _("What you see and hear. A few words are enough."), rows=3)

    def __init__(self, *args: Any, known: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if known:
            del self.fields["name"], self.fields["born"]

    def clean_what(self) -> str:
        """The family reads this as the reason, so a sign or a single word is not enough."""
        words: str = self.cleaned_data["what"].strip()
        if len(words) < A_FEW_WORDS:
            raise ValidationError(_("Write in a few words what happens now."))
        return words

    def whom(self, name: str, subject_id: UUID | None, request_id: UUID | None) -> Whom:
        if subject_id:
            return Whom(name=name, subject_id=subject_id, request_id=request_id)
        return Whom(name=self.cleaned_data["name"].strip(), born=self.cleaned_data["born"])
