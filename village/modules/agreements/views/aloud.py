"""Who works here writes down what somebody said aloud, and who heard it. The family is told and can take it back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.agreements import actions
from village.modules.agreements.forms import AloudForm
from village.modules.agreements.queries import is_last
from village.modules.agreements.reading import PointRow, sheet_of
from village.modules.agreements.views.opened import opened
from village.trust.access.doing import once
from village.trust.access.screens import actor_of, show_page


@require_http_methods(["GET", "HEAD", "POST"])
def aloud(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    actor, one = actor_of(request), opened(request, pk)
    if not actor.is_professional or person == actor.person_id or not is_last(pk):
        raise Http404
    sheet = sheet_of(actor, one)
    who = next((other for other in sheet.people if other.person_id == person), None)
    if who is None:
        raise Http404
    rows = [point for point in sheet.points if _asks(point, person)]
    form = AloudForm(request.POST if request.method == "POST" else None, rows=rows, person_id=person)
    if request.method == "POST" and form.is_valid():
        here = reverse("agreements:version", args=[pk])
        said, words, witness = form.answers(), form.words(), form.cleaned_data["witness"]
        return once(
            request,
            lambda: actions.write_down(one, by=actor, person=person, answers=said, words=words, witness=witness),
            here, _("Written down. The family is told, and can take it back any day."),
        )  # fmt: skip
    context = {"version": one, "who": who, "rows": rows, "form": form}
    return show_page(request, "agreements/aloud.html", context, status=422 if form.is_bound else 200)


def _asks(point: PointRow, person: UUID) -> bool:
    return person in point.piece.asked
