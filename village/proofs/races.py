"""Somebody reads while somebody else closes the door: no read that began after the answer shows anything.

Real connections in real threads. One reader begins a new transaction for each look; another one holds a
transaction open the whole time, so that its next statement must already be refused.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from village.proofs.arena import Arena, Connection, act
from village.proofs.histories.cast import CHILD, SCHOOL, TEACHER, subject_of
from village.proofs.histories.events import Add, Change
from village.proofs.oracle import NEVER_ENDS, Assignment, Consent, Record, Restriction, Seat

KIND = 2
NOTE, SEAT, FIRST_RACE = 5000, 5001, 10_000
LONGEST_WAIT = 0.004


@dataclass
class Looks:
    """When each look began, and whether it showed something."""

    seen: list[tuple[float, bool]] = field(default_factory=list)


@dataclass
class Outcome:
    races: int = 0
    before: int = 0
    """Looks that began before the door was closed and showed something: the race was one."""
    after: int = 0
    leaks: int = 0
    """Looks that began after the closing was acknowledged and showed something. Must be 0."""


def race(arena: Arena, races: int, seed: int) -> Outcome:
    """Every race: one way to close, two readers at once."""
    dice, outcome = random.Random(seed), Outcome()  # noqa: S311
    subject = subject_of(CHILD)
    with arena.as_owner() as owner:
        _write(arena, owner, Add(NOTE, Record(subject, NOTE, KIND, 0, CHILD, None, 0)))
        for number in range(races):
            close = CLOSINGS[number % len(CLOSINGS)]
            _one_race(arena, owner, FIRST_RACE + 10 * number, close, dice, outcome)
    return outcome


type Closing = Callable[[Arena, Connection, int], None]


def _one_race(
    arena: Arena, owner: Connection, name: int, close: Closing, dice: random.Random, outcome: Outcome
) -> None:
    subject = subject_of(CHILD)
    _write(arena, owner, Add(SEAT + name, Seat(SCHOOL, TEACHER, -1, NEVER_ENDS)))
    _write(arena, owner, Add(name, Consent(subject, frozenset({KIND}), None, None, SCHOOL, 1, -1, NEVER_ENDS, True)))
    _write(arena, owner, Add(name + 1, Assignment(subject, None, SCHOOL, TEACHER, -1, NEVER_ENDS, 0)))
    stop, looks = threading.Event(), [Looks(), Looks()]
    readers = [
        threading.Thread(target=reader, args=(arena, stop, one))
        for reader, one in zip((_new_each_time, _held_open), looks, strict=True)
    ]
    for reader in readers:
        reader.start()
    while not all(one.seen for one in looks):
        time.sleep(0.0005)
    time.sleep(dice.random() * LONGEST_WAIT)
    close(arena, owner, name)
    closed = time.monotonic()
    until = closed + 0.006
    while time.monotonic() < until or not all(one.seen[-1][0] > closed for one in looks):
        time.sleep(0.001)
    stop.set()
    for reader in readers:
        reader.join()
    _tidy(arena, owner, name)
    outcome.races += 1
    for began, saw in [look for one in looks for look in one.seen]:
        outcome.before += began <= closed and saw
        outcome.after += began > closed
        outcome.leaks += began > closed and saw


def _new_each_time(arena: Arena, stop: threading.Event, looks: Looks) -> None:
    with arena.as_app() as connection:
        while not stop.is_set():
            began = time.monotonic()
            with connection.transaction():
                act(connection, arena.village, arena.rows.key(TEACHER))
                saw = _looks(arena, connection)
            looks.seen.append((began, saw))


def _held_open(arena: Arena, stop: threading.Event, looks: Looks) -> None:
    with arena.as_app() as connection, connection.transaction():
        act(connection, arena.village, arena.rows.key(TEACHER))
        while not stop.is_set():
            began = time.monotonic()
            looks.seen.append((began, _looks(arena, connection)))


def _looks(arena: Arena, connection: Connection) -> bool:
    sql = f"SELECT count(*) FROM {arena.rows.note} WHERE village_id = %s"  # noqa: S608
    found = connection.execute(sql, [arena.village]).fetchone()
    return bool(found and found[0])


def _write(arena: Arena, connection: Connection, event: Add | Change) -> None:
    arena.do(connection, arena.rows.written(event, 0))


def _withdrawn_by_the_child(arena: Arena, owner: Connection, name: int) -> None:
    """As a page does it: the app's login, under the lock."""
    with arena.as_app() as connection, connection.transaction():
        act(connection, arena.village, arena.rows.key(CHILD))
        found = connection.execute(
            "UPDATE consent_consent SET withdrawn_at = now() WHERE village_id = %s AND id = %s",
            [arena.village, arena.rows.key(name)],
        )
        if found.rowcount != 1:
            raise RuntimeError("the child could not withdraw")


def _kept_out(arena: Arena, owner: Connection, name: int) -> None:
    _write(arena, owner, Add(name + 2, Restriction(subject_of(CHILD), TEACHER, frozenset(), None)))


def _item_closed(arena: Arena, owner: Connection, name: int) -> None:
    _write(arena, owner, Add(name + 2, Restriction(subject_of(CHILD), TEACHER, frozenset(), NOTE)))


def _left_school(arena: Arena, owner: Connection, name: int) -> None:
    owner.execute(
        "UPDATE directory_membership SET until = now() WHERE village_id = %s AND person_id = %s AND until > now()",
        [arena.village, arena.rows.key(TEACHER)],
    )


def _handed_over(arena: Arena, owner: Connection, name: int) -> None:
    _write(arena, owner, Change("assignments", (name + 1,), (("end", 0),)))


CLOSINGS: tuple[Closing, ...] = (
    _withdrawn_by_the_child, _kept_out, _withdrawn_by_the_child, _item_closed, _left_school, _handed_over,
)  # fmt: skip


def _tidy(arena: Arena, owner: Connection, name: int) -> None:
    for table in ("consent_restriction", "consent_assignment", "consent_consent"):
        owner.execute(f"DELETE FROM {table} WHERE village_id = %s", [arena.village])  # noqa: S608
    owner.execute(
        "DELETE FROM directory_membership WHERE village_id = %s AND id = %s",
        [arena.village, arena.rows.key(SEAT + name)],
    )
