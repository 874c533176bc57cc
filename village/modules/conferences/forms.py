"""Forms of a conference: convening it, a note for the table, telling the family, what was decided for each child."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from village.foundation.later import Later
from village.modules.conferences.models import ChildAtConference
from village.modules.conferences.queries import Kid, who_can_sit_in
from village.modules.conferences.writing import About, Convening
from village.trust.access.form_fields import day_field, short_field, told_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.law.answers import GraveAct
from village.trust.law.policy import Policy
from village.ui.finder import OneOfMany, SeveralOfMany
from village.ui.forms import Chips, ChipsOne

YES, NO = "yes", "no"
SHORTEST = 12
"""Letters of a purpose: a word alone says nothing to who reads it afterwards."""


class ConveneForm(CarefulForm):
    """On which law, for what, when; and for each child who sits in and who of the family knows."""

    base = forms.ChoiceField(
        label=_("On which law does it rest?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose on which law it rests. Without one it does not open.")},
    )  # fmt: skip
    reference = short_field(
        _("Which decree, leave or covenant exactly?"), _("Its date or number, and who gave it."), required=False, most=200
    )
    purpose = words_field(
        _("What is it for?"), _("One purpose, in plain words. Everybody who sits in reads it, and the family once told."),
        error=_("Write what it is for. Without a purpose it does not open."),
    )  # fmt: skip
    first_day = day_field(_("First day"), required=True)
    last_day = day_field(_("Last day"), required=True)
    later_why = words_field(
        _("Why is the family told later?"), _("Only where you chose nobody above. The others who sit in do not read this."),
        required=False, rows=2,
    )  # fmt: skip
    review_on = day_field(_("When does somebody look again whether they can be told?"))
    second = OneOfMany(
        label=_("Who agrees with you that they are told later?"), required=False, attrs={"class": "input--mid"},
        help_text=_("Somebody else who sits in, and answers in a session of their own. Before that it does not open."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, law: Policy, kids: Sequence[Kid], members: Later[Membership], anchor: UUID, **named: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **named)
        self.law, self.kids, self.anchor, language = law, list(kids), anchor, get_language() or "en"
        self.members = members
        self.bases = {one.key: one for one in law.conference_bases}
        offered = [(key, one.in_full(language)) for key, one in self.bases.items()]
        self.fields["base"].choices = offered  # type: ignore[attr-defined]
        self.asks_second = law.second_person_needed(GraveAct.TELL_FAMILY_LATER)
        if self.asks_second:
            nobody = [("", _("Nobody"))]
            self.fields["second"].offer(lambda: [*nobody, *self._labels()], nobody, members)  # type: ignore[attr-defined]
        else:
            del self.fields["second"]
        for number, kid in enumerate(self.kids):
            self._ask_about(number, kid)

    @cached_property
    def by_key(self) -> dict[str, Membership]:
        return {str(one.pk): one for one in who_can_sit_in(self.members, self.law)}

    def _labels(self) -> list[tuple[str, str]]:
        return [(key, seat_label(one)) for key, one in self.by_key.items()]

    def _ask_about(self, number: int, kid: Kid) -> None:
        self.fields[f"members_{number}"] = SeveralOfMany(
            label=_("Who sits in about {name}?").format(name=kid.called), choices=self._labels, among=self.members,
            help_text=_("They read what is put on the table for this child, and nothing else."),
            error_messages={"required": _("Choose who sits in. Without anybody it does not open.")},
        )  # fmt: skip
        self.fields[f"told_{number}"] = forms.MultipleChoiceField(
            label=_("Who of the family knows, and reads this here?"), required=False, widget=Chips,
            choices=[(str(person), name) for person, name in kid.readers],
            help_text=_("Leave out anybody for whom reading it could make it worse."),
        )  # fmt: skip

    def about_each(self) -> list[dict[str, Any]]:
        """For the page: the two questions about each child."""
        return [
            {"kid": kid, "members": self[f"members_{number}"], "told": self[f"told_{number}"]}
            for number, kid in enumerate(self.kids)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self._base_is_whole(values)
        self._days_fit(values)
        if 0 < len((values.get("purpose") or "").strip()) < SHORTEST:
            self.add_error("purpose", _("Write a whole sentence: what should be different afterwards?"))
        if not all(values.get(f"told_{number}") for number in range(len(self.kids))):
            self._later_is_whole(values)
        return values

    def _base_is_whole(self, values: dict[str, Any]) -> None:
        base = self.bases.get(values.get("base") or "")
        if base and base.reference and not (values.get("reference") or "").strip():
            self.add_error("reference", _("On this ground, write exactly which one: its date or number, and who gave it."))

    def _days_fit(self, values: dict[str, Any]) -> None:
        first, last = values.get("first_day"), values.get("last_day")
        most = self.law.conference_terms.at_most_days
        if first and first < timezone.localdate():
            self.add_error("first_day", _("Choose today or a later day."))
        if first and last and not first <= last <= first + timedelta(days=most):
            said = _("The last day comes after the first, and at most %(days)s days later.") % {"days": most}
            self.add_error("last_day", said)

    def _later_is_whole(self, values: dict[str, Any]) -> None:
        base = self.bases.get(values.get("base") or "")
        if base and base.family_first:
            self.add_error("base", _("On this ground it opens only when the family of each child knows. Choose who was told."))
            return
        if not (values.get("later_why") or "").strip():
            self.add_error("later_why", _("Write why they are told later, or choose above who knows."))
        check_review_day(self, values, self.law)
        if self.asks_second and not values.get("second"):
            self.add_error("second", _("The law here asks that somebody else agrees. Choose who."))
        elif self.asks_second and not all(values["second"] in values.get(f"members_{n}", ()) for n in range(len(self.kids))):
            self.add_error("second", _("Choose somebody who sits in about each of these children."))

    def convening(self) -> Convening:
        values = self.cleaned_data
        return Convening(
            anchor=self.anchor, base=values["base"], purpose=values["purpose"], first_day=values["first_day"],
            last_day=values["last_day"], reference=values.get("reference") or "", later_why=values.get("later_why") or "",
            review_on=values.get("review_on"), second=self.by_key.get(values.get("second") or ""),
            children=tuple(self._about(number, kid) for number, kid in enumerate(self.kids)),
        )  # fmt: skip

    def _about(self, number: int, kid: Kid) -> About:
        values = self.cleaned_data
        return About(
            kid.subject_id, kid.name, tuple(self.by_key[key] for key in values[f"members_{number}"]),
            tuple(UUID(key) for key in values.get(f"told_{number}") or ()),
        )  # fmt: skip


class PieceForm(CarefulForm):
    """A note for this table only."""

    title = short_field(_("What is it about?"), most=120)
    words = words_field(
        _("What do the others need to know?"), _("Only what helps for this purpose. It closes with the conference.")
    )


class SecondForm(CarefulForm):
    """A yes or a no."""

    agrees = forms.ChoiceField(
        label=_("Can the family be told later?"), widget=ChipsOne,
        choices=[(YES, _("Yes, I agree")), (NO, _("No, tell them first"))],
        error_messages={"required": _("Choose yes or no.")},
    )  # fmt: skip


class TellForm(CarefulForm):
    """From now on they read it."""

    persons = told_field()

    def __init__(self, *args: Any, family: Sequence[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["persons"].choices = [(str(person), name) for person, name in family]  # type: ignore[attr-defined]

    def chosen(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["persons"]]


class LaterForm(CarefulForm):
    """Not safe yet, and when somebody looks again."""

    later_why = words_field(_("Why not yet?"), rows=2)
    review_on = day_field(_("When does somebody look again?"), required=True)

    def __init__(self, *args: Any, law: Policy, **named: Any) -> None:
        super().__init__(*args, **named)
        self.law = law

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        check_review_day(self, values, self.law)
        return values


class EndForm(CarefulForm):
    """What was decided, for each child apart."""

    def __init__(self, *args: Any, children: Sequence[ChildAtConference], **named: Any) -> None:
        super().__init__(*args, **named)
        self.children = list(children)
        for number, child in enumerate(self.children):
            self.fields[f"decided_{number}"] = words_field(
                _("What was decided for {name}?").format(name=child.called.split(" ")[0]),
                _("Who does what, before when. Name no other child: each family reads its own part."), rows=4,
            )  # fmt: skip

    def decided(self) -> dict[UUID, str]:
        return {child.pk: self.cleaned_data[f"decided_{number}"] for number, child in enumerate(self.children)}


class AnswerForm(CarefulForm):
    """What the family wants to say to it."""

    words = words_field(_("Your words"))


def check_review_day(form: forms.Form, values: dict[str, Any], law: Policy) -> None:
    """Soon: the law file says within how many days somebody looks again."""
    today = timezone.localdate()
    last = today + timedelta(days=law.conference_terms.review_days)
    day: date | None = values.get("review_on")
    if not form.has_error("review_on") and (day is None or not today <= day <= last):
        said = _("Choose a day from today on, at the latest %(last)s.")
        form.add_error("review_on", ValidationError(said, params={"last": last.isoformat()}))


def seat_label(member: Membership) -> str:
    """By name, from where, and under which duty of silence."""
    return f"{member.public_name}, {member.organisation.name} ({member.get_secrecy_display()})"
