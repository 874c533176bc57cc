"""The small plan of a young person alone: own words, what one wants and does, who helps, and who walks along.

By the age the law file of the place names. No parent, no school and no coordinator of the family plan learns of it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.family_plans.along import NOTHING, Along, keep_along
from village.modules.family_plans.models import OwnPart, OwnPlan
from village.modules.family_plans.own_queries import may_have_own_plan, my_own_plan, who_may_walk_along
from village.modules.family_plans.problems import (
    PlanIsClosed,
    SomebodyWalksAlong,
    ThereIsAnOwnPlan,
    TooYoungForItAlone,
)
from village.modules.family_plans.team import ALONG
from village.modules.family_plans.words import OwnSort
from village.modules.papers.actions import take_away
from village.modules.papers.queries import papers_by_key
from village.trust.access.check import action, may
from village.trust.access.opening import open_subject
from village.trust.consent.records import share_item
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Said:
    """One thing of the plan, in own words."""

    sort: OwnSort
    words: str
    prompt: str = ""
    who: str = ""
    due_on: date | None = None
    along: Along = NOTHING


@action(needs=Right.CONTRIBUTE, kind=DataKind.OWN_STORY)
def begin_own_plan(me: Subject, *, by: Actor) -> OwnPlan:
    """By the young person, for themself; nobody is told."""
    if me.pk != by.subject_id:
        raise NotAllowed("begin for somebody else")
    if not may_have_own_plan(by):
        raise TooYoungForItAlone
    before = my_own_plan(by)
    if before and before.is_open:
        raise ThereIsAnOwnPlan
    key = uuid7()
    plan: OwnPlan = OwnPlan.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=me.pk, kind=DataKind.OWN_STORY, author_id=by.person_id,
        called=by.name.split(" ")[0], opened_at=now(), law_version=law_here(by).version,
    )  # fmt: skip
    return plan


@action(needs=Right.CONTRIBUTE)
def add_own(plan: OwnPlan, *, by: Actor, said: Said) -> OwnPart:
    """By the young person, also aloud or drawn; who walks along proposes in words, with their name beside it."""
    _still_open(plan)
    if said.along and plan.subject_id != by.subject_id:
        raise NotAllowed("somebody else's voice")
    made: OwnPart = OwnPart.unscoped.create(
        village_id=plan.village_id, subject_id=plan.subject_id, item_id=plan.item_id, kind=plan.kind, author_id=by.person_id,
        plan=plan, sort=said.sort, prompt=said.prompt, words=said.words.strip(), who=said.who.strip(), due_on=said.due_on,
        by_called=by.name.split(" ")[0] if plan.subject_id == by.subject_id else by.name,
        paper_ids=[one.pk for one in keep_along(plan, by, said.along)],
    )  # fmt: skip
    return made


@action(needs=Right.CONTRIBUTE)
def own_done(part: OwnPart, *, by: Actor) -> OwnPart:
    return _from_now(part, by, "done_at")


@action(needs=Right.CONTRIBUTE)
def remove_own(part: OwnPart, *, by: Actor) -> OwnPart:
    """Off the plan: one's own, or whatever the young person does not want there. A voice or drawing is gone with it."""
    gone = _from_now(part, by, "removed_at")
    for paper in papers_by_key(by, part.paper_ids):
        take_away(paper, by=by)
    return gone


@action(needs=Right.MANAGE, act="share")
def walk_along(plan: OwnPlan, *, by: Actor, person: UUID) -> OwnPlan:
    """One person, chosen by the young person, reads this one plan and adds to it. Nobody of a school."""
    _only_its_own(plan, by)
    _still_open(plan)
    if plan.coordinator_id:
        raise SomebodyWalksAlong
    chosen = next((one for one in who_may_walk_along(by) if one.person_id == person), None)
    if chosen is None:
        raise NotAllowed("walk along")
    law = law_here(by)
    open_subject(by, plan.subject_id, Purpose.SHARE)
    plan.consent = share_item(
        by, subject_id=plan.subject_id, item_id=plan.pk, kind=DataKind.OWN_STORY, rights=ALONG, law_version=law.version,
        to_person=person, until=law.consent_ends(now()), purpose=Purpose.HELP,
    )  # fmt: skip
    plan.coordinator_id, plan.coordinator_called = person, chosen.public_name
    plan.save(update_fields=["coordinator_id", "coordinator_called", "consent"])
    tell(person, Notice.Code.SHARED, f"/plan/own/{plan.pk}/")
    return plan


@action(needs=Right.MANAGE, act="withdraw")
def walk_alone(plan: OwnPlan, *, by: Actor) -> OwnPlan:
    """From now on nobody walks along; the door closes at once."""
    _only_its_own(plan, by)
    if plan.consent:
        withdraw(plan.consent, by=by)
    open_subject(by, plan.subject_id, Purpose.SHARE)
    plan.coordinator, plan.coordinator_called, plan.consent = None, "", None
    plan.save(update_fields=["coordinator", "coordinator_called", "consent"])
    return plan


@action(needs=Right.MANAGE)
def close_own(plan: OwnPlan, *, by: Actor) -> OwnPlan:
    _only_its_own(plan, by)
    _still_open(plan)
    plan.closed_at = now()
    plan.save(update_fields=["closed_at"])
    return plan


def _only_its_own(plan: OwnPlan, by: Actor) -> None:
    if plan.subject_id != by.subject_id:
        raise NotAllowed("somebody else's own plan")


def _from_now(part: OwnPart, by: Actor, since: str) -> OwnPart:
    """Said by whose words they are, or by the young person; the first time counts."""
    _still_open(part.plan)
    if part.author_id != by.person_id and not may(by, part, Right.MANAGE):
        raise NotAllowed("somebody else's words")
    setattr(part, since, getattr(part, since) or now())
    part.save(update_fields=[since])
    return part


def _still_open(plan: OwnPlan) -> None:
    if not plan.is_open:
        raise PlanIsClosed
