"""From records to what people read: how a passing on stands for this reader, an ending in its steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from village.modules.circles.queries import law_here
from village.modules.family_plans.models import Step, TeamMember
from village.modules.family_plans.queries import Owner, PlanDoor, wordings_by_item
from village.modules.family_plans.team import whose_yes
from village.modules.family_plans.words import KIND_WORDS, SHOWN_KINDS
from village.modules.passing_on import queries
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    Answer,
    CallSaid,
    Candidate,
    Celebration,
    Ending,
    ForTheNext,
    Goodbye,
    Letter,
    Note,
    PassingOn,
)
from village.modules.passing_on.queries import NobodyCalls
from village.modules.passing_on.words import ASKS, PICTURES, About, Stage
from village.trust.vocabulary import Actor, DataKind


@dataclass
class PassingPage:
    """One passing on, for one of the family or for who stops."""

    passing: PassingOn
    door: PlanDoor
    actor: Actor
    text: ForTheNext | None
    candidate: Candidate | None
    letter: Letter | None
    owners: list[Owner]
    answers: list[Answer]
    steps: list[tuple[Step, str]] = field(default_factory=list)

    @property
    def stage(self) -> Stage:
        return self.passing.stage

    @property
    def waits(self) -> bool:
        return self.stage == Stage.WAITS

    @property
    def said_of_text(self) -> list[Answer]:
        return [one for one in self.answers if self.text and one.of == self.text.pk]

    @property
    def said_of_next(self) -> list[Answer]:
        return [one for one in self.answers if self.candidate and one.of == self.candidate.pk]

    @property
    def may_say_of_text(self) -> bool:
        return self._may_say(self.text, self.said_of_text)

    @property
    def may_say_of_next(self) -> bool:
        return self._may_say(self.candidate, self.said_of_next)

    @property
    def shown(self) -> list[Any]:
        """What the next one sees from the first talk on."""
        return [KIND_WORDS[DataKind(kind)] for kind in self.candidate.kinds] if self.candidate else []

    @property
    def declined(self) -> list[Answer]:
        return [one for one in self.answers if not one.yes]

    def _may_say(self, asked: object, said: Sequence[Answer]) -> bool:
        return bool(
            asked
            and self.waits
            and self.door.mine
            and self.actor.person_id not in {one.author_id for one in said}
        )


def passing_page(actor: Actor, door: PlanDoor, passing: PassingOn) -> PassingPage:
    """A handful of questions; the plan's subject was opened before."""
    steps = queries.open_steps_of(door, passing.leaver_id)
    words = wordings_by_item(actor, [step.pk for step in steps]) if steps else {}
    return PassingPage(
        passing, door, actor, queries.text_of(passing), queries.candidate_of(passing), queries.letter_of(passing),
        queries.owners_here(passing, actor), queries.answers_of(passing),
        [(step, words[step.pk].words) for step in steps if step.pk in words],
    )  # fmt: skip


@dataclass(frozen=True)
class SmallStep:
    """One thing to write down before services leave."""

    about: About
    asks: Any
    icon: str
    cat: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class DayToCall:
    """One day on which somebody calls, with what became of it. `is_missed`: it passed, and nobody called."""

    call: AftercareCall
    said: CallSaid | None
    is_missed: bool


@dataclass
class EndingPage:
    """An ending in its small steps, for one of the family or for somebody of the team."""

    ending: Ending
    door: PlanDoor
    owners: list[Owner]
    small: list[SmallStep]
    goodbyes: list[Goodbye]
    staying: list[TeamMember]
    celebration: Celebration | None
    aftercare: Aftercare | None
    calls: list[DayToCall]
    nobody: NobodyCalls | None
    had_caller: bool
    missing: set[UUID]
    me: UUID | None

    @property
    def said_by_me(self) -> bool:
        return any(one.author_id == self.me for one in self.goodbyes)

    @property
    def may_say(self) -> bool:
        return self.ending.is_open and self.door.mine and not self.said_by_me

    @property
    def is_agreed(self) -> bool:
        return bool(self.goodbyes) and not self.missing and all(one.yes for one in self.goodbyes)

    @property
    def may_choose(self) -> bool:
        """Whether somebody else calls: as long as a day is open, and the plan does not go on."""
        goes_on = self.ending.stopped_at is not None
        return not goes_on and any(one.said is None and one.call.aftercare.stopped_at is None for one in self.calls)

    @property
    def may_close(self) -> bool:
        return self.ending.is_open and self.door.mine and self.is_agreed

    @property
    def waits_for(self) -> list[str]:
        return [owner.called for owner in self.owners if owner.person_id in self.missing]


def ending_page(actor: Actor, door: PlanDoor, ending: Ending) -> EndingPage:
    notes, owners = queries.notes_of(ending), queries.owners_here(ending, actor)
    goodbyes = queries.goodbyes_of(ending)
    small = [
        SmallStep(
            about,
            ASKS[about],
            PICTURES[about].icon,
            PICTURES[about].cat,
            tuple(n for n in notes if n.about == about),
        )
        for about in About
    ]
    said = {one.author_id for one in goodbyes if one.yes}
    needed = (
        whose_yes(owners, law_here(actor), SHOWN_KINDS) if door.mine else {one.person_id for one in owners}
    )
    every = queries.every_aftercare_of(ending) if door.mine else []
    aftercare = next((one for one in every if one.stopped_at is None), None)
    nobody = [one for one in queries.calls_of_nobody() if one.ending_id == ending.pk] if aftercare else []
    return EndingPage(
        ending, door, owners, small, goodbyes, [one for one in queries.everybody_who_helped(door) if one.stays],
        queries.celebration_of(ending), aftercare,
        with_said(queries.calls_of(every), nobody), next(iter(nobody), None), bool(every), set(needed) - said, actor.person_id,
    )  # fmt: skip


def with_said(calls: list[AftercareCall], nobody: Iterable[NobodyCalls]) -> list[DayToCall]:
    """Without the days that somebody else keeps from now on: they stand there once."""
    said, gone = queries.said_of(calls), {one.aftercare_id for one in nobody}
    there = [call for call in calls if call.pk in said or not call.is_dropped]
    return [
        DayToCall(call, said.get(call.pk), call.is_due and (call.aftercare.stopped_at is not None or call.aftercare_id in gone))
        for call in there
    ]  # fmt: skip
