"""Forms about a leak, and the code of a question that comes to an account."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.circles.queries import professionals
from village.trust.access.form_fields import moment_field, short_field, words_field
from village.trust.access.forms import ActorForm, CarefulForm
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor
from village.ui.finder import OneOfMany


class LeakForm(ActorForm):
    """What happened, through whose account, and between which moments."""

    what = short_field(_("What happened?"), _("In one sentence, without a name of a family."), most=300)
    through = OneOfMany(
        label=_("Through whose account?"),
        help_text=_("The one that was open to somebody else, or that saw what it should not."),
        error_messages={"required": _("Choose an account.")},
    )  # fmt: skip
    from_at = moment_field(_("From when?"))
    until = moment_field(_("Until when?"), _("When it was closed."))
    found_at = moment_field(_("When was it found?"), _("From then on the hours for the authority count."))

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        people = professionals(actor)
        self.fields["through"].offer(lambda: _accounts(people), among=people)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        begin, end, found = (values.get(name) for name in ("from_at", "until", "found_at"))
        if begin and end and end < begin:
            self.add_error("until", _("The end comes after the start."))
        if isinstance(found, datetime) and found > timezone.now():
            self.add_error("found_at", _("That moment is still to come."))
        return values

    def noted(self) -> dict[str, Any]:
        return {**self.cleaned_data, "through": UUID(self.cleaned_data["through"])}


class AuthorityForm(CarefulForm):
    """That the authority was told."""

    reference = short_field(_("Their reference"), _("The number you got back."), most=80, error=_("Write the number you got."))


class LetterForm(CarefulForm):
    """What everybody it touches reads."""

    words = words_field(_("The letter"), _("Plain words: what happened, what you did, what they can do. No name."), rows=12)


class CodeForm(CarefulForm):
    """Sixteen digits in groups of four; spaces and dashes do not matter."""

    code = forms.CharField(
        label=_("Your code"), help_text=_("Sixteen digits. Spaces do not matter."), max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
    )  # fmt: skip

    def digits(self) -> str:
        """Nonsense becomes a code that nobody has, so that it is looked up all the same."""
        typed = "".join(str(int(sign)) for sign in self.cleaned_data.get("code", "") if sign.isdecimal())
        return typed if len(typed) == 16 else "0" * 17


def _accounts(people: Iterable[Membership]) -> list[tuple[str, Any]]:
    """Once each, also who works at two places."""
    named = {str(one.person_id): f"{one.public_name} · {one.organisation.name}" for one in people}
    return [("", _("Choose an account")), *named.items()]
