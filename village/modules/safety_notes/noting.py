"""What who coordinates a plan notes for the family: its words, its yes. Nothing of it holds or opens by their hand alone."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.agreements.problems import WitnessNeeded
from village.modules.circles.queries import law_here
from village.modules.family_plans.queries import PlanDoor
from village.modules.safety_notes.actions import Words, in_time
from village.modules.safety_notes.models import SafetyNote
from village.modules.safety_notes.problems import (
    AnsweredAlready,
    NotedAlready,
    NothingNoted,
    SomethingMissing,
)
from village.modules.safety_notes.queries import i_noted, who_says_yes
from village.modules.safety_notes.words import NOTE_PATH
from village.trust.access.opening import open_subject
from village.trust.notices.models import Notice
from village.trust.villages.sealed import seal
from village.trust.vocabulary import Actor, Purpose

ALOUD = "said aloud, with a witness"
PROBLEMS = {"gone": NothingNoted, "already": AnsweredAlready}


@dataclass(frozen=True)
class Noted:
    """The family's words, as far as they are there; who told them; who may read them once they hold."""

    words: Words
    told_by: UUID
    review_on: date
    readers: Sequence[UUID] = ()


def note_for(door: PlanDoor, *, by: Actor, noted: Noted) -> UUID:
    """Written down with their agreement. It waits for the yes of each of them, here or aloud (the database checks who)."""
    in_time(by, noted.review_on)
    open_subject(by, door.subject_id, Purpose.HELP)
    needed = [person for person, _name, is_needed in who_says_yes(by, door.subject_id) if is_needed]
    key = uuid7()
    values: list[Any] = [
        key, door.pk, noted.told_by, by.name, _sealed(key, door, by, noted.words), noted.review_on, needed or [noted.told_by],
        list(noted.readers), law_here(by).version, Notice.Code.QUESTION, NOTE_PATH,
    ]  # fmt: skip
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT app.note_safety_note(%s, %s, %s, %s, %s, %s, %s::uuid[], %s::uuid[], %s, %s, %s)", values
            )
    except IntegrityError as waits:
        raise NotedAlready from waits
    return key


def hear(door: PlanDoor, *, by: Actor, person: UUID, yes: bool, witness: str) -> str:
    """One of the family said it aloud, and somebody else than the writer heard it. Says what became of it."""
    if witness.strip().casefold() in ("", by.name.strip().casefold()):
        raise WitnessNeeded
    open_subject(by, door.subject_id, Purpose.HELP)
    note = i_noted(door)
    if note is not None and yes and note.has_gaps:
        raise SomethingMissing
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.hear_safety_note(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [door.pk, person, yes, by.name, witness.strip(), law_here(by).consent_ends(now()), ALOUD,
             Notice.Code.FAMILY_TOLD, Notice.Code.SHARED, NOTE_PATH],
        )  # fmt: skip
        said = str(cursor.fetchone()[0])
    if said in PROBLEMS:
        raise PROBLEMS[said]
    return said


def _sealed(key: UUID, door: PlanDoor, by: Actor, words: Words) -> list[bytes]:
    """Sealed with the family's key before it leaves for the database, as when one of them writes it."""
    told = {name: text.strip() for name, text in asdict(words).items()}
    if not any(told.values()):
        raise SomethingMissing
    draft = SafetyNote(id=key, village_id=by.village_id, subject_id=door.subject_id)
    return [seal(draft, name, text) if text else b"" for name, text in told.items()]
