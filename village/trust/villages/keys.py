"""The key of each person: text about somebody can be read only with it, and erasing it erases the text.

A subject key is wrapped by the key of its village, which lives in a file outside every database
(`VILLAGE_KEYS_FILE`). Unwrapped keys live for one request, so an erased key is gone at the next one.
"""

import fcntl
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap
from django.conf import settings
from django.db import connections

_opened: ContextVar[dict[tuple[UUID, UUID], bytes | None] | None] = ContextVar("opened_keys", default=None)


class KeyErased(Exception):
    """The text can no longer be read by anybody: its key was destroyed."""


def forget_keys() -> None:
    """Called at the start and end of each request."""
    _opened.set({})


def village_key(village_id: UUID) -> bytes:
    """The key of a village; made on first use. Losing the file loses every text: see SECURITY.md."""
    path = Path(settings.VILLAGE_KEYS_FILE)
    key = _kept_keys(path).get(str(village_id)) or _make_village_key(path, village_id)
    return b64decode(key)


def subject_key(village_id: UUID, subject_id: UUID) -> bytes:
    """The key to read what was written about this subject; raises KeyErased."""
    cache = _cache()
    if (village_id, subject_id) not in cache:
        warm(village_id, [subject_id])
    key = cache[village_id, subject_id]
    if key is None:
        raise KeyErased
    return key


def warm(village_id: UUID, subject_ids: Iterable[UUID]) -> None:
    """Fetch the keys of many subjects in one question."""
    cache = _cache()
    missing = {subject for subject in subject_ids if (village_id, subject) not in cache}
    if not missing:
        return
    with connections["keys"].cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, wrapped FROM subject_key WHERE village_id = %s AND subject_id = ANY(%s)",
            [village_id, list(missing)],
        )
        found = dict(cursor.fetchall())
    outer = village_key(village_id) if found else b""
    for subject in missing:
        wrapped = found.get(subject)
        cache[village_id, subject] = aes_key_unwrap(outer, bytes(wrapped)) if wrapped else None


def make_key(village_id: UUID, subject_id: UUID) -> bytes:
    """The key to write about this subject; made when it is the first text."""
    warm(village_id, [subject_id])
    cache = _cache()
    if cache[village_id, subject_id] is None:
        wrapped = aes_key_wrap(village_key(village_id), os.urandom(32))
        with connections["keys"].cursor() as cursor:
            cursor.execute(
                "INSERT INTO subject_key (village_id, subject_id, wrapped) VALUES (%s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                [village_id, subject_id, wrapped],
            )
        del cache[village_id, subject_id]  # read back: another process may have been first
        warm(village_id, [subject_id])
    return cache[village_id, subject_id] or b""


def erase(village_id: UUID, subject_id: UUID) -> None:
    """Destroy the key: the text is unreadable, also in every older backup of the data (B3-26)."""
    with connections["keys"].cursor() as cursor:
        cursor.execute(
            "DELETE FROM subject_key WHERE village_id = %s AND subject_id = %s", [village_id, subject_id]
        )
    _cache().pop((village_id, subject_id), None)


def _cache() -> dict[tuple[UUID, UUID], bytes | None]:
    cache = _opened.get()
    if cache is None:
        cache = {}
        _opened.set(cache)
    return cache


def _kept_keys(path: Path) -> dict[str, str]:
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return kept


def _make_village_key(path: Path, village_id: UUID) -> str:
    """One process at a time: a key that another process overwrote would lose its village every text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        keys = _kept_keys(path)
        if str(village_id) not in keys:
            keys[str(village_id)] = b64encode(os.urandom(32)).decode()
            _write_safely(path, keys)
        return keys[str(village_id)]


def _write_safely(path: Path, keys: dict[str, str]) -> None:
    """All or nothing, and on the disk before anybody seals with it."""
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(descriptor)
    draft.replace(path)
