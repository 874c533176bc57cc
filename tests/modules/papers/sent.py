"""One thing that is sent, and what has to become of it."""

import io
import zipfile
from dataclasses import dataclass

SCRIPT = b"<script>alert('kx-script')</script>"
PAGE = b"<!doctype html><html>" + SCRIPT + b"</html>"


@dataclass(frozen=True)
class Sent:
    what: str
    name: str
    content: bytes
    kept: bool = False
    gone: tuple[bytes, ...] = (SCRIPT,)
    media: str = "image/png"
    """What the browser says it is; a lie more often than not."""


def refused(what: str, name: str, content: bytes, media: str = "image/png") -> Sent:
    return Sent(what, name, content, media=media)


def harmless(what: str, name: str, content: bytes, *gone: bytes, media: str = "image/png") -> Sent:
    return Sent(what, name, content, True, (SCRIPT, *gone), media)


def zipped(inside: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in inside.items():
            box.writestr(name, content)
    return made.getvalue()
