"""The words of papers: what sort of thing it is, what it may be made of, how it looks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from village.ui.forms import Picture


class Sort(TextChoices):
    """What it is to the one who keeps it."""

    VOICE = "voice", _("A voice")
    DRAWING = "drawing", _("A drawing")
    PHOTO = "photo", _("A photo")
    LETTER = "letter", _("A letter")
    REPORT = "report", _("A report")
    OTHER = "other", _("Something else")


class Media(TextChoices):
    """What it is made of. Nothing else is ever kept, and nothing is served as anything else."""

    WEBM = "audio/webm", _("sound")
    OGG = "audio/ogg", _("sound (Ogg)")
    MP3 = "audio/mpeg", _("sound (MP3)")
    MP4 = "audio/mp4", _("sound (M4A)")
    AAC = "audio/aac", _("sound (AAC)")
    WAV = "audio/wav", _("sound (WAV)")
    JPEG = "image/jpeg", _("picture")
    PNG = "image/png", _("picture (PNG)")
    PDF = "application/pdf", _("PDF")


ENDINGS = {
    Media.WEBM: "webm", Media.OGG: "ogg", Media.MP3: "mp3", Media.MP4: "m4a", Media.AAC: "aac", Media.WAV: "wav",
    Media.JPEG: "jpg", Media.PNG: "png", Media.PDF: "pdf",
}  # fmt: skip
SOUND = frozenset({Media.WEBM, Media.OGG, Media.MP3, Media.MP4, Media.AAC, Media.WAV})
PICTURES = frozenset({Media.JPEG, Media.PNG})
LOOKS = {
    Sort.VOICE: Picture("megaphone", "care"),
    Sort.DRAWING: Picture("palette", "play"),
    Sort.PHOTO: Picture("mountains", "place"),
    Sort.LETTER: Picture("envelope-simple", "work"),
    Sort.REPORT: Picture("book-open-text", "school"),
    Sort.OTHER: Picture("puzzle-piece", "quiet"),
}


def likely_sort(media: str) -> Sort:
    """When nobody said what it is."""
    if media in SOUND:
        return Sort.VOICE
    return Sort.LETTER if media == Media.PDF else Sort.PHOTO
