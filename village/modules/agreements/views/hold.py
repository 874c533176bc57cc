"""On paper, to hold: the fridge plan of one person, or the plan in short. As a file, never in the village's own address."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from village.modules.agreements import papers
from village.modules.agreements.drawing import on_one_page, pdf_of
from village.modules.agreements.models import Version
from village.modules.agreements.pieces import pieces_now
from village.modules.agreements.queries import LOOKED_BACK, versions_of
from village.modules.agreements.reading import sheets_of
from village.modules.channels.views.frames import languages_of
from village.modules.family_plans.queries import owners_of, with_account
from village.modules.family_plans.views.opened import Opened
from village.modules.family_plans.views.opened import opened as plan_opened
from village.trust.access.forms import CarefulForm
from village.trust.access.opening import note_change
from village.trust.access.screens import show_page
from village.trust.vocabulary import DataKind
from village.ui.files import file_answer
from village.ui.forms import ChipsOne, Switch

FRIDGE, SHORT = "fridge", "short"


class HoldForm(CarefulForm):
    """What, for whom, in which language, how large."""

    what = forms.ChoiceField(
        label=_("What do you want on paper?"), widget=ChipsOne, initial=FRIDGE,
        choices=[(FRIDGE, _("One page for the fridge")), (SHORT, _("The plan in short"))],
    )  # fmt: skip
    who = forms.ChoiceField(label=_("For whom is the page for the fridge?"), widget=ChipsOne, initial="0")
    language = forms.ChoiceField(
        label=_("In which language?"), widget=ChipsOne,
        help_text=_("Titles and days are in this language. What people wrote stays in their own words."),
    )  # fmt: skip
    large = forms.BooleanField(label=_("Large letters"), required=False, widget=Switch)


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    at = plan_opened(request, pk)
    pieces = pieces_now(at.door)
    found = papers.holders(at.actor, at.door, owners_of(at.door), pieces)
    form = HoldForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    form.fields["who"].choices = [(str(place), holder.name) for place, holder in enumerate(found)]  # type: ignore[attr-defined]
    codes = languages_of(request) or [code for code, _name in settings.LANGUAGES]
    form.fields["language"].choices = [(code, get_language_info(code)["name_local"]) for code in codes]  # type: ignore[attr-defined]
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return show_page(request, "agreements/hold.html", {"at": at, "form": form}, status=status)
    chosen = form.cleaned_data
    link, large = request.build_absolute_uri(reverse("family_plans:plan", args=[pk])), chosen["large"]
    with translation.override(chosen["language"]):
        if chosen["what"] == FRIDGE:
            holder = found[int(chosen["who"])]
            leads = _leads_to(request, at, holder, link)
            made = on_one_page(
                lambda most: papers.fridge(at.actor, at.door, holder, pieces, leads, large=large, most=most)
            )
        else:
            made = pdf_of(papers.in_short(at.actor, at.door, pieces, link, agreed=_agreed(at), large=large))
        return _file(at, made, chosen["what"])


def _leads_to(request: HttpRequest, at: Opened, holder: papers.Holder, plan: str) -> str:
    """A square leads only to what whoever holds the paper can open; without an account nowhere."""
    if holder.is_owner or not at.door.mine:
        return plan
    if holder.person_id in with_account(at.door.subject_id):
        return request.build_absolute_uri(reverse("family_plans:mine"))
    return ""


def _agreed(at: Opened) -> Version | None:
    sheets = sheets_of(at.actor, versions_of(at.door)[:LOOKED_BACK])
    return next((sheet.version for sheet in sheets if sheet.is_agreed), None)


def _file(at: Opened, made: bytes, name: str) -> HttpResponse:
    """That it was taken along stands in the logbook."""
    note_change(at.actor, "export", "agreements.take_paper", at.door.subject_id, None, int(DataKind.CONTACT))
    return file_answer(made, name, "pdf")
