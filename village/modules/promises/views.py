"""What I promised and keep, what was promised to me, and the share kept; for a team leader whose, and before when."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.promises import actions
from village.modules.promises.forms import RenewForm
from village.modules.promises.models import Promise
from village.modules.promises.queries import (
    changes_of_promise,
    due_for,
    made_to,
    promises_of_team,
    shares_kept,
    title_of,
)
from village.modules.promises.working_time import time_left, week_of
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find, open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.villages.hours import WorkingWeek
from village.trust.villages.models import Village
from village.trust.vocabulary import Purpose, Right, Role
from village.ui.cards import things_named
from village.ui.screens import page_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The first one first, each with the page where it is kept."""
    actor = actor_of(request)
    if not actor.is_professional:
        raise Http404
    open_list(actor, Purpose.LIST)
    page = page_of(request, due_for(actor))
    named, week = things_named(actor, {one.item_id for one in page}), week_of(actor.village_id)
    for promise in page:
        promise.title = title_of(promise, named)
        promise.clock = time_left(week, promise.made_at, promise.due_at, now())
        promise.moment = moment_in_words(promise.due_at)
    shown(actor, page)
    return show_page(request, "promises/mine.html", {"page": page})


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Owner and dates, for each organisation one leads. Never to whom, never about what."""
    actor = actor_of(request)
    led = [seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR]
    if not led:
        raise Http404
    lines = [line for organisation in led for line in promises_of_team(organisation)]
    return show_page(request, "promises/team.html", {"page": page_of(request, lines)})


@require_safe
def promise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One promise, for who made it: done, a new date with a reason, or no longer needed."""
    return _page(request, _ours(request, pk), RenewForm(week=_week(request)))


@require_POST
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _end(request, pk, actions.keep, _("Done. The one you promised it to sees that you kept it."))


@require_POST
def let_go(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _end(request, pk, actions.let_go, _("Let go: it is not needed any more."))


@require_POST
@sent_once
def renew(request: HttpRequest, pk: UUID) -> HttpResponse:
    one = _ours(request, pk, Right.MANAGE)
    form = RenewForm(request.POST, week=_week(request))
    if not form.is_valid():
        return _page(request, one, form, status=422)
    try:
        actions.renew_with_reason(one, by=actor_of(request), **form.cleaned_data)
    except actions.PromiseIsDone:
        messages.info(request, _("This promise ended meanwhile."))
        return redirect("promises:promise", pk)
    messages.success(request, _("The new date and your reason can be read."))
    return remember_answer(request, redirect("promises:promise", pk))


@require_safe
def to_me(request: HttpRequest) -> HttpResponse:
    """What was promised to me and my children, and whether it was kept."""
    actor = actor_of(request)
    open_list(actor, Purpose.LIST)
    page = page_of(request, made_to(actor))
    named = things_named(actor, {one.item_id for one in page if one.item_id})
    for one in page:
        one.title = one.in_words or title_of(one, named)
        one.thing = named.get(one.item_id) if one.item_id else None
        one.moment, one.is_late = moment_in_words(one.due_at), one.is_open and one.due_at <= now()
        one.was_late = bool(one.kept_at and one.kept_at > one.due_at)
    shown(actor, page)
    return show_page(request, "promises/to_me.html", {"page": page})


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """The share kept, per organisation. Never per person; too few are not shown."""
    since = now() - timedelta(days=365)
    return show_page(request, "promises/kept.html", {"rows": shares_kept(actor_of(request), since), "least": _least(request)})


def _end(request: HttpRequest, pk: UUID, work: Callable[..., Promise], said: str) -> HttpResponse:
    """Only what stands beside an answer ends here: an answer is kept by answering."""
    one = _ours(request, pk, Right.MANAGE)
    if not one.beside:
        messages.info(request, _("You keep this promise by answering."))
        return redirect("promises:promise", pk)
    try:
        work(one, by=actor_of(request))
        messages.success(request, said)
    except actions.PromiseIsDone:
        messages.info(request, _("This promise ended meanwhile."))
    return redirect("promises:promise", pk)


def _ours(request: HttpRequest, pk: UUID, right: Right = Right.VIEW) -> Promise:
    """For who made it, or works on it beside them."""
    actor = actor_of(request)
    one = find(actor, Promise, pk, Purpose.HELP, right)
    if one.owner.organisation_id not in actor.organisation_ids:
        raise Http404
    return one


def _page(request: HttpRequest, one: Promise, form: RenewForm, status: int = 200) -> HttpResponse:
    actor, week = actor_of(request), _week(request)
    named = things_named(actor, {one.item_id} if one.item_id else set())
    context = {
        "promise": one, "about": title_of(one, named), "form": form, "changes": changes_of_promise(one),
        "clock": time_left(week, one.made_at, one.due_at, now()) if one.is_open else None,
        "moment": moment_in_words(one.due_at),
    }  # fmt: skip
    return show_page(request, "promises/promise.html", context, status=status)


def _week(request: HttpRequest) -> WorkingWeek:
    return week_of(actor_of(request).village_id)


def _least(request: HttpRequest) -> int:
    village: Village = request.village  # type: ignore[attr-defined]
    return max(village.small_number, 5)
