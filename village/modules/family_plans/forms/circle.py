"""Forms of the circle and the team: who is around the family, who is asked along with what, and letting somebody go."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.family_plans.forms import AREAS, kinds_field
from village.modules.family_plans.words import Ring, Side
from village.modules.help_requests.words import LifeArea
from village.trust.access.form_fields import short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.access.teach_back import RIGHT, explain, teaching_fields
from village.trust.directory.models import Membership
from village.ui.finder import OneOfMany
from village.ui.forms import ChipsOne, Tiles

Choices = Sequence[tuple[str, str]]


class CircleForm(CarefulForm):
    """Somebody of the village around the family."""

    called = short_field(_("What do you call this person?"), _("Oma Zohra, coach Bilal, the library"))
    relation = short_field(
        _("Who is it for you?"), _("grandmother, neighbour, reads with Sami"), required=False, most=120
    )
    side = forms.ChoiceField(label=_("From your life, or from their work?"), choices=Side.choices, widget=ChipsOne,
                             initial=Side.NATURAL)  # fmt: skip
    ring = forms.TypedChoiceField(
        label=_("How close?"), choices=Ring.choices, coerce=int, widget=ChipsOne, initial=Ring.CLOSE
    )
    life_area = forms.ChoiceField(
        label=_("For what above all?"), choices=LifeArea.choices, widget=Tiles(pictures=AREAS, wide=True),
        initial=LifeArea.HOME,
    )  # fmt: skip
    since_year = forms.IntegerField(
        label=_("Since which year?"), required=False, min_value=1900, max_value=2100,
        widget=forms.NumberInput(attrs={"class": "input--short"}),
    )  # fmt: skip
    stays = forms.BooleanField(label=_("Is still there when services leave"), required=False)


class DrawAgainForm(CarefulForm):
    """Closer, or further off."""

    ring = forms.TypedChoiceField(label=_("How close?"), choices=Ring.choices, coerce=int, widget=ChipsOne)
    since_year = forms.IntegerField(
        label=_("Since which year?"), required=False, min_value=1900, max_value=2100,
        widget=forms.NumberInput(attrs={"class": "input--short"}),
    )  # fmt: skip
    stays = forms.BooleanField(label=_("Is still there when services leave"), required=False)


class YesForm(CarefulForm):
    """Before a yes to what somebody would read: who reads it, and can it be stopped? It explains, it never blocks."""

    explained = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, called: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields |= teaching_fields(_("Only {name}, and only what we show").format(name=called))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and self.shows(values) and not values.get("explained"):
            explain(self, values)
        return values

    def shows(self, values: dict[str, Any]) -> bool:
        """Is something shown by this yes? Who sees only what they do themselves reads nothing of the family."""
        return True

    @property
    def asked(self) -> list[forms.BoundField]:
        """What is asked besides the two questions."""
        return [self[name] for name in self.fields if name not in (*RIGHT, "explained")]


class AskAlongForm(YesForm):
    """Somebody of the circle is asked into the team: who works here by what they see, others by name and language."""

    who = OneOfMany(
        label=_("Which person in the village is it?"), required=False,
        help_text=_("Somebody of your own sees only what they do themselves, unless you choose more."),
    )  # fmt: skip
    kinds = kinds_field(_("What may this person see?"))
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    why = words_field(_("Why does this person matter?"), _("They read this."), required=False, rows=2)

    def __init__(
        self, *args: Any, people: Later[Membership], ours: Choices, languages: Any, **named: Any
    ) -> None:
        """`people` work here; `ours` have an account and read something of the family already."""
        super().__init__(*args, **named)
        self.ours = {key for key, _name in ours}
        groups = [(_("You share with them already"), ours)] if ours else []
        own = ("", _("Somebody of our own"))
        self.fields["who"].offer(  # type: ignore[attr-defined]
            lambda: [own, *groups, (_("Works in the village"), in_words(people))], [own, *ours], people
        )
        self.fields["language"].choices = languages  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("who") and values["who"] not in self.ours and not values.get("kinds"):
            self.add_error("kinds", ValidationError(_("Choose at least one thing this person may see.")))
        return values

    def shows(self, values: dict[str, Any]) -> bool:
        return bool(values.get("who") and values.get("kinds"))


def in_words(people: Iterable[Membership]) -> list[tuple[str, str]]:
    return [
        (str(one.person_id), f"{one.public_name}, {one.get_role_display()}, {one.organisation.name}")
        for one in people
    ]


class ShowLessForm(CarefulForm):
    kinds = kinds_field(_("What may this person go on seeing?"), required=True)


class RemoveForm(CarefulForm):
    """Letting somebody go; of who coordinates also: who does it from now on. There is always exactly one."""

    ME = "me"
    then = forms.ChoiceField(
        label=_("Who coordinates from now on?"), widget=ChipsOne, initial=ME,
        error_messages={"required": _("Say who coordinates from now on: there is always one.")},
    )  # fmt: skip

    def __init__(self, *args: Any, others: list[tuple[str, str]] | None, **named: Any) -> None:
        """`others`: who could coordinate instead; None: whoever is let go does not coordinate."""
        super().__init__(*args, **named)
        if others is None:
            del self.fields["then"]
        else:
            self.fields["then"].choices = [(self.ME, _("I do, for now")), *others]  # type: ignore[attr-defined]
