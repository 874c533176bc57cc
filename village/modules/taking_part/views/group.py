"""For who runs a group: today's list, ticking who is there, and whom to call. And for who says who runs it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from village.foundation.in_a_row import in_a_row
from village.modules.taking_part import groups, queries
from village.modules.taking_part.forms import GroupForm, TickForm
from village.modules.taking_part.models import Group, TakesPart
from village.modules.taking_part.reading import call_in_words, days_of
from village.modules.taking_part.sheet import Row, calls_for, sheet_of, tick
from village.modules.taking_part.words import PhotoUse
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import find
from village.trust.access.screens import actor_of, show_page
from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor, Purpose

LOOK = ("GET", "HEAD", "POST")
A_SEASON = timedelta(days=180)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The groups I run, and those of where I work."""
    actor = _worker(request)
    found = queries.groups_of_my_places(actor)
    runners = queries.runners_of(actor, [one.pk for one in found])
    keeps = {one.pk for one in queries.places_to_keep(actor)}
    today = timezone.localdate().isoweekday()
    rows = [
        {
            "group": one, "days": days_of(one), "today": today in one.weekdays,
            "runs": [m.public_name for m in runners[one.pk]],
            "mine": one.is_open and any(m.person_id == actor.person_id for m in runners[one.pk]),
            "keeps": one.organisation_id in keeps,
        }
        for one in found
    ]  # fmt: skip
    return show_page(request, "taking_part/groups.html", {
        "run": [row for row in rows if row["mine"]], "others": [row for row in rows if not row["mine"] and row["keeps"]],
        "places": queries.places_to_keep(actor),
    })  # fmt: skip


@require_http_methods(LOOK)
def today(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who comes today: a first name, one line, a sign for photos, a number behind a tap."""
    actor = _worker(request)
    group = queries.group_i_run(actor, pk)
    if group is None:
        raise Http404
    rows = sheet_of(actor, pk)
    form = TickForm(
        request.POST if request.method == "POST" else None, rows=[(row.part.pk, row.part.called, row.there) for row in rows]
    )
    if request.method == "POST" and form.is_valid():
        return once(
            request, lambda: tick(actor, rows, form.ticked()), reverse("taking_part:today", args=[pk]),
            _("Kept. You can change it all day."),
        )  # fmt: skip
    return show_page(request, "taking_part/today.html", {
        "group": group, "days": days_of(group), "form": form, "day": timezone.localdate(),
        "meets": timezone.localdate().isoweekday() in group.weekdays, "open": sum(row.there is None for row in rows),
        "rows": [(row, form[f"at-{row.part.pk}"], photo_sign(row)) for row in rows],
    }, 422 if form.errors else 200)  # fmt: skip


@require_safe
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Opened when it is needed; whoever wrote the number reads who opened it."""
    actor = _worker(request)
    part = find(actor, TakesPart, pk, Purpose.HELP)
    if part.ended_at or not queries.runs(part.group_id):
        raise Http404
    back = reverse("taking_part:today", args=[part.group_id])
    cards = [call_in_words(one) for one in calls_for(actor, part)]
    return show_page(request, "taking_part/call.html", {"part": part, "cards": cards, "back": back})


@require_http_methods(LOOK)
@sent_once
def new(request: HttpRequest, organisation: UUID) -> HttpResponse:
    actor = _worker(request)
    place = next((one for one in queries.places_to_keep(actor) if one.pk == organisation), None)
    if place is None:
        raise Http404
    return _keep(request, actor, place, None, {"ends_on": timezone.localdate() + A_SEASON})


@require_http_methods(LOOK)
@sent_once
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _worker(request)
    group = queries.group_i_keep(actor, pk)
    if group is None:
        raise Http404
    runs = [str(one.pk) for one in queries.runners_of(actor, [pk])[pk]]
    told = {name: getattr(group, name) for name in ("name", "weekdays", "hours", "ends_on", "is_open")}
    return _keep(request, actor, group.organisation, group, told | {"members": runs})


def photo_sign(row: Row) -> str:
    """One plain sign: no photo, or how far one may go."""
    if not row.photos:
        return ""
    return in_a_row(use.short for use in PhotoUse if use in row.photos)


def _keep(
    request: HttpRequest, actor: Actor, place: Organization, group: Group | None, initial: dict[str, Any]
) -> HttpResponse:
    members = [(one.pk, one.public_name) for one in queries.members_of(actor, place.pk)]
    form = GroupForm(request.POST if request.method == "POST" else None, members=members, initial=initial)
    back = reverse("taking_part:groups")
    key = group.pk if group else None
    if request.method == "POST" and done(
        form, lambda: groups.keep(form.group(), organisation=place.pk, members=form.members_chosen(), key=key)
    ):
        return remember_answer(request, redirect(back))
    title = _("Change the group") if group else _("A new group of {place}").format(place=place.name)
    return show_page(request, "ui/form.html", {
        "form": form, "title": title, "back": back, "label": _("Keep it"),
        "lead": _("Families choose a group and write down who comes. Who runs it reads only today’s list."),
        "seen": _("Everybody who is signed in reads the name, the days and who runs it. Nobody reads here who comes."),
    }, 422 if form.errors else 200)  # fmt: skip


def _worker(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    return actor
