"""How somebody wants to be reached, in which language, and that they know who reads it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.names import PHONE
from village.modules.help_requests.words import ReachBy
from village.trust.access.form_fields import is_mail
from village.trust.access.forms import CarefulForm

ANOTHER_LANGUAGE = "other"
AT_A_PLACE = (ReachBy.VISIT, ReachBy.AT_SCHOOL)


class ReachForm(CarefulForm):
    """A form derived from it says how one can be reached (`reach_by`) and what one knows (`known`)."""

    reach_where = forms.CharField(
        label=_("Where do we reach you?"), max_length=200, required=False,
        help_text=_("A phone number, an e-mail address, or the place. Give one that only you use."),
        widget=forms.TextInput(attrs={"class": "input--mid", "autocomplete": "off", "dir": "auto"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("We talk in"), widget=forms.Select(attrs={"class": "input--mid"}),
        error_messages={"required": _("Choose a language.")},
    )  # fmt: skip

    def __init__(self, *args: Any, languages: list[str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["language"].choices = language_choices(languages)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        by, where = values.get("reach_by"), values.get("reach_where", "").strip()
        if by in (ReachBy.CALL, ReachBy.MESSAGE) and not PHONE.search(where):
            self.add_error("reach_where", _("Write the phone number we may use."))
        elif by == ReachBy.MAIL and not is_mail(where):
            self.add_error("reach_where", _("Write the e-mail address we may use."))
        elif by in AT_A_PLACE and not where:
            self.add_error("reach_where", _("Write where we meet you."))
        return values


def language_choices(languages: list[str]) -> list[tuple[str, Any]]:
    names = dict(settings.LANGUAGES)
    known = [(code, names.get(code, code)) for code in languages or list(names)]
    return [*known, (ANOTHER_LANGUAGE, _("Another language, with an interpreter"))]
