"""What was said at a meeting, to read and to print: the child first, and only what this reader may read."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from village.modules.agreements.drawing import pdf_of
from village.modules.meetings.forms import PaperForm
from village.modules.meetings.paper import as_paper
from village.modules.meetings.reading import Agenda, agenda_of
from village.trust.access.opening import note_change, open_subject
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Purpose
from village.ui.files import file_answer


@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page; on paper in the language and the size one chooses."""
    agenda = _held(actor_of(request), pk)
    form = PaperForm(initial={"language": get_language()}, languages=_languages(request))
    paper = as_paper(agenda, actor_of(request))
    return show_page(request, "meetings/minutes.html", {
        "agenda": agenda, "meeting": agenda.meeting, "paper": paper, "form": form,
        "parts": [part for part in paper.parts if part.lines],
    })  # fmt: skip


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """As a PDF: black on white, large when asked, in the direction its language reads."""
    actor = actor_of(request)
    agenda = _held(actor, pk)
    form = PaperForm(request.GET, languages=_languages(request))
    chosen = form.cleaned_data if form.is_valid() else {}
    language = chosen.get("language") or get_language() or "en"
    link = request.build_absolute_uri(reverse("meetings:minutes", args=[pk]))
    here = agenda.meeting
    with translation.override(language):
        drawn = pdf_of(as_paper(agenda, actor, link=link, large=bool(chosen.get("large"))))
    note_change(actor, "export", "meetings.take_minutes", here.subject_id, here.item_id, int(here.kind))
    return file_answer(drawn, "meeting", "pdf")


def _held(actor: Actor, pk: UUID) -> Agenda:
    agenda = agenda_of(actor, pk)
    if agenda.closing is None:
        raise Http404
    if agenda.door is not None:
        open_subject(actor, agenda.meeting.subject_id, Purpose.FOLLOW)
    return agenda


def _languages(request: HttpRequest) -> list[str]:
    spoken = request.village.languages  # type: ignore[attr-defined]
    return [code for code, _name in settings.LANGUAGES if code in spoken]
