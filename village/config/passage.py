"""Lets the database's own system user reach its folder through private folders on the way, and nobody else.

PostgreSQL refuses to run as root. Started by root, it runs as another user, who must be able to walk there.
"""

import os
import struct
from contextlib import suppress
from pathlib import Path

ACL = "system.posix_acl_access"
OWNER, USER, GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NO_ID = 0xFFFF_FFFF
WALK = 1


def let_walk(uid: int, folder: Path) -> None:
    """Every folder above this one lets the user pass; it need not be able to list it."""
    for above in folder.parents:
        if not above.stat().st_mode & WALK:
            _let_pass(above, uid)


def let_read(*trees: Path) -> None:
    """Programs from a package, installed with a strict umask, are for everybody again; they are no secret."""
    for tree in trees:
        if tree.stat().st_mode & 0o005 == 0o005:
            continue
        for path in [*tree.rglob("*"), tree]:
            mode = path.stat().st_mode & 0o7777
            path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))


def _let_pass(folder: Path, uid: int) -> None:
    mode = folder.stat().st_mode
    try:
        entries = _entries(folder) or [
            (OWNER, mode >> 6 & 7, NO_ID), (GROUP, mode >> 3 & 7, NO_ID), (OTHER, mode & 7, NO_ID),
        ]  # fmt: skip
        os.setxattr(folder, ACL, _packed(_with_walker(entries, uid)))
    except (OSError, AttributeError):
        # A disk without access lists: passing, without listing, for everybody.
        folder.chmod(mode & 0o7777 | WALK)


def _entries(folder: Path) -> list[tuple[int, int, int]]:
    with suppress(OSError):
        return [entry for entry in struct.iter_unpack("<HHI", os.getxattr(folder, ACL)[4:])]
    return []


def _with_walker(entries: list[tuple[int, int, int]], uid: int) -> list[tuple[int, int, int]]:
    kept = [entry for entry in entries if entry[0] != MASK and entry[::2] != (USER, uid)]
    mask = WALK
    for tag, rights, _id in kept:
        mask |= rights if tag in (USER, GROUP, 0x08) else 0
    return sorted([*kept, (USER, WALK, uid), (MASK, mask, NO_ID)], key=lambda entry: (entry[0], entry[2]))


def _packed(entries: list[tuple[int, int, int]]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
