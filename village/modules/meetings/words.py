"""The words of meetings: ways for a child to say something, who hears it, for whom a point is, how one looks back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from village.trust.vocabulary import DataKind


class Way(TextChoices):
    """How a child says what it wants to say. Saying nothing is an answer too."""

    WRITE = "write", _("Write")
    DRAW = "draw", _("Draw")
    PICTURES = "pictures", _("Choose pictures")
    TALK = "talk", _("Talk with somebody")
    RATHER_NOT = "rather_not", _("Rather not")


WAY_PICTURES = {
    Way.WRITE: ("chats-circle", "school"),
    Way.DRAW: ("palette", "play"),
    Way.PICTURES: ("puzzle-piece", "home"),
    Way.TALK: ("users", "place"),
    Way.RATHER_NOT: ("moon", "care"),
}
"""A picture and a colour of each."""


class Comes(TextChoices):
    """Does somebody come?"""

    YES = "yes", _("I come")
    PHONE = "phone", _("Rather by phone")
    NO = "no", _("I do not come")


COMES_BADGES = {Comes.YES: ("ok", "check"), Comes.PHONE: ("info", "phone"), Comes.NO: ("quiet", "x")}
"""The colour and the icon beside the word."""
COMES_TO_OTHERS = {Comes.YES: _("comes"), Comes.PHONE: _("rather by phone"), Comes.NO: _("does not come")}


class Scene(TextChoices):
    """Pictures to point at. What each means the child says, nobody else: no face, no mark out of ten."""

    HOME = "home", _("At home")
    SCHOOL = "school", _("At school")
    FRIENDS = "friends", _("Friends")
    PLAY = "play", _("Playing and sport")
    SLEEP = "sleep", _("Sleeping")
    FOOD = "food", _("Eating")
    MUSIC = "music", _("Music")
    OUTSIDE = "outside", _("Outside")
    WAY_THERE = "way_there", _("Going there and back")
    MONEY = "money", _("Things we can buy")
    FEAST = "feast", _("Something to celebrate")
    QUESTION = "question", _("Something I want to ask")


SCENE_PICTURES = {
    Scene.HOME: ("house-line", "home"),
    Scene.SCHOOL: ("backpack", "school"),
    Scene.FRIENDS: ("users-three", "play"),
    Scene.PLAY: ("soccer-ball", "play"),
    Scene.SLEEP: ("bed", "care"),
    Scene.FOOD: ("cooking-pot", "home"),
    Scene.MUSIC: ("music-notes", "work"),
    Scene.OUTSIDE: ("tree", "place"),
    Scene.WAY_THERE: ("bicycle", "place"),
    Scene.MONEY: ("coins", "work"),
    Scene.FEAST: ("confetti", "play"),
    Scene.QUESTION: ("question", "care"),
}


class Hears(TextChoices):
    """Who hears it: the child chooses, each time anew."""

    MEETING = "meeting", _("Everybody at the meeting")
    NOBODY = "nobody", _("Only me")


class Heard(TextChoices):
    """What others know of the answer: that there is one, never what is in it."""

    NOT_YET = "", _("not asked or not answered yet")
    SHARED = "shared", _("may be read at the meeting")
    KEPT = "kept", _("keeps it")
    TALKS = "talks", _("talks with somebody first")
    RATHER_NOT = "rather_not", _("rather says nothing now")


class Side(TextChoices):
    """From which side somebody sits at the table."""

    CHILD = "child", _("Child")
    FAMILY = "family", _("Family")
    NATURAL = "natural", _("Around the family")
    PROFESSIONAL = "professional", _("Works with the family")


SIDE_CATS = {Side.CHILD: "play", Side.FAMILY: "home", Side.NATURAL: "place", Side.PROFESSIONAL: "care"}
OF_THE_FAMILY = frozenset({Side.CHILD, Side.FAMILY})


FOR_EVERYBODY = DataKind.CONTACT
"""Whoever is in the team of a plan knows names and how to reach each other; when and where one meets is part of that."""

WHO_READS = {
    FOR_EVERYBODY: _("Everybody in the team"),
    DataKind.FAMILY_STORY: _("Whoever reads our words and our circle"),
    DataKind.SCHOOL: _("Whoever may know about school"),
    DataKind.WELLBEING: _("Whoever may know how we feel"),
    DataKind.HEALTH: _("Whoever may know about health"),
    DataKind.MONEY: _("Whoever may know about money and housing"),
    DataKind.PARTICIPATION: _("Whoever may know about friends and free time"),
}
"""For whom a point is: by this the minutes open to who may read such things, and to nobody else."""


class Without(TextChoices):
    """Why a meeting is held without the family. There is no "for convenience"."""

    BETWEEN_WORKERS = "between_workers", _("Those who work with the family tune in to one another")
    SAFETY = "safety", _("The safety of somebody of the family")
    FAMILY_ASKED = "family_asked", _("The family asked to do it without them")
    COULD_NOT_COME = "could_not_come", _("The family could not come, and it could not wait")


class Fits(TextChoices):
    """Does the plan still fit?"""

    YES = "yes", _("Yes, it fits")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No, not any more")
    RATHER_NOT = "rather_not", _("Rather not say")


FITS_PICTURES = {
    Fits.YES: ("hand-heart", "place"),
    Fits.PARTLY: ("puzzle-piece", "home"),
    Fits.NO: ("signpost", "work"),
    Fits.RATHER_NOT: ("moon", "care"),
}


class Occasion(TextChoices):
    """Why one looks back."""

    AGREED = "agreed", _("Looking back, as agreed")
    EVALUATION = "evaluation", _("Looking back after some months")


class Course(TextChoices):
    """How it goes on after looking back (P-12)."""

    ADJUST = "adjust", _("Adjust the plan")
    CONTINUE = "continue", _("Go on as it is")
    CLOSE = "close", _("Round it off")


class Hint(TextChoices):
    """What may slip away without anybody wanting it. A hint to a coach, never a mark on a family."""

    CHILD_NOT_HEARD = "child_not_heard", _("The child was not heard for a while")
    NO_CONTACT = "no_contact", _("Nobody met for a while")
    ONLY_PROFESSIONALS = "only_professionals", _("Nobody of the family's own circle is in the team")
    NO_DATE = "no_date", _("No next meeting and no date to look back")
    REVIEW_LATE = "review_late", _("Looking back is late")
    WITHOUT_FAMILY = "without_family", _("The last meeting was without the family")
