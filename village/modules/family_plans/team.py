"""Who helps, and by whose yes: the family draws its circle, lets somebody in, and lets go at once.

Joining writes a consent: by kinds to a professional, to somebody of one's own for each step of theirs (P-03, P-19).
"""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.one_thing import invite_person
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan, TeamAnswer, TeamMember
from village.modules.family_plans.problems import (
    AlreadyAnswered,
    FirstWhoCoordinates,
    PlanIsClosed,
    TeamIsFull,
)
from village.modules.family_plans.queries import Owner, owners_of
from village.modules.family_plans.shown import stop_for
from village.modules.family_plans.words import SHOWN_KINDS, Ring, Side
from village.modules.help_requests.words import LifeArea
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.access.receipts import new_link
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about
from village.trust.consent.records import share_item, share_kinds
from village.trust.law.ages import ADULT, age_on
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

ALONG = Right.VIEW | Right.CONTRIBUTE
"""Who helps looks, and adds something of their own; the plan itself stays the family's."""


@action(needs=Right.MANAGE)
def draw_in(
    plan: FamilyPlan, *, by: Actor, called: str, relation: str = "", side: str = Side.NATURAL, ring: int = Ring.CLOSE,
    life_area: str = LifeArea.HOME, since_year: int | None = None, stays: bool = False, person: UUID | None = None,
) -> TeamMember:  # fmt: skip
    """Somebody stands in the drawn circle of the family. That lets nobody in: it is a picture (N-26)."""
    _may_change(plan, by)
    if person and TeamMember.unscoped.filter(plan=plan, person_id=person, ended_at=None).exists():
        raise TeamIsFull
    key = uuid7()
    drawn: TeamMember = TeamMember.unscoped.create(
        id=key, item_id=key,
        village_id=plan.village_id, subject_id=plan.subject_id, kind=DataKind.FAMILY_STORY, author_id=by.person_id,
        plan=plan, person_id=person, called=called.strip(), relation=relation.strip(), side=side, ring=ring,
        life_area=life_area, since_year=since_year, stays=stays,
    )  # fmt: skip
    return drawn


@action(needs=Right.MANAGE)
def draw_again(
    member: TeamMember, *, by: Actor, ring: int, since_year: int | None = None, stays: bool = False
) -> TeamMember:
    """Closer, or further off; since when; still there later."""
    open_subject(by, member.subject_id, Purpose.HELP)
    member.ring, member.since_year, member.stays = ring, since_year, stays
    member.save(update_fields=["ring", "since_year", "stays"])
    return member


def invite_to_team(
    plan: FamilyPlan, *, by: Actor, person: UUID, called: str, relation: str = "", side: str = Side.FORMAL,
    kinds: Sequence[DataKind] = (), ring: int = Ring.VILLAGE, life_area: str = LifeArea.OTHER, why: str = "",
) -> TeamMember:  # fmt: skip
    """Somebody who works here is drawn into the circle and asked along, with these kinds of the plan."""
    drawn = draw_in(
        plan,
        by=by,
        called=called,
        relation=relation,
        side=side,
        ring=ring,
        life_area=life_area,
        person=person,
    )
    return ask_along(drawn, by=by, kinds=kinds, why=why)


@action(needs=Right.MANAGE, act="share")
def ask_along(member: TeamMember, *, by: Actor, kinds: Sequence[DataKind] = (), why: str = "") -> TeamMember:
    """Ask somebody of the circle into the team. Opens only when everybody of the family whose yes counts said it."""
    if member.ended_at or member.in_team:
        raise AlreadyAnswered
    if why.strip() and member.author_id != by.person_id:
        raise NotAllowed("somebody else's words")
    open_subject(by, member.subject_id, Purpose.HELP)
    member.in_team, member.why = True, why.strip() or member.why
    member.asked_kinds = sorted({int(kind) for kind in kinds if kind in SHOWN_KINDS})
    member.save(update_fields=["in_team", "asked_kinds", *(["why"] if why else [])])
    return _answered(member, by, yes=True)


@action(needs=Right.MANAGE, act="share")
def say_yes(member: TeamMember, *, by: Actor) -> TeamMember:
    """One of the family agrees that this person joins and sees what was asked."""
    return _answered(member, by, yes=True)


@action(needs=Right.MANAGE)
def say_no(member: TeamMember, *, by: Actor) -> TeamMember:
    """One no is enough: this person does not join."""
    return _answered(member, by, yes=False)


@action(needs=Right.MANAGE, act="withdraw")
def remove(member: TeamMember, *, by: Actor) -> TeamMember:
    """Out of the circle and out of the team: every door closes at once, what is theirs to do stays to be given on."""
    open_subject(by, member.subject_id, Purpose.SHARE)
    if coordinates(member):
        raise FirstWhoCoordinates
    for consent in consents_of(member, by):
        withdraw(consent, by=by)
    stop_for(member.plan, member.person_id)
    open_subject(by, member.subject_id, Purpose.SHARE)
    member.ended_at = member.ended_at or now()
    member.save(update_fields=["ended_at"])
    return member


@action(needs=Right.MANAGE, act="share")
def show_less(member: TeamMember, *, by: Actor, kinds: Sequence[DataKind]) -> TeamMember:
    """Less, at once, by whoever of the family wants it. More is a new question to all of them."""
    less = sorted({int(kind) for kind in kinds} & set(member.asked_kinds))
    open_subject(by, member.subject_id, Purpose.SHARE)
    for consent in consents_of(member, by):
        if consent.item_id is None:
            withdraw(consent, by=by)
    if DataKind.FAMILY_STORY not in less:
        stop_for(member.plan, member.person_id)
    open_subject(by, member.subject_id, Purpose.SHARE)
    member.asked_kinds, member.consent = less, None
    member.save(update_fields=["asked_kinds", "consent"])
    return _let_in(member, by)


def coordinates(member: TeamMember) -> bool:
    """Is this the one who coordinates the plan now?"""
    return member.person_id is not None and member.person_id == member.plan.coordinator_id and member.plan.is_open


def consents_of(member: TeamMember, by: Actor) -> list[Consent]:
    """What is shown to this person of what the family has together, now."""
    if member.person_id is None:
        return []
    return list(current_about(by, member.subject_id).filter(to_person_id=member.person_id))


def whose_yes(owners: Sequence[Owner], law: Policy, kinds: Sequence[int]) -> frozenset[UUID]:
    """Everyone of the family whose yes is needed: grown-ups always, a young person as the law file says."""
    asked = {DataKind(kind) for kind in kinds} | {DataKind.FAMILY_STORY}
    return frozenset(owner.person_id for owner in owners if _has_a_say(owner, law, asked))


def _has_a_say(owner: Owner, law: Policy, kinds: set[DataKind]) -> bool:
    age = age_on(owner.born, timezone.localdate()) if owner.born else None
    return age is None or age >= ADULT or any(Consenter.CHILD in law.consenters(age, kind) for kind in kinds)


def _answered(member: TeamMember, by: Actor, *, yes: bool) -> TeamMember:
    owners = owners_of(member.plan)
    if by.person_id not in {owner.person_id for owner in owners}:
        raise NotAllowed("one of the family answers")
    if yes and not member.plan.is_open:
        raise PlanIsClosed
    if (
        member.joined_at
        or member.ended_at
        or TeamAnswer.unscoped.filter(member=member, author_id=by.person_id).exists()
    ):
        raise AlreadyAnswered
    open_subject(by, member.subject_id, Purpose.SHARE)
    TeamAnswer.unscoped.create(
        village_id=member.village_id, subject_id=member.subject_id, item_id=member.item_id, kind=member.kind,
        author_id=by.person_id, member=member, yes=yes, by_called=by.name,
    )  # fmt: skip
    if not yes:
        member.ended_at = now()
        member.save(update_fields=["ended_at"])
        return member
    said = set(TeamAnswer.unscoped.filter(member=member, yes=True).values_list("author_id", flat=True))
    missing = whose_yes(owners, law_here(by), member.asked_kinds) - said
    for person in missing:
        tell(person, Notice.Code.QUESTION, f"/plan/{member.plan_id}/team/{member.pk}/")
    return member if missing else _let_in(member, by)


def _let_in(member: TeamMember, by: Actor) -> TeamMember:
    """The last yes opens the door. Names go along with every kind; somebody of one's own sees their steps only."""
    if member.asked_kinds and member.person_id:
        law = law_here(by)
        member.consent = share_kinds(
            by, subject_id=member.subject_id, kinds=[DataKind.CONTACT, *map(DataKind, member.asked_kinds)], rights=ALONG,
            law_version=law.version, to_person=member.person_id, until=law.consent_ends(now()), purpose=Purpose.HELP,
            tells=DataKind.FAMILY_STORY,
        )  # fmt: skip
        tell(member.person_id, Notice.Code.SHARED, f"/plan/{member.plan_id}/")
    member.joined_at = member.joined_at or now()
    member.save(update_fields=["consent", "joined_at"])
    return member


@action(needs=Right.MANAGE, act="share")
def let_see(part: PersonRecord, *, by: Actor, member: TeamMember) -> Consent | None:
    """One single step to who does it; nothing when what they see already holds it."""
    if member.person_id is None or part.item_id is None or part.kind in member.asked_kinds:
        return None
    law = law_here(by)
    open_subject(by, part.subject_id, Purpose.SHARE)
    return share_item(
        by, subject_id=part.subject_id, item_id=part.item_id, kind=DataKind(part.kind), rights=ALONG,
        law_version=law.version, to_person=member.person_id, until=law.consent_ends(now()), purpose=Purpose.HELP,
    )  # fmt: skip


@action(needs=Right.MANAGE, act="withdraw")
def stop_seeing(part: PersonRecord, *, by: Actor) -> None:
    """Whoever was shown this one part by itself sees it no more."""
    for consent in current_about(by, part.subject_id).filter(item_id=part.item_id):
        withdraw(consent, by=by)


@action(needs=Right.MANAGE, act="share")
def link_for(part: PersonRecord, *, by: Actor, member: TeamMember) -> str:
    """The secret of a link to one step, for somebody without account; the last one may be used up or lost."""
    if member.person_id is None or part.item_id is None:
        raise NotAllowed("link")
    return new_link(member.person_id, part.item_id)


@action(needs=Right.MANAGE)
def is_person(member: TeamMember, *, by: Actor, person: UUID) -> TeamMember:
    """The one drawn here is this person of the village."""
    open_subject(by, member.subject_id, Purpose.HELP)
    others = TeamMember.unscoped.filter(plan_id=member.plan_id, person_id=person, ended_at=None).exclude(
        pk=member.pk
    )
    if member.in_team or others.exists():
        raise TeamIsFull
    member.person_id = person
    member.save(update_fields=["person_id"])
    return member


@action(needs=Right.MANAGE)
def known_here(member: TeamMember, *, by: Actor, language: str) -> TeamMember:
    """Somebody of one's own without account becomes a person of the village, who sees what is shown and no more."""
    if member.person_id:
        return member
    open_subject(by, member.subject_id, Purpose.HELP)
    member.person_id = invite_person(member, name=member.called, language=language)
    member.save(update_fields=["person_id"])
    return member


def _may_change(plan: FamilyPlan, by: Actor) -> None:
    if not plan.is_open:
        raise PlanIsClosed
    open_subject(by, plan.subject_id, Purpose.HELP)
