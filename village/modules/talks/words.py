"""The choices of the menu, in the words of young people: what one wants, never what is wrong (W-25)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What somebody wants. The names of the trade stand in AT_WORK."""

    ADVICE = "advice", _("Find something out")
    MENTORING = "mentoring", _("Somebody beside me")
    COUNSELLING = "counselling", _("Talk in peace")
    MEDIATION = "mediation", _("Talk together again")


TRAINED = frozenset({Kind.COUNSELLING, Kind.MEDIATION})
"""Only by who was trained for it, with a proof that somebody saw (C-18, C-19)."""

AT_WORK = {
    Kind.ADVICE: _("Advice"),
    Kind.MENTORING: _("Mentoring"),
    Kind.COUNSELLING: _("Counselling"),
    Kind.MEDIATION: _("Mediation"),
}
PICTURES = {
    Kind.ADVICE: ("signpost", "work"),
    Kind.MENTORING: ("bicycle", "play"),
    Kind.COUNSELLING: ("tree", "care"),
    Kind.MEDIATION: ("handshake", "home"),
}
"""Icon and colour of each."""

IS = {
    Kind.ADVICE: _(
        "You ask something, and somebody finds it out with you: school, work, money, rights, friends, love."
    ),
    Kind.MENTORING: _(
        "Somebody walks along with you for a while: listens, cheers you on, and takes small steps with you."
    ),
    Kind.COUNSELLING: _(
        "You talk a few times, in peace, with somebody who learned how to do that well. You set the pace."
    ),
    Kind.MEDIATION: _(
        "You and a teacher or a parent talk again, with somebody beside you who takes no side."
    ),
}
IS_NOT = {
    Kind.ADVICE: _("It is not a test, and there are no silly questions."),
    Kind.MENTORING: _("It is not homework class, and nobody tells you how to live."),
    Kind.COUNSELLING: _("It does not mean that something is wrong with you. Small worries are welcome too."),
    Kind.MEDIATION: _(
        "It is not a punishment, and nobody has to be right. It only starts when you both want it."
    ),
}


class Come(TextChoices):
    """How one comes to a talk."""

    WALK_IN = "walk_in", _("Walk in")
    CALL = "call", _("Call or send a message")
    MEET = "meet", _("We meet where you want")


COME_ICONS = {Come.WALK_IN: "footprints", Come.CALL: "phone", Come.MEET: "map-pin"}


class Companion(TextChoices):
    """Whom one brings along (C-25)."""

    NOBODY = "", _("Nobody, I come alone")
    FRIEND = "friend", _("A friend")
    FAMILY = "family", _("A brother or a sister")
    SCHOOL = "school", _("Somebody of school")
    OTHER = "other", _("Somebody else")


class Limit(TextChoices):
    """What may not be passed on, and to whom: "yes, but not everything I told you" (C-24)."""

    ASK_FIRST = "ask_first", _("Always ask me first")
    NOT_PARENTS = "not_parents", _("Nothing to my parents")
    NOT_SCHOOL = "not_school", _("Nothing to my school")
    ONLY_THAT = "only_that", _("Only that we talk, not what I say")
    NOT_NAME = "not_name", _("Never with my name")
    NOTHING = "nothing", _("Nothing to anybody")


class Other(TextChoices):
    """With whom one wants to talk again (C-19)."""

    TEACHER = "teacher", _("A teacher, or somebody else of school")
    PARENT = "parent", _("My mother, father or who takes care of me")
    ADULT = "adult", _("Another adult")


OTHER_AT_WORK = {
    Other.TEACHER: _("teacher, or somebody else of school"),
    Other.PARENT: _("mother, father or carer"),
    Other.ADULT: _("another adult"),
}
"""The same, as others read it beside a name."""


class State(TextChoices):
    """Where talking together stands."""

    ASKED = "asked", _("asked")
    INVITED = "invited", _("invited")
    AGREED = "agreed", _("both said yes")
    STOPPED = "stopped", _("stopped")
    DONE = "done", _("you talked")


class Side(TextChoices):
    """Who stopped it. Only the mediator reads this."""

    NOBODY = "", _("Nobody")
    ASKER = "asker", _("the one who asked")
    OTHER = "other", _("the other one")
    MEDIATOR = "mediator", _("who sits in between")
    TALKED = "talked", _("nobody: they talked, and it is done")
