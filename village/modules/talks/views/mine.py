"""The side of the young person: what may not be passed on, changed any day."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.help_requests.models import HelpRequest
from village.modules.talks import actions, queries
from village.modules.talks.forms import LimitsForm
from village.modules.talks.views.frames import as_read
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def limits(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked = find(actor_of(request), HelpRequest, pk, right=Right.CONTRIBUTE)
    chosen = queries.asked_of(asked) if asked.author_id == actor_of(request).person_id else None
    if chosen is None:
        raise Http404
    form = LimitsForm(
        request.POST or None, initial={"limits": chosen.limits, "limit_words": chosen.limit_words}
    )
    if request.method == "POST" and form.is_valid():
        actions.change_limits(chosen, by=actor_of(request), **_wanted(form))
        messages.success(
            request, _("Written down. {name} reads it from now on.").format(name=chosen.talk.called)
        )
        return remember_answer(request, redirect("help_requests:follow", pk))
    context = {"asked": asked, "form": form, **as_read(chosen.talk)}
    return show_page(request, "talks/limits.html", context, 422 if form.errors else 200)


def _wanted(form: LimitsForm) -> dict[str, Any]:
    return {"limits": tuple(form.cleaned_data["limits"]), "limit_words": form.cleaned_data["limit_words"]}
