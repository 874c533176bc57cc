"""Putting somebody on a list: the worker's form, exactly what the family reads, and the family's yes or no."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.circles.one_thing import my_yes
from village.modules.handovers.reading import reach_in_words, why_not
from village.modules.handovers.rules import LawForbids, NotForASchool
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.waiting import putting
from village.modules.waiting.bridging import bridge_named, bridges_of, icon_of
from village.modules.waiting.forms import PutForm
from village.modules.waiting.models import WaitingProposal
from village.modules.waiting.problems import NobodyToCall, NotNow, WaitsAlready
from village.modules.waiting.queries import estimates_of, lists_of, yeses_of
from village.modules.waiting.reading import how_long
from village.modules.waiting.words import LOOKS, Need
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.receipts import new_receipt
from village.trust.access.screens import actor_of, keep_shown_once, kept_to_show, show_page
from village.trust.vocabulary import Purpose, Right
from village.ui.cards import read_first


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For what, why now and what meanwhile; then exactly what the family will read; then it is proposed."""
    asked = _ours(request, pk)
    form = PutForm(
        request.POST or None, lists=lists_of(asked.village_id), bridges=bridges_of(_slug(request)),
        initial={"called_name": asked.called_name or asked.asker_name.split(" ")[0], "reach": reach_in_words(asked)},
    )  # fmt: skip
    if form.is_valid():
        step = request.POST.get("step")
        if step == "propose" and (answer := _propose(request, asked, form)):
            return answer
        if step == "look":
            look = {"wait": form.wait(), **_words(form.wait())}
            return show_page(request, "waiting/put_look.html", {**_about(request, asked, form), **look})
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "waiting/put.html", _about(request, asked, form), status)


@require_safe
def proposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For the family: decide. For who proposed it: how it stands."""
    actor = actor_of(request)
    found = find(actor, WaitingProposal, pk, Purpose.FOLLOW)
    decides = may_decide(found.subject_id, found.item_id, [found.kind])
    proposed = found.proposer.organisation_id in actor.organisation_ids and not decides
    if not decides and not proposed:
        raise Http404  # who only reads the question along has nothing to do here
    answers = yeses_of(found)
    said = decides and my_yes(found, actor) in {one.as_who for one in answers}
    return show_page(request, "waiting/proposal.html", {
        "proposal": found, "decides": decides, "answers": answers,
        "may_answer": decides and not said and found.state == "proposed",
        "waits_for_other": bool(answers) and found.state == "proposed", "state": found.state.label, "look": LOOKS[found.state],
        "kept": kept_to_show(request, pk), "how_long": how_long(estimates_of([found.waiting_list])[found.waiting_list_id]),
        "reason": found.reason, "reach": found.reach, "bridge_words": found.bridge_words, "need": Need(found.need).label,
        "bridges": _bridges(found.bridges), "list": found.waiting_list, "outside": found.is_outside,
    })  # fmt: skip


@require_POST
@sent_once
def agree(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, found = actor_of(request), _mine(request, pk)
    try:
        putting.agree(found, by=actor)
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
        return redirect("waiting:proposal", pk)
    except NobodyToCall:
        messages.error(request, _("Nobody there can be your contact now. Who proposed it looks for another way with you."))
        return redirect("waiting:proposal", pk)
    if found.entry_id is None:
        messages.success(request, _("Thank you. Somebody else of your family has to agree too."))
    elif actor.only_item and actor.person_id:
        # a code opens one thing: waiting is another, so that gets a code too
        keep_shown_once(request, pk, new_receipt(actor.person_id, found.entry_id))
    else:
        messages.success(request, _("You are on the list from today. Here is who you can call."))
        return remember_answer(request, redirect("waiting:entry", found.entry_id))
    return remember_answer(request, redirect("waiting:proposal", pk))


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """No, without a reason; the question goes on as it was."""
    try:
        putting.refuse(_mine(request, pk), by=actor_of(request))
        messages.success(request, _("Thank you. Nobody is told anything, and your question goes on."))
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
    return redirect("waiting:proposal", pk)


def _propose(request: HttpRequest, asked: HelpRequest, form: PutForm) -> HttpResponse | None:
    try:
        made = putting.propose(asked, by=actor_of(request), wait=form.wait())
    except WaitsAlready:
        form.add_error("waiting_list", _("They wait there already, or it was proposed to them."))
        return None
    except (LawForbids, NotForASchool) as problem:
        form.add_error("waiting_list", why_not(problem))
        return None
    messages.success(request, _("Proposed. The family decides."))
    return remember_answer(request, redirect("waiting:proposal", made.pk))


def _words(wait: putting.Wait) -> dict[str, Any]:
    one = wait.waiting_list
    elsewhere = [other for other in lists_of(one.village_id) if other.pk != one.pk and other.serves(wait.postcode)]
    outside = not one.serves(wait.postcode)
    return {
        "list": one, "need": wait.need.label, "bridges": _bridges(wait.bridges), "outside": outside,
        "elsewhere": elsewhere if outside else [], "how_long": how_long(estimates_of([one])[one.pk]),
    }  # fmt: skip


def _about(request: HttpRequest, asked: HelpRequest, form: PutForm) -> dict[str, Any]:
    return {"asked": asked, "form": form, "read_first": read_first(request, asked)}


def _bridges(keys: Any) -> list[dict[str, str]]:
    return [{"name": bridge_named(key), "icon": icon_of(key)} for key in keys]


def _ours(request: HttpRequest, pk: UUID) -> HelpRequest:
    """Only who has the question at the desk; for everybody else this page does not exist."""
    asked = find(actor_of(request), HelpRequest, pk, Purpose.HELP, Right.MANAGE)
    me = membership_in(actor_of(request), asked.to_organisation_id)
    if me is None or asked.author_id == me.person_id or asked.owner_id is None or not asked.is_open:
        raise Http404
    return asked


def _mine(request: HttpRequest, pk: UUID) -> WaitingProposal:
    """Only whoever decides about it; for everybody else this page does not exist."""
    found = find(actor_of(request), WaitingProposal, pk, Purpose.SHARE, Right.MANAGE)
    if not may_decide(found.subject_id, found.item_id, [found.kind]) or found.proposer.person_id == actor_of(request).person_id:
        raise Http404
    return found


def _slug(request: HttpRequest) -> str:
    return str(request.village.slug)  # type: ignore[attr-defined]
