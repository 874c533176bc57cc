"""What somebody sends goes over the workbench first; what comes back is safe to keep, or a sentence says why not."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from village.modules.papers.bench.refused import Why
from village.modules.papers.naming import suggested
from village.modules.papers.words import Media

BENCH = [sys.executable, "-I", "-m", "village.modules.papers.bench"]
SECONDS = 20
SENTENCES: dict[Why, Any] = {
    Why.EMPTY: _("There is nothing in it. Choose it again, or record it again."),
    Why.UNKNOWN: _("This cannot be kept here. What can: a voice recording, a picture (JPEG, PNG, WebP) or a PDF."),
    Why.DOCUMENT: _("Papers of a word processor and packed folders cannot be kept here. Save it as PDF and choose that one."),
    Why.PAGE: _("Web pages and SVG drawings can do things by themselves. Take a picture of it and choose that one."),
    Why.MOVING: _("Moving pictures cannot be kept here. Choose a picture that stands still."),
    Why.PHONE_PICTURE: _(
        "Not everybody can open this kind of picture (HEIC). Set your camera to “most compatible”, or take a picture of it "
        "on the screen."
    ),
    Why.FILM: _("Films cannot be kept here. Record only your voice, or choose a picture."),
    Why.BROKEN: _("It cannot be opened. Perhaps it was cut off on the way: try once more, or take a picture of it."),
    Why.PIXELS: _("This picture is too large to open safely. Make it smaller, or take a new one."),
    Why.ACTIVE: _(
        "This PDF does something by itself, or has something else packed inside. Print it to a new PDF, or take a picture of "
        "each page."
    ),
    Why.LOCKED: _("This PDF asks for a password. Save it once without, and choose that one."),
    Why.LONG: _("This PDF has too many pages. Keep the pages that matter."),
    Why.TOO_HARD: _("It is too much to look through safely. Make it smaller, or take a picture of it."),
    Why.NO_PHOTO: _("This is no photo that can be shown here. Choose one that is JPEG, PNG or WebP."),
    Why.TOO_LARGE: _("It is too large. Make the recording shorter or the picture smaller."),
}


@dataclass(frozen=True)
class Cleaned:
    """Written anew by us: nothing in it runs, and it tells nothing besides what one sees or hears."""

    media: Media
    content: bytes
    name: str = ""
    """What it seems to be called, from the device it came from."""


class CannotBeKept(ValidationError):
    def __init__(self, why: Why) -> None:
        super().__init__(SENTENCES[why], code=why)


def clean(content: bytes, name: str = "") -> Cleaned:
    """Raises CannotBeKept. The process that opens it has no secrets, little memory and little time."""
    media, kept = _on_the_bench(content)
    return Cleaned(Media(media), kept, suggested(name))


def clean_face(content: bytes) -> bytes:
    """A small square JPEG out of a photo. Raises CannotBeKept."""
    return _on_the_bench(content, "face")[1]


def _on_the_bench(content: bytes, *work: str) -> tuple[str, bytes]:
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [*BENCH, *work], input=content, capture_output=True, timeout=SECONDS, check=True, env={}, cwd="/"
        )
        said, kept = done.stdout.split(b"\n", 1)
        answer = json.loads(said)
    except (subprocess.SubprocessError, ValueError):
        raise CannotBeKept(Why.TOO_HARD) from None
    if "why" in answer:
        raise CannotBeKept(Why(answer["why"]))
    return answer["media"], kept
