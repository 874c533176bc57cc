"""The clock of letters: a reminder before the term, a word when it is late, and back to the sender when it is over.

The clock sees ids and moments only; each rise is written once.
"""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from village.foundation.time_range import now
from village.modules.handovers.tell import Code
from village.modules.promises.working_time import answer_moment
from village.trust.access.actor import acting_as
from village.trust.vocabulary import Actor

LIMIT = 500
BACK = frozenset({"no_answer", "no_contact"})


def tick() -> int:
    """One round; returns how many letters rose or went back."""
    return sum(_rise(village, letter, what) for village, letter, what in _due())


def _new_date(village: UUID) -> datetime | None:
    """Before when the sender says something to the family: by the hours of the village, which everybody may read."""
    with acting_as(Actor(village_id=village)):
        return answer_moment(village, now())


def _due() -> list[tuple[UUID, UUID, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT village_id, letter, what FROM app.letters_due(%s)", [LIMIT])
        return list(cursor.fetchall())


def _rise(village: UUID, letter: UUID, what: str) -> bool:
    reply = _new_date(village) if what in BACK else None
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.letter_rises(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [village, letter, what, reply, "handovers/letter/", "handovers/", Code.PROMISE_SOON, Code.PROMISE_LATE,
             Code.PASSED_ON, Code.REPLY],
        )  # fmt: skip
        return bool(cursor.fetchone()[0])
