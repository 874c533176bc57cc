"""Asking for somebody else: a school in a minute, or with all that helps; a worker at the gate, in a shop, at home."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.forms import HowForm, WhatForm
from village.modules.help_requests.views.desk_forms import WAY_PICTURES
from village.modules.help_requests.words import Agreed, AsksFor, BeforeSanction, FamilyKnows, ToldBack, Way
from village.trust.access.form_fields import words_field
from village.trust.access.forms import CarefulForm
from village.ui.forms import ChipsOne, Picture, Tiles

MET = (Way.VISIT, Way.CALL, Way.GATE, Way.SHOP, Way.DESK)
KNOWS_PICTURES = {
    FamilyKnows.YES: Picture("users-three", "home"),
    FamilyKnows.ASKS: Picture("chats-circle", "place", _("We begin with their questions.")),
    FamilyKnows.NOT_YET: Picture(
        "envelope-simple", "quiet", _("We keep your words. They become active when the family knows.")
    ),
}


class PassOnForm(CarefulForm):
    """Under a minute: who, what, and whether the family knows. A school's concern adds three short things (C-27)."""

    called_name = forms.CharField(
        label=_("First name of the child"), max_length=60, error_messages={"required": _("Write the first name.")},
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    hard = words_field(
        _("What do you see, or what does the child wish for?"), _("What you saw and heard; a few sentences."), rows=3
    )
    goes_well = words_field(_("What is this child good at?"), rows=2)
    tried = words_field(_("What did you try already?"), rows=2)
    contributes = words_field(_("What will you do yourself, also from now on?"), rows=2)
    family_knows = forms.ChoiceField(
        label=_("Do those who raise the child know that you pass this on?"), choices=FamilyKnows.choices,
        widget=Tiles(wide=True, pictures=KNOWS_PICTURES), error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    told_how = forms.CharField(
        label=_("Who told them, and how?"), max_length=200, required=False,
        help_text=_("A talk or a call on a day. Leave it empty when they do not know yet."),
    )  # fmt: skip
    asks_for = forms.ChoiceField(
        label=_("Is it one of these?"), choices=AsksFor.choices, initial=AsksFor.SUPPORT, required=False,
        widget=forms.Select(attrs={"class": "input--mid"}),
    )  # fmt: skip
    sanction = forms.ChoiceField(
        label=_("Is a sanction being thought of?"), choices=BeforeSanction.choices, initial=BeforeSanction.NONE,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    as_it_is = forms.BooleanField(label=_("Send it without a talk before the sanction."), required=False)

    def __init__(self, *args: Any, whole: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        self.whole = whole
        if not whole:
            for name in ("goes_well", "tried", "contributes", "sanction", "as_it_is"):
                del self.fields[name]
        elif self.data.get("sanction") != BeforeSanction.NOT_YET:
            self.fields["as_it_is"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        knows = values.get("family_knows")
        if knows and knows != FamilyKnows.NOT_YET and not values.get("told_how", "").strip():
            self.add_error("told_how", _("Write who told them, and how."))
        if values.get("sanction") == BeforeSanction.NOT_YET and not values.get("as_it_is"):
            self.add_error("sanction", _(
                "Look over the wall first: a talk with the family often shows what nobody knew. Shall we help to invite"
                " them? Choose that, or say below that you send it as it is."
            ))  # fmt: skip
        values.pop("as_it_is", None)
        return {name: value for name, value in values.items() if value != ""}


class KnownForm(CarefulForm):
    """The family knows it now: who told them, and what they said."""

    number = forms.CharField(max_length=20, widget=forms.HiddenInput)
    knows = forms.ChoiceField(
        label=_("What did they say?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one.")},
        choices=[(one.value, one.label) for one in (FamilyKnows.YES, FamilyKnows.ASKS)],
    )  # fmt: skip
    told_how = forms.CharField(
        label=_("Who told them, and how?"), max_length=200, error_messages={"required": _("Write who told them, and how.")},
    )  # fmt: skip


class WriteDownForm(WhatForm, HowForm):
    """What somebody tells a worker, in their words, with their yes (C-07)."""

    name = forms.CharField(
        label=_("How may we call them?"), max_length=60,
        error_messages={"required": _("Write a name; it need not be their real one.")},
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    called_name = forms.CharField(
        label=_("First name of the child"), max_length=60, required=False, help_text=_("Only when it is about a child."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off"}),
    )  # fmt: skip
    met = forms.ChoiceField(
        label=_("Where did you hear it?"), choices=[(one.value, one.label) for one in MET],
        widget=Tiles(wide=True, pictures=WAY_PICTURES), error_messages={"required": _("Choose where.")},
    )  # fmt: skip
    agreed = forms.ChoiceField(
        label=_("How did they say yes?"), choices=Agreed.choices, widget=ChipsOne,
        help_text=_("They read this too, beside your name."), error_messages={"required": _("Choose how they said yes.")},
    )  # fmt: skip
    known = forms.BooleanField(
        label=_("They said yes: I write this down, and they know that the contact point reads it."),
        error_messages={"required": _("Without their yes nothing is written down.")},
    )
    field_order = ("met", "name", "called_name", "goes_well", "life_areas", "hard", "asks_for", "reach_by", "reach_where",
                   "language")  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, without_names=False, **named)
        # the yes is the last thing said, also after what this village asks besides
        last = ("agreed", "known")
        self.order_fields([*(name for name in self.fields if name not in last), *last])


class ToldBackForm(CarefulForm):
    """One of a few sentences, as far as the family allows."""

    says = forms.ChoiceField(
        label=_("What may be told?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one.")},
        choices=[(one.value, one.label) for one in ToldBack if one.value],
        help_text=_("Ask the family first. Nothing of what was said goes along."),
    )  # fmt: skip
