"""Forms of papers, and the field that any form takes a voice, a drawing or a letter with."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.papers.actions import Help, Told
from village.modules.papers.cleaning import Cleaned
from village.modules.papers.fields import PaperField
from village.modules.papers.problems import NoRoomLeft, RemovedAlready
from village.modules.papers.queries import Own
from village.modules.papers.words import LOOKS, Sort
from village.trust.access.form_fields import short_field, words_field
from village.trust.access.forms import CarefulForm
from village.trust.people.models import Family, Person
from village.trust.vocabulary import DataKind
from village.ui.forms import ChipsOne, Tiles

FIRST_YEAR = 1940
KINDS = {
    DataKind.FAMILY_STORY: gettext_lazy("Our family"), DataKind.SCHOOL: gettext_lazy("School"),
    DataKind.WELLBEING: gettext_lazy("How it goes"), DataKind.HEALTH: gettext_lazy("Health"),
    DataKind.MONEY: gettext_lazy("Money and housing"), DataKind.OWN_STORY: gettext_lazy("Just for me"),
}  # fmt: skip


class ToldForm(CarefulForm):
    """How it is called, what sort it is, which date stands on it."""

    called = short_field(gettext_lazy("How do you call it?"), required=False, most=120)
    sort = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=Sort, required=False, widget=Tiles(pictures=LOOKS, wide=True)
    )
    dated_on = forms.DateField(
        label=gettext_lazy("Which date belongs to it?"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Write it as year-month-day, for example 2024-09-01.")},
    )  # fmt: skip

    def clean_dated_on(self) -> Any:
        day = self.cleaned_data["dated_on"]
        if day and not FIRST_YEAR <= day.year <= timezone.localdate().year + 1:
            raise ValidationError(_("This date is too far away."))
        return day

    def told(self) -> Told:
        said = self.cleaned_data
        return Told(called=said["called"] or self.suggested, sort=said["sort"], dated_on=said["dated_on"])

    @property
    def suggested(self) -> str:
        content = self.cleaned_data.get("paper")
        return content.name if isinstance(content, Cleaned) else ""


class _About(forms.Form):
    """About whom it is, and what about."""

    about = forms.ChoiceField(label=gettext_lazy("Whose is it?"), widget=ChipsOne)
    kind = forms.TypedChoiceField(
        label=gettext_lazy("What is it about?"), widget=ChipsOne, choices=[(int(kind), label) for kind, label in KINDS.items()],
        coerce=lambda value: DataKind(int(value)), initial=int(DataKind.FAMILY_STORY),
        help_text=gettext_lazy("Whoever you share this part of your story with sees it too."),
    )  # fmt: skip

    def __init__(self, *args: Any, own: list[Own], **named: Any) -> None:
        super().__init__(*args, **named)
        self.own = {one.key: one for one in own}
        field = self.fields["about"]
        field.choices = [(one.key, _("Mine") if one.is_me else one.called) for one in own]  # type: ignore[attr-defined]
        field.initial = next(iter(self.own), None)

    def whose(self) -> Person | Family:
        return self.own[self.cleaned_data["about"]].record

    def clean_kind(self) -> DataKind:
        kind: DataKind = self.cleaned_data["kind"]
        one = self.own.get(self.cleaned_data.get("about", ""))
        if kind == DataKind.OWN_STORY and one and not one.is_me:
            raise ValidationError(_("Only what is about yourself can be just for you."))
        return kind


class KeepForm(_About, ToldForm):
    """Keep one thing."""

    paper = PaperField(label=gettext_lazy("What do you want to keep?"))
    field_order = ["paper", "called", "about", "kind", "sort", "dated_on"]


class HelpForm(CarefulForm):
    """Earlier help: years are enough, nobody remembers days."""

    who = words_field(gettext_lazy("Who helped?"), gettext_lazy("A service, a person, a neighbour: as you call them."), rows=1)
    from_year = forms.IntegerField(
        label=gettext_lazy("Since which year?"), min_value=FIRST_YEAR, widget=forms.NumberInput({"class": "input--short"})
    )
    from_month = forms.TypedChoiceField(
        label=gettext_lazy("And which month?"), required=False, coerce=int, empty_value=None, choices=[]
    )
    goes_on = forms.BooleanField(label=gettext_lazy("It still goes on"), required=False)
    until_year = forms.IntegerField(
        label=gettext_lazy("Until which year?"), required=False, min_value=FIRST_YEAR,
        widget=forms.NumberInput({"class": "input--short"}),
    )  # fmt: skip
    what_for = words_field(gettext_lazy("What was it for?"), required=False, rows=2)
    brought = words_field(gettext_lazy("What did it bring?"), gettext_lazy("Also what did not help."), required=False, rows=2)
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Which papers belong to it?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, papers: list[tuple[str, str]] = [], **named: Any) -> None:  # noqa: B006 - only read
        super().__init__(*args, **named)
        self.fields["from_month"].choices = [("", _("I do not know")), *_months()]  # type: ignore[attr-defined]
        self.fields["papers"].choices = papers  # type: ignore[attr-defined]
        if not papers:
            del self.fields["papers"]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        this_year = timezone.localdate().year
        begins, ends = said.get("from_year"), said.get("until_year")
        if begins and begins > this_year:
            self.add_error("from_year", _("That year has still to come."))
        if ends and ends > this_year:
            self.add_error("until_year", _("That year has still to come."))
        if begins and ends and ends < begins:
            self.add_error("until_year", _("The end comes after the beginning."))
        return said

    def help(self) -> Help:
        said = self.cleaned_data
        return Help(
            from_year=said["from_year"], from_month=said["from_month"], goes_on=said["goes_on"],
            until_year=None if said["goes_on"] else said["until_year"], who=said["who"].strip(),
            what_for=said["what_for"].strip(), brought=said["brought"].strip(), paper_ids=said.get("papers", []),
        )  # fmt: skip


class OwnHelpForm(_About, HelpForm):
    """By the family itself, about one of them."""

    field_order = ["about", "who", "from_year", "from_month", "goes_on", "until_year", "what_for", "brought", "kind", "papers"]


def reason_in_words(problem: Exception) -> str:
    """Why it could not be done, as a sentence."""
    return str({
        NoRoomLeft: _("There is no room for more. Take something away that you no longer need."),
        RemovedAlready: _("It was taken away in the meantime."),
    }[type(problem)])  # fmt: skip


def _months() -> list[tuple[int, str]]:
    return [(number, str(name)) for number, name in MONTHS.items()]
