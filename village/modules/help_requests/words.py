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
    CONCERN = "concern", _("About a child I work with")

    @property
    def kind(self) -> DataKind:
        return {
            Route.FAMILY: DataKind.FAMILY_STORY,
            Route.OWN: DataKind.OWN_STORY,
            Route.WORK: DataKind.WELLBEING,
            Route.CONCERN: DataKind.WELLBEING,
        }[self]


class AsksFor(TextChoices):
    """What it is about, when it is one of these. Each is a request like any other (C-11, C-29, W-27)."""

    SUPPORT = "support", _("Help or a talk")
    FREE_TIME = "free_time", _("Something to do in free time")
    MEND_TIE = "mend_tie", _("Talking again, school and family")
    ENROLMENT = "enrolment", _("Finding or enrolling in a school")
    EARLY = "early", _("A small worry, early")


class FamilyKnows(TextChoices):
    """Do those who raise the child know that somebody passes this on? (C-27)"""

    YES = "yes", _("Yes, and they agree")
    ASKS = "asks", _("Yes, and they have questions")
    NOT_YET = "not_yet", _("Not yet")


class BeforeSanction(TextChoices):
    """Look over the wall first (C-28)."""

    NONE = "none", _("No sanction is being thought of")
    TALKED = "talked", _("Yes, and we talked with the family first")
    INVITE = "invite", _("Yes, and we want help to invite the family to a talk")
    NOT_YET = "not_yet", _("Yes, and there was no talk yet")


class ToldBack(TextChoices):
    """All that may be told to who passed it on, and only as far as the family allows. Never what was said (C-16)."""

    NOTHING = "", _("Nothing for now")
    TALKING = "talking", _("We are in touch with the family.")
    STARTED = "started", _("Support started.")
    OTHER_WAY = "other_way", _("The family chose another way.")
    ASK_FAMILY = "ask_family", _("Ask the family how it goes; they will tell you what they want to tell.")


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


class Way(TextChoices):
    """By which way somebody was reached, or tried to be (C-04, C-07): also where people are, not only on paper."""

    CALL = "call", _("by phone")
    MESSAGE = "message", _("by message")
    LETTER = "letter", _("by letter")
    MAIL = "mail", _("by e-mail")
    VISIT = "visit", _("at home")
    GATE = "gate", _("at the school gate")
    SHOP = "shop", _("in a shop or in the street")
    DESK = "desk", _("at the contact point")
    TRUSTED = "trusted", _("through somebody they trust")


class Agreed(TextChoices):
    """How somebody agreed that a worker writes it down for them (C-07); kept with the consent itself."""

    ALOUD = "said yes aloud", _("aloud")
    PAPER = "said yes on paper", _("on paper")
    MESSAGE = "said yes by message", _("by message or mail")
    INTERPRETER = "said yes through an interpreter", _("aloud, through an interpreter")


LAST_WAYS = frozenset({Way.VISIT, Way.TRUSTED})
"""Who could not be reached is visited, or asked after through somebody trusted, before anybody says so."""


class What(TextChoices):
    """One step in the life of a request."""

    SENT = "sent", _("asked")
    ENTERED = "entered", _("wrote it down")
    TAKEN_UP = "taken_up", _("took it up")
    QUESTION = "question", _("has one question")
    REPLY = "reply", _("wrote back")
    CONTACT = "contact", _("had contact")
    TRIED = "tried", _("tried to reach")
    ANSWER = "answer", _("answered")
    RENEWED = "renewed", _("needs more time")
    BRIDGED = "bridged", _("found something for meanwhile")
    HANDED_OVER = "handed_over", _("handed it over")
    REASSIGNED = "reassigned", _("gave it to a colleague")
    NUDGED = "nudged", _("asked a colleague about it")
    STOPPED = "stopped", _("stopped sharing")
    CLOSED = "closed", _("closed it")
    REOPENED = "reopened", _("opened it again")


class Outcome(TextChoices):
    """How it ended. There is no "turned away" (C-06)."""

    HELPED = "helped", _("Support started")
    ANSWERED = "answered", _("It was answered")
    HANDED_OVER = "handed_over", _("Another organisation has it")
    NO_HELP = "no_help", _("There is no help for this now; something else was proposed")
    NOT_REACHED = "not_reached", _("We could not reach the one who asked")
    NOT_WANTED = "not_wanted", _("It is no longer needed")
    STOPPED = "stopped", _("The one who asked stopped sharing")


CLOSING = (Outcome.HELPED, Outcome.ANSWERED, Outcome.NO_HELP, Outcome.NOT_REACHED, Outcome.NOT_WANTED)
"""How a worker can end it. Handing over and stopping to share have a page of their own."""


class OverReason(TextChoices):
    """Why somebody takes more than the ceiling."""

    NOBODY_ELSE = "nobody_else", _("No colleague is there")
    KNOWS = "knows", _("The one who asked knows this colleague")
    CANNOT_WAIT = "cannot_wait", _("It cannot wait")
    ENDS_SOON = "ends_soon", _("Others end soon")


class Rung(TextChoices):
    """Who is asked when an answer is late, one after another (T3, T4, P5)."""

    NUDGE = "nudge", _("the one who has it")
    DEPUTY = "deputy", _("who stands in")
    POINT = "point", _("colleagues at the contact point")
    SUPERVISOR = "supervisor", _("the team leader")


class Nudge(TextChoices):
    """Why a colleague asks after it; the rest of the sentence is free (T3)."""

    CALLED = "called", _("The one who asked called us.")
    DATE = "date", _("The promised date comes near.")
    HELP = "help", _("Can I help?")
    OTHER = "other", _("Something else")
