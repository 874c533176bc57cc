"""Which plan is asked for, opened for this reader; somebody else's looks as if it did not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from village.modules.family_plans.models import FamilyPlan, PlanPart
from village.modules.family_plans.queries import PlanDoor, door_of, part_by_key, whole_plan
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Purpose, Right


@dataclass(frozen=True)
class Opened:
    """A plan in hand. `plan` is the whole of it, for whom its words are shared with."""

    actor: Actor
    door: PlanDoor
    plan: FamilyPlan | None

    @property
    def knows_who_sees_what(self) -> bool:
        """What a family agreed with each of its team is for the family, and for the one who coordinates."""
        return self.plan is not None and (self.door.mine or self.door.coordinator_id == self.actor.person_id)

    @property
    def url(self) -> str:
        return reverse("family_plans:plan", args=[self.door.pk])

    def part[P: PlanPart](self, model: type[P], pk: UUID) -> P:
        found = part_by_key(model, self.door, pk)
        if found is None:
            raise Http404
        return found


def opened(request: HttpRequest, pk: UUID, *, mine: bool = False) -> Opened:
    """`mine`: only for those whose plan it is."""
    actor = actor_of(request)
    door = door_of(actor, pk)
    if door is None or (mine and not door.mine):
        raise Http404
    open_subject(actor, door.subject_id, Purpose.FOLLOW)
    return Opened(actor, door, whole_plan(door))


def opened_whole(request: HttpRequest, pk: UUID, *, mine: bool = False) -> tuple[Opened, FamilyPlan]:
    """For what is written in the plan as a whole."""
    at = opened(request, pk, mine=mine)
    if at.plan is None:
        raise Http404
    return at, at.plan


def part_and_plan[P: PlanPart](
    request: HttpRequest, model: type[P], pk: UUID, right: Right = Right.VIEW
) -> tuple[Opened, P]:
    """One part by its address, and the plan it is of."""
    part = find(actor_of(request), model, pk, Purpose.FOLLOW, right)
    return opened(request, part.plan_id), part
