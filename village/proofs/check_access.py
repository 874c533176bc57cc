"""Proves who may see what, four ways: lists of everybody in the demo, histories, races, and changes all at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from village.config.logins import door, main_name
from village.demo.build import build
from village.proofs.agreement import differences, listed_models
from village.proofs.arena import Arena, arena
from village.proofs.changes import change_together
from village.proofs.grants import differing
from village.proofs.histories.many import RULES_EVERY, STEPS, first_difference
from village.proofs.models import Note, Remark
from village.proofs.races import race
from village.trust.access.actor import enter
from village.trust.people.models import Person
from village.trust.vocabulary import Actor

NOTE, REMARK = "proofs_note", "proofs_remark"
A_WHILE = 500

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
    began = time.monotonic()
    every = RULES_EVERY if histories > 1 else 1
    for start in range(first, first + histories, A_WHILE):
        seeds = range(start, min(start + A_WHILE, first + histories))
        if found := first_difference(seeds, (Note, Remark), rules_every=every):
            say(f"Live it again with --histories 1 --first {found.seed}. {found}")
            return 1
        if histories > A_WHILE:
            say(f"{seeds.stop - first} histories ({time.monotonic() - began:.0f} s)")
    say(f"{histories} histories of {STEPS} steps from seed {first}: 0 differ ({time.monotonic() - began:.0f} s)")
    return 0


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
