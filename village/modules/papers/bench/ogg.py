"""Ogg with Opus, as Firefox records a voice: the pages are written anew, the words beside the sound are left out."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from village.modules.papers.bench.refused import Refused, Why

HEAD = struct.Struct("<4sBBqIIIB")
BEGINS, ENDS = 2, 4
NO_WORDS = b"OpusTags" + struct.pack("<I", 7) + b"village" + struct.pack("<I", 0)
MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True)
class Page:
    flags: int
    moment: int
    stream: int
    lacing: bytes
    body: bytes

    @property
    def ends_a_packet(self) -> bool:
        return bool(self.lacing) and self.lacing[-1] < 255

    def written(self, number: int) -> bytes:
        head = HEAD.pack(b"OggS", 0, self.flags, self.moment, self.stream, number, 0, len(self.lacing))
        rest = self.lacing + self.body
        return head[:22] + struct.pack("<I", _sum(head + rest)) + head[26:] + rest


def clean_ogg(data: bytes) -> tuple[str, bytes]:
    pages = list(_pages(data))
    if not pages or not pages[0].flags & BEGINS:
        raise Refused(Why.BROKEN)
    first = pages[0]
    if not first.body.startswith(b"OpusHead"):
        raise Refused(Why.FILM if b"theora" in first.body[:8] else Why.UNKNOWN)
    rest = [page for page in pages[1:] if page.stream == first.stream]
    words = next((number for number, page in enumerate(rest) if page.ends_a_packet), None)
    if words is None or not rest[0].body.startswith(b"OpusTags") or len(rest) < words + 2:
        raise Refused(Why.BROKEN)
    quiet = Page(0, 0, first.stream, bytes([len(NO_WORDS)]), NO_WORDS)
    kept = [first, quiet, *rest[words + 1 :]]
    return "audio/ogg", b"".join(page.written(number) for number, page in enumerate(kept))


def _pages(data: bytes) -> Iterator[Page]:
    """As long as they follow each other; a recording that was cut off ends at its last whole page."""
    at = 0
    while at + HEAD.size <= len(data):
        magic, version, flags, moment, stream, _number, _sum, segments = HEAD.unpack_from(data, at)
        lacing = data[at + HEAD.size : at + HEAD.size + segments]
        begins = at + HEAD.size + segments
        at = begins + sum(lacing)
        if magic != b"OggS" or version or len(lacing) < segments or at > len(data):
            return
        yield Page(flags & 7, moment, stream, lacing, data[begins:at])
        if flags & ENDS:
            return


def _sum(page: bytes) -> int:
    """The check sum of Ogg is that of zlib, seen in a mirror and begun at nothing."""
    mirrored = zlib.crc32(page.translate(MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)
