"""WebM, as Chromium records a voice: written anew with its track and its sound; titles, tags and what hangs on it stay out."""

from collections.abc import Iterator

from village.modules.papers.bench.refused import Refused, Why

EBML, SEGMENT, INFO, TRACKS, TRACK, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675
DOCTYPE, TRACK_TYPE, CODEC, SOUND = 0x4282, 0x83, 0x86, 2
TOP = frozenset({EBML, SEGMENT, INFO, TRACKS, CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770})
OF_INFO = frozenset({0x2AD7B1, 0x4489})
"""How long a tick lasts; how long it all lasts."""
OF_TRACK = frozenset({0xD7, 0x73C5, TRACK_TYPE, CODEC, 0x63A2, 0x56AA, 0x56BB, 0xE1, 0x9C, 0x23E383})
OF_CLUSTER = frozenset({0xE7, 0xA3, 0xA0})
"""The moment, and blocks of sound."""
CODECS = frozenset({b"A_OPUS", b"A_VORBIS"})
MOST = 500_000
HEADER = bytes.fromhex("42868101 42f78101 42f28104 42f38108 4282847765626d 42878104 42858102")
Element = tuple[int, bytes]


def clean_webm(data: bytes) -> tuple[str, bytes]:
    found = list(_elements(data, 0, len(data)))
    if len(found) < 2 or found[0][0] != EBML or found[1][0] != SEGMENT:
        raise Refused(Why.BROKEN)
    if dict(_elements(found[0][1], 0, len(found[0][1]))).get(DOCTYPE, b"").rstrip(b"\0") != b"webm":
        raise Refused(Why.FILM)
    inside = list(_elements(found[1][1], 0, len(found[1][1])))
    info = [_only(one, OF_INFO) for one in inside if one[0] == INFO]
    tracks = [_track(one) for name, content in inside if name == TRACKS for one in _elements(content, 0, len(content))]
    clusters = [_only(one, OF_CLUSTER) for one in inside if one[0] == CLUSTER]
    if len(info) != 1 or len(tracks) != 1 or not clusters:
        raise Refused(Why.FILM if len(tracks) > 1 else Why.BROKEN)
    body = b"".join([_written(INFO, info[0][1]), _written(TRACKS, _written(*tracks[0]))])
    body += b"".join(_written(*one) for one in clusters)
    return "audio/webm", _written(EBML, HEADER) + _written(SEGMENT, body)


def _track(element: Element) -> Element:
    name, content = element
    said = dict(_elements(content, 0, len(content)))
    if name != TRACK or int.from_bytes(said.get(TRACK_TYPE, b"")) != SOUND:
        raise Refused(Why.FILM)
    if said.get(CODEC, b"").rstrip(b"\0") not in CODECS:
        raise Refused(Why.UNKNOWN)
    return _only(element, OF_TRACK)


def _only(element: Element, wanted: frozenset[int]) -> Element:
    name, content = element
    kept = [_written(*one) for one in _elements(content, 0, len(content)) if one[0] in wanted]
    return name, b"".join(kept)


def _elements(data: bytes, at: int, end: int) -> Iterator[Element]:
    """One after the other. One that does not know its size yet lasts until the next of its own floor."""
    for _turn in range(MOST):
        if at >= end:
            return
        name, at = _number(data, at, end, keep_mark=True)
        size, begins = _number(data, at, end)
        after = min(begins + size, end)
        if size == (1 << 7 * (begins - at)) - 1:
            after = end if name == SEGMENT else _next_of_top(data, begins, end)
        yield name, data[begins:after]
        at = after
    raise Refused(Why.TOO_HARD)


def _next_of_top(data: bytes, at: int, end: int) -> int:
    for _turn in range(MOST):
        if at >= end:
            return end
        name, inner = _number(data, at, end, keep_mark=True)
        if name in TOP:
            return at
        size, begins = _number(data, inner, end)
        at = min(begins + size, end)
    raise Refused(Why.TOO_HARD)


def _number(data: bytes, at: int, end: int, *, keep_mark: bool = False) -> tuple[int, int]:
    """A number whose first byte tells how long it is; and where it ends."""
    if at >= end or not data[at]:
        raise Refused(Why.BROKEN)
    length = 9 - data[at].bit_length()
    if at + length > end or (keep_mark and length > 4):
        raise Refused(Why.BROKEN)
    value = int.from_bytes(data[at : at + length])
    return (value if keep_mark else value & (1 << 7 * length) - 1), at + length


def _written(name: int, content: bytes) -> bytes:
    return name.to_bytes((name.bit_length() + 7) // 8) + (1 << 56 | len(content)).to_bytes(8) + content
