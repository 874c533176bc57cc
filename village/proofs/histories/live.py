"""Live a history in the database and in the oracle, and say where the two first differ."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from village.proofs.histories.cast import ORGANISATIONS, PEOPLE, SUBJECTS, first_facts
from village.proofs.histories.events import Event, Teller, happen
from village.proofs.histories.rows import Rows, Statement
from village.proofs.oracle import CONTRIBUTE, MANAGE, VIEW, Record, World, may

SEEN = (Path(__file__).parent / "seen.sql").read_text()


@dataclass(frozen=True)
class Difference:
    """The lock and the oracle disagree about what one reader may do."""

    step: int
    event: Event | None
    reader: int
    what: str
    lock_only: list[int]
    oracle_only: list[int]

    def __str__(self) -> str:
        return (
            f"step {self.step} {self.event}: person {self.reader} {self.what}; "
            f"only the lock allows {self.lock_only}, only the oracle allows {self.oracle_only}"
        )


type Ending = Callable[["Stage", World, int], Difference | None]


class Stage:
    """One database connection of the owner, with the tables the records go into."""

    def __init__(self, connection: "psycopg.Connection[Any]", note: str, remark: str, base: int) -> None:
        self.cursor = psycopg.ClientCursor(connection)
        self.rows = Rows(base, note, remark)
        self.names: dict[UUID, int] = {}
        for part in SEEN.replace("{note}", note).replace("{remark}", remark).split("\n\n"):
            self.cursor.execute(part)
        self.do([("SELECT set_config('app.maintenance', 'on', true)", []), *self.rows.begin()])

    def do(self, statements: list[Statement]) -> None:
        self.cursor.execute(self._together(statements))

    def ask(self, statements: list[Statement]) -> list[tuple[Any, ...]]:
        """All in one message; the answer of the last."""
        self.cursor.execute(self._together(statements))
        while self.cursor.nextset():
            pass
        return self.cursor.fetchall()

    def _together(self, statements: list[Statement]) -> str:
        return ";\n".join(self.cursor.mogrify(sql, values) for sql, values in statements)

    @contextmanager
    def undone(self) -> Iterator[None]:
        self.cursor.execute("SAVEPOINT history")
        try:
            yield
        finally:
            self.cursor.execute("ROLLBACK TO SAVEPOINT history")


def live(stage: Stage, events: list[Event], first_step: int = 0, ending: Ending | None = None) -> Difference | None:
    """Everything happens, is compared, and is undone. Compares from `first_step` on, and everything at the end."""
    with stage.undone():
        return _live(stage, events, first_step, ending or compare_all)


def _live(stage: Stage, events: list[Event], first_step: int, ending: Ending) -> Difference | None:
    world = first_facts()
    waiting: list[Statement] = []
    for step, event in enumerate(events):
        hour = world.hour
        touched = happen(world, event)
        if touched is None:
            continue
        waiting += stage.rows.written(event, hour)
        if step < first_step:
            continue
        found = stage.ask([*waiting, _seen(stage, touched)])
        waiting = []
        if difference := _compare(stage, world, found, touched, (step, event, "reads")):
            return difference
    stage.do(waiting or [("SELECT 1", [])])
    return ending(stage, world, len(events))


def compare_all(stage: Stage, world: World, step: int) -> Difference | None:
    """Every list of every reader: what they read, and what they can change."""
    everything = frozenset(SUBJECTS)
    found = stage.ask([_seen(stage, everything)])
    if difference := _compare(stage, world, found, everything, (step, None, "reads")):
        return difference
    readers = stage.rows.keys(PEOPLE)
    found = stage.ask([("SELECT * FROM pg_temp.changed(%s, %s)", [stage.rows.village, readers])])
    return _compare(stage, world, found, everything, (step, None, "changes")) or _compare_writing(stage, world, step)


def _seen(stage: Stage, subjects: frozenset[int]) -> Statement:
    keys = stage.rows.keys(sorted(subjects))
    return "SELECT * FROM pg_temp.seen(%s, %s, %s)", [stage.rows.village, stage.rows.keys(PEOPLE), keys]


def _compare(
    stage: Stage, world: World, found: list[tuple[Any, ...]], subjects: frozenset[int],
    where: tuple[int, Event | None, str],
) -> Difference | None:  # fmt: skip
    allowed = may_read if where[2] == "reads" else may_change
    records = {name: record for name, record in world.records.items() if record.subject in subjects}
    for reader, (_key, notes, remarks) in zip(PEOPLE, found, strict=True):
        lock = {key.int - stage.rows.base for key in (*notes, *remarks)}
        oracle = {name for name, record in records.items() if allowed(world, reader, record)}
        if lock != oracle:
            return Difference(where[0], where[1], reader, where[2], sorted(lock - oracle), sorted(oracle - lock))
    return None


def may_read(world: World, reader: int, record: Record) -> bool:
    return may(world, reader, record, VIEW)


def may_change(world: World, reader: int, record: Record) -> bool:
    """One's own words with the right to add, or the life of a thing with the right to manage; and only what one sees."""
    if not may(world, reader, record, VIEW):
        return False
    return (record.author == reader and may(world, reader, record, CONTRIBUTE)) or may(world, reader, record, MANAGE)


def _compare_writing(stage: Stage, world: World, step: int) -> Difference | None:
    """Six tries to write something new, under one's own name."""
    dice = Teller(world.hour + step).dice
    for number in range(6):
        reader, subject = dice.choice(PEOPLE), dice.choice(SUBJECTS)
        kind, audience, place = dice.randrange(8), dice.randrange(4), dice.choice((None, *ORGANISATIONS))
        items = [record.item for record in world.records.values() if record.subject == subject]
        item = dice.choice(items) if items and number % 2 else 0
        record = Record(subject, item, kind, audience, reader, place, world.hour)
        [(wrote,)] = stage.ask([(
            "SELECT pg_temp.can_write(%s, %s, %s, %s, %s, %s, %s)",
            [stage.rows.village, stage.rows.key(reader), stage.rows.key(item) if item else None,
             stage.rows.key(subject), kind, audience, stage.rows.key(place) if place else None],
        )])  # fmt: skip
        expected = may(world, reader, record, CONTRIBUTE)
        if wrote != expected:
            what = f"writes {record}"
            return Difference(step, None, reader, what, [0] if wrote else [], [0] if expected else [])
    return None


def shortest(stage: Stage, events: list[Event], ending: Ending | None = None) -> list[Event]:
    """The fewest of these events that still make the two differ: drop some, then one after the other."""
    if difference := live(stage, events, ending=ending):
        events = events[: difference.step + 1]
    size = max(1, len(events) // 2)
    while True:
        for begin in range(0, len(events), size):
            fewer = events[:begin] + events[begin + size :]
            if fewer and live(stage, fewer, ending=ending):
                events = fewer
                break
        else:
            if size == 1:
                return events
            size = max(1, size // 2)
