"""Questions about what a young person keeps of their own: the small plan, and the pieces shown in the family plan.

They run under the lock: open a list, the thing or one's own subject first.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.later import Later
from village.modules.circles.queries import law_here, professionals
from village.modules.family_plans.models import FamilyPlan, OwnPart, OwnPlan, ShownPiece
from village.modules.family_plans.queries import PlanDoor
from village.trust.directory.models import Membership
from village.trust.law.ages import ADULT, age_on
from village.trust.people.models import Person
from village.trust.vocabulary import Actor

YOUNG_UNTIL = 25
SCHOOL = "school"


def young_of(actor: Actor, plan: FamilyPlan | PlanDoor) -> dict[UUID, str]:
    """Whose plan it is and who speaks for themself, by the age the law file names: first names."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, name FROM app.young_of_plan(%s, %s, %s)", [plan.subject_id, law_here(actor).own_plan_from, ADULT]
        )
        return {person: name.split(" ")[0] for person, name in cursor.fetchall()}


def may_have_own_plan(actor: Actor) -> bool:
    """Somebody young, of the age the law file names. Open one's own subject, or a list, first."""
    if actor.is_professional or actor.only_item or actor.person_id is None:
        return False
    me = Person.unscoped.filter(village_id=actor.village_id, pk=actor.person_id).first()
    if me is None or me.birth_date is None:
        return False
    return law_here(actor).own_plan_from <= age_on(me.birth_date, timezone.localdate()) <= YOUNG_UNTIL


def my_own_plan(actor: Actor) -> OwnPlan | None:
    """The open one, or the last that was."""
    found = OwnPlan.unscoped.filter(village_id=actor.village_id, subject_id=actor.subject_id)
    return found.order_by("closed_at", "-opened_at").first() if actor.subject_id else None


def shared_own_plans(actor: Actor) -> list[OwnPlan]:
    """Of the young people who asked this actor to walk along. After open_list."""
    found = OwnPlan.unscoped.filter(village_id=actor.village_id, coordinator_id=actor.person_id, closed_at=None)
    return list(found.order_by("-opened_at"))


def parts_of(plan: OwnPlan) -> list[OwnPart]:
    return list(OwnPart.unscoped.filter(village_id=plan.village_id, plan=plan, removed_at=None))


def shown_pieces(actor: Actor, plan_id: UUID) -> list[ShownPiece]:
    """What of one's own stands in a family plan for this reader. After open_list."""
    found = ShownPiece.unscoped.filter(village_id=actor.village_id, plan_id=plan_id, stopped_at=None)
    return list(found)


def shows_of_mine(actor: Actor) -> list[ShownPiece]:
    """What I show now, in whatever plan. Open one's own subject first."""
    found = ShownPiece.unscoped.filter(village_id=actor.village_id, subject_id=actor.subject_id, stopped_at=None)
    return list(found)


def own_by_item(actor: Actor, keys: Collection[UUID]) -> tuple[list[OwnPlan], list[ShownPiece]]:
    """For the circle: which of these single things are a plan of one's own, or a piece that is shown."""
    here = {"village_id": actor.village_id, "pk__in": keys}
    return list(OwnPlan.unscoped.filter(**here)), list(ShownPiece.unscoped.filter(**here))


def who_may_walk_along(actor: Actor) -> Later[Membership]:
    """Everybody who works here, but nobody of a school: what one keeps of one's own stays out of school."""
    return professionals(actor, but_in=SCHOOL)
