"""The team on other pages: what waits on the first page, in the menu, and what it talks about with a question or plan."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Route
from village.modules.wellbeing_teams.actions import works_with
from village.modules.wellbeing_teams.queries import my_teams, seats_of
from village.modules.wellbeing_teams.reading import Told, told_about
from village.modules.wellbeing_teams.words import Stands
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.mine import may_decide
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import MAIN, SIDE, Card, MenuItem, Panel

VERBS = {
    "put_about": gettext_lazy("put it on the agenda of a team, or asked whether that is all right"),
    "say_yes": gettext_lazy("agreed that a team talks about it"),
    "rather_not": gettext_lazy("rather did not want a team to talk about it"),
    "take_off": gettext_lazy("took it off the agenda of a team"),
    "talk": gettext_lazy("wrote down what came out of a talk in the team"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if not actor.is_professional:
        return []
    if actor.works_as(Role.SUPERVISOR, Role.MANAGER, Role.KEEPER) or my_teams(actor):
        return [MenuItem("wellbeing_teams:mine", _("Wellbeing team"), "users-three", order=29, wide=True)]
    if is_at_the_door(actor):
        return [MenuItem("wellbeing_teams:areas", _("Teams and areas"), "map-trifold", order=29, wide=True)]
    return []


def cards_for(request: HttpRequest) -> list[Card]:
    """Only when something of mine is late or to do; nobody else is asked anything."""
    teams = [one for one in my_teams(actor_of(request)) if one.tasks]
    if not teams:
        return []
    late = sum(one.late for one in teams)
    says = ngettext("One task of your team is late.", "{number} tasks of your team are late.", late).format(
        number=late
    )
    return [Card("wellbeing_teams/_card.html", {"teams": teams}, SIDE, 35, says if late else "")]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On a question or a plan: that a team talks about it, why, who, and what came out. The family reads all of it."""
    if not isinstance(record, HelpRequest | FamilyPlan):
        return
    actor = actor_of(request)
    told = told_about(record)
    mine = not _is_work(record, actor)
    may_put = (
        not mine
        and not any(_runs(one) for one in told)
        and works_with(record, actor)
        and (isinstance(record, HelpRequest) or record.coordinator_id == actor.person_id)
        and bool(my_teams(actor))
    )
    if not told and not may_put:
        return
    names = _names(actor, told) if mine else {}
    sit_in = set() if mine or not told else {team.pk for team in my_teams(actor)}
    rows = [
        {
            "told": one,
            "runs": _runs(one),
            "names": names.get(one.point.team_id, []),
            "leads_on": _runs(one) and one.point.team_id in sit_in,
        }
        for one in told
    ]
    decides = bool(names) and may_decide(record.subject_id, record.item_id, [record.kind])
    context = {"rows": rows, "mine": mine, "decides": decides, "put_url": _put_url(record) if may_put else ""}
    yield Panel("wellbeing_teams/_panel.html", context, place=MAIN if mine else SIDE, order=45)


def _is_work(record: HelpRequest | FamilyPlan, actor: Actor) -> bool:
    """Read at work; who asked, and the family, read it at home."""
    if isinstance(record, HelpRequest):
        return record.is_work_of(actor) and record.route != Route.WORK
    door = door_of(actor, record.pk)
    return door is not None and not door.mine


def _runs(told: Told) -> bool:
    return told.stands in (Stands.ASKED, Stands.COMING)


def _names(actor: Actor, told: list[Told]) -> dict[object, list[str]]:
    """Who sits in the teams that would talk about it: the family knows before it is talked about."""
    teams = {one.point.team_id for one in told if _runs(one)}
    found = seats_of(actor.village_id, teams) if teams else {}
    return {
        pk: [f"{seat.member.public_name} ({seat.member.organisation.name})" for seat in seats]
        for pk, seats in found.items()
    }


def _put_url(record: HelpRequest | FamilyPlan) -> str:
    name = "about_request" if isinstance(record, HelpRequest) else "about_plan"
    return reverse(f"wellbeing_teams:{name}", args=[record.pk])
