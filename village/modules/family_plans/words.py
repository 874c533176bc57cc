"""The words of a plan: the six questions a family starts from, areas of life, circles, and how a step stands."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from village.modules.help_requests.words import LifeArea
from village.trust.vocabulary import DataKind


class Prompt(TextChoices):
    """The plan starts from these, in the family's own words (P-02)."""

    WENT_THROUGH = "went_through", _("What we went through")
    PROBLEM = "problem", _("What is hard, as we see it")
    GOES_WELL = "goes_well", _("What goes well")
    WISH = "wish", _("What we need and wish")
    DECIDE = "decide", _("What we decide ourselves")
    HELP = "help", _("Where we want help")


ASKS = {
    Prompt.WENT_THROUGH: _("What happened, as you would tell it to somebody you trust?"),
    Prompt.PROBLEM: _("What is hard now? What makes it hard, do you think?"),
    Prompt.GOES_WELL: _("What works? Who makes you laugh? What are you proud of?"),
    Prompt.WISH: _("What would be different if it went well? What do you need for that?"),
    Prompt.DECIDE: _("What does nobody decide but you?"),
    Prompt.HELP: _("Where may somebody help? Where not?"),
}


class Verb(TextChoices):
    """A need is never a service: it is what somebody wants to feel, to know or to be able to."""

    FEEL = "feel", _("to feel")
    KNOW = "know", _("to know")
    ABLE = "able", _("to be able to")


class Ring(IntegerChoices):
    """How close somebody is (N-26)."""

    CLOSE = 1, _("Close to us")
    FURTHER = 2, _("A bit further off")
    VILLAGE = 3, _("The rest of our village")


class Side(TextChoices):
    """From their own lives, or from their work."""

    NATURAL = "natural", _("Family, friend or neighbour")
    FORMAL = "formal", _("Somebody who does it as work")


class Said(TextChoices):
    """What somebody said about a goal or a step, with who and when. The last one says how it stands."""

    PROPOSED = "proposed", _("Proposed")
    WANTED = "wanted", _("We want this")
    NOT_AGREED = "not_agreed", _("Not agreed")
    REACHED = "reached", _("Reached")
    LET_GO = "let_go", _("Let go")
    DONE = "done", _("Done")
    LATER = "later", _("Later")
    DROPPED = "dropped", _("Not any more")
    THANKS = "thanks", _("Thank you")


class OwnSort(TextChoices):
    """What stands in the small plan of a young person."""

    WORDS = "words", _("My words")
    GOAL = "goal", _("What I want")
    STEP = "step", _("What I do")
    HELPS = "helps", _("Who helps me")


class Whom(TextChoices):
    """To whom a piece of one's own is shown. Nobody is added by itself later."""

    FAMILY = "family", _("My family")
    READERS = "readers", _("Everybody who reads our own words now")


ABOUT_GOALS = (Said.PROPOSED, Said.WANTED, Said.NOT_AGREED, Said.REACHED, Said.LET_GO)
ABOUT_STEPS = (Said.DONE, Said.LATER, Said.DROPPED)

KIND_OF = {
    LifeArea.HOME: DataKind.FAMILY_STORY,
    LifeArea.SCHOOL: DataKind.SCHOOL,
    LifeArea.HEALTH: DataKind.HEALTH,
    LifeArea.FEELINGS: DataKind.WELLBEING,
    LifeArea.FRIENDS: DataKind.PARTICIPATION,
    LifeArea.MONEY: DataKind.MONEY,
    LifeArea.FUTURE: DataKind.FAMILY_STORY,
    LifeArea.LANGUAGE: DataKind.FAMILY_STORY,
    LifeArea.OTHER: DataKind.FAMILY_STORY,
}
"""What a part of the plan tells, by its area of life: this decides who sees it."""

SHOWN_KINDS = (
    DataKind.FAMILY_STORY, DataKind.SCHOOL, DataKind.WELLBEING, DataKind.HEALTH, DataKind.MONEY, DataKind.PARTICIPATION,
)  # fmt: skip
"""What can be shown of a plan, in the order of the screen; names always go along."""

KIND_WORDS = {
    DataKind.FAMILY_STORY: _("Our words and our circle"),
    DataKind.SCHOOL: _("School"),
    DataKind.WELLBEING: _("How we feel"),
    DataKind.HEALTH: _("Health"),
    DataKind.MONEY: _("Money and housing"),
    DataKind.PARTICIPATION: _("Friends and free time"),
}


class Section(TextChoices):
    """The parts of a plan, in the order in which it is read."""

    WORDS = "words", _("In our own words")
    STRENGTHS = "strengths", _("What goes well")
    NEEDS = "needs", _("What we need")
    GOALS = "goals", _("What we want")
    STEPS = "steps", _("Who does what, and when")


OWN_SECTION = {
    OwnSort.WORDS: Section.WORDS, OwnSort.GOAL: Section.GOALS, OwnSort.STEP: Section.STEPS, OwnSort.HELPS: Section.WORDS,
}  # fmt: skip
