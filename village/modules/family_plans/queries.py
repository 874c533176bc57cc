"""Questions about plans: which are mine, whose they are, what stands in one, who helps, which steps are due.

They run under the lock: `plans_of` and `owners_of` open nothing; for the rest open the plan's subject first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Case, QuerySet, When

from village.foundation.time_range import now
from village.modules.family_plans.along import heard_with
from village.modules.family_plans.models import (
    Disagreement,
    FamilyPlan,
    Goal,
    Mark,
    Need,
    Option,
    OwnWords,
    PlanOffer,
    PlanPart,
    Step,
    Strength,
    TeamAnswer,
    TeamMember,
    Wording,
)
from village.modules.family_plans.words import ABOUT_GOALS, ABOUT_STEPS, Prompt, Said, Section, Side
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import children_of
from village.modules.papers.keeping import Paper
from village.trust.access.asked_once import Opened, asked_once
from village.trust.consent.queries import current_about
from village.trust.directory.queries import face_of_person
from village.trust.people.models import Family, FamilyOwner, Person
from village.trust.vocabulary import Actor

MANY = 30


@dataclass(frozen=True)
class PlanDoor:
    """A plan somebody may come in to: its dates and names, before a word of it is opened."""

    pk: UUID
    subject_id: UUID
    family_id: UUID
    family: str
    coordinator_id: UUID
    coordinator: str
    opened_at: datetime
    closed_at: datetime | None
    review_on: date
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


type Whole = FamilyPlan | PlanDoor | Opened
"""A plan, however much of it one holds: its key and its subject are enough to ask for what is in it."""


@dataclass(frozen=True)
class Owner:
    """Somebody whose plan it is. `born` is known to the owners only."""

    person_id: UUID
    subject_id: UUID
    name: str
    born: date | None

    @property
    def called(self) -> str:
        return self.name.split(" ")[0]


@dataclass(frozen=True)
class Piece:
    """One part of a plan in sentences: what is frozen when the family agrees, and compared afterwards."""

    key: UUID
    section: Section
    sentences: tuple[str, ...]
    who: str
    when: datetime
    kind: int
    under: str = ""
    """What the part belongs to: the question of own words, the area of life of a goal."""


@dataclass(frozen=True)
class Parts:
    """What a plan is made of, for this reader, as several parts of its page read it. Nobody changes these lists."""

    words: dict[UUID, Wording]
    marks: dict[UUID, list[Mark]]
    own: list[OwnWords]
    strengths: list[Strength]
    needs: list[Need]
    goals: list[Goal]
    steps: list[Step]
    kept: dict[UUID, list[Paper]]
    """The voices and drawings with own words."""


def parts_of(plan: FamilyPlan | PlanDoor) -> Parts:
    """One question for each kind of part, once on a page that is only looked at. Open the plan's subject before."""
    return _parts(Opened.now(plan.pk, plan.subject_id))


@asked_once
def _parts(of: Opened) -> Parts:
    own = own_words_of(of)
    return Parts(
        wordings_of(of), marks_on(of), own, strengths_of(of), needs_of(of), goals_of(of), steps_of(of), heard_with(own)
    )


@asked_once
def plans_of(actor: Actor) -> list[PlanDoor]:
    """The plans this actor owns or was let in to, open ones first."""
    if actor.is_visitor:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_plans()")
        return [PlanDoor(*row) for row in cursor.fetchall()]


def door_of(actor: Actor, pk: UUID) -> PlanDoor | None:
    return next((door for door in plans_of(actor) if door.pk == pk), None)


def my_families(actor: Actor) -> list[Family]:
    """The families this actor is an owner of. After open_list."""
    mine = FamilyOwner.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    ).values("family_id")
    return list(Family.unscoped.filter(village_id=actor.village_id, pk__in=mine).order_by("name", "id"))


def my_children(actor: Actor) -> list[tuple[str, str]]:
    """Whom this actor may name as an owner beside them: the children they are guardian of. After open_list."""
    subjects = [child.subject_id for child in children_of(actor)]
    found = Person.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects).order_by(
        "birth_date"
    )
    return [(str(one.pk), one.name) for one in found]


def plan_of(actor: Actor) -> FamilyPlan | None:
    """The open plan of this actor's own family, whole. Open its subject first, or a list."""
    mine = [door.pk for door in plans_of(actor) if door.mine and door.is_open]
    return FamilyPlan.unscoped.filter(village_id=actor.village_id, pk__in=mine[:1]).first()


def whole_plan(door: PlanDoor) -> FamilyPlan | None:
    """The plan itself, for whom its words are shared with; others see parts. Open its subject first."""
    return FamilyPlan.unscoped.filter(subject_id=door.subject_id, pk=door.pk).first()


def part_by_key[P: PlanPart](model: type[P], plan: FamilyPlan | PlanDoor, pk: UUID) -> P | None:
    return _of(model, plan).filter(pk=pk).first()


def owners_of(plan: FamilyPlan | PlanDoor) -> list[Owner]:
    """Whose plan it is, parents first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.plan_owners(%s)", [plan.subject_id])
        return [Owner(*row) for row in cursor.fetchall()]


def team_of(plan: FamilyPlan | PlanDoor) -> list[TeamMember]:
    """Everybody of the circle today, the closest first; who joined the team has `joined_at`."""
    found = TeamMember.unscoped.filter(plan_id=plan.pk, subject_id=plan.subject_id, ended_at=None)
    by_work = Case(When(side=Side.FORMAL, then=face_of_person("person_id")))
    return list(found.annotate(face=by_work).order_by("ring", "created_at", "id"))


def with_account(subject_id: UUID) -> set[UUID]:
    """Who of the circle comes in by an account of their own, and so needs no link. For the family."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.circle_with_account(%s)", [subject_id])
        return {person for (person,) in cursor.fetchall()}


def shown_to(actor: Actor, plan: FamilyPlan | PlanDoor) -> dict[UUID, set[int]]:
    """What is really open to whom now, by the consents themselves: one may have ended, or was stopped elsewhere."""
    found: dict[UUID, set[int]] = {}
    for consent in current_about(actor, plan.subject_id):
        if consent.item_id is None and consent.to_person_id:
            found.setdefault(consent.to_person_id, set()).update(consent.kinds)
    return found


def answers_of(members: Iterable[TeamMember]) -> dict[UUID, list[TeamAnswer]]:
    """What the family said about each of these joining."""
    by_member: dict[UUID, list[TeamAnswer]] = {member.pk: [] for member in members}
    for answer in TeamAnswer.unscoped.filter(member_id__in=by_member).order_by("created_at"):
        by_member[answer.member_id].append(answer)
    return by_member


def own_words_of(plan: Whole) -> list[OwnWords]:
    return list(_of(OwnWords, plan))


def voice_on(plan: FamilyPlan, prompt: str, voice: str) -> OwnWords | None:
    return OwnWords.unscoped.filter(plan=plan, prompt=prompt, voice=voice).first()


def strengths_of(plan: Whole) -> list[Strength]:
    return list(_of(Strength, plan).order_by("-seen_on", "-created_at"))


def needs_of(plan: Whole) -> list[Need]:
    return list(_of(Need, plan))


def goals_of(plan: Whole) -> list[Goal]:
    """In the family's own order (P-18)."""
    return list(_of(Goal, plan).order_by("place", "created_at"))


def options_of(goals: Iterable[Goal]) -> dict[UUID, list[Option]]:
    """The ways that were thought of, per goal."""
    by_goal: dict[UUID, list[Option]] = {}
    for option in Option.unscoped.filter(goal__in=[goal.pk for goal in goals]).order_by("created_at"):
        by_goal.setdefault(option.goal_id, []).append(option)
    return by_goal


def steps_of(plan: Whole) -> list[Step]:
    return list(_of(Step, plan).order_by("due_on", "created_at"))


def steps_due(plan: FamilyPlan | PlanDoor, until: date) -> list[Step]:
    """The steps of a plan that are still open and due by then; a later day that was agreed counts."""
    return _due(steps_of(plan), marks_on(plan, ABOUT_STEPS), until)


def my_steps_due(actor: Actor, until: date) -> list[Step]:
    """The same of this person, in whatever plan, also for who sees nothing else of it. After open_list."""
    found = Step.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id).order_by(
        "due_on", "created_at"
    )
    steps = list(found)
    return _due(steps, marks_by_item([step.pk for step in steps]), until) if steps else []


def my_steps(actor: Actor) -> list[Step]:
    """What this person does or did, in whatever plan, the last day first. After open_list."""
    found = Step.unscoped.filter(village_id=actor.village_id, person_id=actor.person_id).order_by("-due_on", "-created_at")
    return list(found[:MANY])


def steps_by_key(actor: Actor, keys: Iterable[UUID]) -> list[Step]:
    return list(Step.unscoped.filter(village_id=actor.village_id, pk__in=list(keys)))


def marks_by_item(keys: Iterable[UUID], said: Iterable[Said] = ABOUT_STEPS) -> dict[UUID, list[Mark]]:
    """What was said about each of these steps, the last one last."""
    by_part: dict[UUID, list[Mark]] = {}
    for mark in Mark.unscoped.filter(of__in=list(keys), said__in=list(said)).order_by("created_at", "id"):
        by_part.setdefault(mark.of, []).append(mark)
    return by_part


def wordings_of(plan: Whole) -> dict[UUID, Wording]:
    """How each part of the plan is worded now."""
    found = Wording.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk)
    return {wording.of: wording for wording in found.order_by("of", "-number").distinct("of")}


def wordings_by_item(actor: Actor, keys: Iterable[UUID]) -> dict[UUID, Wording]:
    """The same for some single parts."""
    found = Wording.unscoped.filter(village_id=actor.village_id, of__in=list(keys))
    return {wording.of: wording for wording in found.order_by("of", "-number").distinct("of")}


def worded(part: PlanPart) -> Wording | None:
    """How one part is worded now."""
    return Wording.unscoped.filter(village_id=part.village_id, of=part.pk).order_by("-number").first()


def marks_on(plan: Whole, said: Iterable[Said] = tuple(Said)) -> dict[UUID, list[Mark]]:
    """What was said about each part, the last one last."""
    by_part: dict[UUID, list[Mark]] = {}
    found = Mark.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk, said__in=list(said))
    for mark in found.order_by("created_at", "id"):
        by_part.setdefault(mark.of, []).append(mark)
    return by_part


def marks_of(part: PlanPart) -> list[Mark]:
    found = Mark.unscoped.filter(village_id=part.village_id, of=part.pk)
    return list(found.order_by("created_at", "id"))


def disagreements_of(plan: FamilyPlan | PlanDoor) -> dict[UUID, list[Disagreement]]:
    """Who sees it differently, per part."""
    by_part: dict[UUID, list[Disagreement]] = {}
    found = Disagreement.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk)
    for one in found.order_by("created_at", "id"):
        by_part.setdefault(one.of, []).append(one)
    return by_part


def contents_of(plan: FamilyPlan) -> list[Piece]:
    """Everything that stands in the plan for this reader now, in the order in which it is read."""
    words = wordings_of(plan)
    said = marks_on(plan, ABOUT_GOALS)
    steps = marks_on(plan, ABOUT_STEPS)
    order = list(Prompt)
    own = sorted(own_words_of(plan), key=lambda one: (order.index(Prompt(one.prompt)), one.created_at))
    return [
        *(_piece(one, Section.WORDS, words, who=one.voice, under=str(Prompt(one.prompt).label)) for one in own),
        *(_piece(one, Section.STRENGTHS, words, who=one.who, more=(one.seen_by,)) for one in strengths_of(plan)),
        *(_piece(one, Section.NEEDS, words, who=one.who, under=one.get_verb_display()) for one in needs_of(plan)),
        *(_piece(one, Section.GOALS, words, under=one.get_life_area_display(), more=_state(said.get(one.pk)))
          for one in goals_of(plan)),
        *(_piece(one, Section.STEPS, words, who=one.who, more=_when(one, steps.get(one.pk, [])))
          for one in steps_of(plan)),
    ]  # fmt: skip


def offers_on(request: HelpRequest) -> QuerySet[PlanOffer]:
    found = PlanOffer.unscoped.filter(village_id=request.village_id, request=request)
    return found.select_related("coordinator").order_by("-created_at")


def open_offer_on(request: HelpRequest) -> PlanOffer | None:
    """The offer the family did not answer yet."""
    return offers_on(request).filter(answered_at=None).first()


def _of[P: PlanPart](model: type[P], plan: Whole) -> QuerySet[P]:
    found: QuerySet[P] = model.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk)
    return found.order_by("created_at", "id")


def _piece(
    part: PlanPart, section: Section, words: dict[UUID, Wording], *, who: str = "", under: str = "",
    more: tuple[str, ...] = (),
) -> Piece:  # fmt: skip
    wording = words.get(part.pk)
    said = (wording.words,) if wording else ()
    when = wording.created_at if wording else part.created_at
    return Piece(part.pk, section, (*said, *(one for one in more if one)), who, when, part.kind, under)


def _state(marks: list[Mark] | None) -> tuple[str, ...]:
    return (str(Said(marks[-1].said).label),) if marks else ()


def _when(step: Step, marks: list[Mark]) -> tuple[str, ...]:
    return (step.where, _day(step, marks).isoformat())


def _day(step: Step, marks: list[Mark]) -> date:
    later = [mark.new_day for mark in marks if mark.new_day]
    return later[-1] if later else step.due_on


def _due(steps: list[Step], marks: dict[UUID, list[Mark]], until: date) -> list[Step]:
    return [
        step
        for step in steps
        if _is_open(marks.get(step.pk, [])) and _day(step, marks.get(step.pk, [])) <= until
    ]


def _is_open(marks: list[Mark]) -> bool:
    return not marks or marks[-1].said == Said.LATER
