"""The parts of a plan as they read now, sentence by sentence: what is frozen when somebody proposes to agree.

Codes stay codes and days stay days, so that two versions compare alike whatever language their readers have.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from village.modules.agreements.comparing import Text
from village.modules.family_plans.models import FamilyPlan, Mark, PlanPart, Step
from village.modules.family_plans.queries import PlanDoor, parts_of
from village.modules.family_plans.words import ABOUT_GOALS, ABOUT_STEPS, Said, Section
from village.modules.papers.keeping import Paper
from village.trust.vocabulary import Audience

END = re.compile(r"(?<=[.!?…؟])\s+|\n+")
OVER = frozenset({Said.LET_GO, Said.REACHED, Said.DROPPED})
STANDS = frozenset({*ABOUT_GOALS, *ABOUT_STEPS})
"""What says how a goal or a step stands; a thank you does not."""
ANSWERED = (Section.GOALS, Section.STEPS)
"""What people say yes or no to. Own words, strengths and needs are frozen with it and need nobody's leave."""


@dataclass(frozen=True)
class Now:
    """One part of the plan as it stands now."""

    part: PlanPart
    section: Section
    sentences: tuple[str, ...]
    under: str = ""
    who: str = ""
    day: date | None = None
    parent: UUID | None = None
    person_id: UUID | None = None
    life_area: str = ""
    is_done: bool = False
    kept_ids: tuple[UUID, ...] = ()
    """A voice or a drawing that belongs to it."""

    @property
    def key(self) -> UUID:
        return self.part.pk


class Worded(Protocol):
    """A frozen piece, or a part as it is now."""

    @property
    def key(self) -> UUID: ...
    @property
    def section(self) -> str: ...
    @property
    def sentences(self) -> tuple[str, ...]: ...
    @property
    def who(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    @property
    def kept_ids(self) -> Sequence[UUID]: ...


def sentences_of(text: str) -> tuple[str, ...]:
    return tuple(line for piece in END.split(text.strip()) if (line := " ".join(piece.split())))


def pieces_now(plan: FamilyPlan | PlanDoor) -> list[Now]:
    """Everything of the plan that this reader sees, goals with their steps under them, as it is read."""
    parts = parts_of(plan)
    words = parts.words
    marks = {of: [mark for mark in said if mark.said in STANDS] for of, said in parts.marks.items()}

    def said(part: PlanPart) -> tuple[str, ...]:
        return sentences_of(words[part.pk].words) if part.pk in words else ()

    def is_over(part: PlanPart) -> bool:
        return any(mark.said in OVER for mark in marks.get(part.pk, [])[-1:])

    kept = parts.kept
    steps = [one for one in parts.steps if not is_over(one)]
    goals = [one for one in parts.goals if not is_over(one)]
    found = [
        *(
            Now(one, Section.WORDS, said(one), under=one.prompt, who=one.voice, kept_ids=_ids(kept.get(one.pk)))
            for one in parts.own
        ),
        *(Now(one, Section.STRENGTHS, said(one), who=one.who, life_area=one.life_area) for one in parts.strengths),
        *(Now(one, Section.NEEDS, said(one), under=one.verb, who=one.who, life_area=one.life_area) for one in parts.needs),
    ]  # fmt: skip
    for goal in goals:
        found.append(Now(goal, Section.GOALS, said(goal), life_area=goal.life_area))
        found += [_step(one, said(one), marks.get(one.pk, []), goal.life_area) for one in steps if one.goal_id == goal.pk]
    alone = {goal.pk for goal in goals}
    found += [_step(one, said(one), marks.get(one.pk, []), "") for one in steps if one.goal_id not in alone]
    return [one for one in found if one.part.audience == Audience.FAMILY and (one.sentences or one.kept_ids)]


def texts(pieces: Sequence[Worded]) -> list[Text]:
    """As they are compared: who does it and before when are sentences like the others."""
    return [Text(one.key, one.section, (*one.sentences, *_facts(one))) for one in pieces]


def how_many_changed(before: Iterable[Worded], after: Iterable[Worded]) -> int:
    """As many points as `changes` finds between their texts, without putting anything into words."""
    old, new = {one.key: _said_in(one) for one in before}, {one.key: _said_in(one) for one in after}
    return sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())


def _said_in(one: Worded) -> tuple[object, ...]:
    return tuple(one.sentences), one.who, one.day, len(one.kept_ids)


def _step(step: Step, said: tuple[str, ...], marks: Sequence[Mark], life_area: str) -> Now:
    later = [mark.new_day for mark in marks if mark.new_day]
    return Now(
        step, Section.STEPS, (*said, *sentences_of(step.where)), who=step.who, day=later[-1] if later else step.due_on,
        parent=step.goal_id, person_id=step.person_id, life_area=life_area,
        is_done=any(mark.said == Said.DONE for mark in marks[-1:]),
    )  # fmt: skip


def belongs_to_it(kept_ids: Sequence[UUID]) -> str:
    """That there is a voice or a drawing with it; who may read the words hears and sees it in the plan."""
    return ngettext(
        "A recording or drawing belongs to it.", "{number} recordings and drawings belong to it.", len(kept_ids)
    ).format(number=len(kept_ids))


def _ids(papers: Sequence[Paper] | None) -> tuple[UUID, ...]:
    return tuple(paper.pk for paper in papers or ())


def _facts(one: Worded) -> list[str]:
    who = [_("Who: {name}").format(name=one.who)] if one.who else []
    day = [_("Before {day}").format(day=date_format(one.day, "j F Y"))] if one.day else []
    kept = [belongs_to_it(one.kept_ids)] if one.kept_ids else []
    return [*who, *day, *kept]
