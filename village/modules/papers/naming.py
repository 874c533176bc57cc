"""What a thing is called when it comes and when it goes. A name decides nothing here: what something is, is seen in it."""

import re
import unicodedata

from village.modules.papers.words import ENDINGS, Media

LONGEST = 120
KEPT = re.compile(r"[^\w \-.,'’()&+]", re.UNICODE)


def suggested(name: str) -> str:
    """From the name a browser tells: its last part, without its ending and without anything unseen."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(char for char in unicodedata.normalize("NFC", last) if char == " " or _is_seen(char))
    stem = re.sub(r"(\.\w{1,5})+$", "", seen)
    return " ".join(stem.lstrip("=+-@. ").split())[:LONGEST]


def _is_seen(char: str) -> bool:
    """No control, no turn of direction, no strange space."""
    return unicodedata.category(char)[0] not in "CZ"


def saved_as(name: str, media: str) -> str:
    """How it is called on somebody's device: letters and digits, and the one ending that is true."""
    safe = " ".join(KEPT.sub(" ", unicodedata.normalize("NFC", name)).split()).strip(" .-_")[:60].strip(" .")
    return f"{safe or 'paper'}.{ENDINGS[Media(media)]}"
