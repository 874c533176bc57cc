"""From records to what people read on the plan page: a handful of questions, however long the plan is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from village.modules.family_plans import queries
from village.modules.family_plans.drawing import Drawing, draw
from village.modules.family_plans.models import (
    Disagreement,
    Goal,
    Mark,
    Need,
    Option,
    Step,
    Strength,
    TeamMember,
)
from village.modules.family_plans.queries import Owner, Parts, PlanDoor
from village.modules.family_plans.words import ABOUT_GOALS, ABOUT_STEPS, KIND_WORDS, SHOWN_KINDS, Prompt, Said
from village.modules.help_requests.words import PICTURES, LifeArea
from village.modules.papers.keeping import Paper
from village.trust.vocabulary import Actor, DataKind

CATS = ("home", "play", "place", "school", "care", "work")


@dataclass(frozen=True)
class StepRead:
    """One step as it is read: by whom, until when, and how it stands."""

    step: Step
    words: str
    number: int
    due_on: date
    marks: tuple[Mark, ...] = ()
    mine: bool = False

    @property
    def last(self) -> Mark | None:
        return next((mark for mark in reversed(self.marks) if mark.said in ABOUT_STEPS), None)

    @property
    def is_done(self) -> bool:
        return bool(self.last and self.last.said == Said.DONE)

    @property
    def is_open(self) -> bool:
        return self.last is None or self.last.said == Said.LATER

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def thanks(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.said == Said.THANKS]

    @property
    def reasons(self) -> list[Mark]:
        """Why it became later, or is not done any more."""
        return [mark for mark in self.marks if mark.said in (Said.LATER, Said.DROPPED)]


@dataclass(frozen=True)
class GoalRead:
    goal: Goal
    words: str
    number: int
    said: Said
    steps: tuple[StepRead, ...]
    options: tuple[Option, ...]
    differently: tuple[Disagreement, ...]

    @property
    def picture(self) -> tuple[str, str]:
        return PICTURES[self.goal.life_area]

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def counted(self) -> int:
        """Dropped steps do not count."""
        return sum(step.is_done or step.is_open for step in self.steps)

    @property
    def ends(self) -> bool:
        return self.said in (Said.REACHED, Said.LET_GO)


@dataclass
class PlanPage:
    """The whole page for one reader; what is not theirs is simply not in it."""

    door: PlanDoor
    owners: list[Owner]
    main: str = ""
    voices: list[dict[str, Any]] = field(default_factory=list)
    prompts: list[dict[str, Any]] = field(default_factory=list)
    strengths: list[dict[str, Any]] = field(default_factory=list)
    needs: list[tuple[Need, str]] = field(default_factory=list)
    goals: list[GoalRead] = field(default_factory=list)
    team: list[TeamMember] = field(default_factory=list)
    drawing: Drawing | None = None
    empty_areas: list[LifeArea] = field(default_factory=list)
    main_kept: list[Paper] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(goal.done for goal in self.goals)

    @property
    def steps(self) -> int:
        return sum(goal.counted for goal in self.goals)

    @property
    def has_words(self) -> bool:
        return bool(self.prompts)


def page_of(actor: Actor, door: PlanDoor) -> PlanPage:
    """One question for each kind of part; the plan's subject was opened before."""
    parts = queries.parts_of(door)
    words = {of: (one.words, one.number) for of, one in parts.words.items()}
    page = PlanPage(door, queries.owners_of(door))
    _own_words(page, parts, words)
    page.strengths = [_good(one, words) for one in parts.strengths]
    page.needs = [(need, words.get(need.pk, ("", 0))[0]) for need in parts.needs]
    page.team = queries.team_of(door)
    page.drawing = draw([owner.called for owner in page.owners], page.team) if page.team else None
    page.goals = _goals(actor, door, words, parts)
    used = {goal.goal.life_area for goal in page.goals} | {need.life_area for need, _words in page.needs}
    page.empty_areas = [area for area in LifeArea if area not in used and area != LifeArea.OTHER]
    return page


def step_read(actor: Actor, step: Step) -> StepRead:
    """One step by itself, for whoever does it."""
    wording = queries.worded(step)
    return _step(actor, step, (wording.words, wording.number) if wording else ("", 0), queries.marks_of(step))


def my_steps_read(actor: Actor) -> list[StepRead]:
    """What this person does, with every thank you, also for who sees nothing else of the plan."""
    steps = queries.my_steps(actor)
    if not steps:
        return []
    keys = [step.pk for step in steps]
    words, marks = queries.wordings_by_item(actor, keys), queries.marks_by_item(keys, tuple(Said))
    return [
        _step(actor, step, (words[step.pk].words, words[step.pk].number), marks.get(step.pk, []))
        for step in steps if step.pk in words
    ]  # fmt: skip


def sight_of(member: TeamMember, shown: Mapping[UUID, set[int]]) -> list[tuple[str, bool]]:
    """Each part of the plan with an open or a closed eye, as it is now."""
    open_to = shown.get(member.person_id, set()) if member.person_id and member.joined_at else set()
    return [(str(KIND_WORDS[kind]), kind in open_to) for kind in SHOWN_KINDS]


def through_their_eyes(page: PlanPage, kinds: Sequence[int]) -> PlanPage:
    """The page as somebody would read it to whom these kinds are shown: the same rule, before anybody said yes."""
    seen = set(kinds)
    shown = DataKind.FAMILY_STORY in seen
    return PlanPage(
        page.door, page.owners,
        page.main if shown else "", page.voices if shown else [], page.prompts if shown else [],
        [one for one in page.strengths if one["kind"] in seen],
        [(need, words) for need, words in page.needs if need.kind in seen],
        [goal for goal in page.goals if goal.goal.kind in seen],
        page.team if shown else [], page.drawing if shown else None, main_kept=page.main_kept if shown else [],
    )  # fmt: skip


def _own_words(page: PlanPage, parts: Parts, words: dict[UUID, tuple[str, int]]) -> None:
    """What all say to "what we need and wish" stands in the largest letters; the voices beside it, newest first."""
    kept = parts.kept
    read = [(one, words.get(one.pk, ("", 0))[0]) for one in parts.own]
    read = [(one, text) for one, text in read if text or one.pk in kept]
    for prompt in Prompt:
        voices = [
            {"name": one.voice, "text": text, "by": one.noted_by, "when": one.created_at, "kept": kept.get(one.pk)}
            for one, text in read if one.prompt == prompt
        ]  # fmt: skip
        if voices:
            page.prompts.append({"prompt": prompt, "label": prompt.label, "voices": voices})
    main = next((both for both in read if both[0].prompt == Prompt.WISH and not both[0].voice), None)
    page.main, page.main_kept = (main[1], kept.get(main[0].pk, [])) if main else ("", [])
    named = {one.voice: (text, kept.get(one.pk)) for one, text in read if one.voice}
    page.voices = [
        {"name": name, "text": text, "kept": papers, "cat": CATS[n % len(CATS)]}
        for n, (name, (text, papers)) in enumerate(named.items())
    ]


def _good(one: Strength, words: dict[UUID, tuple[str, int]]) -> dict[str, Any]:
    icon, cat = PICTURES[one.life_area]
    return {
        "pk": one.pk, "icon": icon, "cat": cat, "title": words.get(one.pk, ("", 0))[0], "who": one.who,
        "seen_by": one.seen_by, "seen_on": one.seen_on, "kind": one.kind,
    }  # fmt: skip


def _goals(actor: Actor, door: PlanDoor, words: dict[UUID, tuple[str, int]], parts: Parts) -> list[GoalRead]:
    steps: dict[UUID, list[StepRead]] = {}
    marks = parts.marks
    for step in parts.steps:
        read = _step(actor, step, words.get(step.pk, ("", 0)), marks.get(step.pk, []))
        steps.setdefault(step.goal_id, []).append(read)
    options, differently = queries.options_of(parts.goals), queries.disagreements_of(door)
    return [
        GoalRead(
            goal, *words.get(goal.pk, ("", 0)), _said(marks.get(goal.pk, [])), tuple(steps.get(goal.pk, ())),
            tuple(options.get(goal.pk, ())), tuple(differently.get(goal.pk, ())),
        )
        for goal in parts.goals
    ]  # fmt: skip


def _said(marks: list[Mark]) -> Said:
    last = next((mark.said for mark in reversed(marks) if mark.said in ABOUT_GOALS), Said.PROPOSED)
    return Said(last)


def _step(actor: Actor, step: Step, words: tuple[str, int], marks: list[Mark]) -> StepRead:
    later = [mark.new_day for mark in marks if mark.new_day]
    due_on = later[-1] if later else step.due_on
    return StepRead(step, *words, due_on, tuple(marks), mine=step.person_id == actor.person_id)
