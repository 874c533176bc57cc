"""My teams, one team with its agenda, tasks and people, and who serves which area."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from village.modules.wellbeing_teams import agenda, queries, reading
from village.modules.wellbeing_teams.forms import OutcomeForm, PointForm, WhereForm
from village.modules.wellbeing_teams.queries import Place
from village.modules.wellbeing_teams.views.frames import (
    mine_or_hidden,
    sees_areas,
    sees_teams,
    show_form,
    team_or_hidden,
)
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.opening import open_list, shown
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Purpose, Role

PAST = 8


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The teams I am in; for who keeps or leads also the others, without what is on their agenda."""
    actor = actor_of(request)
    if not sees_teams(actor):
        raise Http404
    my = queries.my_teams(actor)
    leads = {seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR}
    others = queries.teams_of(actor.village_id) if actor.is_keeper or leads else []
    seats = queries.seats_of(actor.village_id, {*(one.pk for one in my), *(one.pk for one in others)})
    kept = [
        one
        for one in others
        if actor.is_keeper or any(seat.member.organisation_id in leads for seat in seats[one.pk])
    ]
    context = {
        "mine": [{"one": one, "names": [seat.member.public_name for seat in seats[one.pk]]} for one in my],
        "kept": [{"one": one, "homes": [home.name for home in queries.organisations_of(seats[one.pk])]} for one in kept],
        "is_keeper": actor.is_keeper, "notes": queries.notes_for(),
    }  # fmt: skip
    return show_page(request, "wellbeing_teams/mine.html", context)


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Per postcode which team serves it, with whom; and where nobody does."""
    actor = actor_of(request)
    if not sees_areas(actor):
        raise Http404
    form = WhereForm(request.GET if request.GET.get("postcode") else None)
    where = form.cleaned_data["postcode"] if form.is_bound and form.is_valid() else ""
    teams = queries.teams_of(actor.village_id)
    seats = queries.seats_of(actor.village_id, [one.pk for one in teams])
    places = queries.known_places(actor.village_id, teams)
    context = {
        "form": form, "where": where,
        "rows": [{"one": one, "seats": seats[one.pk]} for one in teams if one.serves(where)],
        "places": [(place, [str(one) for one in teams if one.serves(place)]) for place in places],
        "gaps": [place for place in places if not any(one.serves(place) for one in teams)],
    }  # fmt: skip
    return show_page(request, "wellbeing_teams/areas.html", context, 422 if form.errors else 200)


@require_safe
def team(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we talk about, what we do, who we are. About a family only for who may read it already."""
    actor, me = mine_or_hidden(request, pk)
    open_list(actor, Purpose.LIST)
    rows, about = reading.agenda_rows(actor, queries.agenda_of(pk))
    shown(actor, about)
    tasks, seats = queries.tasks_of(pk), queries.seats_of(actor.village_id, [pk])[pk]
    context = {
        "me": me, "team": team_or_hidden(actor, pk), "people": reading.people(seats, queries.loads_of(pk)),
        "coming": [row for row in rows if row.place.is_open], "past": [row for row in rows if not row.place.is_open][:PAST],
        "tasks": [one for one in tasks if one.is_open], "done": [one for one in tasks if not one.is_open][:PAST],
        "notes": queries.notes_for(pk), "today": timezone.localdate(),
    }  # fmt: skip
    return show_page(request, "wellbeing_teams/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A point about working together."""
    _actor, me = mine_or_hidden(request, pk)
    form = PointForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: agenda.put(pk, **_plain(form.cleaned_data))):
        messages.success(request, _("It is on the agenda."))
        return remember_answer(request, redirect("wellbeing_teams:team", pk))
    return show_form(
        request, form, title=_("A point about working together"), lead=me.name, label=_("Put it on the agenda"),
        back=reverse("wellbeing_teams:team", args=[pk]),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def point(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One point. About working together it is closed here, with what came out; about a family there is nothing to read."""
    place = _place(pk)
    me = mine_or_hidden(request, place.team)[1]
    if request.method == "POST" and place.about_family:
        raise Http404
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: agenda.close(pk, outcome=form.cleaned_data["words"])):
        messages.success(request, _("Kept. The whole team reads what came out."))
        return remember_answer(request, redirect("wellbeing_teams:team", place.team))
    may_end = place.is_open and (not place.about_family or me.leads or place.chair == me.chair)
    context: dict[str, Any] = {"place": place, "me": me, "form": form, "may_end": may_end}
    return show_page(
        request, "wellbeing_teams/point.html", context, 422 if form.is_bound and form.errors else 200
    )


@require_POST
def point_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Not needed any more; also the empty place of a family that stopped sharing."""
    place = _place(pk)
    mine_or_hidden(request, place.team)
    to = reverse("wellbeing_teams:team", args=[place.team])
    return once(request, lambda: agenda.take_off(pk), to, _("It is off the agenda."))


def _place(pk: UUID) -> Place:
    place = queries.place_by_id(pk)
    if place is None:
        raise Http404
    return place


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    """Without the question whether a name may stay."""
    return {name: value for name, value in said.items() if name != "as_it_is"}
