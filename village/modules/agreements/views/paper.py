"""Answering on paper: one of the family prints points with a code; with it, somebody answers at any screen."""

from uuid import UUID

from allauth.decorators import rate_limit
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.agreements import codes, papers
from village.modules.agreements.drawing import pdf_of
from village.modules.agreements.forms import CodeForm, PaperForm
from village.modules.agreements.queries import is_last
from village.modules.agreements.reading import sheet_of
from village.modules.agreements.views.opened import opened
from village.trust.access.doors import open_to_all
from village.trust.access.screens import actor_of, show_page
from village.ui.files import file_answer

NO_CODE = "0" * 17


@require_POST
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The code stands on this paper and nowhere else."""
    actor, one = actor_of(request), opened(request, pk)
    sheet = sheet_of(actor, one)
    who = next((other for other in sheet.people if str(other.person_id) == request.POST.get("person")), None)
    if who is None or not is_last(pk):
        raise Http404
    code = codes.print_code(one, by=actor, person=who.person_id)
    rows = [point for point in sheet.points if who.person_id in point.piece.asked]
    link = request.build_absolute_uri(reverse("agreements:code"))
    hold = papers.to_answer(actor, one, who.name, rows, code, link, large=True)
    return file_answer(pdf_of(hold), "points", "pdf")


@open_to_all(because="a code on paper is the answer of who has no account; it opens numbers, not a word")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="receipt")  # type: ignore[untyped-decorator]
def code(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return show_page(request, "agreements/code.html", {"form": CodeForm()})
    typed = "".join(str(int(sign)) for sign in request.POST.get("code", "") if sign.isdecimal())
    typed = typed if len(typed) == 16 else NO_CODE
    number, places = codes.points_behind(typed)
    if not number:
        form = CodeForm(request.POST)
        form.is_valid()
        form.add_error("code", _("This code opens nothing here. Read it once more, four digits at a time."))
        return show_page(request, "agreements/code.html", {"form": form}, status=422)
    return _answer(request, typed, number, places)


def _answer(request: HttpRequest, typed: str, number: int, places: list[int]) -> HttpResponse:
    answering = bool(request.POST.get("answering"))
    form = PaperForm(request.POST if answering else None, places=places, initial={"code": typed, "answering": "1"})
    if answering and form.is_valid():
        codes.say_by_code(typed, form.answers())
        return show_page(request, "agreements/code.html", {"said": form.answers().items(), "number": number})
    context = {"points": form, "number": number, "typed": typed}
    return show_page(request, "agreements/code.html", context, status=422 if answering else 200)
