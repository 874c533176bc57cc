"""Questions about early help. They run under the lock: open the subject, the one thing, or a list first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

from village.foundation.later import Later
from village.foundation.time_range import now
from village.modules.handovers.said_aloud import Sayer
from village.modules.help_requests.models import HelpRequest
from village.modules.passing_on.queries import my_leavings
from village.modules.pit.models import (
    Advice,
    AdviceAnswer,
    Contact,
    Contribution,
    Doing,
    Evaluation,
    NextOne,
    PitAnswer,
    PitGoodNews,
    PitOffer,
    PitOpinion,
    PitStrength,
    PitYes,
    Quality,
    SchoolPart,
    Situation,
    Trajectory,
)
from village.trust.access.mine import my_subjects
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_one
from village.trust.directory.models import Membership, Organization
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, Role

COACHES = (Role.COACH, Role.COUNSELLOR, Role.CARE_WORKER, Role.YOUTH_WORKER, Role.CONTACT_PERSON)
"""Who can be the coach of a child."""
TEACHERS = (Role.TEACHER, Role.SCHOOL_LEAD)


@dataclass(frozen=True)
class AtHome:
    """One line for a family: something that is offered, or something that runs."""

    pk: UUID
    called_name: str
    subject_id: UUID
    item_id: UUID
    kind: int
    asks: bool


def trajectories_of(actor: Actor) -> QuerySet[Trajectory]:
    """Names and days of every trajectory this reader may see, what runs first. Needs an open list."""
    found = Trajectory.unscoped.filter(village_id=actor.village_id).select_related("coach")
    return found.defer("why", "tried").order_by("-closed_at", "evaluate_on", "id")


def beside_plan(plan_id: UUID) -> list[tuple[UUID, str, bool]]:
    """What stands beside a family plan, by name, for who may see it: key, first name, whether it runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.pit_beside(%s)", [plan_id])
        return [(row[0], row[1], row[2]) for row in cursor.fetchall()]


def at_home(actor: Actor, most: int) -> list[AtHome]:
    """For a family, in one question: what is offered for a child of theirs, and what runs. Needs an open list."""
    mine = my_subjects(actor)
    offers = PitOffer.unscoped.filter(village_id=actor.village_id, child_id__in=mine, begun_at=None, refused_at=None)
    runs = Trajectory.unscoped.filter(village_id=actor.village_id, subject_id__in=mine, closed_at=None)
    both = [
        found.annotate(asks=Value(asks)).order_by().values_list("pk", "called_name", "subject_id", "item_id", "kind", "asks")
        for found, asks in ((offers, True), (runs, False))
    ]
    return [AtHome(*row) for row in both[0].union(both[1], all=True).order_by("-asks", "called_name")[:most]]


def to_look_back(actor: Actor, until: date) -> QuerySet[Trajectory]:
    """Of those I coach, where looking back falls due. Needs an open list."""
    return trajectories_of(actor).filter(coach__person=actor.person_id, closed_at=None, evaluate_on__lte=until)


def offers_waiting(actor: Actor) -> QuerySet[PitOffer]:
    """What the family did not answer yet: for the family, and for who offered it. Needs an open list."""
    theirs = Q(author_id=actor.person_id) if actor.is_professional else Q(child_id__in=my_subjects(actor))
    found = PitOffer.unscoped.filter(theirs, village_id=actor.village_id, begun_at=None, refused_at=None)
    return found.defer("why", "tried", "qualities", "contributes").order_by("offered_at", "id")


def offers_on(request: HelpRequest) -> list[PitOffer]:
    found = PitOffer.unscoped.filter(village_id=request.village_id, request=request).select_related("coach")
    return list(found.order_by("-offered_at", "-id"))


def offers_beside(actor: Actor, plan_id: UUID) -> list[PitOffer]:
    found = PitOffer.unscoped.filter(village_id=actor.village_id, plan_id=plan_id).select_related("coach")
    return list(found.order_by("-offered_at", "-id"))


def yeses_of(offer: PitOffer) -> list[PitYes]:
    return list(PitYes.unscoped.filter(village_id=offer.village_id, offer=offer).order_by("said_at", "id"))


def could_say_yes(offer: PitOffer) -> list[Sayer]:
    """Who of the family could say yes aloud, for who offered it; nobody any more once it was answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.could_say_yes_to_pit(%s)", [offer.pk])
        return [Sayer(*row) for row in cursor.fetchall()]


def next_ones(one: Trajectory) -> list[NextOne]:
    """Everybody who came, comes or was asked about, the newest first."""
    found = NextOne.unscoped.filter(village_id=one.village_id, trajectory=one).select_related("comes__organisation", "leaves")
    return list(found.order_by("-created_at", "-id"))


def coach_leaves_on(actor: Actor, one: Trajectory) -> date | None:
    """The day on which the coach leaves, when that was said: for the family, and for the coach."""
    if one.coach.person_id == actor.person_id:
        return next((said.last_day for said in my_leavings(actor) if said.member_id == one.coach_id), None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.coordinator_leaves_on(%s, %s)", [one.subject_id, one.coach.person_id])
        day: date | None = cursor.fetchone()[0]
        return day


def contacts_of(one: Trajectory) -> list[Contact]:
    """The newest first."""
    return list(Contact.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("-met_on", "-id"))


def situation_of(one: Trajectory) -> list[Situation]:
    return list(Situation.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("told_at", "id"))


def named_strengths(one: Trajectory) -> list[PitStrength]:
    """Everything that was named, agreed or not yet."""
    return list(PitStrength.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("created_at", "id"))


def strengths_of(actor: Actor, child_id: UUID) -> list[PitStrength]:
    """The agreed strengths of one child, by its subject: what its diploma is made of. Open the subject first."""
    found = PitStrength.unscoped.filter(village_id=actor.village_id, subject_id=child_id, agreed_at__isnull=False)
    return list(found.order_by("agreed_at", "id"))


def doings_of(one: Trajectory) -> list[Doing]:
    found = Doing.unscoped.filter(village_id=one.village_id, trajectory=one).select_related("strength")
    return list(found.order_by("from_on", "id"))


def answers_on(one: Trajectory) -> dict[UUID, dict[str, PitAnswer]]:
    """The last word of each of the family, by what it is about."""
    found: dict[UUID, dict[str, PitAnswer]] = {}
    for answer in PitAnswer.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("said_at", "id"):
        found.setdefault(answer.about_id, {})[answer.as_who] = answer
    return found


def good_news_of(one: Trajectory) -> list[PitGoodNews]:
    """Good news for the parents, from the coach and from school; the newest first."""
    found = PitGoodNews.unscoped.filter(village_id=one.village_id, trajectory_id=one.pk)
    return list(found.order_by("-told_on", "-id"))


def good_news_from(part: SchoolPart) -> list[PitGoodNews]:
    found = PitGoodNews.unscoped.filter(village_id=part.village_id, item_id=part.item_id)
    return list(found.order_by("-told_on", "-id"))


def opinions_of(one: Trajectory) -> list[PitOpinion]:
    return list(PitOpinion.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("said_at", "id"))


def evaluations_of(one: Trajectory) -> list[Evaluation]:
    """The last one first."""
    return list(Evaluation.unscoped.filter(village_id=one.village_id, trajectory=one).order_by("-held_at", "-id"))


def part_for_school(one: Trajectory) -> SchoolPart | None:
    """The part of school; for who holds single things only, find it by its key afterwards."""
    return SchoolPart.unscoped.filter(village_id=one.village_id, trajectory_id=one.pk).first()


def parts_of(actor: Actor) -> QuerySet[SchoolPart]:
    """For a teacher: the children whose parents let them read along. Needs an open list."""
    found = SchoolPart.unscoped.filter(village_id=actor.village_id, school_id__in=actor.organisation_ids, closed_at=None)
    return found.order_by("called_name", "id")


def advice_to_answer(actor: Actor) -> QuerySet[Advice]:
    """For a teacher: advice without an answer yet. Needs an open list."""
    found = Advice.unscoped.filter(
        village_id=actor.village_id, said="", part__school_id__in=actor.organisation_ids, part__closed_at=None
    )
    return found.select_related("part").order_by("created_at", "id")


def qualities_of(part: SchoolPart) -> list[Quality]:
    return list(Quality.unscoped.filter(village_id=part.village_id, part=part).order_by("created_at", "id"))


def contributions_of(part: SchoolPart) -> list[Contribution]:
    return list(Contribution.unscoped.filter(village_id=part.village_id, part=part).order_by("from_on", "id"))


def advice_of(part: SchoolPart) -> list[Advice]:
    """The newest first."""
    return list(Advice.unscoped.filter(village_id=part.village_id, part=part).order_by("-created_at", "-id"))


def answers_to(advice: Iterable[Advice]) -> dict[UUID, list[AdviceAnswer]]:
    """What the teacher answered to each, in the order it was said."""
    by_advice: dict[UUID, list[AdviceAnswer]] = {one.pk: [] for one in advice}
    for answer in AdviceAnswer.unscoped.filter(advice_id__in=by_advice).order_by("said_at", "id"):
        by_advice[answer.advice_id].append(answer)
    return by_advice


def shown_to_school(actor: Actor, part: SchoolPart) -> Consent | None:
    """The consent itself says whether school reads along now. For the family; others read no consents."""
    return _longest(current_about_one(actor, part.subject_id, part.pk).filter(to_organisation_id=part.school_id))


def shown_to_coach(actor: Actor, one: Trajectory) -> Consent | None:
    found = current_about_one(actor, one.subject_id, one.pk)
    return _longest(found.filter(to_organisation_id=one.coach.organisation_id))


def born_on(actor: Actor, child_id: UUID) -> date | None:
    """The day of birth, for the family. Open the child's subject first."""
    found = Person.unscoped.filter(village_id=actor.village_id, subject_id=child_id)
    return found.values_list("birth_date", flat=True).first()


def coaches(actor: Actor) -> Later[Membership]:
    """Who can be the coach, oneself first."""
    found = _chairs(actor).filter(role__in=COACHES).exclude(organisation__works_in=Organization.Field.SCHOOL)
    oneself = Case(When(person_id=actor.person_id, then=0), default=1)
    return Later(found.order_by(oneself, "organisation__name", "public_name", "id"))


def teachers(actor: Actor) -> Later[Membership]:
    """Everybody who teaches at a school of the village."""
    found = _chairs(actor).filter(role__in=TEACHERS, organisation__works_in=Organization.Field.SCHOOL)
    return Later(found.order_by("organisation__name", "public_name", "id"))


def chairs_by_id(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Membership]:
    return {one.pk: one for one in _chairs(actor).filter(pk__in=ids)}


def things_by_id(actor: Actor, ids: Collection[UUID]) -> tuple[list[Trajectory], list[SchoolPart]]:
    """For the circle: what these shared things are, as far as the lock lets them through."""
    return (
        list(trajectories_of(actor).filter(pk__in=ids)),
        list(SchoolPart.unscoped.filter(village_id=actor.village_id, pk__in=ids).select_related("school")),
    )


def _longest(consents: QuerySet[Consent]) -> Consent | None:
    return consents.order_by("-until").first()


def _chairs(actor: Actor) -> QuerySet[Membership]:
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    return found.select_related("organisation")
