"""Forms that offer only what the actor may see, and refuse what nobody asked for."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from village.trust.vocabulary import Actor

EXPECTED = frozenset({"csrfmiddlewaretoken", "once", "next", "step", "save_draft"})


class CarefulForm(forms.Form):
    """An unknown field is an error, not a silence: nobody smuggles a value in (ASVS 15.3.3)."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        known = {self.add_prefix(name) for name in self.fields} | EXPECTED
        for name in self.data:
            if name not in known and re.sub(r"_\d+$", "", name) not in known:  # parts of a field of several
                raise ValidationError(
                    _("This form was sent with something that does not belong to it. Try again.")
                )
        return values


class ActorForm(CarefulForm):
    """For choices among people or things: each field gets `choices_for(actor)` before it is shown."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.offer_choices(actor)

    def offer_choices(self, actor: Actor) -> None:
        """Fill the choices from queries that the lock has filtered."""
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                raise TypeError(f"{name}: offer plain choices that a query returned for this actor")
