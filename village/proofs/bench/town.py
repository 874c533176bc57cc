"""An invented town of any size: who lives there, who works where, who was given what. Only numbers and keys."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from uuid import UUID

from village.foundation.ids import uuid7

FAMILIES = 60
"""Requests per worker of the contact point."""
PUPILS = 5
"""Children per teacher."""
LED = 2_000
"""People whom the team leader is assigned to."""
READERS = 4
"""Workers of the contact point whose requests have many notes, to search in."""
NOTES = 200
STEPS = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class One:
    """A person, the subject about them and the account they sign in with."""

    number: int
    name: str
    id: UUID = field(default_factory=uuid7)
    subject: UUID = field(default_factory=uuid7)


@dataclass(frozen=True)
class Job:
    """Somebody's chair at an organisation."""

    person: One
    organisation: UUID
    role: str
    id: UUID = field(default_factory=uuid7)


class Town:
    """People first, then those who work; the order gives the numbers of their accounts."""

    def __init__(self, people: int) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.dice = random.Random(7)  # noqa: S311
        self.village = uuid7()
        self.people = [One(n + 1, f"Person {n + 1}") for n in range(people)]
        self.requests = [uuid7() for _ in range(people)]
        self._last = people
        self.door, self.care, self.hall = uuid7(), uuid7(), uuid7()
        self.workers = self._hire(-(-people // FAMILIES), self.door, "contact_person")
        self.schools = [uuid7() for _ in range(max(1, people // 2_000))]
        self.teachers = [self._teacher(n) for n in range(max(1, people // 10 // PUPILS))]
        self.carers = self._hire(max(1, self.led_count // 20), self.care, "care_worker")
        self.leader = self._hire(1, self.care, "supervisor")[0]
        self.keeper = self._hire(1, self.hall, "keeper")[0]
        self.supervisor = self._hire(1, self.door, "supervisor")[0]

    @property
    def led_count(self) -> int:
        return min(LED, len(self.people) // 2)

    @cached_property
    def led(self) -> list[int]:
        """Whom the team leader is assigned to, from all over the town."""
        return sorted(self.dice.sample(range(len(self.people)), self.led_count))

    @property
    def jobs(self) -> list[Job]:
        return [
            *self.workers, *self.teachers, *self.carers, self.leader, self.keeper, self.supervisor,
        ]  # fmt: skip

    @property
    def everybody(self) -> list[One]:
        return [*self.people, *(job.person for job in self.jobs)]

    def worker_of(self, n: int) -> Job:
        return self.workers[n // FAMILIES]

    def teacher_of(self, n: int) -> Job | None:
        return self.teachers[n // PUPILS] if n < len(self.teachers) * PUPILS else None

    def author_of(self, n: int) -> One:
        return self.guardian_of(n) or self.people[n]

    def guardian_of(self, n: int) -> One | None:
        """Every third person is a child of the next one."""
        return self.people[n + 1] if n % 3 == 0 and n + 1 < len(self.people) else None

    def asked(self, n: int) -> datetime:
        return self.now - DAY * (n * 7919 % 700) - timedelta(minutes=n % 1440 + 60)

    def is_owned(self, n: int) -> bool:
        return n % 10 != 0

    def is_closed(self, n: int) -> bool:
        return self.is_owned(n) and n % 4 == 1

    def notes_of(self, n: int) -> int:
        return NOTES if n < READERS * FAMILIES else STEPS

    def _hire(self, count: int, organisation: UUID, role: str) -> list[Job]:
        return [self._job(organisation, role) for _ in range(count)]

    def _teacher(self, n: int) -> Job:
        return self._job(self.schools[n % len(self.schools)], "teacher")

    def _job(self, organisation: UUID, role: str) -> Job:
        self._last += 1
        return Job(One(self._last, f"Worker {self._last}"), organisation, role)
