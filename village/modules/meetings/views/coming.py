"""Saying whether one comes: by login, or by the link of somebody of the family's own circle."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from village.modules.meetings import actions
from village.modules.meetings.forms import ComingForm
from village.modules.meetings.models import Meeting
from village.modules.meetings.queries import seats_of
from village.modules.meetings.views.meeting import show_meeting
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Right


@require_POST
@sent_once
def coming(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who is invited, for themself."""
    actor = actor_of(request)
    here = find(actor, Meeting, pk, right=Right.CONTRIBUTE)
    if all(seat.person_id != actor.person_id for seat in seats_of(here)):
        raise Http404
    form = ComingForm(request.POST)
    if not done(form, lambda: actions.say_coming(here, by=actor, **form.cleaned_data)):
        return show_meeting(request, pk, coming=form)
    messages.success(request, _("Thank you for saying so. You can change it until the meeting."))
    return remember_answer(request, redirect("meetings:meeting", pk))
