"""Whose pages these are: who manages a place, the keeper, or who works here."""

from uuid import UUID

from django.http import Http404, HttpRequest

from village.modules.colleagues import queries
from village.modules.colleagues.queries import Chair, Colleague
from village.trust.access.screens import actor_of
from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor

LOOK = ("GET", "HEAD", "POST")


def place_or_404(request: HttpRequest, pk: UUID) -> tuple[Actor, Organization]:
    """Only who manages it; for everybody else it does not exist."""
    actor = actor_of(request)
    place = queries.place_i_manage(actor, pk)
    if place is None:
        raise Http404
    return actor, place


def chair_or_404(request: HttpRequest, pk: UUID, *, own: bool = False) -> tuple[Organization, Colleague, Chair]:
    """A chair that is mine to change: not my own, and none that the village gave, unless only what is shown changes."""
    actor = actor_of(request)
    found = queries.chair_of(actor, pk)
    if found is None:
        raise Http404
    chair = found[2]
    if not own and (chair.person_id == actor.person_id or chair.is_of_the_village):
        raise Http404
    return found


def keeper_or_404(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.is_keeper or not actor.second_factor or actor.only_item:
        raise Http404
    return actor
