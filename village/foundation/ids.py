"""Keys that are known before a record is saved: uuid version 7, ordered by time (RFC 9562, 5.7)."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new key. Python 3.14 has `uuid.uuid7`; until then these lines."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10))
    number = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | random & 0xFFFF_FFFF_FFFF_FFFF_FFFF
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=number)
