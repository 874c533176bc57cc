"""What the screens of a team do the same: whose team it is, and one form on a calm page."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from village.modules.wellbeing_teams.models import WellbeingTeam
from village.modules.wellbeing_teams.queries import MyTeam, my_team, my_teams, team_by_id
from village.trust.access.contact_point import is_at_the_door
from village.trust.access.screens import actor_of, show_page
from village.trust.vocabulary import Actor, Role

LEADS = (Role.SUPERVISOR, Role.MANAGER, Role.KEEPER)


def mine_or_hidden(request: HttpRequest, pk: UUID) -> tuple[Actor, MyTeam]:
    """A team this reader is in; for everybody else there is no such page."""
    actor = actor_of(request)
    me = my_team(actor, pk)
    if me is None:
        raise Http404
    return actor, me


def team_or_hidden(actor: Actor, pk: UUID) -> WellbeingTeam:
    found = team_by_id(actor.village_id, pk)
    if found is None:
        raise Http404
    return found


def sees_teams(actor: Actor) -> bool:
    """Who is in one, and who keeps or leads; nobody else."""
    return actor.works_as(*LEADS) or bool(my_teams(actor))


def sees_areas(actor: Actor) -> bool:
    """The contact point looks for whom to ask as well."""
    return is_at_the_door(actor) or sees_teams(actor)


def show_form(
    request: HttpRequest, form: forms.Form, *, title: str, back: str, label: Any = "", **more: Any
) -> HttpResponse:
    """One form on a page of its own; what is wrong stands beside it with all that was typed."""
    context = {"form": form, "title": title, "back": back, "label": label or _("Keep"), **more}
    return show_page(request, "ui/form.html", context, 422 if form.is_bound and form.errors else 200)
