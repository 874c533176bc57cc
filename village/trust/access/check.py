"""May this actor do this? Actions ask before they do, and write what they did."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.db import connection, models, transaction
from django.http import Http404

from village.trust.access.actor import standing
from village.trust.access.opening import find, note_change, open_subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


def may(actor: Actor, record: models.Model, right: Right) -> bool:
    """Asks the lock about one record; writes no line."""
    if actor.is_visitor:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.may_record(%s, %s, %s)", [record._meta.db_table, record.pk, int(right)])
        return bool(cursor.fetchone()[0])


def may_start(actor: Actor, subject_id: Any, kind: DataKind, right: Right = Right.CONTRIBUTE) -> bool:
    """May this actor begin something new of this kind about this subject?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.allows(%s, %s, 0, %s, NULL, NULL, now(), %s)",
            [subject_id, int(kind), actor.person_id, int(right)],
        )
        return bool(cursor.fetchone()[0])


def require(actor: Actor, record: models.Model, right: Right) -> None:
    """Raises NotAllowed, and the refused try is in the logbook."""
    if not may(actor, record, right):
        _write_refusal(actor, record, right)
        raise NotAllowed(f"{right.name} {record._meta.label}")


def action[R: models.Model, **P, T](
    *, needs: Right, kind: DataKind | None = None, act: str = "change"
) -> Callable[[Callable[Concatenate[R, P], T]], Callable[Concatenate[R, P], T]]:
    """Something a person does: checked, all or nothing, and written in the logbook.

    With `kind` the record is a Person or Subject to begin something about. A verb whose kind people choose
    takes no `kind` here and asks `may_start` itself.
    """

    def decorate(work: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
        @wraps(work)
        def do(record: R, *args: P.args, **details: P.kwargs) -> T:
            by: Any = details["by"]
            with transaction.atomic():
                _open_and_check(by, record, needs, kind)
                result = work(record, *args, **details)
                _write(by, act, work, record, result, kind)
            return result

        do.needs = needs  # type: ignore[attr-defined]
        return cast("Callable[Concatenate[R, P], T]", do)

    return decorate


def _open_and_check(by: Actor, record: Any, needs: Right, kind: DataKind | None) -> None:
    subject = getattr(record, "subject_id", record.pk)
    if kind is not None:
        if not may_start(by, subject, kind, needs):
            raise NotAllowed(f"{needs.name} {kind.name}")
        open_subject(by, subject, Purpose.HELP)
        return
    require(by, record, needs)
    now = standing()
    item = getattr(record, "item_id", None)
    known = {now.opened.get(subject), now.opened_items.get(item) if item else None}
    if now.key is None or now.key not in known:
        find(by, type(record), record.pk, Purpose.HELP, needs)


def _write_refusal(actor: Actor, record: models.Model, right: Right) -> None:
    if actor.is_visitor:
        return
    try:
        find(actor, type(record), record.pk, Purpose.HELP, right)
    except Http404:
        return


def _write(by: Actor, act: str, work: Any, record: Any, result: Any, kind: DataKind | None) -> None:
    about = result if getattr(result, "subject_id", None) else record
    item = getattr(about, "item_id", None) or getattr(record, "item_id", None)
    if item is None and kind is not None and about is result:
        item = result.pk
    tells = getattr(about, "kind", None)
    verb = f"{work.__module__.split('.')[-2]}.{work.__name__}"
    subject = getattr(about, "subject_id", None) or about.pk
    note_change(by, act, verb, subject, item, int(kind if tells is None and kind is not None else tells or 0))
