"""Who does what, and by when: one person for each step, done with a thank you, or later with a reason."""

from datetime import date
from uuid import UUID

from village.modules.family_plans.models import FamilyPlan, Goal, Mark, Step, Strength, TeamMember
from village.modules.family_plans.problems import NotOfTheTeam
from village.modules.family_plans.team import let_see, stop_seeing
from village.modules.family_plans.words import Said
from village.modules.family_plans.writing import mark, new_part, room, word
from village.trust.access.check import action, may
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right


@action(needs=Right.CONTRIBUTE)
def add_step(
    goal: Goal, *, by: Actor, words: str, due_on: date, who: str = "", person: UUID | None = None,
    member: TeamMember | None = None, where: str = "", strength: Strength | None = None,
) -> Step:  # fmt: skip
    """One person does it: of the family, a child too, or of the team. Who helps sees it from then on."""
    room(goal, by)
    if member is not None and (member.joined_at is None or member.ended_at or member.plan_id != goal.plan_id):
        raise NotOfTheTeam
    step = new_part(
        Step, goal, by, DataKind(goal.kind), goal=goal, who=member.called if member else who.strip(),
        person_id=member.person_id if member else person, member=member, where=where.strip(), due_on=due_on,
        strength=strength,
    )  # fmt: skip
    word(step, by, words, 0)
    if member and may(by, step, Right.MANAGE):
        let_see(step, by=by, member=member)
    if step.person_id and step.person_id != by.person_id:
        tell(step.person_id, Notice.Code.SHARED, f"/plan/step/{step.pk}/")
    return step


@action(needs=Right.MANAGE, act="share")
def give(
    step: Step, *, by: Actor, who: str = "", person: UUID | None = None, member: TeamMember | None = None
) -> Step:
    """Somebody else does it from now on; whoever did sees it no more, unless what they see holds it."""
    room(step, by)
    if member is not None and (member.joined_at is None or member.ended_at or member.plan_id != step.plan_id):
        raise NotOfTheTeam
    stop_seeing(step, by=by)
    room(step, by)
    step.who = member.called if member else who.strip()
    step.person_id, step.member = (member.person_id, member) if member else (person, None)
    step.save(update_fields=["who", "person_id", "member"])
    if member:
        let_see(step, by=by, member=member)
    if step.person_id and step.person_id != by.person_id:
        tell(step.person_id, Notice.Code.SHARED, f"/plan/step/{step.pk}/")
    return step


@action(needs=Right.CONTRIBUTE)
def say_done(step: Step, *, by: Actor, words: str = "") -> Mark:
    """Whoever does it says so, or the family."""
    _theirs_to_say(step, by)
    return mark(step, by, Said.DONE, words)


@action(needs=Right.CONTRIBUTE)
def do_later(step: Step, *, by: Actor, new_day: date, reason: str) -> Mark:
    """Not yet, because; with a new day. Agreed anew is kept as well."""
    _theirs_to_say(step, by)
    return mark(step, by, Said.LATER, reason, new_day)


@action(needs=Right.CONTRIBUTE)
def drop(step: Step, *, by: Actor, reason: str) -> Mark:
    """Not any more, because."""
    _theirs_to_say(step, by)
    return mark(step, by, Said.DROPPED, reason)


@action(needs=Right.MANAGE)
def thank(step: Step, *, by: Actor, words: str = "") -> Mark:
    """The family says thank you; who did it reads it where the step stands."""
    room(step, by)
    made = mark(step, by, Said.THANKS, words)
    if step.person_id and step.person_id != by.person_id:
        tell(step.person_id, Notice.Code.FAMILY_TOLD, f"/plan/step/{step.pk}/")
    return made


def _theirs_to_say(step: Step, by: Actor) -> None:
    room(step, by)
    if step.person_id == by.person_id or may(by, step, Right.MANAGE):
        return
    if not FamilyPlan.unscoped.filter(pk=step.plan_id, coordinator_id=by.person_id).exists():
        raise NotAllowed("somebody else's step")
