"""The third voice: what `visible()` says with the login of the rules, which reads headers and no lock."""

from typing import Any

from django.db import connection

from village.proofs.histories.cast import PEOPLE
from village.proofs.histories.live import Difference, Stage
from village.proofs.oracle import CONTRIBUTE, MANAGE, VIEW, World, may
from village.proofs.oracle import Right as OneRight
from village.trust.access.visible import keyring, visible
from village.trust.vocabulary import Actor, Right, Role, Seat, Secrecy

RIGHTS: tuple[OneRight, ...] = (VIEW, CONTRIBUTE, MANAGE)


def actor_of(stage: Stage, world: World, person: int) -> Actor:
    """The actor as a request would build it now."""
    chairs = [s for s in world.seats.values() if s.person == person and s.start <= world.hour < s.end]
    return Actor(
        village_id=stage.rows.village,
        person_id=stage.rows.key(person),
        subject_id=stage.rows.key(world.subject_of[person]),
        seats=tuple(
            Seat(stage.rows.key(s.organisation), Role.MEMBER, "be-flanders", Secrecy.NONE) for s in chairs
        ),
        second_factor=True,
    )


def compare_rules(stage: Stage, world: World, models: tuple[Any, Any], step: int) -> Difference | None:
    """Every list of every reader, for each right, as the rules in Python say it."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE village_rules")
        try:
            return _compare(stage, world, models, step)
        finally:
            cursor.execute("RESET ROLE")


def _compare(stage: Stage, world: World, models: tuple[Any, Any], step: int) -> Difference | None:
    for reader in PEOPLE:
        actor = actor_of(stage, world, reader)
        ring = keyring(actor)
        for right in RIGHTS:
            said: set[int] = set()
            for model in models:
                keys = visible(actor, model, Right(right), ring).values_list("pk", flat=True)
                said |= {key.int - stage.rows.base for key in keys}
            oracle = {name for name, record in world.records.items() if may(world, reader, record, right)}
            if said != oracle:
                what = f"(rules) {Right(right).name}"
                return Difference(step, None, reader, what, sorted(said - oracle), sorted(oracle - said))
    return None
