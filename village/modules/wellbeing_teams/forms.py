"""Forms of a team: a point about working together or about a family, a task, who is in it, and what flows back."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.foundation.postcodes import many_postcodes, one_postcode
from village.modules.help_requests.names import holds_a_name, points_to_somebody
from village.modules.wellbeing_teams.actions import Putting, Talked
from village.modules.wellbeing_teams.flow_back import Back
from village.modules.wellbeing_teams.models import TeamSeat
from village.modules.wellbeing_teams.queries import MyTeam
from village.modules.wellbeing_teams.words import MODEL_ICONS, Knows, Model
from village.trust.access.form_fields import day_field, short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership, Organization
from village.ui.forms import Chips, ChipsOne, Picture, Switch, Tiles

CHOOSE = _("Choose one.")
NAMES_SOMEBODY = _(
    "This looks like a name, a date of birth, an address or a phone number. Leave it out, so that nobody can be"
    " recognised; or say below that it may stay."
)
KNOWS_PICTURES = {
    Knows.COME: Picture("users-three", "home"), Knows.TOLD: Picture("chats-circle", "place"),
    Knows.WISH: Picture("hand-heart", "play"), Knows.ASK: Picture("question", "care"),
}  # fmt: skip
AHEAD = timedelta(days=7)


class WithoutNames(CarefulForm):
    """Words about working together: a name in it is asked after once; the writer decides."""

    nameless: tuple[str, ...] = ("words",)
    as_it_is = forms.BooleanField(
        label=_("Nobody of a family can be recognised. Keep it as it is."), required=False
    )

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.order_fields([name for name in self.fields if name != "as_it_is"])
        if not any(_names_somebody(self.data.get(name, "")) for name in self.nameless if self.is_bound):
            self.fields["as_it_is"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not values.get("as_it_is"):
            for name in self.nameless:
                if _names_somebody(values.get(name, "")):
                    self.add_error(name, NAMES_SOMEBODY)
        return values


class PointForm(WithoutNames):
    """Something about working together."""

    words = words_field(
        _("What do you want to talk about?"),
        _("How you work together. About a family you begin on its own page."),
    )
    for_day = day_field(_("On which day does the team come together?"), required=True)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["for_day"].initial = timezone.localdate() + AHEAD

    def clean_for_day(self) -> date:
        return still_to_come(self.cleaned_data["for_day"])


class OutcomeForm(WithoutNames):
    """What came out of it, for the team."""

    words = words_field(_("What came out of it?"), _("The whole team reads it."))


class AboutForm(CarefulForm):
    """A point about a family: why, and how they know. There is no way around that."""

    team = forms.ChoiceField(
        label=_("With which team?"), widget=ChipsOne, error_messages={"required": CHOOSE}
    )
    why = words_field(
        _("Why do you want to talk about it?"),
        _("The family reads this. Colleagues read it only when they may read this already."),
    )
    for_day = day_field(_("On which day does the team come together?"), required=True)
    knows = forms.ChoiceField(
        label=_("How does the family know?"), choices=Knows.choices, widget=Tiles(pictures=KNOWS_PICTURES, wide=True),
        error_messages={"required": _("Nothing about them without them: choose how they know.")},
    )  # fmt: skip
    told_by = short_field(_("If somebody told them: who?"), required=False, most=120)
    told_on = day_field(_("And on which day?"))

    def __init__(self, *args: Any, teams: Sequence[MyTeam], own_story: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["team"].choices = [(str(one.pk), one.name) for one in teams]  # type: ignore[attr-defined]
        self.fields["for_day"].initial = timezone.localdate() + AHEAD
        if len(teams) == 1:
            self.fields["team"].initial = str(teams[0].pk)
        if own_story:
            self.fields["knows"].choices = [(Knows.ASK.value, Knows.ASK.label)]  # type: ignore[attr-defined]
            self.fields["knows"].initial = Knows.ASK
            del self.fields["told_by"], self.fields["told_on"]

    def clean_for_day(self) -> date:
        return still_to_come(self.cleaned_data["for_day"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("knows") == Knows.TOLD:
            if not values.get("told_by", "").strip():
                self.add_error("told_by", _("Say who told them."))
            told_on = values.get("told_on")
            if not told_on and "told_on" not in self.errors:
                self.add_error("told_on", _("Say on which day."))
            if told_on and told_on > timezone.localdate():
                self.add_error("told_on", _("That day still has to come. First tell them."))
        return values

    def putting(self) -> Putting:
        said = self.cleaned_data
        return Putting(
            UUID(said["team"]),
            said["for_day"],
            said["why"],
            Knows(said["knows"]),
            said.get("told_by", ""),
            said.get("told_on"),
        )


class TalkedForm(CarefulForm):
    """What came out, in a sentence for the family, and who talked about it."""

    words = words_field(
        _("What came out of it, in words for the family?"), _("They read this sentence. Write it to them.")
    )
    talked_on = day_field(_("On which day did you talk about it?"), required=True)
    who = forms.MultipleChoiceField(
        label=_("Who talked about it?"), widget=Chips(), help_text=_("The family reads these names."),
        error_messages={"required": _("Say who talked about it.")},
    )  # fmt: skip
    family_there = forms.BooleanField(
        label=_("Somebody of the family was there"), required=False, widget=Switch
    )

    def __init__(self, *args: Any, seats: Iterable[TeamSeat], comes: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.names = {str(seat.pk): seat.member.public_name for seat in seats}
        self.fields["who"].choices = list(self.names.items())  # type: ignore[attr-defined]
        self.fields["talked_on"].initial = timezone.localdate()
        self.fields["family_there"].initial = comes

    def clean_talked_on(self) -> date:
        day: date = self.cleaned_data["talked_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day still has to come."))
        return day

    def talked(self) -> Talked:
        said = self.cleaned_data
        return Talked(
            said["talked_on"], [self.names[key] for key in said["who"]], said["words"], said["family_there"]
        )


class TaskForm(WithoutNames):
    """What, who, before which day."""

    words = words_field(_("What is to be done?"), _("Nobody of a family stands in it."), rows=2)
    owner = forms.ChoiceField(
        label=_("Who does it? One person."), widget=ChipsOne, error_messages={"required": CHOOSE}
    )
    due_on = day_field(_("Before which day?"), required=True)

    def __init__(self, *args: Any, seats: Iterable[TeamSeat], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["owner"].choices = [(str(seat.member_id), seat.member.public_name) for seat in seats]  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        return still_to_come(self.cleaned_data["due_on"])


class MoveForm(WithoutNames):
    """A later day, and why."""

    nameless = ("reason",)
    day = day_field(_("The new day"), required=True)
    reason = words_field(_("Why do you need more time?"), _("The whole team reads it."), rows=2)

    def clean_day(self) -> date:
        return still_to_come(self.cleaned_data["day"])


class OneOfForm(CarefulForm):
    """One of the team, by name."""

    to = forms.ChoiceField(
        label=_("Who does it from now on?"), widget=forms.Select, error_messages={"required": CHOOSE}
    )

    def __init__(
        self, *args: Any, seats: Iterable[TeamSeat], label: Any = "", nobody: Any = "", **named: Any
    ) -> None:
        super().__init__(*args, **named)
        people = [(str(seat.member_id), seat.member.public_name) for seat in seats]
        self.fields["to"].choices = [("", nobody), *people] if nobody else people  # type: ignore[attr-defined]
        self.fields["to"].required = not nobody
        if label:
            self.fields["to"].label = label


class TeamForm(CarefulForm):
    """The team itself: its name, its model, where it works and which area it serves."""

    name = short_field(_("What is the team called?"), most=120)
    model = forms.ChoiceField(
        label=_("How do you work together?"), choices=Model.choices, error_messages={"required": CHOOSE},
        widget=Tiles(pictures={one: Picture(*look) for one, look in MODEL_ICONS.items()}, wide=True),
    )  # fmt: skip
    place = short_field(
        _("Where does the team itself work?"),
        _("For a team with a place of its own."),
        required=False,
        most=200,
    )
    postcodes = forms.CharField(
        label=_("Which postcodes does it serve?"), required=False, max_length=2000,
        help_text=_("With spaces in between. Empty: everywhere."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip

    goes_on = forms.BooleanField(
        label=_("This team goes on"), required=False, initial=True, widget=Switch,
        help_text=_("When it stops, nothing is brought to it any more. Families keep reading what was talked about."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_new: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if is_new:
            del self.fields["goes_on"]

    def clean_postcodes(self) -> list[str]:
        return many_postcodes(self.cleaned_data["postcodes"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("model") == Model.SECONDED and not values.get("place"):
            self.add_error("place", _("A team of seconded colleagues has a place of its own: say where."))
        return values


class SeatForm(CarefulForm):
    """Who comes into the team."""

    member = forms.ChoiceField(label=_("Who comes into the team?"), error_messages={"required": CHOOSE})
    leads = forms.BooleanField(label=_("Leads this team"), required=False, widget=Switch)

    def __init__(self, *args: Any, people: Iterable[Membership], may_lead: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        by_place: dict[str, list[tuple[str, str]]] = {}
        for one in people:
            by_place.setdefault(one.organisation.name, []).append((str(one.pk), one.public_name))
        self.fields["member"].choices = [("", ""), *by_place.items()]  # type: ignore[attr-defined]
        if not may_lead:
            del self.fields["leads"]


class CeilingForm(CarefulForm):
    """How much somebody can carry; empty: nobody said it."""

    most = forms.IntegerField(
        label=_("At most so many questions and plans"), required=False, min_value=1, max_value=500,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
    )  # fmt: skip


class WhereForm(CarefulForm):
    """A postcode to look for; nothing is kept."""

    postcode = forms.CharField(
        label=_("Postcode"), required=False, max_length=10,
        widget=forms.TextInput(attrs={"class": "input--short", "autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip

    def clean_postcode(self) -> str:
        return one_postcode(self.cleaned_data["postcode"])


class BackForm(WithoutNames):
    """What happened and what was learned, to one home organisation, with nobody in it."""

    nameless = ("happened", "learned")
    organisation = forms.ChoiceField(
        label=_("To which organisation?"), widget=ChipsOne, error_messages={"required": CHOOSE}
    )
    first_day = day_field(_("From which day"), required=True)
    last_day = day_field(_("until which day?"), required=True)
    happened = words_field(
        _("What happened?"), _("What the team did together, without anybody of a family in it.")
    )
    learned = words_field(_("What was learned?"), _("What can become ordinary work in their own house?"))

    def __init__(self, *args: Any, organisations: Iterable[Organization], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in organisations]  # type: ignore[attr-defined]
        today = timezone.localdate()
        self.fields["first_day"].initial, self.fields["last_day"].initial = today - timedelta(days=90), today

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("first_day") and values.get("last_day") and values["last_day"] < values["first_day"]:
            self.add_error("last_day", _("The last day comes after the first."))
        return values

    def back(self) -> Back:
        said = self.cleaned_data
        return Back(
            UUID(said["organisation"]), said["first_day"], said["last_day"], said["happened"], said["learned"]
        )


def still_to_come(day: date) -> date:
    if day < timezone.localdate():
        raise ValidationError(_("Choose a day from today on."))
    return day


def _names_somebody(text: str) -> bool:
    return points_to_somebody(text) or holds_a_name(text)
