"""Forms of danger: three fields when it is acute, the whole record when there is time."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.danger.form_fields import NO, YES, name_field
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import nobody
from village.modules.danger.words import Deed
from village.modules.danger.writing import TEXTS, Sharing, Whom, Worry
from village.trust.access.danger import Relative
from village.trust.access.form_fields import day_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.law.policy import Policy
from village.trust.vocabulary import DataKind
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne

LAW, MEMBER = "law", "member"


class NowForm(CarefulForm):
    """Acute: who, what, to whom. The rest follows within a day."""

    name = name_field()
    what = words_field(_("What happens now?"), _("What you see and hear. A few words are enough."), rows=3)
    receiver = OneOfMany(
        label=_("Who must know this at once?"), error_messages={"required": _("Choose who must know this at once.")},
        attrs={"class": "input--mid"},
    )  # fmt: skip

    def __init__(
        self, *args: Any, law: Policy, members: Later[Membership], known: str = "", **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.members = members
        self.fields["receiver"].offer(*receivers(law, members))  # type: ignore[attr-defined]
        if known:
            del self.fields["name"]

    def sharing(self) -> Sharing:
        kind, _colon, key = self.cleaned_data["receiver"].partition(":")
        seat = seat_of(self.members, key) if kind == MEMBER else None
        return Sharing("here" if seat else key, self.cleaned_data["what"], seat=seat)

SHORTEST = 12
"""Letters of a reason; app.open_because_of() opens nothing for less."""


class WorryForm(CarefulForm):
    """The whole record, as the law file of the place asks it. Which fields it has depends on what is decided."""

    name = name_field()
    born = day_field(_("Date of birth"), _("Only somebody of exactly this name and date is found."))
    kinds = forms.TypedMultipleChoiceField(
        label=_("What do you need to see?"), widget=Chips, coerce=int, choices=[(k.value, k.label) for k in DataKind],
        error_messages={"required": _("Choose the least that helps.")},
    )  # fmt: skip
    facts = words_field(_("Facts: what you saw and heard yourself"), _("Who, when, where. No conclusion yet."))
    observations = words_field(_("Observations: what others told you, and who"), required=False)
    opinion = words_field(_("Your opinion: what you think it means"), required=False)
    harm_if_not = words_field(_("What harm do you fear when nothing is shared?"))
    harm_if = words_field(_("What harm could sharing do?"))
    tried = words_field(_("What was tried first, that asks less?"))
    persons = words_field(_("Who else is concerned?"), required=False, rows=2)
    child_heard = forms.ChoiceField(
        label=_("Was the child or young person heard?"), choices=[(YES, _("Yes")), (NO, _("Not yet"))], widget=ChipsOne,
        error_messages={"required": _("Choose yes or not yet.")},
    )  # fmt: skip
    child_words = words_field(_("Their own words, or the reason why not yet"), rows=2)
    family_knows = forms.ChoiceField(
        label=_("Does the family know what you decide?"), widget=ChipsOne,
        choices=[(YES, _("Yes, they were told")), (NO, _("Not yet"))],
        error_messages={"required": _("Choose yes or not yet.")},
    )  # fmt: skip
    told_before_on = day_field(_("Told on"))
    told_by = forms.CharField(label=_("Told by"), required=False, max_length=200)
    told = forms.MultipleChoiceField(
        label=_("Who of the family knows, and reads this here?"), required=False, widget=Chips,
        help_text=_("Leave out anybody for whom reading it could make it worse."),
    )  # fmt: skip
    not_told_why = words_field(_("Why not yet?"), required=False, rows=2)
    tell_review_on = day_field(_("When does somebody look again whether they can be told?"))
    ground = forms.ChoiceField(
        label=_("On which ground of the law?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose the ground of the law.")},
    )  # fmt: skip
    receiver = OneOfMany(
        label=_("With whom do you share?"), attrs={"class": "input--mid"},
        error_messages={"required": _("Choose with whom you share.")},
    )  # fmt: skip
    receiver_name = forms.CharField(
        label=_("Whom do you speak to there?"), required=False, max_length=200,
        help_text=_("A name or a function, when it is a service outside the village."),
    )  # fmt: skip
    shared = words_field(
        _("Exactly what do you share?"), _("Only this goes out, and a copy of it stays as it is."), rows=5
    )
    feedback_by = day_field(_("When do you ask what came of it?"))
    affirmed = forms.MultipleChoiceField(
        label=_("I affirm"), required=False, widget=forms.CheckboxSelectMultiple
    )
    second = OneOfMany(
        label=_("Who gives a second opinion?"), required=False, attrs={"class": "input--mid"},
        help_text=_("Somebody else, who reads it and answers in a session of their own."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, deed: Deed, law: Policy, members: Later[Membership] | None = None, family: Sequence[Relative] = (),
        known: bool = False, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        members = nobody() if members is None else members
        self.deed, self.law, language = deed, law, get_language() or "en"
        self.members = members
        self._keep_only(known, bool(family))
        self._offer("ground", _grounds(law, language))
        if "receiver" in self.fields:
            self.fields["receiver"].offer(*receivers(law, members))  # type: ignore[attr-defined]
        self._offer(
            "affirmed", [(key, text.in_language(language)) for key, text in law.danger_checks.items()]
        )
        if "second" in self.fields:
            self.fields["second"].offer(*seconds(members))  # type: ignore[attr-defined]
        self._offer("told", [(str(one.person_id), one.name) for one in family])
        if deed in (Deed.SHARE, Deed.LOOK):
            self._ask_the_steps(language)

    def worry(self) -> Worry:
        value = self.cleaned_data.get
        knows = value("family_knows") == YES
        steps = {
            name.removeprefix("step_"): str(on)
            for name, on in self.cleaned_data.items()
            if name.startswith("step_") and on
        }
        return Worry(
            **{name: value(name) or "" for name in TEXTS}, child_heard=value("child_heard") == YES,
            told_before_on=value("told_before_on") if knows else None, tell_review_on=value("tell_review_on"),
            ground=value("ground") or "", steps_done=steps, affirmed=tuple(value("affirmed") or ()),
        )  # fmt: skip

    def whom(self, subject_id: UUID | None, request_id: UUID | None, name: str) -> Whom:
        said = self.cleaned_data.get("name") or name
        return Whom(
            name=said, born=self.cleaned_data.get("born"), subject_id=subject_id, request_id=request_id
        )

    def sharing(self) -> Sharing:
        kind, _colon, key = self.cleaned_data["receiver"].partition(":")
        seat = seat_of(self.members, key) if kind == MEMBER else None
        values = self.cleaned_data
        return Sharing(
            "here" if seat else key, values["shared"], receiver_name=values.get("receiver_name", ""), seat=seat,
            feedback_by=values.get("feedback_by"),
        )  # fmt: skip

    def second_chosen(self) -> Membership | None:
        return seat_of(self.members, self.cleaned_data.get("second") or "")

    def told_chosen(self) -> tuple[UUID, ...]:
        return (
            tuple(UUID(one) for one in self.cleaned_data.get("told") or ())
            if self.cleaned_data.get("family_knows") == YES
            else ()
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.deed == Deed.LOOK and 0 < len(values.get("facts", "").strip()) < SHORTEST:
            self.add_error("facts", _("Write a whole sentence: what you saw or heard."))
        self._telling_is_complete(values)
        if self.deed == Deed.SHARE and "receiver" in self.fields:
            self._what_this_receiver_asks(values)
        return values

    def _telling_is_complete(self, values: dict[str, Any]) -> None:
        today = timezone.localdate()
        if values.get("family_knows") == YES:
            _needed(self, values, "told_before_on", _("Write when they were told."))
            _needed(self, values, "told_by", _("Write who told them."))
        elif values.get("family_knows") == NO:
            _needed(self, values, "not_told_why", _("Write why they are not told yet."))
            _needed(self, values, "tell_review_on", _("Choose the day on which somebody looks again."))
        told, again = values.get("told_before_on"), values.get("tell_review_on")
        if isinstance(told, date) and told > today:
            self.add_error("told_before_on", _("That day has not come yet."))
        if isinstance(again, date) and again < today:
            self.add_error("tell_review_on", _("Choose today or a later day."))

    def _what_this_receiver_asks(self, values: dict[str, Any]) -> None:
        """What the law file asks to affirm and to have done before this receiver."""
        kind, _colon, key = (values.get("receiver") or "").partition(":")
        service = next(
            (one for one in self.law.danger_receivers if one.key == ("here" if kind == MEMBER else key)), None
        )
        missing = set(service.checks) - set(values.get("affirmed") or ()) if service else set()
        if missing:
            texts = self.law.danger_checks
            said = (
                " ".join(
                    texts[one].in_language(get_language() or "en") for one in service.checks if one in missing
                )
                if service
                else ""
            )
            self.add_error("affirmed", _("For this receiver, affirm as well: %(words)s") % {"words": said})

    def _keep_only(self, known: bool, has_family: bool) -> None:
        for name in set(self.fields) - set(FIELDS[self.deed]):
            del self.fields[name]
        if known:
            self.fields.pop("name", None)
            self.fields.pop("born", None)
        elif self.deed == Deed.LOOK:
            self.fields["born"].required = True
        if not has_family:
            self.fields.pop("told", None)

    def _offer(self, name: str, choices: list[Any]) -> None:
        if name in self.fields:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _ask_the_steps(self, language: str) -> None:
        """One day for each step of the law; those that come before sharing are asked."""
        for step in self.law.danger_steps:
            if step.key in ("tell_family", "report", "prosecutor"):
                continue
            needed = self.deed == Deed.SHARE and step.key in self.law.danger_first_steps
            self.fields[f"step_{step.key}"] = day_field(step.words.in_language(language), required=needed)

    def step_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("step_")]

    def parts(self) -> dict[str, Any]:
        """For the page: each field that this form has, by its name."""
        return {name: self[name] for name in self.fields}


class DetailsForm(WorryForm):
    """The rest of the record of what could not wait, or a better word before it is locked.

    To whom and exactly what was shared stands; so does a second person who was asked.
    """

    def __init__(self, *args: Any, details_of: DangerAct, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in (
            "kinds",
            "receiver",
            "receiver_name",
            "shared",
            "feedback_by",
            "told",
            *(["second"] if details_of.second_id else []),
        ):
            self.fields.pop(name, None)


class LockForm(CarefulForm):
    """Whom, for whom else, and why."""

    against = forms.ChoiceField(
        label=_("Who must see nothing any more?"), widget=forms.Select(attrs={"class": "input--mid"}),
        error_messages={"required": _("Choose who must see nothing any more.")},
    )  # fmt: skip
    also = forms.MultipleChoiceField(label=_("Also nothing about"), required=False, widget=Chips)
    facts = words_field(_("Why?"), _("What you saw and heard. The privacy officer reads this."))
    ground = forms.ChoiceField(label=_("On which ground of the law?"), widget=forms.RadioSelect,
                               error_messages={"required": _("Choose the ground of the law.")})  # fmt: skip

    def __init__(
        self,
        *args: Any,
        law: Policy,
        people: Sequence[tuple[UUID, str]],
        family: Sequence[Relative],
        about: UUID,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        language = get_language() or "en"
        self.names = {str(key): name for key, name in people}
        self.people = {str(one.subject_id): one for one in family if one.subject_id != about}
        self.fields["against"].choices = [("", _("Choose a person")), *self.names.items()]  # type: ignore[attr-defined]
        self.fields["also"].choices = [(key, one.name) for key, one in self.people.items()]  # type: ignore[attr-defined]
        self.fields["ground"].choices = _grounds(law, language)  # type: ignore[attr-defined]
        if not self.people:
            del self.fields["also"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        against = values.get("against")
        if against and any(str(self.people[one].person_id) == against for one in values.get("also") or ()):
            self.add_error("also", _("Somebody cannot be shut out of what is about themselves."))
        return values


type Offer = tuple[Callable[[], list[Any]], list[tuple[str, Any]], Later[Membership]]


def receivers(law: Policy, members: Later[Membership]) -> Offer:
    """Services outside the village stand there however many people work in it."""
    language = get_language() or "en"
    outside = [
        (f"{LAW}:{one.key}", one.words.in_language(language))
        for one in law.danger_receivers
        if not one.works_here
    ]

    def all_of_them() -> list[Any]:
        here = [(f"{MEMBER}:{key}", label) for key, label in member_choices(members)]
        return [("", _("Choose one")), (_("Services"), outside), (_("People who work here"), here)]

    return all_of_them, outside, members


def seconds(members: Later[Membership]) -> Offer:
    nobody = [("", _("Nobody"))]
    return lambda: [*nobody, *member_choices(members)], nobody, members


def seat_of(members: Iterable[Membership], key: str) -> Membership | None:
    return next((one for one in members if str(one.pk) == key), None)


def member_choices(members: Iterable[Membership]) -> list[tuple[str, str]]:
    return [
        (str(one.pk), f"{one.public_name}, {one.get_role_display()}, {one.organisation.name}")
        for one in members
    ]


def _needed(form: forms.Form, values: dict[str, Any], name: str, says: Any) -> None:
    if name in form.fields and not values.get(name) and name not in form.errors:
        form.add_error(name, says)


TELLING = ("family_knows", "told_before_on", "told_by", "told", "not_told_why", "tell_review_on")
WEIGHING = (
    "facts",
    "observations",
    "opinion",
    "harm_if_not",
    "harm_if",
    "tried",
    "persons",
    "child_heard",
    "child_words",
)
FIELDS = {
    Deed.LOOK: (
        "name",
        "born",
        "kinds",
        "facts",
        "harm_if_not",
        "tried",
        "child_heard",
        "child_words",
        *TELLING,
        "ground",
        "second",
    ),
    Deed.SHARE: (
        "name",
        "born",
        *WEIGHING,
        *TELLING,
        "ground",
        "receiver",
        "receiver_name",
        "shared",
        "feedback_by",
        "affirmed",
        "second",
    ),
    Deed.NOT_SHARE: ("name", "born", "facts", "harm_if", "tried", "child_heard", "child_words", *TELLING),
    Deed.LOCK: (),
}


def _grounds(law: Policy, language: str) -> list[tuple[str, str]]:
    return [(one.key, one.in_full(language)) for one in law.danger_grounds]
