"""Forms of handing over: who reads along, to whom it goes, which pieces, and what the receiver writes."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.modules.circles.actions import latest_end
from village.modules.circles.queries import law_here, professionals
from village.modules.handovers.actions import Receiver
from village.modules.handovers.models import HandoverPart
from village.modules.handovers.queries import Piece, receivers_for
from village.modules.handovers.reason_lists import DECLINING
from village.modules.handovers.said_aloud import Sayer
from village.modules.handovers.words import Back, Ended, Slice
from village.modules.rules.choosing import SaysWhy
from village.trust.access.form_fields import short_field, witness_field, words_field
from village.trust.access.forms import ActorForm, CarefulForm
from village.trust.directory.models import Membership
from village.trust.law.in_words import place_in_words
from village.trust.law.policies import jurisdictions
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor
from village.ui.finder import OneOfMany
from village.ui.forms import ChipsOne

SOMEBODY, PARTNER = "somebody", "partner"
HOW_LONG = {"week": timedelta(days=7), "month": timedelta(days=30), "season": timedelta(days=91)}


class AlongForm(ActorForm):
    """One person reads one question along: a grandmother, a friend, or somebody who works in the village."""

    who = OneOfMany(label=_("Who may read it along?"))
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
        self.people, aside = professionals(actor), [(SOMEBODY, _("Somebody close to us, who does not work here"))]
        self.fields["who"].offer(  # type: ignore[attr-defined]
            lambda: [*aside, *_by_place(self.people, "person_id")], aside, self.people
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("who") == SOMEBODY and not values.get("name", "").strip():
            self.add_error("name", _("Write what you call this person."))
        return values

    @property
    def is_somebody_close(self) -> bool:
        return bool(self.cleaned_data["who"] == SOMEBODY)

    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])

    def called(self) -> str:
        return self.cleaned_data["name"].strip() if self.is_somebody_close else self._name(self.cleaned_data["who"])

    def _name(self, person: str) -> str:
        return next(one.public_name for one in self.people if str(one.person_id) == person)

    def until(self) -> datetime:
        today = timezone.localdate()
        last = min(today + HOW_LONG[self.cleaned_data["how_long"]], latest_end(law_here(self.actor), today))
        return datetime.combine(last, time.max, tzinfo=UTC)


class StartForm(ActorForm):
    """To whom, which pieces, and how long one works beside them."""

    to = OneOfMany(
        label=_("To whom?"), help_text=_("A person, by name: the family knows whom to call."),
        error_messages={"required": _("Choose somebody.")},
    )  # fmt: skip
    partner_name = forms.CharField(
        label=_("Name of this person"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    partner_place = forms.CharField(
        label=_("Where this person works"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    partner_mail = forms.EmailField(
        label=_("E-mail address at work"), required=False, help_text=_("We mail only a link, without a name."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    partner_law = forms.ChoiceField(label=_("Which law counts there?"), required=False)
    pieces = forms.MultipleChoiceField(
        label=_("What could go along?"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Only what they need. The family sees each piece and can strike it."),
    )  # fmt: skip
    note = words_field(_("What do you add for them?"), _("The family reads it too, before it goes."), required=False)
    why = words_field(_("What do you write to the family?"), _("Why these people, and what they can do."))
    beside_days = forms.TypedChoiceField(
        label=_("How long do you stay beside them?"), widget=ChipsOne, coerce=int, initial="14",
        help_text=_("Counted from when they take it on. Then your view of this question fades by itself."),
    )  # fmt: skip

    def __init__(self, *args: Any, pieces: list[Piece], law: Policy, own: UUID, **named: Any) -> None:
        self.on_offer, self.law, self.own = {piece.key: piece for piece in pieces}, law, own
        super().__init__(*args, **named)

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        self.members, aside = receivers_for(actor, self.own), [(PARTNER, _("A partner who is not in this village"))]
        self.fields["to"].offer(  # type: ignore[attr-defined]
            lambda: [("", _("Choose a person")), *_by_place(self.members, "pk"), *aside], aside, self.members
        )
        self._offer("partner_law", [(one, place_in_words(one)) for one in jurisdictions()])
        self.initial.setdefault("partner_law", self.law.jurisdiction)
        self._offer("pieces", [(key, piece.what.label) for key, piece in self.on_offer.items()])
        self.initial.setdefault("pieces", [key for key, piece in self.on_offer.items() if piece.what != Slice.STEP])
        most = self.law.handover_beside_days_at_most
        words = {0: _("Not at all"), 14: _("Two weeks"), 30: _("One month"), 60: _("Two months")}
        self._offer("beside_days", [(str(days), label) for days, label in words.items() if days <= most])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("to") == PARTNER:
            for name in ("partner_name", "partner_place"):
                if not values.get(name, "").strip():
                    self.add_error(name, _("Write this too: the family wants to know who reads it."))
        if not values.get("pieces") and not values.get("note", "").strip():
            self.add_error("pieces", _("Choose at least one thing, or write something yourself."))
        return values

    def receiver(self) -> Receiver:
        values = self.cleaned_data
        if values["to"] == PARTNER:
            return Receiver(
                name=values["partner_name"], place=values["partner_place"], law=values["partner_law"] or self.law.jurisdiction,
                mail=values["partner_mail"],
            )  # fmt: skip
        member = next(one for one in self.members if str(one.pk) == values["to"])
        return Receiver(organisation=member.organisation, member=member)

    @property
    def named(self) -> str:
        to = self.receiver()
        return to.member.public_name if to.member else to.name

    @property
    def placed(self) -> str:
        to = self.receiver()
        return to.organisation.name if to.organisation else to.place

    @property
    def as_sent(self) -> list[tuple[str, str]]:
        """Everything that was filled in, to carry it over the page that shows what they would read."""
        return [
            (name, value) for name in self.fields for value in self.data.getlist(name)  # type: ignore[attr-defined]
        ]

    def chosen(self) -> list[Piece]:
        own = Piece(Slice.NOTE, self.cleaned_data["note"], self.actor.name)
        kept = [piece for key, piece in self.on_offer.items() if key in self.cleaned_data["pieces"]]
        return [piece for piece in (*kept, own) if piece.words.strip()]


class AgreeForm(CarefulForm):
    """Which pieces may go, and how much the sender hears of what comes of it."""

    keep = forms.MultipleChoiceField(label=_("What may go?"), required=False)
    back = forms.ChoiceField(
        label=_("How much may the one who hands it over hear afterwards?"), choices=Back.choices, initial=Back.STARTED,
        widget=ChipsOne, help_text=_("You always hear everything. If they cannot do it, it always comes back."),
    )  # fmt: skip

    def __init__(self, *args: Any, parts: list[HandoverPart], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["keep"].choices = [(str(part.pk), part.get_what_display()) for part in parts]  # type: ignore[attr-defined]

    def clean_keep(self) -> set[UUID]:
        kept = {UUID(key) for key in self.cleaned_data["keep"]}
        if not kept:
            raise forms.ValidationError(_("Then nothing is left to send. Say no instead, you need no reason."))
        return kept


class AloudForm(AgreeForm):
    """What somebody of the family said aloud, and who heard it."""

    who = forms.ChoiceField(
        label=_("Who said yes?"), widget=forms.RadioSelect, error_messages={"required": _("Choose who said it.")},
    )  # fmt: skip
    language = short_field(
        _("In which language did you talk?"), _("With an interpreter? Then write that too."), most=40,
        error=_("Write the language."),
    )  # fmt: skip
    witness = witness_field()

    def __init__(self, *args: Any, people: list[Sayer], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["who"].choices = [(str(one.person_id), one.name) for one in people]  # type: ignore[attr-defined]
        self.fields["back"].label = _("How much do they let you hear afterwards?")
        self.fields["back"].help_text = _("Read the three to them.")

    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])

    def clean_keep(self) -> set[UUID]:
        kept = {UUID(key) for key in self.cleaned_data["keep"]}
        if not kept:
            raise forms.ValidationError(_("They said yes to something: turn that on."))
        return kept


class MaybeWordsForm(CarefulForm):
    """A few words, or none."""

    words = words_field(_("Do you want to add something?"), required=False)


class SayForm(CarefulForm):
    """What is happening."""

    words = words_field(_("What is happening?"), _("The family reads it."))


class FinishForm(CarefulForm):
    """How it went."""

    words = words_field(_("How did it go?"), _("The family reads it, and has the last word."))


class DeclineForm(SaysWhy):
    """A no with a reason, and with what else is possible."""

    reasons, words_in = DECLINING, "words"
    words = words_field(_("Why can you not do it?"), _("The family and the sender read it."))
    instead = words_field(_("What else is possible?"), _("Nobody is left with nothing: another place, another moment, a name."))


class CloseForm(CarefulForm):
    """The last word of the family."""

    ended = forms.ChoiceField(choices=Ended.choices)


def _by_place(people: Iterable[Membership], key: str) -> list[tuple[Any, Any]]:
    """Everybody under the place where they work; chosen by this key."""
    found = sorted(people, key=lambda m: (m.organisation.name, m.public_name))
    return [
        (place, [(str(getattr(m, key)), f"{m.public_name} · {m.get_role_display()}") for m in those])
        for place, those in groupby(found, key=lambda m: m.organisation.name)
    ]
