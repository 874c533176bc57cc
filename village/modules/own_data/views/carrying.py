"""What a professional carries along about one question, and where it was noted too."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import actions, along
from village.modules.own_data.forms import RecordedForm
from village.modules.own_data.queries import recorded_about
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right
from village.ui.cards import read_first
from village.ui.files import file_answer


@require_safe
def carry(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, _asked(request, pk), RecordedForm())


@require_POST
def carry_file(request: HttpRequest, pk: UUID, form: str) -> HttpResponse:
    """A copy is a line in the logbook, which the family reads."""
    asked = _asked(request, pk)
    if form not in along.FORMS:
        raise Http404
    return file_answer(actions.take_along(asked, by=actor_of(request), form=form), asked.number, form)


@require_POST
@sent_once
def recorded(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked, form = _asked(request, pk), RecordedForm(request.POST)
    if not form.is_valid():
        return _show(request, asked, form, status=422)
    actions.note_recorded(asked, by=actor_of(request), **form.cleaned_data)
    messages.success(request, _("Noted. The family can read where."))
    return remember_answer(request, redirect("help_requests:request", pk))


def _asked(request: HttpRequest, pk: UUID) -> HelpRequest:
    """Only for who helps with it; for who asked there is a copy of everything."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.CONTRIBUTE)
    if not actor.is_professional or asked.author_id == actor.person_id:
        raise Http404
    return asked


def _show(request: HttpRequest, asked: HelpRequest, form: Any, status: int = 200) -> HttpResponse:
    what = along.noted(asked, actor_of(request))
    return show_page(request, "own_data/carry.html", {
        "asked": asked, "what": what, "text": along.as_text(what), "form": form,
        "recorded": list(recorded_about(asked)), "read_first": read_first(request, asked),
    }, status=status)  # fmt: skip
