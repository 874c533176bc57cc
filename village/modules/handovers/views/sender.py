"""The side of the sender: propose, see exactly what goes, send it, and a new link for a partner."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.circles.link_mail import link_address, mail_link
from village.modules.circles.queries import law_here
from village.modules.handovers import actions
from village.modules.handovers.forms import StartForm
from village.modules.handovers.models import Handover
from village.modules.handovers.queries import pieces_of
from village.modules.handovers.reading import Head, note_between, reach_in_words, why_not
from village.modules.handovers.rules import LawForbids, NotForASchool, kind_of_letter, laws_between
from village.modules.handovers.views.frames import slug_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, keep_shown_once, show_page
from village.trust.directory.models import Membership
from village.trust.vocabulary import DataKind, Purpose, Right
from village.ui.cards import read_first


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To whom and which pieces; then exactly what they would see; then it is proposed to the family."""
    asked, me = _ours(request, pk)
    form = StartForm(
        request.POST or None, actor=actor_of(request), pieces=pieces_of(asked, reach_in_words(asked)),
        law=law_here(actor_of(request)), own=me.organisation_id,
    )  # fmt: skip
    if form.is_valid() and _may_cross(form, asked, me):
        step = request.POST.get("step")
        if step == "propose" and (answer := _propose(request, asked, form)):
            return answer
        if step == "look":
            head = Head(asked.number, me.public_name, me.organisation.name, me.public_phone)
            return show_page(request, "handovers/start_look.html", {
                "asked": asked, "form": form, "head": head, "lines": form.chosen(), "to": form.receiver(),
                "read_first": read_first(request, asked), "border": _border(form, me),
            })  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    context = {"asked": asked, "form": form, "rows": _rows(form), "read_first": read_first(request, asked)}
    return show_page(request, "handovers/start.html", context, status)


@require_POST
@sent_once
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It goes as the family agreed. For a partner without account a link goes by mail, and stands on the next page."""
    handover = _mine(request, pk)
    try:
        secret = actions.send(handover, by=actor_of(request))
    except actions.NotNow:
        messages.info(request, _("This went already, or the family decided otherwise."))
        return redirect("handovers:handover", pk)
    except LawForbids as problem:
        messages.error(request, why_not(problem))
        return redirect("handovers:handover", pk)
    _pass_on(request, handover, secret)
    messages.success(request, _("It is on its way. You hear it when somebody takes it on."))
    return remember_answer(request, redirect("handovers:handover", pk))


@require_POST
def new_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last one was used up, ran out or got lost."""
    handover = _mine(request, pk)
    try:
        secret = actions.link_again(handover, by=actor_of(request))
    except actions.NotNow:
        raise Http404 from None
    _pass_on(request, handover, secret)
    return redirect("handovers:handover", pk)


def _pass_on(request: HttpRequest, handover: Handover, secret: str) -> None:
    if not secret:
        return
    link = link_address(slug_of(request), secret)
    keep_shown_once(request, handover.pk, link, handover.partner_name)
    if handover.partner_mail:
        mail_link(handover.partner_mail, request.village.languages[0], link)  # type: ignore[attr-defined]


def _propose(request: HttpRequest, asked: HelpRequest, form: StartForm) -> HttpResponse | None:
    values = form.cleaned_data
    try:
        made = actions.propose(
            asked, by=actor_of(request), to=form.receiver(), pieces=form.chosen(), why=values["why"],
            beside_days=values["beside_days"],
        )  # fmt: skip
    except actions.StillRunning:
        form.add_error(None, _("This question is being handed over already. One at a time."))
        return None
    messages.success(request, _("Proposed. The family decides, piece by piece."))
    return remember_answer(request, redirect("handovers:handover", made.pk))


def _border(form: StartForm, me: Membership) -> str:
    to = form.receiver()
    theirs = to.organisation.jurisdiction if to.organisation else to.law
    return note_between(me.organisation.jurisdiction, theirs, get_language() or "en")


def _may_cross(form: StartForm, asked: HelpRequest, me: Membership) -> bool:
    to = form.receiver()
    theirs = to.organisation.jurisdiction if to.organisation else to.law
    try:
        ours, _theirs = laws_between(me.organisation.jurisdiction, theirs, DataKind(asked.kind))
        kind_of_letter(to.organisation, DataKind(asked.kind), [piece.what for piece in form.chosen()], ours)
    except (LawForbids, NotForASchool) as problem:
        form.add_error("to", why_not(problem))
        return False
    return True


def _rows(form: StartForm) -> list[dict[str, Any]]:
    """Each piece with its words, ticked or not."""
    ticked = set(form["pieces"].value() or [])
    return [{"key": key, "piece": piece, "on": key in ticked} for key, piece in form.on_offer.items()]


def _ours(request: HttpRequest, pk: UUID) -> tuple[HelpRequest, Membership]:
    """Only who has the question at the desk; for everybody else this page does not exist."""
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    me = membership_in(actor_of(request), asked.to_organisation_id)
    if me is None or asked.author_id == me.person_id or asked.owner_id is None or not asked.is_open:
        raise Http404
    return asked, me


def _mine(request: HttpRequest, pk: UUID) -> Handover:
    handover = find(actor_of(request), Handover, pk, Purpose.HELP, Right.MANAGE)
    if handover.sender.organisation_id not in actor_of(request).organisation_ids:
        raise Http404
    return handover
