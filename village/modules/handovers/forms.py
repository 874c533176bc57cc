"""Forms of handing over: who reads one question along, and until when."""

from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.circles.actions import latest_end
from village.modules.circles.queries import law_here, professionals
from village.trust.access.forms import ActorForm
from village.trust.vocabulary import Actor
from village.ui.forms import ChipsOne

SOMEBODY = "somebody"
HOW_LONG = {"week": timedelta(days=7), "month": timedelta(days=30), "season": timedelta(days=91)}


class AlongForm(ActorForm):
    """One person reads one question along: a grandmother, a friend, or somebody who works in the village."""

    who = forms.ChoiceField(label=_("Who may read it along?"))
    name = forms.CharField(
        label=_("What do you call this person?"), max_length=60, required=False,
        help_text=_("As you call them at home: grandmother, aunt Samira."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False,
        help_text=_("We mail only a link, without a name. Without an address you get the link yourself, to pass it on."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    how_long = forms.ChoiceField(
        label=_("For how long?"), widget=ChipsOne, initial="month",
        choices=[("week", _("One week")), ("month", _("One month")), ("season", _("Three months"))],
        help_text=_("You can stop any day before."),
    )  # fmt: skip

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        people = sorted(professionals(actor), key=lambda m: (m.organisation.name, m.public_name))
        by_place = groupby(people, key=lambda m: m.organisation.name)
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (SOMEBODY, _("Somebody close to us, who does not work here")),
            *((place, [(str(m.person_id), f"{m.public_name} · {m.get_role_display()}") for m in members])
              for place, members in by_place),
        ]  # fmt: skip
        self.names = {str(m.person_id): m.public_name for m in people}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("who") == SOMEBODY and not values.get("name", "").strip():
            self.add_error("name", _("Write what you call this person."))
        return values

    @property
    def is_somebody_close(self) -> bool:
        return self.cleaned_data["who"] == SOMEBODY

    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])

    def called(self) -> str:
        return self.cleaned_data["name"].strip() if self.is_somebody_close else self.names[self.cleaned_data["who"]]

    def until(self) -> datetime:
        today = timezone.localdate()
        last = min(today + HOW_LONG[self.cleaned_data["how_long"]], latest_end(law_here(self.actor), today))
        return datetime.combine(last, time.max, tzinfo=UTC)
