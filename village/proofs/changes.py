"""Many change consents, assignments, chairs and restrictions at the same time; the grants must follow them all."""

import threading
from collections import Counter
from dataclasses import dataclass, field

import psycopg

from village.proofs.arena import Arena
from village.proofs.histories.events import Add, Event, Pass, Teller
from village.proofs.oracle import Record


@dataclass
class Changes:
    """What happened: changes that were made, and errors by name."""

    made: int = 0
    errors: Counter[str] = field(default_factory=Counter)


def change_together(arena: Arena, threads: int, steps: int, seed: int) -> Changes:
    """Each thread tells its own history, all about the same people; every change commits by itself."""
    done = Changes()
    guard = threading.Lock()

    def live(number: int) -> None:
        with arena.as_owner() as connection:
            for event in _history(seed, number, steps):
                try:
                    arena.do(connection, arena.rows.written(event, 0))
                except psycopg.Error as problem:
                    with guard:
                        done.errors[type(problem).__name__] += 1
                else:
                    with guard:
                        done.made += 1

    workers = [threading.Thread(target=live, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return done


def _history(seed: int, number: int, steps: int) -> list[Event]:
    """Without records and without time passing: only what grants are made of."""
    teller = Teller(seed * 1000 + number, free=100_000 * (number + 1))
    told = teller.tell(steps)
    return [e for e in told if not isinstance(e, Pass) and not (isinstance(e, Add) and isinstance(e.fact, Record))]
