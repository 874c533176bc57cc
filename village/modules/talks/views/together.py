"""Talking together again: a link for the other one, their yes or no, and stopping it from either side."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.link_mail import link_address, mail_link
from village.modules.talks import actions
from village.modules.talks.forms import InviteForm
from village.modules.talks.models import Invitation, Mediation
from village.modules.talks.problems import MediationIsOver
from village.modules.talks.reading import asks_as
from village.modules.talks.words import IS, IS_NOT, Kind
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.receipts import new_receipt
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.vocabulary import Actor, Purpose, Right


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How to bring it, and one button that makes a link."""
    mediation = between(request, pk)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _invited(request, mediation, form)
        except MediationIsOver as problem:
            form.add_error(None, str(problem.says))
    status = 422 if form.errors else 200
    return show_page(
        request, "talks/invite.html",
        {"mediation": mediation, "form": form, "asked": mediation.request, "asks": asks_as(mediation.request)}, status,
    )


@require_safe
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The link, for who made it, for half an hour: to bring by hand, by message or by mouth."""
    mediation = between(request, pk)
    made = kept_to_show(request, pk).get("secret")
    if not made:
        return redirect("talks:invite", pk)
    return show_page(request, "talks/link.html", {"mediation": mediation, "link": made, "asked": mediation.request})


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then, with one button, it is stopped."""
    actor = actor_of(request)
    mediation = find(actor, Mediation, pk, Purpose.FOLLOW, Right.MANAGE)
    is_mine = mediation.request.author_id == actor.person_id
    if not is_mine and not _works_on(mediation, actor):
        raise Http404
    back = "help_requests:follow" if is_mine else "help_requests:request"
    if request.method == "POST":
        if mediation.is_running:
            actions.stop(mediation, by=actor)
        messages.success(request, _("It has stopped. Nobody has to say why."))
        return redirect(back, mediation.request_id)
    return show_page(request, "talks/stop.html", {"mediation": mediation, "back": back})


@require_safe
def invited(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the other one reads: who asks, who sits in between, what it is; nothing of what was told."""
    invitation = find(actor_of(request), Invitation, pk)
    return show_page(request, "talks/invited.html", {
        "one": invitation, "is": IS[Kind.MEDIATION], "is_not": IS_NOT[Kind.MEDIATION],
        "code": kept_to_show(request, pk).get("secret"),
    })  # fmt: skip


@require_POST
def say(request: HttpRequest, pk: UUID, answer: str) -> HttpResponse:
    """Yes, no, or no longer. With a yes comes a code, to come back and stop any day."""
    actor = actor_of(request)
    invitation = find(actor, Invitation, pk, Purpose.FOLLOW, Right.CONTRIBUTE)
    try:
        if answer == "yes":
            actions.say_yes(invitation, by=actor)
        else:
            actions.say_no(invitation, by=actor)
    except MediationIsOver as problem:
        messages.info(request, str(problem.says))
        return redirect("talks:invited", pk)
    if answer == "yes" and invitation.agreed_at is None and actor.person_id:
        keep_shown_once(request, pk, new_receipt(actor.person_id, invitation.pk))
    return redirect("talks:invited", pk)


def _invited(request: HttpRequest, mediation: Mediation, form: InviteForm) -> HttpResponse:
    language = get_language() or "en"
    secret = actions.invite(mediation, by=actor_of(request), language=language)
    made = link_address(request.village.slug, secret)  # type: ignore[attr-defined]
    if form.cleaned_data["email"]:
        mail_link(form.cleaned_data["email"], language, made)
    keep_shown_once(request, mediation.pk, made)
    return remember_answer(request, redirect("talks:link", mediation.pk))


def between(request: HttpRequest, pk: UUID) -> Mediation:
    """Only who sits in between; for everybody else this page does not exist."""
    mediation = find(actor_of(request), Mediation, pk, Purpose.HELP, Right.MANAGE)
    if not _works_on(mediation, actor_of(request)):
        raise Http404
    return mediation


def _works_on(mediation: Mediation, actor: Actor) -> bool:
    asked = mediation.request
    return asked.is_work_of(actor)
