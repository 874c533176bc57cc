"""The code on paper: printed by one of the family for one person and one version; it opens no word of the plan."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.agreements.models import Version
from village.trust.access.check import action
from village.trust.access.receipts import fingerprint
from village.trust.vocabulary import Actor, NotAllowed, Right

LIVES = timedelta(days=90)


@action(needs=Right.MANAGE)
def print_code(version: Version, *, by: Actor, person: UUID) -> str:
    """16 digits, for the paper only; nobody who works here can make one (P-05)."""
    code = f"{secrets.randbelow(10**16):016d}"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.give_paper_code(%s, %s, %s, %s, %s)",
            [uuid7(), version.pk, person, fingerprint(code), now() + LIVES],
        )
        if not cursor.fetchone()[0]:
            raise NotAllowed("print a code")
    return code


def points_behind(code: str) -> tuple[int, list[int]]:
    """The number of the version and of its points, and not a word of them; 0 when the code opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, place FROM app.points_of_code(%s)", [fingerprint(code)])
        rows = cursor.fetchall()
    return (rows[0][0], [place for _number, place in rows]) if rows else (0, [])


def say_by_code(code: str, answers: Mapping[int, str]) -> int:
    """How many points were answered."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.say_by_code(%s, %s, %s)", [fingerprint(code), list(answers), [str(said) for said in answers.values()]]
        )
        return int(cursor.fetchone()[0])
