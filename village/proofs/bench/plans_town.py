"""The town of the figures in which every family has a plan: whose it is, who helps, what stands in it. Only keys and numbers.

A few plans are whole, one of them very long; the others have enough in them to be in the way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from village.foundation.ids import uuid7
from village.proofs.bench.town import PUPILS, Job, One, Town

SHOWN = (6, 2, 3, 4, 5, 1)
"""What can be shown of a plan: the kinds of data, the family's own words first."""
AT_SCHOOL, AT_WORK = (6, 2), (6, 2, 3)
HELPERS, NEIGHBOURS = 4, 2
TEAM = 2 + HELPERS + NEIGHBOURS
WHOLE = 200
"""So many plans can be measured; their coordinators are the first workers of the contact point."""
LAST = 60
"""Of these, the last are there to be taken back from."""


@dataclass(frozen=True)
class Volume:
    """How much stands in a plan."""

    words: int
    strengths: int
    needs: int
    goals: int
    steps: int
    notes: int


LONG, ORDINARY, SHORT = Volume(6, 12, 6, 20, 200, 500), Volume(6, 6, 3, 5, 15, 20), Volume(1, 0, 0, 2, 3, 0)


@dataclass(frozen=True)
class Part:
    """One thing of a plan. `under`: the goal of a step."""

    table: str
    number: int
    kind: int
    under: UUID | None = None
    key: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Mate:
    """Somebody of the team. Without kinds: only the step that is theirs."""

    person: One
    kinds: tuple[int, ...]
    id: UUID = field(default_factory=uuid7)
    consent: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Household:
    """A child and a parent who own a plan together."""

    number: int
    owners: tuple[One, One]
    team: tuple[Mate, ...]
    volume: Volume
    parts: tuple[Part, ...]
    id: UUID = field(default_factory=uuid7)
    subject: UUID = field(default_factory=uuid7)
    plan: UUID = field(default_factory=uuid7)
    versions: tuple[UUID, UUID] = field(default_factory=lambda: (uuid7(), uuid7()))

    @property
    def is_whole(self) -> bool:
        return self.volume is not SHORT

    def of(self, table: str) -> list[Part]:
        return [part for part in self.parts if part.table == table]


class PlansTown(Town):
    """Every third person is a child of the next one; the two of them are a family."""

    def __init__(self, people: int, consents: int) -> None:
        super().__init__(people)
        self.helpers = [*self.carers, *self.teachers, *self.workers]
        self.families = [self._family(n) for n in range(0, people - 1, 3)]
        self.others = consents - self._given()
        """Consents about single people, to make the number whole."""
        if self.others < 0:
            raise ValueError(f"A village of {people} people with all their plans has {self._given()} consents at least.")

    @property
    def whole(self) -> list[Household]:
        return self.families[:WHOLE]

    @property
    def measured(self) -> list[Household]:
        return self.whole[: max(1, len(self.whole) - LAST)]

    @property
    def taken_back(self) -> list[Household]:
        return self.whole[len(self.measured) :] or self.whole

    def _given(self) -> int:
        about_people = len(self.people) + min(len(self.people), len(self.teachers) * PUPILS) + self.led_count
        return about_people + sum(len(family.team) for family in self.families)

    def _family(self, n: int) -> Household:
        number = n // 3
        volume = LONG if number == 0 else ORDINARY if number < WHOLE else SHORT
        owners = (self.people[n], self.people[n + 1])
        return Household(number, owners, tuple(self._team(n)), volume, tuple(parts_of(volume)))

    def _team(self, n: int) -> Iterator[Mate]:
        """The coordinator first, then a teacher, others who work here, and two neighbours."""
        first, teacher = self.worker_of(n), self.teacher_of(n) or self.dice.choice(self.teachers)
        yield Mate(first.person, SHOWN)
        yield Mate(teacher.person, AT_SCHOOL)
        for job in self._others((first, teacher)):
            yield Mate(job.person, AT_WORK)
        for step in range(NEIGHBOURS):
            yield Mate(self.people[(n + 7 * (step + 1)) % len(self.people)], ())

    def _others(self, known: tuple[Job, Job]) -> list[Job]:
        found: list[Job] = []
        at = self.dice.randrange(len(self.helpers))
        while len(found) < min(HELPERS, len(self.helpers) - 2):
            at = (at + 1) % len(self.helpers)
            if self.helpers[at] not in known:
                found.append(self.helpers[at])
        return found


def parts_of(volume: Volume) -> Iterator[Part]:
    """Spread over the areas of life, so that who sees less sees a part of it."""
    yield from (Part("ownwords", number, SHOWN[0]) for number in range(volume.words))
    yield from (Part("strength", number, SHOWN[number % len(SHOWN)]) for number in range(volume.strengths))
    yield from (Part("need", number, SHOWN[number % len(SHOWN)]) for number in range(volume.needs))
    goals = [Part("goal", number, SHOWN[number % len(SHOWN)]) for number in range(volume.goals)]
    yield from goals
    for number in range(volume.steps):
        goal = goals[number % len(goals)]
        yield Part("step", number, goal.kind, goal.key)
