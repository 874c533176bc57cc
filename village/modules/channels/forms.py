"""Forms of the right channel: how somebody is best reached, and how a call or a visit went."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from village.modules.channels.actions import Wish
from village.modules.channels.words import (
    ANOTHER_LANGUAGE,
    HOW_PICTURES,
    WAY_PICTURES,
    How,
    PartOfDay,
    ReachWay,
    TalkWay,
)
from village.trust.access.forms import CarefulForm
from village.ui.forms import Chips, Picture, Tiles

PHONE = re.compile(r"(?<!\d)\+?\d(?:[ ./()-]?\d){7,14}(?!\d)")
BY_NUMBER = frozenset({ReachWay.CALL, ReachWay.VOICE, ReachWay.TEXT})
TO_A_PLACE = frozenset({ReachWay.VISIT, ReachWay.LETTER})


class WishForm(CarefulForm):
    """How I am best reached; a worker writes the same form for somebody who agrees."""

    way = forms.ChoiceField(
        label=_("How do we reach you best?"), choices=ReachWay.choices,
        widget=Tiles(pictures={way: Picture(*look) for way, look in WAY_PICTURES.items()}),
        error_messages={"required": _("Touch the picture that fits you.")},
    )  # fmt: skip
    rather_talks = forms.BooleanField(label=_("I would rather talk than read."), required=False)
    parts_of_day = forms.MultipleChoiceField(
        label=_("When does it suit you?"), choices=PartOfDay.choices, required=False, widget=Chips,
    )  # fmt: skip
    place = forms.CharField(
        label=_("On which number, or where?"), max_length=200, required=False,
        help_text=_("One that is safe for you. You may add what helps, as in: ring at my sister's shop."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("We talk in"), widget=forms.Select(attrs={"class": "input--mid"}),
        error_messages={"required": _("Choose a language.")},
    )  # fmt: skip
    other_language = forms.CharField(
        label=_("Which other language?"), max_length=40, required=False, help_text=_("Only when it is not in the list."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    interpreter = forms.BooleanField(label=_("With an interpreter, please."), required=False)
    large_letters = forms.BooleanField(label=_("What comes on paper: in large letters."), required=False)
    agreed = forms.BooleanField(
        label=_("They know that I write this down, and agree."),
        error_messages={"required": _("Ask it first; then touch the box.")},
    )

    def __init__(
        self, *args: Any, languages: list[str], known_phone: bool, known_mail: bool, for_somebody: bool, **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.known_phone, self.known_mail = known_phone, known_mail
        self.fields["language"].choices = language_choices(languages)  # type: ignore[attr-defined]
        if not for_somebody:
            del self.fields["agreed"]
            return
        for name, label in ABOUT_SOMEBODY.items():
            self.fields[name].label = label
        self.fields["place"].help_text = _("One that is safe for them. You may add what helps.")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        way, place = values.get("way"), values.get("place", "").strip()
        if way in BY_NUMBER and not self.known_phone and not PHONE.search(place):
            self.add_error("place", _("Write the phone number we may use."))
        elif way in TO_A_PLACE and not place:
            self.add_error("place", _("Write where we may come, or send it."))
        elif way == ReachWay.MAIL and not self.known_mail and "@" not in place:
            self.add_error("place", _("Write the e-mail address we may use."))
        if values.get("language") == ANOTHER_LANGUAGE and not values.get("other_language", "").strip():
            self.add_error("other_language", _("Write which language."))
        return values

    def wish(self) -> Wish:
        said = {name: value for name, value in self.cleaned_data.items() if name != "agreed"}
        return Wish(**{**said, "way": ReachWay(said["way"]), "parts_of_day": tuple(said["parts_of_day"])})


ABOUT_SOMEBODY = {
    "way": _("How are they best reached?"),
    "rather_talks": _("Would rather talk than read."),
    "parts_of_day": _("When does it suit them?"),
    "interpreter": _("With an interpreter."),
}


class TalkForm(CarefulForm):
    """How it went."""

    how = forms.ChoiceField(
        label=_("How did it go?"), choices=How.choices,
        widget=Tiles(wide=True, pictures={how: Picture(*look) for how, look in HOW_PICTURES.items()}),
        error_messages={"required": _("Touch what fits.")},
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("By which way?"), choices=TalkWay.choices, widget=forms.Select(attrs={"class": "input--mid"}),
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Something for the next time"), required=False, max_length=2000,
        help_text=_("Only those who work on this read it. Leave a word with nobody about what it is about."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


def language_choices(languages: list[str]) -> list[tuple[str, Any]]:
    names = dict(settings.LANGUAGES)
    return [*((code, names.get(code, code)) for code in languages or list(names)), (ANOTHER_LANGUAGE, _("Another language"))]
