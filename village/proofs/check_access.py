"""Proves who may see what, four ways: lists of everybody in the demo, histories, races, and changes all at once."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from village.config.logins import door, main_name
from village.demo.build import build
from village.proofs.agreement import differences, listed_models
from village.proofs.arena import Arena, arena
from village.proofs.changes import change_together
from village.proofs.grants import differing
from village.proofs.histories.events import Teller
from village.proofs.histories.live import Stage, compare_all, live, shortest
from village.proofs.histories.rules import compare_rules
from village.proofs.models import Note, Remark
from village.proofs.races import race
from village.trust.access.actor import enter
from village.trust.people.models import Person
from village.trust.vocabulary import Actor

NOTE, REMARK = "proofs_note", "proofs_remark"
STEPS = 50
RULES_EVERY = 10

type Say = Callable[[str], None]


def everybody_of_the_demo(say: Say) -> int:
    """Every list of every person of both demo villages, by the lock and by the rules. Returns differences."""
    began = time.monotonic()
    build(again=True)
    found = people = 0
    for actor in _actors():
        people += 1
        for sentence in differences(actor):
            found += 1
            say(f"{actor.name}: {sentence}")
    tables = len(listed_models())
    say(f"{people} readers x {tables} tables of the demo: {found} differ ({time.monotonic() - began:.0f} s)")
    return found


def _actors() -> Iterator[Actor]:
    """Each person as a page would know them, with and without the second factor; and a visitor of each village."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.maintenance', 'on', true)")
    people = list(Person.unscoped.values_list("village_id", "account_id", "id"))
    for village in {village for village, _account, _person in people}:
        yield Actor(village_id=village)
    for village, account, _person in people:
        if account is not None:
            for proved in (True, False):
                with transaction.atomic():
                    yield enter(village, account_id=account, second_factor=proved)


def tell_histories(say: Say, histories: int, first: int) -> int:
    """Histories one after the other; the first difference is made short and said. Returns 0 or 1."""
    began, endings = time.monotonic(), (compare_all, _all_three)
    with transaction.atomic():
        stage = Stage(connection.connection, NOTE, REMARK, base=random.getrandbits(100) << 24)  # noqa: S311
        for number, seed in enumerate(range(first, first + histories), 1):
            events = Teller(seed).tell(STEPS)
            ending = endings[seed % RULES_EVERY == 0 or histories == 1]
            if difference := live(stage, events, first_step=len(events) - STEPS, ending=ending):
                say(f"Seed {seed} (say it again: --histories 1 --first {seed}): {difference}")
                say("The shortest way there:\n" + "\n".join(map(str, shortest(stage, events, ending))))
                return 1
            if number % 1000 == 0:
                say(f"{number} histories ({time.monotonic() - began:.0f} s)")
        transaction.set_rollback(True)
    say(f"{histories} histories of {STEPS} steps from seed {first}: 0 differ ({time.monotonic() - began:.0f} s)")
    return 0


def _all_three(stage: Stage, world: Any, step: int) -> Any:
    return compare_all(stage, world, step) or compare_rules(stage, world, (Note, Remark), step)


def run_races(say: Say, races: int, seed: int) -> int:
    began = time.monotonic()
    with _place() as place:
        outcome = race(place, races, seed)
    say(
        f"{outcome.races} races: {outcome.before} looks before the door closed, {outcome.after} after it,"
        f" {outcome.leaks} of those showed something ({time.monotonic() - began:.0f} s)"
    )
    return outcome.leaks


def change_all_at_once(say: Say, steps: int, seed: int) -> int:
    began = time.monotonic()
    with _place() as place:
        done = change_together(place, threads=4, steps=steps, seed=seed)
        found = differing()
    errors = ", ".join(f"{count} {name}" for name, count in done.errors.items()) or "no error"
    say(f"{done.made} changes by 4 at once, {errors}: {found} grants differ ({time.monotonic() - began:.0f} s)")
    return found + done.errors.total()


@contextmanager
def _place() -> Iterator[Arena]:
    owner, app = (door(login, main_name()).for_psycopg() for login in ("owner", "app"))
    with arena(owner, app, NOTE, REMARK) as found:
        yield found
