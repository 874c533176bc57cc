"""Gathers the files of the pages, with names that change when they change, so that browsers may keep them."""

import fcntl
import hashlib
from collections.abc import Iterator

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from village.config.places import STATIC


def gather_when_changed() -> bool:
    """True when there was something to do."""
    STATIC.mkdir(parents=True, exist_ok=True)
    stamp = STATIC / ".gathered"
    with (STATIC / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        now = hashlib.sha256("\n".join(sorted(_marks())).encode()).hexdigest()
        if stamp.exists() and stamp.read_text() == now:
            return False
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now)
    return True


def _marks() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            yield f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
