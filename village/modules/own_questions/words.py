"""The choices of a question that a village adds: when it is asked, of whom, and how one answers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Moment(TextChoices):
    """When it is asked."""

    ASKING = "asking", _("When somebody asks for help")
    TALK = "talk", _("In the first talk")
    CLOSING = "closing", _("When it is closed")


class AskedOf(TextChoices):
    """Whose question it is beside. The same four who can knock at the door."""

    PARENT = "parent", _("A parent or family")
    YOUNG = "young", _("A young person")
    PROFESSIONAL = "professional", _("Somebody who works with children")
    NEIGHBOUR = "neighbour", _("Somebody else")


class Sort(TextChoices):
    """How one answers: in words or a day. There is no number and no scale, on purpose."""

    LINE = "line", _("One line")
    WORDS = "words", _("Longer words")
    ONE = "one", _("One of some choices")
    SEVERAL = "several", _("Several of some choices")
    DAY = "day", _("A date")
    YES_NO = "yes_no", _("Yes or no")


WITH_CHOICES = frozenset({Sort.ONE, Sort.SEVERAL})
FREE = frozenset({Sort.LINE, Sort.WORDS})
"""Answered in one's own words."""
