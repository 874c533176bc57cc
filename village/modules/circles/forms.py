"""Forms of the circle: with whom to share what, and whom to keep out."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.circles.actions import latest_end
from village.modules.circles.models import Authority
from village.modules.circles.queries import law_here, professionals
from village.trust.access.form_fields import day_field, words_field
from village.trust.access.forms import ActorForm, CarefulForm
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, DataKind
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne

HOW_LONG = {"month": timedelta(days=30), "season": timedelta(days=91), "year": timedelta(days=365)}


class _SomebodyForm(ActorForm):
    """A form that names one person who works in the village."""

    who = OneOfMany(label=_("Who?"))

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        people = professionals(actor)
        self.fields["who"].offer(lambda: _by_place(people), among=people)  # type: ignore[attr-defined]

    def who_chosen(self) -> UUID:
        return UUID(self.cleaned_data["who"])


class KeepOutForm(_SomebodyForm):
    """A neighbour who works at the school, an aunt in the service: this person must not see it."""


class ShareForm(_SomebodyForm):
    """What to show to one person, and until when."""

    kinds = forms.TypedMultipleChoiceField(
        label=_("What may this person see?"), widget=Chips, coerce=lambda value: DataKind(int(value)),
        error_messages={"required": _("Choose at least one thing to share.")},
    )  # fmt: skip
    how_long = forms.ChoiceField(
        label=_("For how long?"), widget=ChipsOne, initial="season",
        choices=[("month", _("One month")), ("season", _("Three months")), ("year", _("One year"))],
        help_text=_("You can stop any day before."),
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: frozenset[DataKind], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (kind.value, kind.label) for kind in DataKind if kind in kinds
        ]

    def until(self) -> datetime:
        today = timezone.localdate()
        last: date = min(today + HOW_LONG[self.cleaned_data["how_long"]], latest_end(law_here(self.actor), today))
        return datetime.combine(last, time.max, tzinfo=UTC)


class GuardianForm(CarefulForm):
    """Who looks after a child, on which proof, and until when; the link goes to that person alone."""

    authority = forms.ChoiceField(
        label=_("On what does it rest?"), choices=Authority.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one. Without one of these nothing is written down.")},
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("What proof did you see, and when?"), max_length=150,
        help_text=_("As in: birth certificate, seen today. No number of a document, no story."),
        error_messages={"required": _("Write which proof you saw.")},
    )  # fmt: skip
    until = day_field(_("Until when?"), _("Only when a judge set an end. Else the law of this place says it, age by age."))
    email = forms.EmailField(
        label=_("Their e-mail address"), required=False,
        help_text=_("We mail only a link, without a name. Without an address you get the link, to pass it on by hand."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("That day is over. Choose a later one, or leave it empty."))
        return day


class EndGuardianForm(CarefulForm):
    """Why somebody is no longer a guardian."""

    guardian = forms.UUIDField(widget=forms.HiddenInput)
    evidence = forms.CharField(
        label=_("Why, and on which proof?"), max_length=90,
        help_text=_("As in: decision of the judge, seen today."), error_messages={"required": _("Write on which proof.")},
    )  # fmt: skip


class ShareOneForm(ShareForm):
    """One single thing: only with whom, and until when."""

    kinds = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **named: Any) -> None:
        _SomebodyForm.__init__(self, *args, **named)


def _by_place(people: Iterable[Membership]) -> list[tuple[Any, Any]]:
    """Everybody under the place where they work."""
    found = sorted(people, key=lambda m: (m.organisation.name, m.public_name))
    by_place = groupby(found, key=lambda m: m.organisation.name)
    return [
        ("", _("Choose a person")),
        *((place, [(str(m.person_id), _in_words(m)) for m in members]) for place, members in by_place),
    ]  # fmt: skip


def _in_words(member: Membership) -> str:
    return f"{member.public_name}, {member.get_role_display()}"


class WhyForm(CarefulForm):
    """Why somebody looked, in a sentence."""

    words = words_field(_("Why did you look?"), _("In plain words: what did you need it for?"), rows=3)
