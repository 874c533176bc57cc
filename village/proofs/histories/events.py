"""What can happen, as plain data, and a teller who makes it up from a seed."""

import random
from dataclasses import dataclass, field, replace
from typing import Any

from village.proofs.histories.cast import (
    CHILD,
    FIRST_FREE_NAME,
    ORGANISATIONS,
    PEOPLE,
    PROFESSIONALS,
    SUBJECTS,
    first_facts,
    person_of,
)
from village.proofs.oracle import (
    FAMILY,
    NEVER_ENDS,
    ORGANISATION,
    OWN_STORY,
    Assignment,
    Consent,
    Guardian,
    Mandate,
    Owner,
    Record,
    Restriction,
    Seat,
    World,
)


@dataclass(frozen=True)
class Add:
    """A new fact under a new name."""

    name: int
    fact: Any
    whole: int | None = None
    """For a record that is part of another: the whole's name."""


@dataclass(frozen=True)
class Change:
    """A fact gets other values; several at once when one statement does it."""

    table: str
    names: tuple[int, ...]
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Remove:
    """A row is deleted. The application never does; maintenance might, and the grants must follow."""

    table: str
    name: int


@dataclass(frozen=True)
class Pass:
    """Hours go by and nobody does anything."""

    hours: int


type Event = Add | Change | Remove | Pass

TABLES: dict[type, str] = {
    Consent: "consents", Assignment: "assignments", Seat: "seats", Guardian: "guardians", Owner: "owners",
    Restriction: "restrictions", Mandate: "mandates", Record: "records",
}  # fmt: skip


def happen(world: World, event: Event) -> frozenset[int] | None:
    """Changes the facts; the subjects it may concern. None when it is about something that is not there."""
    match event:
        case Pass(hours):
            world.hour += hours
            return frozenset(SUBJECTS)
        case Add(name, fact, whole):
            if whole is not None and whole not in world.records:
                return None
            getattr(world, TABLES[type(fact)])[name] = fact
            return _concerned(fact)
        case Remove(table, name):
            fact = getattr(world, table).pop(name, None)
            return None if fact is None else _concerned(fact)
        case Change(table, names, values):
            facts = getattr(world, table)
            present = [name for name in names if name in facts]
            for name in present:
                facts[name] = replace(facts[name], **dict(values))
            return frozenset().union(*(_concerned(facts[name]) for name in present)) if present else None


def _concerned(fact: Any) -> frozenset[int]:
    return frozenset({fact.subject}) if hasattr(fact, "subject") else frozenset(SUBJECTS)


@dataclass
class Teller:
    """Makes up a history; the same seed tells the same one."""

    seed: int
    dice: random.Random = field(init=False)
    world: World = field(init=False)
    free: int = FIRST_FREE_NAME
    parts: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311
        self.world = first_facts()

    def tell(self, steps: int, records: int = 12) -> list[Event]:
        """Records first, then the steps; what was told is what happened in `self.world`."""
        told: list[Event] = []
        while len(told) < records:
            self._add(told, self._record())
        while len(told) < records + steps:
            event = self._something()
            if event is not None and happen(self.world, event) is not None:
                told.append(event)
        return told

    def _add(self, told: list[Event], event: Event) -> None:
        happen(self.world, event)
        told.append(event)

    def _something(self) -> Event | None:
        makers = (
            (18, self._consent), (18, self._assignment), (4, self._withdrawal), (4, self._restriction),
            (4, self._lift), (4, self._mandate), (5, self._seat), (2, self._seats_end), (4, self._guardian),
            (2, self._guardian_ends), (3, self._owner), (2, self._owner_ends), (2, self._assignments_end),
            (2, self._ends), (7, self._record), (4, self._part), (7, self._time), (2, self._removal),
        )  # fmt: skip
        weights = [weight for weight, _ in makers]
        return self.dice.choices([make for _, make in makers], weights)[0]()

    # --- facts ---

    def _name(self) -> int:
        self.free += 1
        return self.free

    def _range(self, longest: int = NEVER_ENDS) -> tuple[int, int]:
        start = self.world.hour + self.dice.choice((-400, -50, -10, -1, 0, 0, 0, 1, 8))
        length = self.dice.choice((0, 1, 10, 70, 500, *[NEVER_ENDS] * 7))
        return start, NEVER_ENDS if min(length, longest) == NEVER_ENDS else start + min(length, longest)

    def _kinds(self, most: int = 8) -> frozenset[int]:
        return frozenset(self.dice.sample(range(most), self.dice.choice((1, 2, 3, 5, 7))))

    def _subject(self) -> int:
        return self.dice.choice((SUBJECTS[0], SUBJECTS[0], *SUBJECTS))

    def _item_of(self, subject: int) -> tuple[int, int] | None:
        """An item about this subject with its kind; now and then with a kind that is not its own."""
        found = [r for r in self.world.records.values() if r.subject == subject]
        if not found:
            return None
        one = self.dice.choice(found)
        return one.item, one.kind if self.dice.random() < 0.85 else self.dice.randrange(8)

    def _consent(self) -> Event:
        subject, (start, end) = self._subject(), self._range()
        item = self._item_of(subject) if self.dice.random() < 0.35 else None
        to_organisation = self.dice.choice(ORGANISATIONS) if self.dice.random() < 0.75 else None
        to_person = None if to_organisation else self.dice.choice(PEOPLE)
        return Add(
            self._name(),
            Consent(
                subject, frozenset({item[1]}) if item else self._kinds(), item[0] if item else None, to_person,
                to_organisation, self.dice.choice((1, 1, 3, 7, 5)), start, end, self.dice.random() < 0.7,
            ),
        )  # fmt: skip

    def _assignment(self) -> Event:
        """Mostly one that fits a consent."""
        fitting = [c for c in self.world.consents.values() if c.to_organisation and not c.withdrawn]
        start, end = self._range()
        kept = self.dice.choice((end, NEVER_ENDS, start, self.world.hour + 30))
        if fitting and self.dice.random() < 0.85:
            one = self.dice.choice(fitting)
            subject, item, organisation = one.subject, one.item, one.to_organisation
        else:
            subject, organisation = self._subject(), self.dice.choice(ORGANISATIONS)
            found = self._item_of(subject) if self.dice.random() < 0.3 else None
            item = found[0] if found else None
        members = [p for p, o in PROFESSIONALS.items() if o == organisation] or list(PROFESSIONALS)
        person = self.dice.choice(members) if self.dice.random() < 0.9 else self.dice.choice(PEOPLE)
        return Add(self._name(), Assignment(subject, item, organisation or 0, person, start, end, kept))

    def _withdrawal(self) -> Event | None:
        """One consent, or everything about a subject in one statement."""
        open_ones = [n for n, c in self.world.consents.items() if not c.withdrawn]
        if not open_ones:
            return None
        names = tuple(open_ones) if self.dice.random() < 0.05 else (self.dice.choice(open_ones),)
        return Change("consents", names, (("withdrawn", True),))

    def _restriction(self) -> Event:
        subject = self._subject()
        item = self._item_of(subject) if self.dice.random() < 0.4 else None
        kinds = frozenset[int]() if item or self.dice.random() < 0.4 else self._kinds()
        against = self.dice.choice(PEOPLE)
        return Add(self._name(), Restriction(subject, against, kinds, item[0] if item else None))

    def _lift(self) -> Event | None:
        names = [n for n, r in self.world.restrictions.items() if not r.lifted]
        return Change("restrictions", (self.dice.choice(names),), (("lifted", True),)) if names else None

    def _mandate(self) -> Event:
        start, end = self._range(longest=72)
        return Add(self._name(), Mandate(self._subject(), self.dice.choice(PEOPLE), self._kinds(), start, end))

    def _seat(self) -> Event:
        """Mostly somebody who worked there before comes back."""
        person, organisation = self.dice.choice(list(PROFESSIONALS.items()))
        if self.dice.random() < 0.4:
            person, organisation = self.dice.choice(PEOPLE), self.dice.choice(ORGANISATIONS)
        return Add(self._name(), Seat(organisation, person, *self._range()))

    def _seats_end(self) -> Event | None:
        """Somebody leaves; or a whole organisation closes."""
        names = [n for n, s in self.world.seats.items() if s.end > self.world.hour]
        if not names:
            return None
        one = self.world.seats[self.dice.choice(names)]
        field = self.dice.choice(("person", "person", "person", "organisation"))
        gone = tuple(
            n for n in names
            if getattr(self.world.seats[n], field) == getattr(one, field) and self.world.seats[n].start <= self.world.hour
        )  # fmt: skip
        return Change("seats", gone, (("end", self.world.hour),)) if gone else None

    def _guardian(self) -> Event | None:
        subject = self._subject()
        child, guardian = person_of(subject), self.dice.choice(PEOPLE)
        if child is None or guardian == child:
            return None
        return Add(self._name(), Guardian(subject, guardian, self._kinds(most=7), *self._range()))

    def _guardian_ends(self) -> Event | None:
        names = [n for n, g in self.world.guardians.items() if g.start <= self.world.hour < g.end]
        return Change("guardians", (self.dice.choice(names),), (("end", self.world.hour),)) if names else None

    def _owner(self) -> Event:
        return Add(self._name(), Owner(SUBJECTS[2], self.dice.choice(PEOPLE), *self._range()))

    def _owner_ends(self) -> Event | None:
        names = [n for n, o in self.world.owners.items() if o.start <= self.world.hour < o.end]
        return Change("owners", (self.dice.choice(names),), (("end", self.world.hour),)) if names else None

    def _assignments_end(self) -> Event | None:
        """As when one member takes over: the others stop, and may keep their own notes for a while."""
        running = {n: a for n, a in self.world.assignments.items() if a.start <= self.world.hour < a.end}
        if not running:
            return None
        one = self.dice.choice(list(running.values()))
        names = tuple(n for n, a in running.items() if (a.subject, a.item) == (one.subject, one.item))
        kept = self.dice.choice((self.world.hour, self.world.hour + 20, NEVER_ENDS))
        return Change("assignments", names, (("end", self.world.hour), ("kept", kept)))

    def _ends(self) -> Event | None:
        names = [n for n, c in self.world.consents.items() if c.start <= self.world.hour]
        end = self.world.hour + self.dice.choice((0, 5))
        return Change("consents", (self.dice.choice(names),), (("end", end),)) if names else None

    def _record(self) -> Event:
        name, subject = self._name(), self._subject()
        author = self.dice.choice((*PEOPLE, *PROFESSIONALS, CHILD))
        audience = self.dice.choice((FAMILY, FAMILY, FAMILY, 1, 1, 2, 3, 3))
        organisation = PROFESSIONALS.get(author, self.dice.choice(ORGANISATIONS) if audience == ORGANISATION else None)
        written = self.world.hour - self.dice.choice((0, 0, 1, 30, 500))
        kind = OWN_STORY if self.dice.random() < 0.2 else self.dice.randrange(8)
        attached = self._item_of(subject) if self.dice.random() < 0.15 else None
        item = attached[0] if attached else name
        return Add(name, Record(subject, item, kind, audience, author, organisation, written))

    def _part(self) -> Event | None:
        wholes = [n for n in self.world.records if n not in self.parts]
        if not wholes:
            return None
        whole, name, author = self.dice.choice(wholes), self._name(), self.dice.choice(PEOPLE)
        of = self.world.records[whole]
        organisation = PROFESSIONALS.get(author)
        part = replace(of, audience=self.dice.randrange(4), author=author, organisation=organisation,
                       written=self.world.hour)  # fmt: skip
        self.parts.add(name)
        return Add(name, part, whole)

    def _time(self) -> Event:
        return Pass(self.dice.choice((1, 1, 2, 5, 10, 10, 50, 200)))

    def _removal(self) -> Event | None:
        table = self.dice.choice(("consents", "assignments", "restrictions", "seats", "guardians", "owners", "mandates"))
        names = list(getattr(self.world, table))
        return Remove(table, self.dice.choice(names)) if names else None
