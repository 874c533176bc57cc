"""What I promised, and for a team leader what is promised by whom and before when."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from village.foundation.moments import moment_in_words
from village.foundation.time_range import now
from village.modules.promises.queries import due_for, promises_of_team, title_of
from village.modules.promises.working_time import time_left, week_of
from village.trust.access.opening import open_list, shown
from village.trust.vocabulary import Actor, Purpose, Role
from village.ui.cards import things_named
from village.ui.screens import page_of, show


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The first one first, each with the page where it is kept."""
    actor = _actor(request)
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
    return _show(request, "mine", {"page": page})


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Owner and dates, for each organisation one leads. Never to whom, never about what."""
    actor = _actor(request)
    led = [seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR]
    if not led:
        raise Http404
    lines = [line for organisation in led for line in promises_of_team(organisation)]
    return _show(request, "team", {"page": page_of(request, lines)})


def _show(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return show(request, f"promises/{name}.html", {"frame": "ui/professional.html", **context})


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined,no-any-return]
