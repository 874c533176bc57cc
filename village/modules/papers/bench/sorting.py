"""What somebody sends is sorted by what it begins with. A name or a type that a browser tells counts for nothing."""

from importlib import import_module

from village.modules.papers.bench.refused import Refused, Why

Cleaned = tuple[str, bytes]

CLEANED_BY: tuple[tuple[bytes, bytes, str], ...] = (
    # begins with, has at the ninth byte, cleaned by
    (b"\xff\xd8\xff", b"", "pictures.clean_jpeg"),
    (b"\x89PNG\r\n\x1a\n", b"", "pictures.clean_png"),
    (b"RIFF", b"WEBP", "pictures.clean_webp"),
    (b"RIFF", b"WAVE", "sound.clean_wav"),
    (b"OggS", b"", "ogg.clean_ogg"),
    (b"\x1aE\xdf\xa3", b"", "webm.clean_webm"),
    (b"%PDF-", b"", "pdf.clean_pdf"),
    (b"ID3", b"", "sound.clean_mp3"),
)
REFUSED: tuple[tuple[bytes, Why], ...] = (
    (b"GIF8", Why.MOVING),
    (b"PK", Why.DOCUMENT), (b"\xd0\xcf\x11\xe0", Why.DOCUMENT), (b"{\\rtf", Why.DOCUMENT),
    (b"\x1f\x8b", Why.DOCUMENT), (b"BZh", Why.DOCUMENT), (b"\xfd7zXZ", Why.DOCUMENT), (b"7z\xbc\xaf", Why.DOCUMENT),
    (b"Rar!", Why.DOCUMENT), (b"\x28\xb5\x2f\xfd", Why.DOCUMENT),
)  # fmt: skip
PHOTOS = frozenset({"pictures.clean_jpeg", "pictures.clean_png", "pictures.clean_webp"})
PHONE_PICTURES = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})


def clean(data: bytes) -> Cleaned:
    """The media type and the bytes to keep. Raises Refused."""
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(Why.EMPTY)
    for begins, ninth, work in CLEANED_BY:
        if data.startswith(begins) and data[8:].startswith(ninth):
            return _by(work, data)
    if data[4:8] == b"ftyp":
        return _of_an_mp4(data)
    if data[0] == 0xFF:
        return _by("sound.clean_mp3", data)
    raise Refused(_why_not(data))


def face(data: bytes) -> Cleaned:
    """A small square out of a photo. Raises Refused, for whatever is no photo too."""
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(Why.EMPTY)
    if data[4:8] == b"ftyp" and data[8:12] in PHONE_PICTURES:
        raise Refused(Why.PHONE_PICTURE)
    for begins, ninth, work in CLEANED_BY:
        if work in PHOTOS and data.startswith(begins) and data[8:].startswith(ninth):
            return _by("pictures.square", _by(work, data)[1])
    raise Refused(Why.MOVING if _why_not(data) == Why.MOVING else Why.NO_PHOTO)


def _by(work: str, data: bytes) -> Cleaned:
    """Only the library that is needed is loaded, within the limits."""
    module, name = work.split(".")
    cleaned: Cleaned = getattr(import_module(f"village.modules.papers.bench.{module}"), name)(data)
    return cleaned


def _of_an_mp4(data: bytes) -> Cleaned:
    if data[8:12] in PHONE_PICTURES:
        raise Refused(Why.PHONE_PICTURE)
    return _by("mp4.clean_mp4", data)


def _why_not(data: bytes) -> Why:
    for begins, why in REFUSED:
        if data.startswith(begins):
            return why
    text = data[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t").replace(b"\0", b"")
    return Why.PAGE if text.startswith(b"<") else Why.UNKNOWN
