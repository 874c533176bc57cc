"""The keeper words where a question is, for families: one sentence for each state, per language."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.help_requests.plain_status import SENTENCES, keep_sentences, own_sentences
from village.trust.access.form_fields import short_field
from village.trust.access.forms import CarefulForm
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import keeper_or_404, languages_of, show_page

LONGEST = 160


class SentencesForm(CarefulForm):
    """A field for each state, called by the sentence that stands there as long as it is empty."""

    def __init__(self, *args: Any, language: str, **named: Any) -> None:
        super().__init__(*args, **named)
        with translation.override(language):
            self.fields |= {status: _field(str(ours), language) for status, ours in SENTENCES.items()}


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def sentences(request: HttpRequest) -> HttpResponse:
    actor, village = keeper_or_404(request), request.village  # type: ignore[attr-defined]
    languages = languages_of(request)
    language = request.GET["in"] if request.GET.get("in") in languages else languages[0]
    form = SentencesForm(
        request.POST if request.method == "POST" else None, language=language, initial=own_sentences(village, language)
    )
    if form.is_bound and form.is_valid():
        keep_sentences(by=actor, language=language, said=form.cleaned_data)
        messages.success(request, _("Kept. Families read it like this from now on."))
        return remember_answer(request, HttpResponseRedirect(f"{reverse('help_requests:sentences')}?in={language}"))
    called = dict(settings.LANGUAGES)
    tabs = [{"url": f"?in={one}", "label": called.get(one, one), "current": one == language} for one in languages]
    context = {"form": form, "tabs": tabs}
    return show_page(request, "help_requests/sentences.html", context, status=422 if form.is_bound else 200)


def _field(ours: str, language: str) -> forms.CharField:
    made = short_field(ours, required=False, most=LONGEST)
    made.widget.attrs |= {"lang": language, "class": ""}
    return made
