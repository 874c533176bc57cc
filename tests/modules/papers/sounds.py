"""Small recordings made in code, as devices send them, each with something that tells too much."""

import struct

from village.modules.papers.bench.ogg import Page
from village.modules.papers.bench.webm import _written

TELLS = b"Secretplace"


def wav() -> bytes:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    info = b"INFOIART" + struct.pack("<I", 12) + TELLS + b"\0"
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"LIST" + struct.pack("<I", len(info)) + info
    body += b"data" + struct.pack("<I", 64) + bytes(range(64))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3(frames: int = 5) -> bytes:
    tag = b"ID3\x03\0\0" + bytes([0, 0, 0, 21]) + b"TIT2" + struct.pack(">I", 11) + b"\0\0" + TELLS
    one = b"\xff\xfb\x90\x00" + bytes(413)
    return tag + one * frames + b"TAG" + TELLS.ljust(125, b"\0")


def aac(frames: int = 5) -> bytes:
    length = 40
    head = bytes([0xFF, 0xF1, 0x50, 0x80 | length >> 11, length >> 3 & 255, (length & 7) << 5 | 0x1F, 0xFC])
    return (head + bytes(length - 7)) * frames


def ogg() -> bytes:
    words = (
        b"OpusTags"
        + struct.pack("<I", 3)
        + b"abc"
        + struct.pack("<II", 1, len(TELLS) + 6)
        + b"TITLE="
        + TELLS
    )
    pages = [
        Page(2, 0, 7, b"\x13", b"OpusHead\x01\x01" + bytes(9)),
        Page(0, 0, 7, bytes([len(words)]), words),
        Page(4, 960, 7, b"\x40", bytes(64)),
    ]
    return b"".join(page.written(number) for number, page in enumerate(pages))


def webm(
    *, film: bool = False, codec: bytes = b"A_OPUS", doctype: bytes = b"webm", title: bytes = TELLS
) -> bytes:
    track = _written(0xD7, b"\1") + _written(0x73C5, b"\1") + _written(0x83, b"\1" if film else b"\2")
    track += _written(0x86, codec) + _written(0x536E, title)
    info = _written(0x2AD7B1, b"\x0f\x42\x40") + _written(0x7BA9, title) + _written(0x4D80, title)
    cluster = _written(0xE7, b"\0") + _written(0xA3, b"\x81\0\0\x80" + bytes(20)) + _written(0xEC, title)
    tags = _written(0x1254C367, title) + _written(0x1941A469, b"<script>" + title)
    body = _written(0x1549A966, info) + _written(0x1654AE6B, _written(0xAE, track))
    body += _written(0x1F43B675, cluster) + tags
    return _written(0x1A45DFA3, _written(0x4282, doctype)) + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + body


def box(name: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return struct.pack(">I4s", len(content) + 8, name) + content


def m4a(*, kind: bytes = b"soun", brand: bytes = b"M4A ", more: bytes = b"") -> bytes:
    handler = box(b"hdlr", bytes(8), kind, bytes(12), TELLS + b"\0")
    dates = box(b"mdhd", bytes(4), b"\xd0\xd0\xd0\xd0" * 2, bytes(12))
    track = box(b"trak", box(b"mdia", dates, handler))
    words = box(b"udta", box(b"meta", TELLS))
    return box(b"ftyp", brand, bytes(4), brand) + box(b"moov", track, words) + more + box(b"mdat", bytes(80))
