"""MP4 with sound only, as Safari records a voice: what tells more than the sound is overwritten with nothing.

Every box keeps its place, because others point at the sound by its distance from the beginning.
"""

import struct
from collections.abc import Iterator

from village.modules.papers.bench.refused import Refused, Why

HOLDS_BOXES = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"mvex", b"edts", b"dinf"})
OF_TOP = frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"styp", b"sidx", b"mfra", b"free"})
SAYS_MORE = frozenset({b"udta", b"meta", b"uuid", b"skip", b"free", b"wide", b"ilst", b"xml ", b"cprt"})
WITH_DATES = {b"mvhd": 12, b"tkhd": 12, b"mdhd": 12}
SOUND = b"soun"
DEEPEST, MOST = 8, 500_000
Box = tuple[bytes, int, int, int]
"""Its name, where it begins, where its content begins, where it ends."""


def clean_mp4(data: bytes) -> tuple[str, bytes]:
    made, handlers, count = bytearray(data), [], 0
    waiting = [(0, len(data), 0)]
    while waiting:
        begins, ends, depth = waiting.pop()
        for name, at, inside, end in _boxes(data, begins, ends):
            count += 1
            if count > MOST or depth > DEEPEST:
                raise Refused(Why.TOO_HARD)
            if name in SAYS_MORE or (depth == 0 and name not in OF_TOP):
                made[at + 4 : at + 8], made[inside:end] = b"free", bytes(end - inside)
            elif name in HOLDS_BOXES:
                waiting.append((inside, end, depth + 1))
            elif name == b"hdlr":
                handlers.append(data[inside + 8 : inside + 12])
                made[inside + 24 : end] = bytes(max(0, end - inside - 24))
            elif name in WITH_DATES and end - inside > 20:
                long = data[inside] == 1
                made[inside + 4 : inside + (20 if long else 12)] = bytes(16 if long else 8)
    if any(kind in (b"vide", b"auxv", b"pict") for kind in handlers):
        raise Refused(Why.FILM)
    if not handlers or any(kind != SOUND for kind in handlers):
        raise Refused(Why.BROKEN if not handlers else Why.UNKNOWN)
    return "audio/mp4", bytes(made)


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, at)
        inside = at + 8
        if size == 1 and at + 16 <= end:
            size, inside = struct.unpack_from(">Q", data, at + 8)[0], at + 16
        elif size == 0:
            size = end - at
        if size < inside - at or at + size > end:
            raise Refused(Why.BROKEN)
        yield name, at, inside, at + size
        at += size
