"""Forms of waiting: putting somebody on a list, what is said and offered meanwhile, and the lists themselves."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from village.foundation.postcodes import many_postcodes, one_postcode
from village.modules.circles.queries import professionals
from village.modules.waiting.bridging import Bridge
from village.modules.waiting.models import WaitingList, WaitingQuota, WaitingRules
from village.modules.waiting.putting import Wait
from village.modules.waiting.queries import colleagues_at
from village.modules.waiting.words import DAYS, How, Need, Still
from village.trust.access.form_fields import short_field, words_field
from village.trust.access.forms import ActorForm, CarefulForm
from village.trust.vocabulary import Actor
from village.ui.finder import OneOfMany
from village.ui.forms import Chips, ChipsOne, Picture, Switch, Tiles

CHOOSE = _("Choose one.")
DAY = {"type": "date", "class": "input--mid"}


class PutForm(CarefulForm):
    """For what, why now in words, how to reach them, and at least one thing for meanwhile."""

    waiting_list = forms.ChoiceField(
        label=_("What would they wait for?"), error_messages={"required": CHOOSE},
        help_text=_("Nobody is refused because of where they live."),
    )  # fmt: skip
    need = forms.ChoiceField(
        label=_("Why now? Choose it together with the family."), choices=Need.choices, widget=Tiles(wide=True),
        help_text=_("In danger now? Then nobody waits: use the page for danger."), error_messages={"required": CHOOSE},
    )  # fmt: skip
    reason = words_field(_("In words: why now?"), _("The family and who keeps the list read it, with your name."))
    bridges = forms.MultipleChoiceField(
        label=_("What is there at once, while they wait?"), widget=Chips,
        error_messages={"required": _("Choose at least one: nobody waits with nothing.")},
    )  # fmt: skip
    bridge_words = words_field(_("What do you agree about it?"), _("Who, where and when."), required=False)
    called_name = short_field(_("First name of the one it is for"))
    reach = words_field(_("How are they best reached?"), required=False, rows=2)
    postcode = forms.CharField(
        label=_("Postcode of where they live"), required=False, max_length=10,
        help_text=_("Only to see who serves there, and where nobody does. It may stay empty."),
        widget=forms.TextInput(attrs={"class": "input--short", "autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip

    def __init__(self, *args: Any, lists: list[WaitingList], bridges: list[Bridge], **named: Any) -> None:
        super().__init__(*args, **named)
        self.lists = {str(one.pk): one for one in lists}
        by_place = groupby(lists, key=lambda one: one.organisation.name)
        self.fields["waiting_list"].choices = [("", ""), *(  # type: ignore[attr-defined]
            (place, [(str(one.pk), one.service) for one in found]) for place, found in by_place
        )]  # fmt: skip
        self.fields["bridges"].choices = [(one.key, str(one)) for one in bridges]  # type: ignore[attr-defined]
        self.fields["bridges"].widget.pictures = {one.key: Picture(one.icon) for one in bridges}

    def clean_postcode(self) -> str:
        return one_postcode(self.cleaned_data["postcode"])

    def wait(self) -> Wait:
        values = self.cleaned_data
        return Wait(
            self.lists[values["waiting_list"]], Need(values["need"]), values["reason"], values["called_name"],
            values["reach"], values["postcode"], values["bridges"], values["bridge_words"],
        )  # fmt: skip

    @property
    def as_sent(self) -> list[tuple[str, str]]:
        """Everything that was filled in, to carry it over the page that shows what the family will read."""
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]  # type: ignore[attr-defined]


class CheckInForm(CarefulForm):
    """A talk: how, with whom, what was said, and when again."""

    how = forms.ChoiceField(label=_("How?"), choices=[one for one in How.choices if one[0] != How.OWN], widget=ChipsOne)
    still = forms.ChoiceField(label=_("How is it now?"), choices=Still.choices, widget=ChipsOne)
    heard_from = short_field(_("With whom did you speak?"), required=False)
    words = words_field(_("What was said?"), _("The family reads it."), required=False)
    next_on = forms.DateField(label=_("When do you speak again?"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY))

    def __init__(self, *args: Any, rules: WaitingRules, **named: Any) -> None:
        super().__init__(*args, **named)
        self.latest = timezone.localdate() + timedelta(days=rules.check_in_days)
        self.fields["next_on"].initial = self.latest

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("still") and values["still"] != Still.NOT_REACHED:
            for name in ("heard_from", "words"):
                if not values.get(name, "").strip():
                    self.add_error(name, _("Write something here."))
        return values

    def clean_next_on(self) -> date:
        return day_between(self.cleaned_data["next_on"], self.latest)


class JudgeForm(CarefulForm):
    """Why they need it now, judged again."""

    need = forms.ChoiceField(label=_("Why now? Choose it together with the family."), choices=Need.choices, widget=ChipsOne)
    words = words_field(_("In words: what changed?"), _("The family reads it, with your name."))


class BridgeForm(CarefulForm):
    """Something for meanwhile."""

    what = forms.ChoiceField(label=_("What do you offer for meanwhile?"), widget=ChipsOne)
    words = words_field(_("What do you agree about it?"), _("Who, where and when."), required=False)

    def __init__(self, *args: Any, bridges: list[Bridge], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["what"].choices = [(one.key, str(one)) for one in bridges]  # type: ignore[attr-defined]


class PlaceForm(CarefulForm):
    """A place is free: until when the family may think, and from which places."""

    answer_by = forms.DateField(
        label=_("Until which day may they think about it?"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY)
    )
    quota = forms.ChoiceField(label=_("Which place is it?"), required=False, widget=ChipsOne)
    words = words_field(_("What do you write about it?"), _("When it begins, where, with whom."))

    def __init__(self, *args: Any, quotas: list[WaitingQuota], **named: Any) -> None:
        super().__init__(*args, **named)
        self.quotas = {str(one.pk): one for one in quotas}
        self.fields["answer_by"].initial = timezone.localdate() + timedelta(days=7)
        kept = [(str(one.pk), one.name) for one in quotas]
        self.fields["quota"].choices = [("", _("A place for everybody")), *kept]  # type: ignore[attr-defined]

    def clean_answer_by(self) -> date:
        return day_between(self.cleaned_data["answer_by"])


class GiveForm(ActorForm):
    """Which colleague is the contact person from now on."""

    to = OneOfMany(label=_("Who speaks to them from now on?"), error_messages={"required": CHOOSE})

    def __init__(self, *args: Any, organisation: Any, but: Any = None, **named: Any) -> None:
        self.organisation, self.but = organisation, but
        super().__init__(*args, **named)

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        people = colleagues_at(actor, self.organisation)
        self.fields["to"].offer(  # type: ignore[attr-defined]
            lambda: [(str(m.pk), m.public_name) for m in people if m.pk != self.but], among=people
        )


class SayForm(CarefulForm):
    """The family says how it goes."""

    still = forms.ChoiceField(
        label=_("How is it now?"), widget=ChipsOne,
        choices=[(one.value, one.label) for one in (Still.SAME, Still.BETTER, Still.WORSE)],
    )  # fmt: skip
    words = words_field(_("Tell it in your own words"))


class ListForm(ActorForm):
    """What one can wait for: its places, its area, who keeps it."""

    service = short_field(_("What can people wait for?"), most=120)
    about = short_field(_("What is it, in one sentence?"), required=False, most=300)
    keeper = OneOfMany(
        label=_("Who keeps this list?"), help_text=_("This person is called first, and offers the places.")
    )
    places = forms.IntegerField(label=_("How many places are there?"), min_value=1, max_value=10_000)
    quota_name = short_field(
        _("Places kept apart, for whom?"), _("Everybody can see it: brothers and sisters, who is handed over warmly."),
        required=False, most=120,
    )  # fmt: skip
    quota_places = forms.IntegerField(label=_("How many of them?"), min_value=1, max_value=10_000, required=False)
    postcodes = forms.CharField(
        label=_("Which postcodes does it serve?"), required=False, max_length=2000,
        help_text=_("With spaces in between. Empty: everywhere."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )  # fmt: skip
    outside = short_field(_("What is possible for who lives elsewhere?"), required=False, most=300)
    is_open = forms.BooleanField(label=_("People can be put on this list"), required=False, initial=True, widget=Switch)

    def offer_choices(self, actor: Actor) -> None:
        super().offer_choices(actor)
        self.people = professionals(actor)
        self.fields["keeper"].offer(self._by_place, among=self.people)  # type: ignore[attr-defined]

    def _by_place(self) -> list[tuple[str, list[tuple[str, str]]]]:
        found = sorted(self.people, key=lambda m: (m.organisation.name, m.public_name))
        by_place = groupby(found, key=lambda m: m.organisation.name)
        return [(place, [(str(m.pk), m.public_name) for m in members]) for place, members in by_place]

    def clean_postcodes(self) -> list[str]:
        return many_postcodes(self.cleaned_data["postcodes"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if bool(values.get("quota_name")) != bool(values.get("quota_places")):
            self.add_error("quota_places", _("Say for whom, and how many."))
        elif values.get("quota_places") and values["quota_places"] > values.get("places", 0):
            self.add_error("quota_places", _("Not more than there are places."))
        return values

    def kept(self) -> dict[str, Any]:
        values = self.cleaned_data
        quota = (values["quota_name"], values["quota_places"]) if values["quota_name"] else None
        plain = {name: values[name] for name in ("service", "about", "places", "postcodes", "outside", "is_open")}
        return {**plain, "keeper": next(one for one in self.people if str(one.pk) == values["keeper"]), "quota": quota}


class RulesForm(CarefulForm):
    """The numbers of this village."""

    because = short_field(_("Why do you change it?"), _("Whoever keeps the village after you reads it."), most=300)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, label in DAYS.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=1, max_value=730, widget=forms.NumberInput(attrs={"class": "input--short"})
            )
        self.order_fields([*DAYS, "because"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        aimed = [values[name] for name in list(DAYS)[:4] if name in values]
        if aimed != sorted(aimed):
            raise forms.ValidationError(_("The more is at stake, the fewer days: put the numbers in that order."))
        return values

    def days(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in DAYS}


class WhereForm(CarefulForm):
    """Which postcode to look for. A page that is only looked at: nothing is kept."""

    postcode = forms.CharField(
        label=_("Your postcode"), required=False, max_length=10,
        widget=forms.TextInput(attrs={"class": "input--short", "autocomplete": "postal-code", "dir": "ltr"}),
    )  # fmt: skip

    def clean_postcode(self) -> str:
        return one_postcode(self.cleaned_data["postcode"])


def day_between(day: date, latest: date | None = None) -> date:
    """After today, and not further away than the village says."""
    if day <= timezone.localdate():
        raise forms.ValidationError(_("Choose a day after today."))
    if latest and day > latest:
        raise forms.ValidationError(_("Choose a day that is not so far away: nobody should wait that long for a word."))
    return day
