"""Secrets are made on first use and kept in files that only their owner can read."""

import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from village.config.places import SECRETS


def secret(name: str) -> str:
    """The secret of this name: from VILLAGE_<NAME> in the environment, or else from its file."""
    told = os.environ.get(f"VILLAGE_{name.upper()}", "")
    return told or _read_or_make(SECRETS / name)


def _read_or_make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    """Written beside its place and linked into it, so that two processes that start together agree."""
    if path.exists():
        raise FileExistsError(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    finally:
        draft.unlink()
