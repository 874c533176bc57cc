"""An access that ends at once: by the team leader, with a reason; and for the families, what was closed and why."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from village.modules.help_requests.team import open_requests_of
from village.modules.passing_on import leaving, queries
from village.modules.passing_on.forms import EndAtOnceForm
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Role


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it means; then, with a reason, every door is closed in that moment."""
    actor = actor_of(request)
    if not actor.works_as(Role.SUPERVISOR) or actor.only_item:
        raise Http404
    who = queries.colleague_i_lead(actor, pk)
    if who is None:
        raise Http404
    form, back = EndAtOnceForm(request.POST or None), reverse("passing_on:team")

    def end_it() -> None:
        told = leaving.end_at_once(pk, by=actor, words=form.cleaned_data["words"])
        messages.success(request, _ended(told))

    return answer_form(
        request, form, end_it, lambda: back, template="passing_on/end_access.html", who=who, back=back,
        waiting=len(open_requests_of(pk)), calls=sum(one.calls for one in queries.plans_left(pk)),
    )  # fmt: skip


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """For each to whom it was told: who sees nothing of them any more, since when, and why."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        raise Http404
    return show_page(request, "passing_on/ended.html", {"rows": queries.ended_for_me(), "nobody": queries.calls_of_nobody()})


def _ended(told: int) -> str:
    return ngettext(
        "Ended, at once. {number} person is told, with your words.",
        "Ended, at once. {number} people are told, with your words.",
        told,
    ).format(number=told)
