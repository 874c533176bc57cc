"""The choices of the door, with the words and pictures people see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from village.trust.vocabulary import DataKind


class Asker(TextChoices):
    """Who knocks."""

    PARENT = "parent", _("Parent or family")
    YOUNG = "young", _("It is about me")
    PROFESSIONAL = "professional", _("I work with children")
    NEIGHBOUR = "neighbour", _("Someone else")


ASKED_AS = {
    Asker.PARENT: _("parent or family"),
    Asker.YOUNG: _("asks for themself"),
    Asker.PROFESSIONAL: _("works with children"),
    Asker.NEIGHBOUR: _("somebody nearby"),
}
"""The same, as others read it beside a name."""


class Route(TextChoices):
    """With whom a question is shared from the start (C-23)."""

    FAMILY = "family", _("With my family")
    OWN = "own", _("Just me")
    WORK = "work", _("For my work")

    @property
    def kind(self) -> DataKind:
        return {
            Route.FAMILY: DataKind.FAMILY_STORY,
            Route.OWN: DataKind.OWN_STORY,
            Route.WORK: DataKind.WELLBEING,
        }[self]


class LifeArea(TextChoices):
    """Where in life it is; never a list of services (C-10). A wish for free time counts as much (C-11)."""

    HOME = "home", _("At home")
    SCHOOL = "school", _("School and learning")
    HEALTH = "health", _("Sleep and health")
    FEELINGS = "feelings", _("Sad, angry or afraid")
    FRIENDS = "friends", _("Friends and free time")
    MONEY = "money", _("Money or housing")
    FUTURE = "future", _("Future and work")
    LANGUAGE = "language", _("Language")
    OTHER = "other", _("Something else")


PICTURES: dict[str, tuple[str, str]] = {
    LifeArea.HOME: ("house-line", "home"),
    LifeArea.SCHOOL: ("backpack", "school"),
    LifeArea.HEALTH: ("bed", "care"),
    LifeArea.FEELINGS: ("smiley-sad", "care"),
    LifeArea.FRIENDS: ("users", "play"),
    LifeArea.MONEY: ("coins", "home"),
    LifeArea.FUTURE: ("briefcase", "work"),
    LifeArea.LANGUAGE: ("translate", "work"),
    LifeArea.OTHER: ("question", "quiet"),
}
"""Icon and colour of each area of life."""


class ReachBy(TextChoices):
    """How somebody wants to hear from us (C-26)."""

    CALL = "call", _("A phone call")
    MESSAGE = "message", _("A text message")
    MAIL = "mail", _("An e-mail")
    VISIT = "visit", _("A visit")
    AT_SCHOOL = "at_school", _("A talk at school")
    HERE = "here", _("I look here myself")


class What(TextChoices):
    """One step in the life of a request."""

    SENT = "sent", _("asked")
    TAKEN_UP = "taken_up", _("took it up")
    QUESTION = "question", _("has one question")
    REPLY = "reply", _("wrote back")
    ANSWER = "answer", _("answered")
    RENEWED = "renewed", _("needs more time")
    STOPPED = "stopped", _("stopped sharing")
    CLOSED = "closed", _("closed it")


class Outcome(TextChoices):
    """How it ended. There is no "turned away" (C-06)."""

    HELPED = "helped", _("Support started")
    ANSWERED = "answered", _("It was answered")
    NOT_WANTED = "not_wanted", _("It is no longer needed")
    STOPPED = "stopped", _("The one who asked stopped sharing")
