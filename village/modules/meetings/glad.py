"""Good news: noted by anybody of the team, thanked by anybody who reads it (F-33, P-17)."""

from django.utils import timezone

from village.modules.family_plans.queries import PlanDoor
from village.modules.meetings.models import Success, Thanks
from village.trust.access.check import action, may_start
from village.trust.access.opening import note_change, open_subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


def celebrate(door: PlanDoor, *, by: Actor, words: str, kind: DataKind) -> Success:
    """Something went well, however small. Whoever may read such things of this family reads it."""
    if not may_start(by, door.subject_id, kind):
        raise NotAllowed("celebrate")
    open_subject(by, door.subject_id, Purpose.HELP)
    made: Success = Success.unscoped.create(
        village_id=by.village_id, subject_id=door.subject_id, kind=kind, author_id=by.person_id, plan_id=door.pk,
        words=words.strip(), author_name=by.name, seen_on=timezone.localdate(),
    )  # fmt: skip
    note_change(by, "change", "meetings.celebrate", made.subject_id, made.item_id, made.kind)
    return made


@action(needs=Right.CONTRIBUTE)
def thank(success: Success, *, by: Actor) -> Thanks:
    """Once each."""
    mine = Thanks.unscoped.filter(village_id=success.village_id, success=success, author_id=by.person_id)
    before: Thanks | None = mine.first()
    if before:
        return before
    made: Thanks = Thanks.unscoped.create(
        village_id=success.village_id, subject_id=success.subject_id, item_id=success.item_id, kind=success.kind,
        author_id=by.person_id, success=success, name=by.name,
    )  # fmt: skip
    return made
