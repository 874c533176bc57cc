"""Forms of talks: what one wants to talk about, how one is found, what may not be passed on, what one offers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.reach_form import ReachForm
from village.modules.help_requests.words import ReachBy
from village.modules.talks.words import (
    AT_WORK,
    PICTURES,
    TRAINED,
    Come,
    Companion,
    Kind,
    Limit,
    Other,
)
from village.trust.access.form_fields import short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.ui.forms import Chips, ChipsOne, Picture, Tiles

MID = {"class": "input--mid", "autocomplete": "off"}
NARROW = {"class": "input--short"}
REACH = (
    (ReachBy.MESSAGE, _("A text message")),
    (ReachBy.CALL, _("A phone call")),
    (ReachBy.MAIL, _("An e-mail")),
    (ReachBy.VISIT, _("At a place I choose")),
    (ReachBy.HERE, _("I look here myself")),
)
REACH_PICTURES = {
    ReachBy.MESSAGE: Picture("device-mobile", "school"),
    ReachBy.CALL: Picture("phone", "place"),
    ReachBy.MAIL: Picture("envelope-simple", "care"),
    ReachBy.VISIT: Picture("map-trifold", "home"),
    ReachBy.HERE: Picture("chats-circle", "work", _("You come back here, nobody calls or writes.")),
}
OTHER_PICTURES = {
    Other.TEACHER: Picture("chalkboard-teacher", "school"),
    Other.PARENT: Picture("house-line", "home"),
    Other.ADULT: Picture("user", "place"),
}


class TellForm(CarefulForm):
    """Step 1: who you are, what you want to talk about, who comes along."""

    name = short_field(
        _("How may we call you?"), _("A first name or a nickname is enough."),
        error=_("Write a name; it need not be your real one."),
    )  # fmt: skip
    other = forms.ChoiceField(
        label=_("With whom do you want to talk again?"), choices=Other.choices, widget=Tiles(pictures=OTHER_PICTURES),
        error_messages={"required": _("Choose who it is.")},
    )  # fmt: skip
    other_called = short_field(
        _("How do you call this person?"), _("A first name, or Mr or Mrs and a name, is enough.")
    )
    other_how = words_field(
        _("How can we invite this person?"),
        _("For example: after four at school. This person never sees what you write here."), rows=2,
    )  # fmt: skip
    words = words_field(
        _("What do you want to talk about?"), _("You can also tell it later, when you meet."), required=False, rows=4
    )
    companion = forms.ChoiceField(
        label=_("Do you want to bring somebody along?"),
        choices=Companion.choices,
        widget=ChipsOne(),
        required=False,
    )
    companion_called = short_field(_("Who?"), _("A first name is enough."), required=False)

    def __init__(self, *args: Any, knows_you: bool, together: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in (["name"] if knows_you else []) + (
            [] if together else ["other", "other_called", "other_how"]
        ):
            del self.fields[name]


class LimitsForm(CarefulForm):
    """ "Yes, but not everything I told you": what may not be passed on (C-24)."""

    limits = forms.MultipleChoiceField(
        label=_("If something is passed on to help you, then:"),
        choices=Limit.choices,
        widget=Chips(),
        required=False,
    )
    limit_words = words_field(
        _("In your own words"),
        _("For example: you may talk with my mother, but not about my friend."),
        required=False, rows=2,
    )


class HowForm(ReachForm, LimitsForm):
    """Step 2: how you are found, and what may not be passed on."""

    reach_by = forms.ChoiceField(
        label=_("How can we find you?"), choices=REACH, widget=Tiles(pictures=REACH_PICTURES),
        error_messages={"required": _("Choose how we can find you.")},
    )  # fmt: skip
    known = forms.BooleanField(
        label=_("I know who reads this, and when somebody must tell."),
        error_messages={"required": _("Touch the box when you know this.")},
    )

    def __init__(self, *args: Any, languages: list[str], **named: Any) -> None:
        super().__init__(*args, languages=languages, **named)
        self.fields["language"].choices = named_languages(languages)  # type: ignore[attr-defined]


class TalkForm(CarefulForm):
    """What young people read about who they can talk with."""

    kind = forms.ChoiceField(
        label=_("What do you offer?"), choices=[(kind.value, AT_WORK[kind]) for kind in Kind],
        widget=Tiles(pictures={kind: Picture(*look) for kind, look in PICTURES.items()}),
        error_messages={"required": _("Choose what you offer.")},
    )  # fmt: skip
    called = short_field(_("How do young people call you?"))
    about_me = short_field(_("Something about you"), _("What you like to do. No titles."), most=300, required=False)
    place = short_field(_("Where?"), most=200)
    hours = short_field(_("When?"), _("In words: Wednesday, from two to five."), most=200)
    come = forms.MultipleChoiceField(
        label=_("How do they come to you?"), choices=Come.choices, widget=Chips(),
        error_messages={"required": _("Choose at least one way.")},
    )  # fmt: skip
    phone = short_field(_("Your number for young people"), most=40, required=False)
    languages = forms.MultipleChoiceField(
        label=_("In which languages?"),
        widget=Chips(),
        error_messages={"required": _("Choose at least one language.")},
    )
    age_from = forms.IntegerField(
        label=_("From age"), min_value=6, max_value=30, widget=forms.NumberInput(attrs=NARROW)
    )
    age_until = forms.IntegerField(
        label=_("Until age"), min_value=6, max_value=30, widget=forms.NumberInput(attrs=NARROW)
    )

    def __init__(self, *args: Any, languages: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["languages"].choices = named_languages(languages)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if Come.CALL in values.get("come", ()) and not values.get("phone", "").strip():
            self.add_error("phone", _("Write the number they can call."))
        if values.get("age_from", 0) > values.get("age_until", 99):
            self.add_error("age_until", _("The highest age comes after the lowest."))
        return values


class TrainingForm(CarefulForm):
    """I saw the proof of a colleague."""

    member = forms.ChoiceField(
        label=_("Of whom did you see the proof?"), widget=forms.Select(attrs={"class": "input--mid"}),
        error_messages={"required": _("Choose a colleague.")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Trained for"), choices=[(kind.value, AT_WORK[kind]) for kind in Kind if kind in TRAINED],
        widget=ChipsOne(), error_messages={"required": _("Choose what the training is for.")},
    )  # fmt: skip
    what = short_field(_("Which training or diploma?"), most=200)
    trained_on = forms.DateField(
        label=_("Date on the proof"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **NARROW}),
        error_messages={"required": _("Choose a date."), "invalid": _("Write a date, as in 2027-01-31.")},
    )  # fmt: skip
    valid_until = forms.DateField(
        label=_("Counts until"), required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **NARROW}),
        error_messages={"invalid": _("Write a date, as in 2027-01-31.")},
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: list[Membership], **named: Any) -> None:
        super().__init__(*args, **named)
        choices = [(str(one.pk), f"{one.public_name}, {one.organisation.name}") for one in colleagues]
        self.fields["member"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        done, until = values.get("trained_on"), values.get("valid_until")
        if done and until and until <= done:
            self.add_error("valid_until", _("The last day comes after the day of the training."))
        return values


class MendForm(CarefulForm):
    """With whom of school, and how to bring it."""

    called = short_field(
        _("With whom of school do you want to talk?"), _("The name, as you call this person. For instance: teacher Els."),
        error=_("Write a name."),
    )  # fmt: skip
    how = words_field(
        _("How can we best invite this person?"), _("When and where, and what helps. Nothing of it goes to school."),
        required=False,
    )  # fmt: skip


class InviteForm(CarefulForm):
    """Where the link may go by mail; or nowhere, and it is brought by hand."""

    email = forms.EmailField(
        label=_("Send the link by e-mail"), required=False,
        help_text=_("Leave this empty to bring the link yourself. The mail names nobody and says nothing."),
        widget=forms.EmailInput(attrs={**MID, "dir": "ltr"}),
    )  # fmt: skip


def named_languages(codes: list[str]) -> list[tuple[str, Any]]:
    names = dict(settings.LANGUAGES)
    return [(code, names.get(code, code)) for code in codes]


def reason_in_words(problem: Exception) -> str:
    """Why something cannot be done now, as a sentence."""
    return str(_REASONS.get(type(problem).__name__, _("This is not possible now. Look at the page again.")))


_REASONS = {
    "TalkIsClosed": _("This talk is no longer offered. Choose somebody else; your words are kept here."),
    "TrainingNeeded": _("First a colleague writes down that they saw the proof of your training."),
    "NotYours": _("Only the one it belongs to can do this."),
    "OfferedAlready": _("You offer this already. Change that one, or close it first."),
}
