"""Many histories one after the other, some in each transaction: a transaction of thousands eats the server's memory."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import connection, transaction

from village.proofs.histories.events import Event, Teller
from village.proofs.histories.live import Difference, Ending, Stage, compare_all, live, shortest
from village.proofs.histories.rules import compare_rules
from village.proofs.oracle import World

STEPS = 50
RULES_EVERY = 10
AT_ONCE = 20
WORN = (
    "access_grant", "access_item", "logbook_entry", "consent_consent", "consent_assignment", "consent_restriction",
    "consent_mandate", "directory_membership", "people_guardianship", "people_familyowner",
)  # fmt: skip
"""Tables in which undone histories leave dead rows behind."""


@dataclass(frozen=True)
class Found:
    """The first history that makes two of the three differ, and the shortest way there."""

    seed: int
    difference: Difference
    events: list[Event]

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.difference}\nthe shortest way there:\n" + "\n".join(map(str, self.events))


def first_difference(
    seeds: Iterable[int], models: tuple[Any, Any], *, rules_every: int = RULES_EVERY, short: bool = True, before: str = ""
) -> Found | None:  # fmt: skip
    """As the owner, outside any transaction. `before`: SQL to say first, to try the proof itself."""

    def all_three(stage: Stage, world: World, step: int) -> Difference | None:
        return compare_all(stage, world, step) or compare_rules(stage, world, models, step)

    for some in batched(seeds, AT_ONCE, strict=False):
        with transaction.atomic():
            stage = _stage(models, before)
            for seed in some:
                ending = all_three if seed % rules_every == 0 else compare_all
                if found := _tell(stage, seed, ending, short):
                    transaction.set_rollback(True)
                    return found
            transaction.set_rollback(True)
        _sweep(models)
    return None


def _stage(models: tuple[Any, Any], before: str) -> Stage:
    note, remark = (model._meta.db_table for model in models)
    connection.ensure_connection()
    stage = Stage(connection.connection, note, remark, base=random.getrandbits(100) << 24)  # noqa: S311
    if before:
        stage.cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; {before}")
    return stage


def _tell(stage: Stage, seed: int, ending: Ending, short: bool) -> Found | None:
    events = Teller(seed).tell(STEPS)
    difference = live(stage, events, first_step=len(events) - STEPS, ending=ending)
    if difference is None:
        return None
    return Found(seed, difference, shortest(stage, events, ending) if short else events)


def _sweep(models: tuple[Any, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {', '.join([*WORN, *(model._meta.db_table for model in models)])}")
