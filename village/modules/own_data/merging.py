"""Two people that are one: somebody proposes, a privacy officer and a contact person who knows both confirm, 30 days to undo.

The database carries it out, for every table (merge.sql); here only the words get their other key, unread.
"""

import json
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.foundation.ids import uuid7
from village.modules.own_data.asking import ask, ask_one
from village.modules.own_data.words import title_of_table
from village.trust.villages.keys import KeyErased, erase, make_key, subject_key
from village.trust.villages.sealed import NONCE, SealedText
from village.trust.vocabulary import Actor

UNDO_WITHIN = timedelta(days=30)
HINDERED: dict[str, Promise] = {
    "gone": _("One of the two is not there any more."),
    "busy": _("One of the two was made one with somebody less than 30 days ago, or waits for it."),
    "works": _("One of the two works here. Who works here is not made one on this page."),
    "guardians": _(
        "The guardians are not the same for both. First write down for both who the guardian is, from the papers."
    ),
    "apart": _("Something stands in the way that this page may not show. Leave them apart, or try again in some days."),
}
"""Why not now, in words. The last one says the same for everything that nobody may notice."""


class Hindered(Exception):
    """Not now; says why in words that any of the two could read."""


@dataclass(frozen=True)
class Side:
    """One of the two, as this reader may see them: no name where none was shared."""

    person_id: UUID
    subject_id: UUID
    name: str
    born: date | None
    since: datetime
    number: int | None
    signs_in: bool | None


@dataclass(frozen=True)
class Pair:
    """A proposal, or what was done: no name."""

    pk: UUID
    asked_at: datetime
    reason: str
    by: str
    officer_said: bool
    knower_said: bool
    done_at: datetime | None
    undone_at: datetime | None
    final_at: datetime | None
    may_confirm: bool
    may_undo: bool
    left_behind: int
    later: list[dict[str, Any]]

    @property
    def undo_until(self) -> datetime | None:
        return self.done_at + UNDO_WITHIN if self.done_at else None

    @property
    def written_meanwhile(self) -> list[tuple[str, datetime, bool]]:
        """Of each thing written between doing and undoing: what, when, and whether it went with the other."""
        return [(title_of_table(one["table"]), datetime.fromisoformat(one["at"]), one["went"]) for one in self.later]


def propose(stays: UUID, goes: UUID, reason: str) -> UUID | None:
    """None: not this actor's to propose. Raises Hindered."""
    key = uuid7()
    return key if _answer(ask_one("SELECT app.propose_merge(%s, %s, %s, %s)", key, stays, goes, reason.strip())) == "" else None


def drop(key: UUID) -> bool:
    return bool(ask_one("SELECT app.drop_merge(%s)", key))


@transaction.atomic
def confirm(actor: Actor, key: UUID) -> str | None:
    """ "first" or "done"; None: not this actor's to confirm. Raises Hindered."""
    said = _answer(ask_one("SELECT app.confirm_merge(%s, %s)", key, sealed_columns()))
    if said == "done":
        stays, goes = ask("SELECT * FROM app.merge_subjects(%s)", key)[0]
        _reseal(actor.village_id, key, goes, stays)
    return said


@transaction.atomic
def undo(actor: Actor, key: UUID) -> bool:
    """False: not this actor's to undo, or too late."""
    if ask_one("SELECT app.undo_merge(%s, %s)", key, sealed_columns()) is None:
        return False
    stays, goes = ask("SELECT * FROM app.merge_subjects(%s)", key)[0]
    _reseal(actor.village_id, key, stays, goes)
    return True


def pairs() -> list[Pair]:
    rows = ask("SELECT * FROM app.merges()")
    return [Pair(*[*row[:-1], json.loads(row[-1]) if isinstance(row[-1], str) else row[-1]]) for row in rows]


def sides_of(stays: UUID, goes: UUID) -> list[Side]:
    """Who stays first. Each look is a line that both can read; empty for who has nothing to say about them."""
    return [Side(*row) for row in ask("SELECT * FROM app.merge_sides(%s, %s)", stays, goes)]


def sides(key: UUID) -> list[Side]:
    stays, goes = ask("SELECT * FROM app.merge_people(%s)", key)[0]
    return sides_of(stays, goes) if stays else []


def finish() -> int:
    """The clock: after 30 days it is final, and the key of who is no more is destroyed."""
    done = int(ask_one("SELECT app.finish_merges()"))
    for key, village, subject in ask("SELECT * FROM app.merged_keys()"):
        erase(village, subject)
        ask("SELECT app.merged_key_gone(%s)", key)
    return done


def sealed_columns() -> str:
    """Which columns of which tables hold sealed words, from the models themselves."""
    found = {
        model._meta.db_table: [f.column for f in model._meta.concrete_fields if isinstance(f, SealedText)]
        for model in apps.get_models()
    }
    return json.dumps({table: columns for table, columns in found.items() if columns})


def _reseal(village: UUID, key: UUID, before: UUID, after: UUID) -> None:
    """From the key of the one to the key of the other. What no key opens any more stays as it is."""
    rows = [(row, column, made) for row, *place, column, sealed in ask("SELECT * FROM app.merge_sealed(%s)", key)
            if (made := _moved(village, before, after, place, column, bytes(sealed)))]  # fmt: skip
    keys, columns, words = zip(*rows, strict=True) if rows else ((), (), ())
    ask("SELECT app.merge_reseal(%s, %s::uuid[], %s::text[], %s::bytea[])", key, list(keys), list(columns), list(words))


def _moved(village: UUID, before: UUID, after: UUID, place: list[Any], column: str, sealed: bytes) -> bytes | None:
    table, row = place
    bound = _bound(table, village, before, row, column)
    try:
        words = AESGCM(subject_key(village, before)).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
    except (KeyErased, InvalidTag):
        return None
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(make_key(village, after)).encrypt(nonce, words, _bound(table, village, after, row, column))


def _bound(*place: object) -> bytes:
    """As `sealed.py` binds a text to its place."""
    return "|".join(map(str, place)).encode()


def _answer(said: str | None) -> str | None:
    if said in HINDERED:
        raise Hindered(HINDERED[said])
    return said
