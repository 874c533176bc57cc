"""Writing in a plan: own words first, then strengths, needs, goals and ways to get there.

Wording something anew needs the number of the wording one read; when somebody was faster, both are kept and shown.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.family_plans.models import (
    Disagreement,
    FamilyPlan,
    Goal,
    Mark,
    Need,
    Option,
    OwnWords,
    PlanPart,
    Strength,
    Wording,
)
from village.modules.family_plans.problems import OneOptionOnly, OwnWordsFirst, PlanIsClosed, WordsChanged
from village.modules.family_plans.queries import worded
from village.modules.family_plans.words import ABOUT_GOALS, KIND_OF, Prompt, Said
from village.modules.help_requests.words import LifeArea
from village.trust.access.check import action, may_start
from village.trust.access.opening import open_subject
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@action(needs=Right.CONTRIBUTE)
def write_words(
    plan: FamilyPlan, *, by: Actor, prompt: str, words: str, voice: str = "", number: int = 0, language: str = "",
    noted_by: str = "",
) -> OwnWords:  # fmt: skip
    """What somebody of the family says to one of the six questions, unedited; written by them, or noted for them.

    Without a word it holds a place for what is said aloud or drawn.
    """
    room(plan, by)
    said = OwnWords.unscoped.filter(plan=plan, prompt=prompt, voice=voice.strip()).first()
    if said is None:
        said = new_part(
            OwnWords,
            plan,
            by,
            DataKind.FAMILY_STORY,
            prompt=Prompt(prompt),
            voice=voice.strip(),
            noted_by=noted_by,
        )
        number = 0  # the one that was read belongs to another voice
    if words.strip():
        word(said, by, words, number, language)
    return said


@action(needs=Right.CONTRIBUTE)
def reword(part: PlanPart, *, by: Actor, words: str, number: int, language: str = "") -> Wording:
    """Word a part anew. Raises WordsChanged when somebody else did so since this number."""
    if isinstance(part, OwnWords) and part.author_id != by.person_id and by.is_professional:
        raise NotAllowed("the family's own words")
    room(part, by)
    return word(part, by, words, number, language)


@action(needs=Right.CONTRIBUTE)
def note_strength(
    plan: FamilyPlan,
    *,
    by: Actor,
    words: str,
    who: str = "",
    life_area: str = LifeArea.HOME,
    seen_on: date | None = None,
) -> Strength:
    """What somebody is good at, or what went well; who saw it says so."""
    room(plan, by)
    found = new_part(
        Strength, plan, by, KIND_OF[LifeArea(life_area)], life_area=life_area, who=who.strip(), seen_by=by.name,
        seen_on=seen_on or timezone.localdate(),
    )  # fmt: skip
    word(found, by, words, 0)
    return found


@action(needs=Right.CONTRIBUTE)
def name_need(
    plan: FamilyPlan, *, by: Actor, who: str, verb: str, words: str, life_area: str = LifeArea.HOME
) -> Need:
    """What somebody needs to feel, to know or to be able to."""
    room(plan, by)
    own_words_first(plan)
    found = new_part(
        Need, plan, by, KIND_OF[LifeArea(life_area)], life_area=life_area, who=who.strip(), verb=verb
    )
    word(found, by, words, 0)
    return found


@action(needs=Right.CONTRIBUTE)
def add_goal(plan: FamilyPlan, *, by: Actor, words: str, life_area: str, need: Need | None = None) -> Goal:
    """What the family wants. Somebody who works with them only proposes: the family says whether it is theirs."""
    room(plan, by)
    own_words_first(plan)
    last = Goal.unscoped.filter(plan=plan).order_by("-place").values_list("place", flat=True).first()
    goal = new_part(
        Goal, plan, by, KIND_OF[LifeArea(life_area)], life_area=life_area, need=need, place=(last or 0) + 1
    )
    word(goal, by, words, 0)
    mark(goal, by, Said.WANTED if _is_theirs(plan, by) else Said.PROPOSED)
    return goal


@action(needs=Right.MANAGE)
def say_about_goal(goal: Goal, *, by: Actor, said: str, words: str = "") -> Mark:
    """The family says how a goal stands: wanted, not agreed, reached, let go. None of it blocks anything (P-18)."""
    if said not in ABOUT_GOALS or said == Said.PROPOSED:
        raise NotAllowed("say about a goal")
    room(goal, by)
    return mark(goal, by, Said(said), words)


@action(needs=Right.MANAGE)
def put_in_order(plan: FamilyPlan, *, by: Actor, goals: Sequence[UUID]) -> FamilyPlan:
    """The family's order is the order on screen, for everybody."""
    room(plan, by)
    for place, pk in enumerate(goals, start=1):
        Goal.unscoped.filter(plan=plan, subject_id=plan.subject_id, pk=pk).update(place=place)
    return plan


@action(needs=Right.CONTRIBUTE)
def think_of(goal: Goal, *, by: Actor, words: str) -> Option:
    """One way to get there; everybody who sees the goal may think along."""
    room(goal, by)
    option: Option = Option.unscoped.create(
        village_id=goal.village_id, subject_id=goal.subject_id, kind=goal.kind, author_id=by.person_id, goal=goal,
        words=words.strip(), by_called=by.name,
    )  # fmt: skip
    return option


@action(needs=Right.MANAGE)
def choose(option: Option, *, by: Actor) -> Option:
    """The family chooses; never out of one. Choosing another way later lets go of the first: what was said last counts."""
    room(option.goal, by)
    others = Option.unscoped.filter(subject_id=option.subject_id, goal_id=option.goal_id).exclude(pk=option.pk)
    if not others.exists():
        raise OneOptionOnly
    others.filter(chosen_at__isnull=False).update(chosen_at=None)
    option.chosen_at = option.chosen_at or now()
    option.save(update_fields=["chosen_at"])
    return option


@action(needs=Right.CONTRIBUTE)
def see_it_differently(part: PlanPart, *, by: Actor, words: str) -> Disagreement:
    """Kept beside what it is about, by name and date; it blocks nothing."""
    room(part, by)
    kept: Disagreement = Disagreement.unscoped.create(**_beside(part, by), words=words.strip())
    return kept


def mark(part: PlanPart, by: Actor, said: Said, words: str = "", new_day: date | None = None) -> Mark:
    made: Mark = Mark.unscoped.create(**_beside(part, by), said=said, words=words.strip(), new_day=new_day)
    return made


def room(record: FamilyPlan | PlanPart, by: Actor) -> None:
    """The plan is open, and what of it is this actor's to see is in hand; or this one part, for who sees no more."""
    if may_start(by, record.subject_id, DataKind(record.kind)):
        open_subject(by, record.subject_id, Purpose.HELP)
    plan = record if isinstance(record, FamilyPlan) else FamilyPlan.unscoped.filter(pk=record.plan_id).first()
    if plan is not None and not plan.is_open:
        raise PlanIsClosed


def own_words_first(plan: FamilyPlan) -> None:
    """No plan without own words (hard rule; P-02)."""
    if not OwnWords.unscoped.filter(plan=plan).exists():
        raise OwnWordsFirst


def new_part[P: PlanPart](
    model: type[P], beside: FamilyPlan | PlanPart, by: Actor, kind: DataKind, **more: Any
) -> P:
    plan_id = beside.pk if isinstance(beside, FamilyPlan) else beside.plan_id
    key = uuid7()
    made: P = model.unscoped.create(
        id=key, item_id=key, village_id=beside.village_id, subject_id=beside.subject_id, kind=kind,
        author_id=by.person_id, plan_id=plan_id, **more,
    )  # fmt: skip
    return made


def word(part: PlanPart, by: Actor, words: str, number: int, language: str = "") -> Wording:
    now_it_says = worded(part)
    if now_it_says and now_it_says.words == words.strip():
        return now_it_says
    if number != (now_it_says.number if now_it_says else 0):
        raise WordsChanged
    try:
        with transaction.atomic():
            made: Wording = Wording.unscoped.create(
                **_beside(part, by),
                number=number + 1,
                words=words.strip(),
                language=language or get_language() or "en",
            )
    except IntegrityError as both_at_once:
        raise WordsChanged from both_at_once
    return made


def _beside(part: PlanPart, by: Actor) -> dict[str, Any]:
    return {**as_its_whole(part, by), "plan_id": part.plan_id, "of": part.pk, "by_called": by.name}


def _is_theirs(plan: FamilyPlan, by: Actor) -> bool:
    return may_start(by, plan.subject_id, DataKind.FAMILY_STORY, Right.MANAGE)
