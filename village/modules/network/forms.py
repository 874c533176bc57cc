"""The forms of the directory: looking for something, and keeping what stands in it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from village.foundation.in_a_row import in_a_row
from village.foundation.later import Later
from village.foundation.postcodes import many_postcodes, one_postcode
from village.modules.help_requests.words import PICTURES, LifeArea
from village.modules.network.queries import Wanted
from village.modules.network.words import OLDEST, languages_to_choose
from village.modules.taking_part.words import Weekday
from village.trust.access.form_fields import phone_field, short_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership, Service
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne, Picture, Switch

ICONS = {area: Picture(f"duo-{icon}", cat) for area, (icon, cat) in PICTURES.items()}
SHORT = {"class": "input--short", "autocomplete": "off", "dir": "ltr"}


def _words(label: Any, hint: Any = "", *, most: int = 200, rows: int = 0, required: bool = False) -> forms.CharField:
    widget: Any = forms.Textarea(attrs={"rows": rows, "dir": "auto"}) if rows else forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=most, widget=widget,
        error_messages={"required": _("Write something here.")},
    )  # fmt: skip


def _postcode() -> forms.CharField:
    return forms.CharField(label=_("Postcode"), required=False, max_length=10, widget=forms.TextInput(attrs=SHORT))


class FindForm(forms.Form):
    """What somebody looks for; everything may stay empty, and all of it stands in the address."""

    q = forms.CharField(
        label=_("What do you look for?"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    need = forms.MultipleChoiceField(
        label=_("About"), required=False, choices=LifeArea.choices, widget=Chips(pictures=ICONS)
    )
    age = forms.IntegerField(
        label=_("Age"), required=False, min_value=0, max_value=OLDEST,
        widget=forms.NumberInput(attrs={"class": "input--short"}), error_messages={"invalid": _("Write an age, as in 9.")},
    )  # fmt: skip
    where = _postcode()
    speaks = forms.ChoiceField(label=_("Language"), required=False)
    free = forms.BooleanField(label=_("Only what is free"), required=False)
    now = forms.BooleanField(label=_("Only without waiting"), required=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["speaks"].choices = [("", _("Every language")), *languages_to_choose()]  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).replace("\0", " ")

    def clean_where(self) -> str:
        return one_postcode(self.cleaned_data["where"])

    def wanted(self) -> Wanted:
        """What was filled in well; the rest is said at its field and leaves nothing out."""
        told = getattr(self, "cleaned_data", {})
        return Wanted(
            told.get("q", ""), told.get("need", ()), told.get("age"), told.get("where", ""), told.get("speaks", ""),
            told.get("free", False), told.get("now", False),
        )  # fmt: skip


class WhereForm(forms.Form):
    """Which school or which area."""

    q = forms.CharField(
        label=_("School or part of the village"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    where = _postcode()

    def clean_where(self) -> str:
        return one_postcode(self.cleaned_data["where"])


class KeptForm(CarefulForm):
    """With who keeps it up to date, for who may say that."""

    keeper = OneOfMany(
        label=_("Who keeps this up to date?"), required=False,
        help_text=_("Everybody reads the name. When it has to be looked at again, it is asked of this person."),
    )  # fmt: skip

    def __init__(self, *args: Any, members: Later[Membership] | None, **named: Any) -> None:
        super().__init__(*args, **named)
        if members is None:
            del self.fields["keeper"]
        else:
            aside = [("", _("Nobody yet"))]
            self.fields["keeper"].offer(lambda: [*aside, *_named(members)], aside, members)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """With the key of who keeps it; without one nobody does."""
        told = dict(self.cleaned_data)
        if keeper := told.pop("keeper", ""):
            told["keeper"] = UUID(keeper)
        return told


class EntryForm(KeptForm):
    """What everybody reads about the organisation."""

    spelled_out = _words(_("What do the letters stand for?"), _("When the name is an abbreviation, write it out here."))
    about = _words(_("What does your organisation do, in plain words?"), most=600, rows=3, required=True)
    place = _words(_("Where?"))
    hours = _words(_("When?"))

    field_order = ("spelled_out", "about", "place", "hours", "keeper")


class ServiceForm(KeptForm):
    """One thing that people can come to, as a neighbour would tell it."""

    name = short_field(_("How is it called?"), _("As people say it."), most=120, error=_("Write a name."))
    spelled_out = _words(_("What do the letters stand for?"), _("When the name is an abbreviation, write it out here."))
    about = _words(_("What is it, in plain words?"), most=600, rows=3, required=True)
    life_areas = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=LifeArea.choices, widget=Chips(pictures=ICONS),
        error_messages={"required": _("Choose at least one.")},
    )  # fmt: skip
    age_from = forms.IntegerField(label=_("From which age?"), required=False, min_value=0, max_value=OLDEST)
    age_until = forms.IntegerField(label=_("Until which age?"), required=False, min_value=0, max_value=OLDEST)
    postcodes = _words(_("For which postcodes?"), _("With spaces in between. Empty: for the whole village."), most=500)
    languages = forms.MultipleChoiceField(label=_("In which languages?"), required=False, widget=Chips)
    cost = forms.ChoiceField(label=_("What does it cost?"), choices=Service.Cost.choices, widget=ChipsOne)
    cost_words = _words(_("What it costs, in words"), _("Such as: 2 euro each time, free with the village pass."))
    wait = forms.ChoiceField(label=_("Is there a wait?"), choices=Service.Wait.choices, widget=ChipsOne)
    wait_words = _words(_("The wait, in words"), _("Such as: about three weeks for a first talk."))
    how = _words(_("How does one come to it?"), _("Such as: just walk in."), most=300)
    place = _words(_("Where?"))
    hours = _words(_("When?"))
    phone = phone_field(_("The phone number"), _("Empty: that of the organisation."), required=False)

    field_order = ("name", "spelled_out", "about", "life_areas", "age_from", "age_until", "postcodes", "languages",
                   "cost", "cost_words", "wait", "wait_words", "how", "place", "hours", "phone", "keeper")  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["languages"].choices = languages_to_choose()  # type: ignore[attr-defined]

    def clean_postcodes(self) -> list[str]:
        return many_postcodes(self.cleaned_data["postcodes"])

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        first, last = told.get("age_from"), told.get("age_until")
        if first is not None and last is not None and first > last:
            self.add_error("age_until", _("The lowest age comes before the highest."))
        if told.get("cost") == Service.Cost.SOME and not told.get("cost_words"):
            self.add_error("cost_words", _("Say what it costs, in words."))
        return told


class AreaForm(CarefulForm):
    """A part of the village, as people call it."""

    name = short_field(_("How do people call it?"), most=120, error=_("Write a name."))
    postcodes = _words(_("Which postcodes?"), _("With spaces in between."), most=500, required=True)

    def clean_postcodes(self) -> list[str]:
        return many_postcodes(self.cleaned_data["postcodes"])


class KindForm(CarefulForm):
    """What a contact person is for."""

    name = short_field(_("How is this contact person called?"), most=80, error=_("Write a name."))
    about = _words(_("What for, in plain words?"), most=300, rows=2, required=True)
    is_open = forms.BooleanField(label=_("It can be chosen"), required=False, initial=True, widget=Switch)


class ContactForm(CarefulForm):
    """Who, what for, when; and who leads."""

    kind = forms.ChoiceField(label=_("What for?"), error_messages={"required": _("Choose one.")})
    member = OneOfMany(
        label=_("Who?"), help_text=_("Everybody reads the name and the number of work."),
        error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    leads = forms.BooleanField(
        label=_("Leads: the first to turn to"), required=False,
        help_text=_("One leads at each place. Who led until now stays, beside this one."),
    )  # fmt: skip
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"), coerce=int, required=False, choices=Weekday.choices, widget=Chips
    )
    hours = _words(_("At what time?"), _("In words, such as from 2 to 4."), most=120)

    def __init__(self, *args: Any, kinds: Sequence[Any], members: Later[Membership], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["kind"].choices = [("", ""), *((str(one.pk), one.name) for one in kinds)]  # type: ignore[attr-defined]
        self.fields["member"].offer(lambda: [("", ""), *_named(members)], among=members)  # type: ignore[attr-defined]


class KeeperForm(CarefulForm):
    """Who keeps what an organisation tells."""

    keeper = OneOfMany(label=_("Who keeps this up to date?"), error_messages={"required": _("Choose one.")})

    def __init__(self, *args: Any, members: Later[Membership], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["keeper"].offer(lambda: [("", ""), *_named(members)], among=members)  # type: ignore[attr-defined]


class MonthsForm(CarefulForm):
    """After how many months somebody looks again."""

    months = forms.IntegerField(
        label=_("After how many months is an entry looked at again?"), min_value=1, max_value=60,
        widget=forms.NumberInput(attrs={"class": "input--short"}), error_messages={"required": _("Write a number.")},
    )  # fmt: skip


class EndForm(CarefulForm):
    """Nothing to fill in: one last look before it ends."""


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def in_one_field(postcodes: Sequence[str]) -> str:
    return " ".join(postcodes)


def _named(members: Sequence[Membership]) -> list[tuple[str, str]]:
    return [(str(one.pk), in_a_row([one.public_name, one.organisation.name])) for one in members]
