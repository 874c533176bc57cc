"""The moment for help: planned by who works on the question; called off by either side."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.enrolment import actions, queries
from village.modules.enrolment.forms import PlanForm
from village.modules.enrolment.views.frames import question_at_work
from village.modules.help_requests.models import HelpRequest
from village.trust.access.doing import once
from village.trust.access.form_page import answer_form
from village.trust.access.once import sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked, actor, back = (
        question_at_work(request, pk),
        actor_of(request),
        reverse("help_requests:request", args=[pk]),
    )
    if asked.owner_id is None or not queries.may_meet(asked):
        raise Http404
    stands = queries.appointment_of(asked)
    before = stands.moment if stands and stands.moment else None
    with_whom = str(before.member_id) if before else str(asked.owner_id)
    form = PlanForm(
        request.POST if request.method == "POST" else None, colleagues=queries.colleagues_of(asked, actor),
        initial={"place": before.place if before else "", "member": with_whom},
    )  # fmt: skip
    return answer_form(
        request, form, lambda: actions.plan_moment(asked, by=actor, **form.cleaned_data), lambda: back,
        _("Proposed. Who asked says yes, or asks for another moment."), title=_("A moment to sit together"),
        lead=_("Go through the steps together, with the papers on the table."), label=_("Propose it"), back=back,
        quote=stands.last.words if stands else "", seen=_("Who asked reads this, and you all read whether it suits."),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it does; then, with one button, it is called off."""
    actor = actor_of(request)
    asked: HelpRequest = find(actor, HelpRequest, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    at_work = asked.is_work_of(actor)
    if not queries.is_about_enrolling(asked) or not (at_work or queries.is_mine(asked, actor)):
        raise Http404
    stands = queries.appointment_of(asked)
    back = reverse("help_requests:request" if at_work else "help_requests:follow", args=[pk])
    if request.method == "POST":
        return once(
            request,
            lambda: actions.call_moment_off(asked, by=actor),
            back,
            _("Called off. The other one was told."),
        )
    if stands is None or not stands.is_going:
        raise Http404
    return show_page(request, "enrolment/off.html", {"asked": asked, "back_url": back})
