"""Which first page somebody gets: the desk of who works here, or the calm page of families and young people."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from village.modules.circles.queries import is_young
from village.trust.vocabulary import Actor

NOON, EVENING = 12, 18


class Reader(StrEnum):
    """A page, not a right: what somebody may see is never decided here."""

    PROFESSIONAL = "professional"
    FAMILY = "family"
    YOUNG = "young"


def reader_of(actor: Actor) -> Reader:
    """Under the lock: opens on the key of the page."""
    if actor.is_professional:
        return Reader.PROFESSIONAL
    return Reader.YOUNG if is_young(actor) else Reader.FAMILY


def frame_of(actor: Actor) -> str:
    """The page shell for this reader."""
    return "ui/professional.html" if actor.is_professional else "ui/easy.html"


def greeting(name: str, at: datetime) -> str:
    """By first name, as people say it at the door."""
    first = name.split(" ")[0]
    hour = timezone.localtime(at).hour
    if hour < NOON:
        return _("Good morning, {name}").format(name=first)
    if hour < EVENING:
        return _("Good afternoon, {name}").format(name=first)
    return _("Good evening, {name}").format(name=first)
