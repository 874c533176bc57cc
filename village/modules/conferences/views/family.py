"""What the family reads of a conference about their child, and what they write beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.conferences import actions, queries
from village.modules.conferences.forms import AnswerForm
from village.modules.conferences.models import ChildAtConference
from village.modules.conferences.reading import family_page
from village.modules.conferences.views.frames import sent
from village.trust.access.doing import done
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def told(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why it is held, by whom, until when, who looked, and what was decided for this child."""
    actor = actor_of(request)
    child = find(actor, ChildAtConference, pk, Purpose.FOLLOW)
    if not queries.was_told(child):
        raise Http404
    form = AnswerForm(sent(request), auto_id="answer_%s")
    if form.is_bound and done(form, lambda: actions.answer(child, by=actor, words=form.cleaned_data["words"])):
        messages.success(request, _("Your words stand beside it now."))
        return remember_answer(request, redirect("conferences:told", pk))
    context = family_page(actor, child) | {"form": form}
    return show_page(request, "conferences/told.html", context, status=422 if form.is_bound else 200)
