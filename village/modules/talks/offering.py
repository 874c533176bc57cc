"""Keeping what one offers: one's own face and words, and the proofs of colleagues. The checks stand in talks.sql."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from village.foundation.ids import uuid7
from village.modules.talks.problems import NotYours, TrainingNeeded
from village.modules.talks.queries import is_trained
from village.modules.talks.words import TRAINED
from village.trust.vocabulary import Actor


class OfferedAlready(Exception):
    """One open talk of a kind for each face."""


@dataclass(frozen=True)
class Offer:
    """What young people read about a talk."""

    kind: str
    called: str
    place: str
    hours: str
    languages: tuple[str, ...]
    come: tuple[str, ...]
    about_me: str = ""
    phone: str = ""
    age_from: int = 11
    age_until: int = 25


def keep(offer: Offer, *, by: Actor, member: UUID, talk: UUID | None = None) -> UUID:
    """A new talk of one's own, or the words of one that is there; it is open from now on."""
    if offer.kind in TRAINED and not is_trained(by, offer.kind):
        raise TrainingNeeded
    key = talk or uuid7()
    try:
        with transaction.atomic():
            kept = _ask_database("SELECT app.keep_talk(%s, %s, %s)", key, member, json.dumps(asdict(offer)))
    except IntegrityError as problem:
        if "one_open_talk_of_a_kind" in str(problem):
            raise OfferedAlready from problem
        raise
    if not kept:
        raise NotYours
    return key


def close(talk: UUID) -> None:
    """Nobody can choose it any more; what was asked with it goes on."""
    if not _ask_database("SELECT app.close_talk(%s)", talk):
        raise NotYours


def record_training(
    *, member: UUID, kind: str, what: str, trained_on: date, valid_until: date | None = None
) -> None:
    """I saw the proof of a colleague."""
    values = (uuid7(), member, kind, what.strip(), trained_on, valid_until)
    if not _ask_database("SELECT app.record_training(%s, %s, %s, %s, %s, %s)", *values):
        raise NotYours


def _ask_database(sql: str, *values: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return bool(cursor.fetchone()[0])
