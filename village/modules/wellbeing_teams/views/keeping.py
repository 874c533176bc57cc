"""Keeping teams: a new one, its area and model, who is in it, who stands in, who leaves."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from village.modules.help_requests.team import set_ceiling
from village.modules.wellbeing_teams import keeping, queries
from village.modules.wellbeing_teams.forms import CeilingForm, OneOfForm, SeatForm, TeamForm
from village.modules.wellbeing_teams.models import TeamSeat, WellbeingTeam
from village.modules.wellbeing_teams.queries import Load, MyTeam, my_team
from village.modules.wellbeing_teams.views.frames import show_form, team_or_hidden
from village.trust.access.doing import done, once
from village.trust.access.once import remember_answer, sent_once
from village.trust.access.screens import actor_of, keeper_or_404, show_page
from village.trust.vocabulary import Actor, Role


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _keep(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _keep(request, team_or_hidden(keeper_or_404(request), pk))


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is in the team; for the keeper everybody, for who leads an organisation its own people."""
    actor = actor_of(request)
    team = team_or_hidden(actor, pk)
    seats = queries.seats_of(actor.village_id, [pk])[pk]
    says = _says_or_hidden(actor, pk, seats)
    could = queries.may_be_seated(actor, seats) if actor.is_keeper or actor.works_as(Role.SUPERVISOR) else []
    form = SeatForm(request.POST or None, people=could, may_lead=actor.is_keeper)

    def work() -> None:
        keeping.seat(
            pk, member=UUID(form.cleaned_data["member"]), leads=form.cleaned_data.get("leads", False)
        )

    if request.method == "POST" and done(form, work):
        messages.success(request, _("In the team from now on, and told so."))
        return remember_answer(request, redirect("wellbeing_teams:people", pk))
    loads = queries.loads_of(pk)
    rows = [says.row(seat, _others(seat, seats), loads.get(seat.member_id)) for seat in seats]
    context = {"team": team, "rows": rows, "form": form if could else None, "is_mine": says.me is not None}
    return show_page(
        request, "wellbeing_teams/people.html", context, 422 if form.is_bound and form.errors else 200
    )


@require_POST
def stand_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who of the team stands in for somebody."""
    seat, seats = _seat(request, pk)
    form = OneOfForm(request.POST, seats=_others(seat, seats), nobody=_("Nobody yet"))
    to = reverse("wellbeing_teams:people", args=[seat.team_id])
    if not form.is_valid():
        messages.info(request, _("Choose somebody of the team."))
        return redirect(to)
    deputy = UUID(form.cleaned_data["to"]) if form.cleaned_data["to"] else None
    return once(request, lambda: keeping.stand_in(pk, deputy=deputy), to, _("Kept."))


@require_POST
def ceiling(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How much one of one's own people can carry; it asks for a reason when it is too much, and never blocks."""
    seat, _all = _seat(request, pk)
    form = CeilingForm(request.POST)
    to = reverse("wellbeing_teams:people", args=[seat.team_id])
    if not form.is_valid():
        messages.info(request, _("Write a number, or leave it empty."))
        return redirect(to)
    most = form.cleaned_data["most"]
    return once(request, lambda: set_ceiling(seat.member_id, by=actor_of(request), most=most), to, _("Kept."))


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Out of the team."""
    seat, _all = _seat(request, pk)
    to = reverse("wellbeing_teams:people", args=[seat.team_id])
    return once(request, lambda: keeping.leave(pk), to, _("No longer in the team."))


def _keep(request: HttpRequest, kept: WellbeingTeam | None) -> HttpResponse:
    actor = keeper_or_404(request)
    names = ("name", "model", "place")
    initial = (
        {**{name: getattr(kept, name) for name in names}, "postcodes": " ".join(kept.postcodes)}
        if kept
        else None
    )
    form = TeamForm(request.POST or None, is_new=kept is None, initial=initial)
    if request.method == "POST" and done(
        form, lambda: keeping.keep_team(kept, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _("Kept. It counts from now on."))
        return redirect("wellbeing_teams:mine")
    title = kept.name if kept else _("A new team")
    return show_form(request, form, title=title, back=reverse("wellbeing_teams:mine"))


@dataclass(frozen=True)
class Says:
    """What this reader may say about the seats of one team."""

    keeps_all: bool
    leads: frozenset[UUID]
    me: MyTeam | None

    def keeps(self, seat: TeamSeat) -> bool:
        return self.keeps_all or seat.member.organisation_id in self.leads

    def names_deputy(self, seat: TeamSeat) -> bool:
        """Of oneself, of one's own people, of everybody when one leads the team."""
        return self.keeps(seat) or (self.me is not None and (self.me.leads or self.me.chair == seat.member_id))

    def row(self, seat: TeamSeat, others: list[TeamSeat], load: Load | None) -> dict[str, object]:
        start = {"to": str(seat.deputy_id or "")}
        form = OneOfForm(
            seats=others, nobody=_("Nobody yet"), label=_("Who stands in?"), auto_id=f"in_{seat.pk}_%s", initial=start
        )
        most = CeilingForm(auto_id=f"most_{seat.pk}_%s", initial={"most": load.most if load else None})
        return {
            "seat": seat, "load": load, "may_end": self.keeps(seat),
            "form": form if others and self.names_deputy(seat) else None,
            "most": most if seat.member.organisation_id in self.leads else None,
        }  # fmt: skip


def _says_or_hidden(actor: Actor, team: UUID, seats: list[TeamSeat]) -> Says:
    """For the team itself, for who leads an organisation that takes part, and for the keeper."""
    leads = frozenset(one.organisation_id for one in actor.seats if one.role == Role.SUPERVISOR)
    says = Says(actor.is_keeper, leads, my_team(actor, team))
    if not (says.me or any(says.keeps(seat) for seat in seats) or actor.is_keeper):
        raise Http404
    return says


def _others(seat: TeamSeat, seats: list[TeamSeat]) -> list[TeamSeat]:
    return [one for one in seats if one.member_id != seat.member_id]


def _seat(request: HttpRequest, pk: UUID) -> tuple[TeamSeat, list[TeamSeat]]:
    actor = actor_of(request)
    seat = queries.seat_by_id(actor.village_id, pk)
    if seat is None:
        raise Http404
    seats = queries.seats_of(actor.village_id, [seat.team_id])[seat.team_id]
    _says_or_hidden(actor, seat.team_id, seats)
    return seat, seats
