"""Beginning early help: offered by who works with the family, begun by the yes the law file asks (P-11, P-15, K-04).

Whether school may read along is a question of its own: a yes to the help is no yes to school.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.one_thing import how_said, my_yes, whose_yes
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import plans_of
from village.modules.handovers.rules import LawForbids, laws_between
from village.modules.handovers.words import How
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import membership_in
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.meetings.queries import children_of
from village.modules.pit import tell
from village.modules.pit.models import Contribution, PitOffer, PitYes, Quality, SchoolPart, Trajectory
from village.modules.pit.plain_words import looks_like_a_test
from village.modules.pit.problems import (
    ChooseTheTeacher,
    LooksLikeTestResult,
    NobodyToCoach,
    NotAChild,
    NotNow,
    OfferedAlready,
    SchoolCannotRead,
)
from village.modules.pit.queries import (
    born_on,
    offers_beside,
    offers_on,
    part_for_school,
    trajectories_of,
    yeses_of,
)
from village.modules.pit.words import Type
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.opening import open_subject
from village.trust.consent.records import share_item
from village.trust.directory.models import Membership
from village.trust.law.ages import is_minor, months_after
from village.trust.law.answers import Consenter
from village.trust.villages.models import VillageRecord
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE
ALONG = Right.VIEW | Right.CONTRIBUTE
STORY, SCHOOL = DataKind.FAMILY_STORY, DataKind.SCHOOL


@dataclass(frozen=True)
class Begin:
    """What is offered: which type, who coaches, with which teacher, and what school said beforehand."""

    type: Type
    coach: Membership
    called_name: str
    why: str
    teacher: Membership | None = None
    tried: str = ""
    qualities: str = ""
    contributes: str = ""


@dataclass(frozen=True)
class Words:
    """The words of an offer, read with the key that is open now."""

    why: str
    tried: str
    qualities: str
    contributes: str


@action(needs=Right.MANAGE)
def offer(request: HelpRequest, *, by: Actor, begin: Begin) -> PitOffer:
    """From a question or from what a school passed on, by who has it. Nothing begins before the family agrees."""
    me = membership_in(by, request.to_organisation_id)
    if me is None or request.owner_id is None or not request.is_open or request.kind == DataKind.OWN_STORY:
        raise NotAllowed("not the one who has it")
    if any(one.is_open or one.is_running for one in offers_on(request)):
        raise OfferedAlready
    return _offered(by, begin, me, request.subject_id, request=request, subject_id=request.subject_id,
                    item_id=request.item_id, kind=request.kind, audience=request.audience)  # fmt: skip


@action(needs=Right.CONTRIBUTE)
def offer_beside(plan: FamilyPlan, *, by: Actor, begin: Begin, child_id: UUID) -> PitOffer:
    """Beside a family plan, for one of the children whose plan it is; by somebody who works with the family."""
    me = next((membership_in(by, seat.organisation_id) for seat in by.seats), None)
    if me is None or not plan.is_open or child_id not in {child.subject_id for child in children_of(plan.subject_id)}:
        raise NotAllowed("offer beside a plan")
    if any(one.child_id == child_id and (one.is_open or one.is_running) for one in offers_beside(by, plan.pk)):
        raise OfferedAlready
    return _offered(by, begin, me, child_id, plan=plan, subject_id=plan.subject_id, item_id=plan.item_id, kind=plan.kind,
                    audience=plan.audience)  # fmt: skip


@action(needs=Right.MANAGE, act="share")
def agree(offer: PitOffer, *, by: Actor, school: bool, beside: UUID | None = None) -> PitYes:
    """One of the family agrees; with the last yes the law asks, it begins, beside their own plan if they want."""
    _asked(offer, by)
    said = _answer(offer, by, is_yes=True, school=school and offer.type == Type.SCHOOL)
    words = begin_words(offer)
    answers = [one for one in yeses_of(offer) if one.is_yes]
    open_subject(by, offer.child_id, Purpose.SHARE)
    if not is_minor(born_on(by, offer.child_id), timezone.localdate()):
        raise NotAChild
    begun = None
    if whose_yes_begins(offer.child_id, by) <= {Consenter(one.as_who) for one in answers}:
        to_school = {Consenter(one.as_who) for one in answers if one.school}
        begun = _begun(offer, by, words, _own_plan(by, beside) or offer.plan_id)
        if whose_yes_for_school(offer.child_id, by) <= to_school and (part := part_for_school(begun)):
            show_to_school(part, by)
    open_subject(by, offer.subject_id, Purpose.SHARE)
    if begun is not None:
        change(offer, begun_at=now(), trajectory_id=begun.pk)
        tell.who_offered(offer)
    return said


@action(needs=Right.MANAGE)
def refuse(offer: PitOffer, *, by: Actor) -> PitYes:
    """The family does not want it. One no is enough, and no reason is needed."""
    _asked(offer, by)
    said = _answer(offer, by, is_yes=False)
    change(offer, refused_at=now())
    tell.who_offered(offer)
    return said


def whose_yes_begins(child_id: UUID, by: Actor) -> frozenset[Consenter]:
    """By the law file: the parents, and from some age the child too."""
    return whose_yes(Trajectory(village_id=by.village_id, subject_id=child_id, kind=STORY), by)


def whose_yes_for_school(child_id: UUID, by: Actor) -> frozenset[Consenter]:
    """Everyone whose yes begins it, and everyone the law file asks about school."""
    part = SchoolPart(village_id=by.village_id, subject_id=child_id, kind=SCHOOL)
    return whose_yes_begins(child_id, by) | whose_yes(part, by)


def show_to_school(part: SchoolPart, by: Actor) -> None:
    """The consent, and the teacher who uses it. Raises when nobody there can."""
    law = law_here(by)
    share_item(
        by, subject_id=part.subject_id, item_id=part.pk, kind=SCHOOL, rights=ALONG, law_version=law.version,
        to_organisation=part.school_id, until=law.consent_ends(now()),
        how=_how(part.subject_id, by, whose_yes_for_school),
    )  # fmt: skip
    if not asked_of_the_lock("SELECT app.let_school_in(%s, %s, %s)", [part.pk, tell.Code.SHARED, tell.SCHOOL_PATH]):
        raise SchoolCannotRead


def show_to_coach(one: Trajectory, part: SchoolPart | None, by: Actor) -> None:
    """Both consents to where the coach works; until when the law file says."""
    law, how = law_here(by), _how(one.subject_id, by, whose_yes_begins)
    for item, kind in [(one.pk, STORY), *([(part.pk, SCHOOL)] if part else [])]:
        share_item(
            by, subject_id=one.subject_id, item_id=item, kind=kind, rights=WHOLE, law_version=law.version,
            to_organisation=one.coach.organisation_id, until=law.consent_ends(now()), how=how,
        )  # fmt: skip


def _how(child_id: UUID, by: Actor, asks: Callable[[UUID, Actor], frozenset[Consenter]]) -> str:
    """Where the law asks several, the last yes opened it and the consent is not theirs alone."""
    return how_said(by, asks(child_id, by) - {my_yes(Trajectory(subject_id=child_id, kind=STORY), by)})


def _offered(by: Actor, begin: Begin, me: Membership, child_id: UUID, **where: object) -> PitOffer:
    if begin.type == Type.SCHOOL:
        can_be_with(begin.coach, begin.teacher)
    elif begin.teacher is not None:
        raise ChooseTheTeacher
    if any(looks_like_a_test(words) for words in (begin.why, begin.tried, begin.qualities, begin.contributes)):
        raise LooksLikeTestResult
    made: PitOffer = PitOffer.unscoped.create(
        village_id=by.village_id, author_id=by.person_id, organisation_id=me.organisation_id, child_id=child_id,
        called_name=begin.called_name.strip(), type=begin.type, coach=begin.coach, teacher=begin.teacher,
        why=begin.why.strip(), tried=begin.tried.strip(), qualities=begin.qualities.strip(),
        contributes=begin.contributes.strip(), offered_at=now(), law_version=law_here(by).version, **where,
    )  # fmt: skip
    tell.the_family(made, tell.Code.QUESTION)
    return made


def can_be_with(coach: Membership, teacher: Membership | None) -> None:
    """K-04: with school only where the law of both sides lets a school read along."""
    if teacher is None:
        raise ChooseTheTeacher
    try:
        ours, _theirs = laws_between(coach.organisation.jurisdiction, teacher.organisation.jurisdiction, SCHOOL)
    except LawForbids:
        raise SchoolCannotRead from None
    if not ours.may_share_with_school(SCHOOL):
        raise SchoolCannotRead


def _own_plan(by: Actor, pk: UUID | None) -> UUID | None:
    return next((door.pk for door in plans_of(by) if door.pk == pk and door.mine and door.is_open), None)


def begin_words(offer: PitOffer) -> Words:
    return Words(offer.why, offer.tried, offer.qualities, offer.contributes)


def runs_from(offer: PitOffer, by: Actor, words: Words, key: UUID, part: UUID | None, plan_id: UUID | None) -> Trajectory:
    """What runs from now on, with the words of the offer, and the day on which everybody looks back."""
    law, today = law_here(by), timezone.localdate()
    one: Trajectory = Trajectory.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=offer.child_id, kind=STORY, author_id=by.person_id,
        called_name=offer.called_name, type=offer.type, coach=offer.coach, plan_id=plan_id, school_part_id=part,
        why=words.why, tried=words.tried, begun_on=today, evaluate_on=months_after(today, law.looking_back.evaluation_months),
        law_version=law.version,
    )  # fmt: skip
    return one


def part_with(key: UUID, offer: PitOffer, one: Trajectory, by: Actor, words: Words) -> SchoolPart:
    """The part of school, with what school said beforehand: the child's qualities, and what it will put in (P-15)."""
    assert offer.teacher is not None
    teacher = offer.teacher.public_name
    part: SchoolPart = SchoolPart.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=one.subject_id, kind=SCHOOL, author_id=by.person_id,
        trajectory=one, school_id=offer.teacher.organisation_id, teacher=offer.teacher, called_name=one.called_name,
        coach_name=offer.coach.public_name,
    )  # fmt: skip
    told = {"village_id": by.village_id, "subject_id": one.subject_id, "item_id": key, "kind": SCHOOL,
            "author_id": by.person_id, "part": part, "by_name": teacher}  # fmt: skip
    for quality in words.qualities.splitlines():
        if quality.strip():
            Quality.unscoped.create(words=quality.strip(), **told)
    if words.contributes:
        Contribution.unscoped.create(words=words.contributes, who=teacher, from_on=one.begun_on, **told)
    return part


def _begun(offer: PitOffer, by: Actor, words: Words, plan_id: UUID | None) -> Trajectory:
    if trajectories_of(by).filter(subject_id=offer.child_id, closed_at=None).exists():
        raise OfferedAlready
    key, school = uuid7(), uuid7() if offer.type == Type.SCHOOL else None
    one = runs_from(offer, by, words, key, school, plan_id)
    part = part_with(school, offer, one, by, words) if school else None
    show_to_coach(one, part, by)
    if not asked_of_the_lock("SELECT app.begin_pit(%s, %s, %s)", [key, tell.Code.SHARED, tell.PATH]):
        raise NobodyToCoach
    return one


def _answer(offer: PitOffer, by: Actor, *, is_yes: bool, school: bool = False) -> PitYes:
    as_who = my_yes(Trajectory(subject_id=offer.child_id, kind=STORY), by)
    if any(one.as_who == as_who and (is_yes or one.how != How.SPOKEN) for one in yeses_of(offer)):
        raise NotNow  # what was said aloud for somebody is theirs to take back
    said: PitYes = PitYes.unscoped.create(
        village_id=offer.village_id, subject_id=offer.subject_id, item_id=offer.item_id, kind=offer.kind,
        audience=offer.audience, author_id=by.person_id, offer=offer, as_who=as_who, name=by.name, is_yes=is_yes,
        school=school, said_at=now(),
    )  # fmt: skip
    return said


def decides_about(child_id: UUID) -> bool:
    """The child, or who raises it; as the law file says."""
    return may_decide(child_id, None, [STORY])


def _asked(offer: PitOffer, by: Actor) -> None:
    """This one of the family answers, and nobody was first. Two at once: one after the other."""
    if not decides_about(offer.child_id) or offer.author_id == by.person_id or by.only_item:
        raise NotAllowed("decide about early help")
    found = PitOffer.unscoped.select_for_update(of=("self",)).filter(
        village_id=offer.village_id, pk=offer.pk, begun_at=None, refused_at=None
    )
    if found.first() is None:
        raise NotNow


def change(record: VillageRecord, **values: object) -> None:
    """Only these columns: the words of somebody else are never written again."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save(update_fields=list(values))
