"""A family and a school talk again: with whom, and a good end. Between them stands the rest of talking together."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.help_requests.models import HelpRequest
from village.modules.talks import actions, queries
from village.modules.talks.forms import MendForm
from village.modules.talks.models import Mediation
from village.modules.talks.views.together import between
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def mend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For whoever asked it: with whom of school. This is the yes without which nobody of school hears anything."""
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    if not queries.can_mend(asked) or not queries.is_mine_to_mend(asked, actor) or queries.mediation_of(asked):
        raise Http404
    form = MendForm(request.POST if request.method == "POST" else None)
    return answer_form(
        request, form, lambda: actions.want_to_mend(asked, by=actor, **form.cleaned_data),
        lambda: reverse("help_requests:follow", args=[pk]),
        _("Written down. First somebody talks with you; only then school is invited."), template="talks/mend.html", asked=asked,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def done(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For who sits in between, after both said yes: they talked, and both can read that it is done."""
    mediation: Mediation = between(request, pk)
    if not queries.may_round_off(mediation, actor_of(request)):
        raise Http404
    if request.method == "POST":
        to, by = reverse("help_requests:request", args=[mediation.request_id]), actor_of(request)
        says = _("It is done. Both can read that.")
        return once(request, lambda: actions.round_off(mediation, by=by), to, says)
    return show_page(request, "talks/done.html", {"mediation": mediation, "asked": mediation.request})
