"""What people decide about a plan as a whole: open it, offer one, say who coordinates, set the next look, close it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.family_plans.models import FamilyPlan, PlanOffer, TeamMember
from village.modules.family_plans.problems import AlreadyAnswered, NotOfTheTeam, PlanIsClosed, ThereIsAPlan
from village.modules.family_plans.queries import open_offer_on, plans_of
from village.modules.family_plans.team import invite_to_team
from village.modules.family_plans.words import SHOWN_KINDS, Side
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.rules.numbers import FIRST_LOOK_DAYS, number_of
from village.modules.rules.words import Number
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Family, Subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

__all__ = ["answer_offer", "begin_family", "choose_coordinator", "close", "invite_to_team", "offer_plan", "open_plan",
           "set_review"]  # fmt: skip


def first_look(village_id: UUID) -> date:
    """On which day a plan that begins now is looked at for the first time."""
    days = number_of(village_id, Number.FIRST_LOOK, FIRST_LOOK_DAYS)
    return timezone.localdate() + timedelta(days=days)


@dataclass(frozen=True)
class Begin:
    """With whom a plan begins."""

    coordinator: UUID
    coordinator_called: str
    request: HelpRequest | None = None


@action(needs=Right.CONTRIBUTE, kind=DataKind.FAMILY_STORY)
def begin_family(me: Subject, *, by: Actor, name: str, children: tuple[UUID, ...] = ()) -> Family:
    """The people who will own a plan together: the one who begins, and children this one is guardian of."""
    if me.pk != by.subject_id:
        raise NotAllowed("begin for somebody else")
    owners = [by.person_id, *children]
    family, subject = uuid7(), uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.open_family(%s, %s, %s, %s::uuid[], %s::uuid[])",
            [family, subject, name.strip(), owners, [uuid7() for _ in owners]],
        )
    open_subject(by, subject, Purpose.HELP, fresh=True)
    return Family(pk=family, village_id=by.village_id, subject_id=subject, name=name.strip())


@action(needs=Right.MANAGE, kind=DataKind.FAMILY_STORY)
def open_plan(family: Family, *, by: Actor, begin: Begin | None = None) -> FamilyPlan:
    """One of the owners opens it; nobody who works there can. Without a name, whoever opens it coordinates."""
    if any(door.family_id == family.pk and door.is_open for door in plans_of(by)):
        raise ThereIsAPlan
    assert by.person_id is not None
    begin = begin or Begin(by.person_id, by.name)
    open_subject(by, family.subject_id, Purpose.HELP)
    key = uuid7()
    plan: FamilyPlan = FamilyPlan.unscoped.create(
        id=key, item_id=key,
        village_id=by.village_id, subject_id=family.subject_id, kind=DataKind.FAMILY_STORY, author_id=by.person_id,
        family=family, coordinator_id=begin.coordinator, coordinator_called=begin.coordinator_called,
        request=begin.request, opened_at=now(), review_on=first_look(by.village_id),
    )  # fmt: skip
    return plan


@action(needs=Right.MANAGE)
def choose_coordinator(plan: FamilyPlan, *, by: Actor, member: TeamMember | None = None) -> FamilyPlan:
    """Exactly one, by name: somebody of the team, or whoever of the family says so."""
    _open_for_change(plan, by)
    if member is not None and (member.plan_id != plan.pk or member.joined_at is None or member.ended_at):
        raise NotOfTheTeam
    plan.coordinator_id = member.person_id if member and member.person_id else by.person_id  # type: ignore[assignment]
    plan.coordinator_called = member.called if member else by.name
    plan.save(update_fields=["coordinator_id", "coordinator_called"])
    return plan


@action(needs=Right.MANAGE)
def set_review(plan: FamilyPlan, *, by: Actor, on: date) -> FamilyPlan:
    """When the family and the team look at it together."""
    _open_for_change(plan, by)
    plan.review_on = on
    plan.save(update_fields=["review_on"])
    return plan


@action(needs=Right.MANAGE)
def close(plan: FamilyPlan, *, by: Actor) -> FamilyPlan:
    """The family closes it; what was shared stays as it was agreed, until it is stopped or ends."""
    _open_for_change(plan, by)
    plan.closed_at = now()
    plan.save(update_fields=["closed_at"])
    return plan


@action(needs=Right.MANAGE)
def offer_plan(request: HelpRequest, *, by: Actor, words: str) -> PlanOffer:
    """Whoever took up a question offers to make a plan together. It opens nothing: the family answers."""
    chair = membership_in(by, request.to_organisation_id)
    if chair is None or request.owner_id != chair.pk or request.kind != DataKind.FAMILY_STORY:
        raise NotAllowed("offer a plan")
    if open_offer_on(request):
        raise AlreadyAnswered
    offer: PlanOffer = PlanOffer.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, kind=request.kind, author_id=by.person_id,
        request=request, coordinator=chair, words=words.strip(),
    )  # fmt: skip
    tell(request.author_id, Notice.Code.QUESTION, f"/plan/offered/{offer.pk}/")
    return offer


@action(needs=Right.MANAGE)
def answer_offer(offer: PlanOffer, *, by: Actor, yes: bool) -> PlanOffer:
    """Yes or no, by who asked; a yes alone opens nothing yet, the plan is opened with `open_plan`."""
    if offer.request.author_id != by.person_id:
        raise NotAllowed("somebody else answers")
    if offer.answered_at:
        raise AlreadyAnswered
    offer.yes, offer.answered_at = yes, now()
    offer.save(update_fields=["yes", "answered_at"])
    tell(offer.author_id, Notice.Code.REPLY, f"/requests/{offer.request_id}/")
    return offer


def invite_coordinator(plan: FamilyPlan, *, by: Actor, chair: Membership, relation: str) -> TeamMember:
    """The contact person who offered it joins, with all that a plan tells; other owners say yes as well."""
    return invite_to_team(
        plan, by=by, person=chair.person_id, called=chair.public_name, relation=relation, side=Side.FORMAL,
        kinds=list(SHOWN_KINDS),
    )  # fmt: skip


def _open_for_change(plan: FamilyPlan, by: Actor) -> None:
    if not plan.is_open:
        raise PlanIsClosed
    open_subject(by, plan.subject_id, Purpose.HELP)
