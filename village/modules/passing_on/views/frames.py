"""What every page here does the same: which plan it is about, and for whom."""

from uuid import UUID

from django.http import Http404, HttpRequest

from village.modules.family_plans.queries import PlanDoor, door_of
from village.modules.passing_on.models import Ending, PassingOn
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Purpose


def door_or_404(request: HttpRequest, pk: UUID) -> tuple[Actor, PlanDoor]:
    """The plan, for one of the family or for who coordinates; for everybody else it does not exist."""
    actor = actor_of(request)
    door = None if actor.only_item else door_of(actor, pk)
    if door is None or not (door.mine or door.coordinator_id == actor.person_id):
        raise Http404
    return actor, door


def passing_or_404(request: HttpRequest, pk: UUID) -> tuple[Actor, PlanDoor, PassingOn]:
    """For the family and for who stops; never for who comes: that one reads the letter."""
    actor = actor_of(request)
    passing = find(actor, PassingOn, pk)
    door = None if actor.only_item else door_of(actor, passing.plan_id)
    if door is None or not (door.mine or passing.leaver_id == actor.person_id):
        raise Http404
    open_subject(actor, passing.subject_id, Purpose.FOLLOW)
    return actor, door, passing


def ending_or_404(request: HttpRequest, pk: UUID) -> tuple[Actor, PlanDoor, Ending]:
    """For whom the family shows its own words to."""
    actor = actor_of(request)
    ending = find(actor, Ending, pk)
    door = None if actor.only_item else door_of(actor, ending.plan_id)
    if door is None:
        raise Http404
    open_subject(actor, ending.subject_id, Purpose.FOLLOW)
    return actor, door, ending


def my_ending_or_404(request: HttpRequest, pk: UUID) -> tuple[Actor, PlanDoor, Ending]:
    """What only the family decides, as long as nothing is decided yet."""
    actor, door, ending = ending_or_404(request, pk)
    if not door.mine or not ending.is_open:
        raise Http404
    return actor, door, ending
