"""Who looks after the child of a question: who is written down, on which proof; one more guardian; and an end, with a proof."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from village.modules.circles.forms import EndGuardianForm, GuardianForm
from village.modules.circles.guardians import (
    NobodyKnowsTheAge,
    Ward,
    end_guardian,
    guardians_of,
    invite_guardian,
    ward_of,
)
from village.modules.circles.link_mail import mail_link, village_address
from village.modules.circles.models import Authority
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.vocabulary import Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def guardians(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a contact person who has a question about the child; nobody else writes guardians down."""
    asked = _asked(request, pk)
    ward = ward_of(asked.subject_id) if asked.route == Route.FAMILY else None
    posted = request.POST if request.method == "POST" and ward and ward.born else None
    ends = posted is not None and "guardian" in posted
    form, end = GuardianForm(None if ends else posted), EndGuardianForm(posted if ends else None)
    if end.is_bound and end.is_valid():
        return _end(request, asked, end)
    if form.is_bound and form.is_valid() and ward:
        return _invite(request, asked, form)
    return show_page(request, "help_requests/guardians.html", {
        "asked": asked, "ward": ward if ward and ward.born else None, "form": form, "end": end,
        "kept": kept_to_show(request, pk), "why_not": _why_not(asked, ward),
        "guardians": guardians_of(asked.subject_id) if ward else [],
    }, status=422 if form.errors or end.errors else 200)  # fmt: skip


def _invite(request: HttpRequest, asked: HelpRequest, form: GuardianForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        secret = invite_guardian(
            asked.subject_id, by=actor_of(request), authority=Authority(said["authority"]), evidence=said["evidence"],
            until=said["until"],
        )  # fmt: skip
    except NobodyKnowsTheAge:
        messages.info(request, _("By the law of this place there is nothing a guardian sees any more."))
        return redirect("help_requests:guardians", asked.pk)
    link = village_address(reverse("circles:invited", args=[secret]))
    keep_shown_once(request, asked.pk, link)
    if said["email"]:
        mail_link(said["email"], get_language() or "en", link)
    messages.success(request, _("Written down. It counts once this person says yes with their own account."))
    return remember_answer(request, redirect("help_requests:guardians", asked.pk))


def _end(request: HttpRequest, asked: HelpRequest, form: EndGuardianForm) -> HttpResponse:
    known = {one.guardian_id for one in guardians_of(asked.subject_id)}
    if form.cleaned_data["guardian"] not in known:
        raise Http404
    end_guardian(asked.subject_id, by=actor_of(request), **form.cleaned_data)
    messages.success(request, _("Ended. Everybody concerned was told."))
    return remember_answer(request, redirect("help_requests:guardians", asked.pk))


def _asked(request: HttpRequest, pk: UUID) -> HelpRequest:
    actor = actor_of(request)
    asked = find(actor, HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    if asked.to_organisation_id not in actor.organisation_ids or asked.author_id == actor.person_id:
        raise Http404
    return asked


def _why_not(asked: HelpRequest, ward: Ward | None) -> str:
    if asked.route == Route.OWN:
        return _("This young person asked alone. Nothing about parents is written down from here.")
    if ward is None:
        return _("Only a contact person who works on a question about a child writes this down.")
    return "" if ward.born else _("No date of birth is known of the one it is about, so nobody can say what a guardian sees.")
