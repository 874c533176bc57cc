"""A picture is opened within limits and drawn again: no place, no camera, no words, nothing hidden behind it."""

import io

from PIL import Image, ImageOps

from village.modules.papers.bench.refused import Refused, Why

MOST_PIXELS = 40_000_000
MOST_OF_WEBP = 16_000_000
"""Its reader holds the picture four times."""
LONGEST_SIDE = 30_000
KEPT_SIDE = 2600
"""Large enough to read a letter on."""
FACE_SIDE = 256
"""Twice as many as the largest round it stands in, for sharp screens."""
PNG_UNTIL = 3_000_000
"""A photo kept as PNG is many times larger than it needs to be."""
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def clean_jpeg(data: bytes) -> tuple[str, bytes]:
    return _as_jpeg(_drawn_again(data, "JPEG"))


def clean_png(data: bytes) -> tuple[str, bytes]:
    return _small(_drawn_again(data, "PNG"))


def clean_webp(data: bytes) -> tuple[str, bytes]:
    return _small(_drawn_again(data, "WEBP"))


def square(data: bytes) -> tuple[str, bytes]:
    """Out of a picture that is ours already: the middle, and of a tall one rather the upper part, where a face is."""
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as found:
        return _as_jpeg(ImageOps.fit(found, (FACE_SIDE, FACE_SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.35)))


def _drawn_again(data: bytes, form: str) -> Image.Image:
    try:
        return _drawn(data, form)
    except (Refused, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(Why.PIXELS) from None
    except Exception:  # a broken picture breaks its reader in fifty ways
        raise Refused(Why.BROKEN) from None


def _drawn(data: bytes, form: str) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=[form]) as found:
        width, height = found.size
        if width * height > (MOST_OF_WEBP if form == "WEBP" else MOST_PIXELS) or max(width, height) > LONGEST_SIDE:
            raise Refused(Why.PIXELS)
        found.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
        found.load()
        turned = found.getexif().get(0x0112)
        if found.mode in ("RGB", "RGBA", "L"):  # small first: a copy of the whole would take as much again
            found.thumbnail((KEPT_SIDE, KEPT_SIDE))
        picture = _plain(found)
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE))
    if turned in range(2, 9):
        picture.getexif()[0x0112] = turned
        picture = ImageOps.exif_transpose(picture)
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    return fresh


def _plain(found: Image.Image) -> Image.Image:
    """Eight bits for each colour, with or without something to see through."""
    if found.mode.startswith("I;16"):
        return found.point(lambda value: value / 256).convert("L")
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        return found.convert("RGBA")
    return found.convert("L" if found.mode in ("1", "L") else "RGB")


def _small(picture: Image.Image) -> tuple[str, bytes]:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return ("image/png", made.getvalue()) if made.tell() <= PNG_UNTIL else _as_jpeg(picture)


def _as_jpeg(picture: Image.Image) -> tuple[str, bytes]:
    if picture.mode == "RGBA":
        on_white = Image.new("RGB", picture.size, "white")
        on_white.paste(picture, mask=picture.getchannel("A"))
        picture = on_white
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=85)
    return "image/jpeg", made.getvalue()
