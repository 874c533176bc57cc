"""The forms of colleagues: whom, as what, and what families read of them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.modules.colleagues.chairs import Shown
from village.modules.colleagues.invitations import Invited
from village.modules.colleagues.words import LARGEST, LEAST, How
from village.trust.access.form_fields import phone_field, short_field
from village.trust.access.forms import CarefulForm
from village.trust.directory.models import Membership
from village.trust.vocabulary import Role
from village.ui.forms import ChipsOne

CHOOSE = {"required": _("Choose one.")}


def role_field(roles: Sequence[Role]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("As what?"), choices=[(one.value, one.label) for one in roles], widget=ChipsOne, error_messages=CHOOSE,
        help_text=_("A role opens nothing about a family. What others share comes from them."),
    )  # fmt: skip


def name_field() -> forms.CharField:
    return short_field(_("Which name do families read?"), _("First name and name."), most=120, error=_("Write a name."))


def number_field() -> forms.CharField:
    return phone_field(_("A direct number"), _("May stay empty. Families can read it."), required=False)


def why_field() -> forms.CharField:
    return forms.CharField(
        label=_("Why?"), max_length=300, min_length=LEAST,
        help_text=_("Who it is about and who confirms it read this, with your name. No names of families."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say why."), "min_length": _("Say it in a few words more.")},
    )  # fmt: skip


class InviteForm(CarefulForm):
    """One colleague, by mail."""

    email = forms.EmailField(
        label=_("Their e-mail address at work"), max_length=254,
        help_text=_("The mail says only that somebody asks for help in Village."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Write an e-mail address."), "invalid": _("Write an e-mail address, as in name@organisation.eu."),
        },
    )  # fmt: skip
    name = name_field()
    phone = number_field()

    field_order = ("email", "name", "role", "phone")

    def __init__(self, *args: Any, roles: Sequence[Role], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["role"] = role_field(roles)
        if len(roles) == 1:
            self.initial.setdefault("role", roles[0].value)
        self.order_fields(self.field_order)

    def invited(self) -> Invited:
        return Invited(**{name: self.cleaned_data[name] for name in ("email", "role", "name", "phone")})


class ShownForm(CarefulForm):
    """What families read of a colleague, or of oneself."""

    name = name_field()
    phone = number_field()

    def shown(self) -> Shown:
        return Shown(self.cleaned_data["name"], self.cleaned_data["phone"])


class ChairForm(CarefulForm):
    """Another role, and whether new questions come to them first."""

    on_duty = forms.BooleanField(
        label=_("On duty"), required=False, help_text=_("New questions to your organisation begin with who is on duty.")
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["role"] = role_field(roles)
        self.order_fields(("role", "on_duty"))


class GiveForm(CarefulForm):
    """One more role beside the others."""

    def __init__(self, *args: Any, roles: Sequence[Role], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["role"] = role_field(roles)


class EndNowForm(CarefulForm):
    """Why it ends at once, in words that the families read as well."""

    words = forms.CharField(
        label=_("Why at once? The families read these words."), max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Short and true, without blame. For example: does not work with us any more."),
        error_messages={"required": _("Write why; the families read it.")},
    )  # fmt: skip


class ListForm(CarefulForm):
    """A list out of a spreadsheet, of a bounded size."""

    table = forms.FileField(
        label=_("The list"), help_text=_("Saved out of your spreadsheet as CSV."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        error_messages={
            "required": _("Choose a list."), "missing": _("Choose a list."), "invalid": _("Choose a list."),
            "empty": _("This list is empty."),
        },
    )  # fmt: skip

    def clean_table(self) -> bytes:
        sent = self.cleaned_data["table"]
        if sent.size > LARGEST:
            raise ValidationError(_("This list is too large: at most 256 kB."))
        return bytes(sent.read(LARGEST + 1))


class BringInForm(CarefulForm):
    """Exactly what was shown."""

    shown = forms.CharField(widget=forms.HiddenInput, max_length=80)


class AskForm(CarefulForm):
    """Which colleague one asks, by name."""

    colleague = forms.ChoiceField(
        label=_("Which colleague knows you?"), widget=ChipsOne, error_messages=CHOOSE,
        help_text=_("Call them or go to them. Your manager hears it as well."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Sequence[tuple[UUID, str]], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["colleague"].choices = [(str(pk), name) for pk, name in colleagues]  # type: ignore[attr-defined]


class KnownForm(CarefulForm):
    """How one knows that it is really this colleague."""

    how = forms.ChoiceField(
        label=_("How do you know that it is really them?"), choices=How.choices, widget=ChipsOne, error_messages=CHOOSE,
        help_text=_("A mail or a message is not enough: somebody else may have written it."),
    )  # fmt: skip


class WaitingForm(CarefulForm):
    """How long the village waits before a lost second factor is taken away."""

    hours = forms.IntegerField(
        label=_("How many hours?"), min_value=4, max_value=168, widget=forms.NumberInput(attrs={"class": "input--mid"}),
        error_messages={
            "required": _("Write a number of hours."), "invalid": _("Write a number of hours."),
            "min_value": _("At least 4 hours: enough to read a mail and to stop it."),
            "max_value": _("At most 168 hours, which is a week."),
        },
    )  # fmt: skip


class ProposeForm(CarefulForm):
    """Who gets a role that one person alone gives nobody, and why."""

    who = forms.ChoiceField(
        label=_("Who?"), help_text=_("By the name that everybody in the village reads."), error_messages=CHOOSE
    )
    reason = why_field()

    field_order = ("role", "who", "becomes", "reason")

    def __init__(
        self, *args: Any, people: Sequence[Membership], roles: Sequence[Role] = (), becomes: Sequence[Role] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        by_place = groupby(people, key=lambda one: one.organisation.name)
        named_so = [(place, [(str(one.pk), f"{one.public_name} · {one.get_role_display()}") for one in those])
                    for place, those in by_place]  # fmt: skip
        self.fields["who"].choices = [("", _("Choose a person")), *named_so]  # type: ignore[attr-defined]
        if roles:
            self.fields["role"] = role_field(roles)
        if becomes is not None:
            self.fields["becomes"] = forms.ChoiceField(
                label=_("And what do you do from then on?"), required=False, widget=ChipsOne, initial="",
                choices=[("", _("What else I do here, or nothing")), *((one.value, one.label) for one in becomes)],
            )  # fmt: skip
        self.order_fields(self.field_order)

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["who"])


class WhyForm(CarefulForm):
    """Why somebody stops."""

    reason = why_field()
