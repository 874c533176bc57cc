"""Forms of the door: one question per screen, and what the one who answers writes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import now
from village.modules.help_requests.models import SupportQuestion
from village.modules.help_requests.names import holds_a_name, points_to_somebody
from village.modules.help_requests.queries import Child
from village.modules.help_requests.reach_form import ReachForm
from village.modules.help_requests.words import PICTURES, Asker, AsksFor, LifeArea, ReachBy, Route
from village.modules.own_questions.offering import AsksOwn
from village.modules.promises.reason_lists import LATER
from village.modules.promises.working_time import can_be_promised
from village.modules.rules.choosing import SaysWhy
from village.trust.access.form_fields import moment_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.villages.hours import WorkingWeek
from village.ui.forms import Picture, Tiles, TilesMany

ME = "me"

OPENINGS = {
    Asker.PARENT: Picture("house-line", "home"),
    Asker.YOUNG: Picture("student", "play", _("You choose who reads it.")),
    Asker.PROFESSIONAL: Picture("chalkboard-teacher", "school", _("For your own work, without a name.")),
    Asker.NEIGHBOUR: Picture("hand-heart", "place", _("A neighbour, a friend, a coach of the club.")),
}
REACH_PICTURES = {
    ReachBy.CALL: Picture("phone", "place"),
    ReachBy.MESSAGE: Picture("device-mobile", "school"),
    ReachBy.MAIL: Picture("envelope-simple", "care"),
    ReachBy.VISIT: Picture("handshake", "home"),
    ReachBy.AT_SCHOOL: Picture("chalkboard-teacher", "play"),
    ReachBy.HERE: Picture("chats-circle", "work", _("You come back here, nobody calls or writes.")),
}
KIND_PICTURES = {
    AsksFor.SUPPORT: Picture("hand-heart", "brand"),
    AsksFor.FREE_TIME: Picture("soccer-ball", "play", _("A club, a course, a camp. It counts as much as anything else.")),
    AsksFor.MEND_TIE: Picture("chats-circle", "school", _("We sit in between, with and for the child.")),
    AsksFor.ENROLMENT: Picture(
        "student", "work", _("The dates one by one, a reminder in time, and somebody who sits with you.")
    ),
    AsksFor.EARLY: Picture("tree", "place", _("Before it grows. You hear from somebody just as soon.")),
}
ROUTE_PICTURES = {
    Route.FAMILY: Picture("users-three", "home", _("The contact point reads it, and so can your parents.")),
    Route.OWN: Picture(
        "user", "play", _("Only the contact point reads it. Not your parents, not your school.")
    ),
}


class WhoForm(CarefulForm):
    """Screen 1: who knocks."""

    asker = forms.ChoiceField(
        label=_("Who are you?"), choices=Asker.choices, widget=Tiles(pictures=OPENINGS),
        error_messages={"required": _("Touch the picture that fits you.")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("How may we call you?"), max_length=60, help_text=_("A first name or a nickname is enough."),
        error_messages={"required": _("Write a name; it need not be your real one.")},
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    called_name = forms.CharField(
        label=_("First name of the child"), max_length=60, required=False,
        help_text=_("Only the first name. Is it about you, or do you ask for your work? Leave this empty."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, knows_you: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if knows_you:
            del self.fields["name"]


class RouteForm(CarefulForm):
    """With whom a young person asks (C-23): one question, two doors."""

    route = forms.ChoiceField(
        label=_("How do you want to ask?"), choices=[(one.value, one.label) for one in (Route.FAMILY, Route.OWN)],
        widget=Tiles(wide=True, pictures=ROUTE_PICTURES),
        error_messages={"required": _("Choose one of the two.")},
    )  # fmt: skip


class AboutForm(CarefulForm):
    """About which of my children, or about me."""

    about = forms.ChoiceField(
        label=_("Who is it about?"), widget=Tiles(wide=True),
        error_messages={"required": _("Choose who it is about.")},
    )  # fmt: skip

    def __init__(self, *args: Any, children: list[Child], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["about"].choices = [  # type: ignore[attr-defined]
            *((str(child.subject_id), child.name) for child in children), (ME, _("Me and our home")),
        ]  # fmt: skip
        self.fields["about"].widget.pictures = {
            **{str(child.subject_id): Picture("student", "play") for child in children},
            ME: Picture("house-line", "home", _("Your children do not see this question.")),
        }


class WhatForm(AsksOwn):
    """Screen 2: what goes well stands before what is hard."""

    goes_well = words_field(_("What goes well?"), _("What makes you laugh or proud?"), required=False, rows=3)
    life_areas = forms.MultipleChoiceField(
        label=_("What is it about? Touch what fits"), required=False, choices=LifeArea.choices,
        widget=TilesMany(pictures={area: Picture(*look) for area, look in PICTURES.items()}),
    )  # fmt: skip
    hard = words_field(
        _("What is hard, or what do you wish for?"), _("A few sentences are enough. Any language is fine."), rows=4
    )
    asks_for = forms.ChoiceField(
        label=_("Is it one of these?"), required=False, choices=AsksFor.choices, initial=AsksFor.SUPPORT,
        widget=Tiles(wide=True, pictures=KIND_PICTURES),
    )  # fmt: skip
    as_it_is = forms.BooleanField(label=_("Nobody can be recognised. Send it as it is."), required=False)

    def __init__(self, *args: Any, without_names: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.without_names = without_names
        if not without_names:
            del self.fields["as_it_is"]
            return
        del self.fields["asks_for"]
        if not self.is_bound or not any(_names_somebody(self.data.get(name, "")) for name in self.free_words):
            self.fields["as_it_is"].widget = forms.HiddenInput()

    @property
    def free_words(self) -> list[str]:
        """The fields in which somebody could be named."""
        return ["goes_well", "hard", *self.own_words]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.without_names and not values.get("as_it_is"):
            for field in self.free_words:
                if _names_somebody(self.data.get(field, "")):
                    self.add_error(field, _NAMES_SOMEBODY)
        return values


class HowForm(ReachForm):
    """Screen 3: how to reach somebody, in which language, and that they know who reads it."""

    reach_by = forms.ChoiceField(
        label=_("How do you want to hear from us?"), choices=ReachBy.choices, widget=Tiles(pictures=REACH_PICTURES),
        error_messages={"required": _("Choose how you want to hear from us.")},
    )  # fmt: skip
    known = forms.BooleanField(
        label=_("I know that the contact point reads this. Nothing goes to others without my yes."),
        error_messages={"required": _("Touch the box when you know this.")},
    )
    keep_out = forms.MultipleChoiceField(
        label=_("Is there somebody here who must not read this?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A neighbour, or somebody of your family. They see nothing, and never hear that you chose this."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[Membership] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.on_duty = {str(one.person_id) for one in people if one.on_duty}
        if not people:
            del self.fields["keep_out"]
            return
        self.fields["keep_out"].choices = [  # type: ignore[attr-defined]
            (str(one.person_id), f"{one.public_name}, {one.get_role_display()}") for one in people
        ]

    def clean_keep_out(self) -> tuple[UUID, ...]:
        chosen = self.cleaned_data["keep_out"]
        if chosen and self.on_duty <= set(chosen):
            raise ValidationError(_("Somebody has to answer you. Leave at least one person who may read it."))
        return tuple(UUID(one) for one in chosen)


class WordsForm(CarefulForm):
    """Something to say."""

    words = words_field(_("Your words"), rows=5)


class QuestionForm(CarefulForm):
    """What somebody else around the child needs (C-09)."""

    whose = forms.ChoiceField(
        label=_("Who needs something?"), choices=SupportQuestion.Whose.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it is for.")},
    )  # fmt: skip
    called = forms.CharField(
        label=_("First name"), max_length=60, required=False, help_text=_("You may leave it empty."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    words = words_field(_("What is hard for them, or what do they wish for?"), rows=3)


class PromiseForm(CarefulForm):
    """Before when somebody hears something."""

    answer_by = moment_field(_("I answer before"))

    def __init__(self, *args: Any, week: WorkingWeek, **named: Any) -> None:
        super().__init__(*args, **named)
        self.week = week

    def clean_answer_by(self) -> datetime:
        moment: datetime = self.cleaned_data["answer_by"]
        if moment <= now():
            raise ValidationError(_("That moment is in the past. Choose a later one."))
        if not can_be_promised(self.week, moment):
            raise ValidationError(
                _("Then the contact point is closed. Choose a moment in the opening hours.")
            )
        return moment


class AgainForm(SaysWhy, PromiseForm):
    """A later date, and why."""

    reasons = LATER
    reason = words_field(_("Why do you need more time?"), _("The one who asked reads this."), rows=2)


_NAMES_SOMEBODY = _(
    "This looks like a name, a date of birth, an address or a phone number. Leave it out, so that nobody can be"
    " recognised; or say below that it may stay."
)


def _names_somebody(text: str) -> bool:
    return points_to_somebody(text) or holds_a_name(text)


def reason_in_words(problem: Exception) -> str:
    """Why something cannot be done now, as a sentence."""
    return str(_REASONS.get(type(problem).__name__, _("This is not possible now. Look at the page again.")))


_REASONS = {
    "NotTakenUp": _("Take it up first; then you can answer."),
    "RequestIsClosed": _("This question was closed meanwhile."),
    "RequestIsOpen": _("This question is open already."),
    "NoLongerShared": _("This question is no longer shared, so nobody could read it. You can always ask something new."),
    "AlternativeNeeded": _("Nobody is left with nothing: write what can be done instead."),
    "NotTriedEnough": _("Nobody is given up so soon. Look below what can still be tried."),
    "MomentNotYet": _("That moment still has to come. Write down what has happened."),
    "OverTheCeiling": _("This goes over the ceiling. Choose a reason, or give it to somebody else."),
    "CannotTakeIt": _("This colleague cannot take one of these now. Choose somebody else."),
    "CannotBeDeputy": _("This colleague is not there on all of those days. Choose somebody else."),
    "AlreadyAway": _("These days are in another absence already."),
    "StillQuiet": _("Somebody did something, or asked, only just now. Give it a few hours."),
    "ReasonNeeded": _("Write why."),
    "NotYetKnown": _("First tell those who raise the child. Your words wait here until then."),
    "PromiseIsDone": _("This promise was kept meanwhile."),
    "PromiseIsInThePast": _("That moment is in the past. Choose a later one."),
    "WordsNeeded": _("Write something first."),
    "NoContactPoint": _("This village has no contact point yet. Your words are kept here."),
}
