"""Waiting for one thing: for the family who waits, and for who speaks to them meanwhile."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.waiting import at_home, meanwhile, queries, reading
from village.modules.waiting.bridging import bridges_of
from village.modules.waiting.forms import BridgeForm, CheckInForm, GiveForm, JudgeForm, PlaceForm, SayForm
from village.modules.waiting.models import BridgingOffer, PlaceOffer, WaitingEntry
from village.modules.waiting.problems import DateNeeded, NotAColleague, NotNow, WordsNeeded
from village.modules.waiting.words import Answer, How, Need, Still
from village.trust.access.mine import may_decide
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Right


@require_safe
def entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, find(actor_of(request), WaitingEntry, pk, Purpose.FOLLOW))


@require_POST
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "check_in", _("Written down. The family can read it, and the next talk has its day."))


@require_POST
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "judge", _("Kept, with your name and your words. The family can read it."))


@require_POST
def bridge(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "bridge", _("Offered. The family can say yes or not now."))


@require_POST
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "place", _("Offered. The family answers; saying no costs them nothing."))


@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "give", _("Given. The family was told the name."))


@require_POST
def say(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, "say", _("Thank you. Your contact was told."))


@require_POST
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It really began."""
    found = _ours(request, pk)
    try:
        meanwhile.begin(found, by=actor_of(request))
        messages.success(request, _("It began. The waiting is over."))
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
    return redirect("waiting:entry", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """First what it stops; then, with one button, the waiting stops."""
    found = _mine(request, pk)
    if not found.is_open:
        return redirect("waiting:entry", pk)
    if request.method != "POST":
        return show_page(request, "waiting/leave.html", {"entry": found})
    try:
        at_home.leave(found, by=actor_of(request))
        messages.success(request, _("You no longer wait for this. Nobody there reads it any more."))
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
    return redirect("waiting:entry", pk)


@require_POST
def answer_place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes, or not now: the family keeps its place."""
    offer = find(actor_of(request), PlaceOffer, pk, Purpose.FOLLOW, Right.MANAGE)
    verb, said = at_home.decline, _("Good. You keep your place.")
    if _said_yes(request):
        verb, said = at_home.accept, _("Thank you. Your contact calls you about the beginning.")
    return _answered(request, offer, lambda: verb(offer, by=actor_of(request)), said)


@require_POST
def answer_bridge(request: HttpRequest, pk: UUID) -> HttpResponse:
    offer = find(actor_of(request), BridgingOffer, pk, Purpose.FOLLOW, Right.MANAGE)
    answer = Answer.YES if _said_yes(request) else Answer.NOT_NOW
    return _answered(
        request, offer, lambda: at_home.answer_bridge(offer, by=actor_of(request), answer=answer),
        _("Thank you. It changes nothing about your place."),
    )  # fmt: skip


def _answered(request: HttpRequest, offer: PlaceOffer | BridgingOffer, work: Callable[[], object], said: str) -> HttpResponse:
    if not _decides(offer.entry):
        raise Http404
    try:
        work()
        messages.success(request, said)
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
    return redirect("waiting:entry", offer.entry_id)


@sent_once
def _do(request: HttpRequest, pk: UUID, name: str, said: str) -> HttpResponse:
    """Find, form, one action, answer."""
    found = _mine(request, pk) if name == "say" else _ours(request, pk)
    form = _forms(request, found, name)[name]
    if not form.is_valid():
        return _show(request, found, name, form)
    try:
        _work(request, found, name, form)
    except NotNow:
        messages.info(request, _("It stands somewhere else by now. Here is how it is."))
        return redirect("waiting:entry", pk)
    except (WordsNeeded, DateNeeded, NotAColleague):
        form.add_error(None, _("This cannot be kept like this. Look at what you filled in."))
        return _show(request, found, name, form)
    messages.success(request, said)
    there = redirect("waiting:keeps") if name == "give" else redirect("waiting:entry", pk)
    return remember_answer(request, there)


def _work(request: HttpRequest, found: WaitingEntry, name: str, form: Any) -> object:
    by, values = actor_of(request), form.cleaned_data
    match name:
        case "check_in":
            return meanwhile.check_in(
                found, by=by, how=How(values["how"]), still=Still(values["still"]), words=values["words"],
                next_on=values["next_on"], heard_from=values["heard_from"],
            )  # fmt: skip
        case "judge":
            return meanwhile.judge(found, by=by, need=Need(values["need"]), words=values["words"])
        case "bridge":
            return meanwhile.offer_bridge(found, by=by, what=values["what"], words=values["words"])
        case "place":
            quota = form.quotas.get(values["quota"])
            return meanwhile.offer_place(found, by=by, answer_by=values["answer_by"], words=values["words"], quota=quota)
        case "give":
            return meanwhile.give(found, by=by, to=UUID(values["to"]))
        case _:
            return at_home.say_how_it_goes(found, by=by, still=Still(values["still"]), words=values["words"])


def _show(request: HttpRequest, found: WaitingEntry, wrong: str = "", form: forms.Form | None = None) -> HttpResponse:
    """The page of the family, or of who works on it."""
    decides, today = _decides(found), timezone.localdate()
    rules = queries.rules_of(found.village_id)
    offers, reasons = queries.offers_of(found), queries.reasons_of(found)
    context = {
        "entry": found, "list": found.waiting_list, "reasons": reasons, "reason": reasons[0] if reasons else None,
        "bridges": reading.bridge_rows(queries.bridges_for(found)), "talks": queries.talks_of(found), "offers": offers,
        "open_offer": next((one for one in offers if not one.answer), None),
        "said_yes": next((one for one in offers if one.answer == Answer.YES), None),
        "since": reading.since_in_words(found.since, today),
        "why": reading.why_this_order(found, rules, today), "outside": found.is_outside, "wrong": wrong, "reach": found.reach,
        "is_late": reading.is_late(found, today),
        "too_long": found.is_open and reading.waits_too_long(found, rules, today),
        "how_long": reading.how_long(queries.estimates_of([found.waiting_list])[found.waiting_list_id]),
        "quotas": queries.quotas_of(found.village_id, [found.waiting_list_id])[found.waiting_list_id],
    }  # fmt: skip
    template = "waiting/mine_one.html" if decides else "waiting/kept_one.html"
    if decides:
        context |= {"band": queries.band_of(found, rules) if found.is_open else None, "form": SayForm(auto_id="say_%s")}
    if found.is_open:
        made = {"say": context.get("form")} if decides else _forms(request, found)
        context["forms"] = made | ({wrong: form} if wrong else {})
    return show_page(request, template, context, 422 if wrong else 200)


def _forms(request: HttpRequest, found: WaitingEntry, sent: str = "") -> dict[str, Any]:
    """All forms of the page; the one that was sent holds what was typed."""
    data: Any = {sent: request.POST}
    kinds = bridges_of(str(request.village.slug))  # type: ignore[attr-defined]
    rules = queries.rules_of(found.village_id)
    quotas = queries.quotas_of(found.village_id, [found.waiting_list_id])[found.waiting_list_id]
    if sent == "say":
        return {"say": SayForm(request.POST, auto_id="say_%s")}
    return {
        "check_in": CheckInForm(data.get("check_in"), rules=rules, auto_id="check_in_%s"),
        "judge": JudgeForm(data.get("judge"), auto_id="judge_%s", initial={"need": found.need}),
        "bridge": BridgeForm(data.get("bridge"), bridges=kinds, auto_id="bridge_%s"),
        "place": PlaceForm(data.get("place"), quotas=quotas, auto_id="place_%s"),
        "give": GiveForm(
            data.get("give"), actor=actor_of(request), organisation=found.waiting_list.organisation_id, but=found.contact_id,
            auto_id="give_%s",
        ),
    }  # fmt: skip


def _ours(request: HttpRequest, pk: UUID) -> WaitingEntry:
    """Only who works on it; for everybody else this does not exist."""
    found = find(actor_of(request), WaitingEntry, pk, Purpose.HELP, Right.MANAGE)
    if found.waiting_list.organisation_id not in actor_of(request).organisation_ids or _decides(found):
        raise Http404
    return found


def _mine(request: HttpRequest, pk: UUID) -> WaitingEntry:
    found = find(actor_of(request), WaitingEntry, pk, Purpose.FOLLOW, Right.MANAGE)
    if not _decides(found):
        raise Http404
    return found


def _decides(found: WaitingEntry) -> bool:
    return may_decide(found.subject_id, found.item_id, [found.kind])


def _said_yes(request: HttpRequest) -> bool:
    return request.POST.get("answer") == Answer.YES
