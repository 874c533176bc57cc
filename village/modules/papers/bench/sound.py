"""Recorded sound without what stands around it: only the sound goes into what we write."""

import struct
from collections.abc import Callable, Iterator

from village.modules.papers.bench.refused import Refused, Why

WAV_FORMS = frozenset({1, 3, 6, 7, 0xFFFE})
ENOUGH_FRAMES = 3
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
BITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
BITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def clean_wav(data: bytes) -> tuple[str, bytes]:
    """Form and sound, nothing else."""
    form = sound = b""
    for name, content in _chunks(data):
        if name == b"fmt " and not form:
            form = content
        elif name == b"data" and not sound:
            sound = content
    if not 16 <= len(form) <= 40 or not sound or struct.unpack_from("<H", form)[0] not in WAV_FORMS:
        raise Refused(Why.BROKEN)
    sound += b"\0" * (len(sound) % 2)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(sound)) + sound
    return "audio/wav", b"RIFF" + struct.pack("<I", len(body)) + body


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What a chunk says of its size is believed as far as there is something."""
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def clean_mp3(data: bytes) -> tuple[str, bytes]:
    """MP3, or AAC as it is sent on its own: frame after frame, without the tags before and behind."""
    at = _behind_tag(data)
    for media, length_of in (("audio/mpeg", _mp3_frame), ("audio/aac", _adts_frame)):
        frames = list(_frames(data, at, length_of))
        if len(frames) >= ENOUGH_FRAMES:
            return media, b"".join(frames)
    raise Refused(Why.BROKEN)


def _behind_tag(data: bytes) -> int:
    if not data.startswith(b"ID3") or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frames(data: bytes, at: int, length_of: Callable[[bytes, int], int]) -> Iterator[bytes]:
    while at + 7 <= len(data) and (length := length_of(data, at)):
        if at + length > len(data):
            return
        yield data[at : at + length]
        at += length


def _mp3_frame(data: bytes, at: int) -> int:
    """How long the frame is that begins here (layer 3); 0: none does."""
    if data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return 0
    version, bits, rate, padding = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3, data[at + 2] >> 1 & 1
    if version == 1 or bits in (0, 15) or rate == 3:
        return 0
    speed, factor = (BITS_1[bits], 144) if version == 3 else (BITS_2[bits], 72)
    return factor * speed * 1000 // RATES[version][rate] + padding


def _adts_frame(data: bytes, at: int) -> int:
    if data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0 or data[at + 2] >> 2 & 15 > 12:
        return 0
    length = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
    return length if length > 7 else 0
