"""Why something is not kept; the sentence for people stands in cleaning.py."""

from enum import StrEnum


class Why(StrEnum):
    EMPTY = "empty"
    UNKNOWN = "unknown"
    DOCUMENT = "document"
    PAGE = "page"
    MOVING = "moving"
    PHONE_PICTURE = "phone_picture"
    FILM = "film"
    BROKEN = "broken"
    PIXELS = "pixels"
    ACTIVE = "active"
    LOCKED = "locked"
    LONG = "long"
    TOO_HARD = "too_hard"
    TOO_LARGE = "too_large"
    NO_PHOTO = "no_photo"


class Refused(Exception):
    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
