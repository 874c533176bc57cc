"""The doors to data about people. Each writes the line in the logbook first; the line is the key.

The line is committed on its own connection before anything is read, so a page that crashes after
looking has still been seen looking (hard rule 5).
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connections, models, transaction
from django.http import Http404

from village.trust.access.actor import HOLD, TELL, audit_alias, standing, told
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


class ReadingPaused(Exception):
    """Very many people were opened in a short time: first say why it goes on."""


def open_subject(actor: Actor, subject_id: UUID, why: Purpose, *, fresh: bool = False) -> int:
    """Open everything of one person or family that is this actor's to see.

    `fresh`: the subject was made in this very transaction, so its line is written in it too.
    Raises NotAllowed; the refused try is a line as well.
    """
    now = standing()
    if subject_id in now.opened:
        _hold(actor, now.opened[subject_id])
        return now.opened[subject_id]
    key = _ask(actor, "SELECT app.open_subject(%s, %s, %s)", [subject_id, why, _context(actor)], fresh)
    if key is None:
        _stop_when_paused(actor)
        raise NotAllowed(f"open subject for {why}")
    now.opened[subject_id] = key
    _hold(actor, key)
    return key


def open_list(actor: Actor, why: Purpose = Purpose.LIST, *, act: str = "list") -> int:
    """Open names, states and dates of all that is this actor's to see. Say afterwards what was `shown`."""
    now = standing()
    key = _ask(actor, "SELECT app.open_list(%s, %s, %s)", [act, why, _context(actor)], fresh=False)
    if key is None:
        raise NotAllowed(f"list for {why}")
    now.key_is_list = True
    _hold(actor, key, is_list=True)
    return key


def find[R: models.Model](
    actor: Actor, model: type[R], pk: UUID, why: Purpose = Purpose.FOLLOW, right: Right = Right.VIEW
) -> R:
    """One record, opened; or 404: hidden and missing look the same."""
    table = model._meta.db_table
    key, subject, item = _row(
        actor, "SELECT * FROM app.open_record(%s, %s, %s, %s, %s)",
        [table, pk, int(right), why, _context(actor)],
    )  # fmt: skip
    if key is None:
        _stop_when_paused(actor)
        raise Http404
    if item is None:
        standing().opened.setdefault(subject, key)
    else:
        standing().opened_items[item] = key
    _hold(actor, key)
    manager: Any = model.unscoped  # type: ignore[attr-defined]
    record: R | None = manager.filter(village_id=actor.village_id, pk=pk).first()
    if record is None:
        raise Http404
    return record


def shown(actor: Actor, records: Iterable[Any]) -> None:
    """Complete the line of the open list with whom it showed, before the answer leaves."""
    now = standing()
    rows = [(record.subject_id, getattr(record, "item_id", None), 1 << _kind(record)) for record in records]
    if not rows or now.key is None:
        return
    subjects, items, kinds = zip(*rows, strict=True)
    question = "SELECT app.shown(%s, %s::uuid[], %s::uuid[], %s::int[])"
    _row(actor, question, [now.key, list(subjects), list(items), list(kinds)])


def note_change(
    actor: Actor, act: str, verb: str, subject_id: UUID, item_id: UUID | None, kind: int | None,
    purpose: Purpose = Purpose.HELP,
) -> None:  # fmt: skip
    """Write a change in its own transaction: no change without its line, no line without its change."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT app.changed(%s, %s, %s, %s, %s, %s, %s)",
            [act, verb, purpose, subject_id, item_id, kind, _context(actor)],
        )


def _stop_when_paused(actor: Actor) -> None:
    """Asked after a refusal only; the same for what is hidden and for what does not exist."""
    if not actor.is_professional:
        return
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT app.reading_paused()")
        if cursor.fetchone()[0]:
            raise ReadingPaused


def _kind(record: Any) -> int:
    kind = getattr(record, "kind", None)
    return int(kind if kind is not None else record.protection.kind)


def _context(actor: Actor) -> str:
    return f'{{"session": "{actor.session[:12]}", "device": "{actor.device}"}}'


def _ask(actor: Actor, sql: str, values: list[Any], fresh: bool) -> int | None:
    row = _row(actor, sql, values, fresh=fresh)
    return row[0] if row else None


def _row(actor: Actor, sql: str, values: list[Any], fresh: bool = False) -> Any:
    alias = audit_alias()
    if fresh or alias == "default":
        with transaction.atomic(using="default"), connections["default"].cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchone()
    return _at_once(actor, alias, sql, values)


def _at_once(actor: Actor, alias: str, sql: str, values: list[Any]) -> Any:
    """Who acts and what is asked travel together, and make one transaction that is committed before the answer comes.

    In four messages (begin, who acts, the question, commit) a line took twice as long.
    """
    with connections[alias].cursor() as cursor:
        cursor.execute(f"{TELL}; {sql}", [*told(actor), *values])
        cursor.nextset()
        return cursor.fetchone()


def hold(actor: Actor, item: UUID, key: int) -> None:
    """A line that a function of the database wrote about one thing opens that thing from now on."""
    standing().opened_items[item] = key
    _hold(actor, key)


def _hold(actor: Actor, key: int, *, is_list: bool = False) -> None:
    now = standing()
    now.key, now.key_is_list = key, is_list
    with connections["default"].cursor() as cursor:
        cursor.execute(HOLD, [str(key), "on" if is_list else ""])
