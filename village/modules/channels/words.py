"""The choices of the right channel, with the words and pictures people see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ANOTHER_LANGUAGE = "other"
YOUNG = "young"
"""Who asked about themself, as the door calls it."""


class ReachWay(TextChoices):
    """How somebody is best reached (C-26). Never through the child: that is no choice (W-23)."""

    VISIT = "visit", _("Somebody comes by")
    CALL = "call", _("A phone call")
    VOICE = "voice", _("A voice message")
    TEXT = "text", _("A text message, written by a person")
    MAIL = "mail", _("An e-mail")
    LETTER = "letter", _("A letter on paper")
    SCHOOL = "school", _("A talk at school")
    HERE = "here", _("I look here myself")


WAY_PICTURES: dict[str, tuple[str, str]] = {
    ReachWay.VISIT: ("house-line", "home"),
    ReachWay.CALL: ("phone", "place"),
    ReachWay.VOICE: ("megaphone", "play"),
    ReachWay.TEXT: ("device-mobile", "school"),
    ReachWay.MAIL: ("envelope-simple", "care"),
    ReachWay.LETTER: ("book-open-text", "work"),
    ReachWay.SCHOOL: ("chalkboard-teacher", "play"),
    ReachWay.HERE: ("chats-circle", "quiet"),
}
WAY_ICONS: dict[str, str] = {
    ReachWay.VISIT: "house-line", ReachWay.CALL: "phone", ReachWay.VOICE: "microphone", ReachWay.TEXT: "chat-circle-text",
    ReachWay.MAIL: "envelope-simple", ReachWay.LETTER: "book-open-text", ReachWay.SCHOOL: "backpack",
    ReachWay.HERE: "chats-circle",
}  # fmt: skip

BY_HAND = frozenset({
    ReachWay.VISIT, ReachWay.CALL, ReachWay.VOICE, ReachWay.TEXT, ReachWay.LETTER, ReachWay.SCHOOL,
})  # fmt: skip
"""Ways in which no machine reaches anybody: somebody has to do it."""

AS_ASKED = {
    "call": ReachWay.CALL, "message": ReachWay.TEXT, "mail": ReachWay.MAIL, "visit": ReachWay.VISIT,
    "at_school": ReachWay.SCHOOL, "here": ReachWay.HERE,
}  # fmt: skip
"""What somebody said at the door, as long as no wish of their own stands here."""


class PartOfDay(TextChoices):
    """When it suits."""

    MORNING = "morning", _("in the morning")
    NOON = "noon", _("around noon")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")


class How(TextChoices):
    """How a call or a visit went."""

    REACHED = "reached", _("We talked")
    LEFT_WORD = "left_word", _("I left word that I will try again")
    NOT_THERE = "not_there", _("Nobody was there")


HOW_PICTURES: dict[str, tuple[str, str]] = {
    How.REACHED: ("chats-circle", "place"),
    How.LEFT_WORD: ("hand-heart", "school"),
    How.NOT_THERE: ("house-line", "quiet"),
}


class TalkWay(TextChoices):
    """By which way somebody went or called; the words are those of the door."""

    CALL = "call", _("by phone")
    VISIT = "visit", _("at home")
    GATE = "gate", _("at the school gate")
    SHOP = "shop", _("in a shop or in the street")
    DESK = "desk", _("at the contact point")
    MESSAGE = "message", _("by a message, written or spoken")
    LETTER = "letter", _("by letter")
    TRUSTED = "trusted", _("through somebody they trust")


TALK_AS_WISHED = {
    ReachWay.VISIT: TalkWay.VISIT, ReachWay.VOICE: TalkWay.MESSAGE, ReachWay.TEXT: TalkWay.MESSAGE,
    ReachWay.LETTER: TalkWay.LETTER, ReachWay.SCHOOL: TalkWay.GATE,
}  # fmt: skip
"""Which way stands ready in the form; else by phone."""
