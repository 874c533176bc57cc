"""The words of early help: which type it is, its three phases, who does what, and what a teacher answers to advice."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Type(TextChoices):
    """The type decides what school sees (K-04). Child and parents read which one it is before they say yes."""

    SCHOOL = "school", _("PIT: early help together with school")
    HOME = "home", _("Early help at home, without school")


SCHOOL_SEES = {
    Type.SCHOOL: _(
        "This is PIT, made together with school. With your yes the teacher reads the advice for in class, the strength it "
        "builds on, and what school itself wrote. Nothing else."
    ),
    Type.HOME: _("This is early help at home. School sees nothing of it and is told nothing."),
}
"""One sentence, before anything begins."""


class Phase(TextChoices):
    """The order that is kept (P-11). It says what comes next, and is no mark on anybody."""

    TRUST = "trust", _("Getting to know each other")
    STRENGTHS = "strengths", _("Situation and strengths")
    PLAN = "plan", _("A plan with child, parents and school")


NEXT_STEP = {
    Phase.TRUST: _("First you get to know each other, without a form. The first contact opens the next step."),
    Phase.STRENGTHS: _("Now you look together at how it is and at what goes well. A strength counts when the family agrees."),
    Phase.PLAN: _("There is an agreed strength to build on. Now you agree who does what, with child, parents and school."),
}


class Met(TextChoices):
    """How people got to know each other."""

    HOME = "home", _("At home")
    OUTSIDE = "outside", _("On a walk, playing, doing something together")
    SCHOOL = "school", _("At school")
    PHONE = "phone", _("By phone")


class What(TextChoices):
    """What is agreed about a child: a strength, or something it can learn. There is no third."""

    STRENGTH = "strength", _("A strength")
    SKILL = "skill", _("Something to learn")


WHAT_LOOKS = {What.STRENGTH: ("hand-heart", "play"), What.SKILL: ("book-open-text", "school")}


class Who(TextChoices):
    """Who does something of the plan. What school does stands with school itself."""

    CHILD = "child", _("The child")
    PARENT = "parent", _("A parent or somebody at home")
    COACH = "coach", _("The coach")


WHO_CATS = {Who.CHILD: "play", Who.PARENT: "home", Who.COACH: "care"}


class Tried(TextChoices):
    """What a teacher answers to advice, in one tap."""

    TRIED = "tried", _("Tried it")
    WORKS = "works", _("It works")
    DOES_NOT = "does_not", _("It does not work")


TRIED_LOOKS = {Tried.TRIED: ("info", "hand-waving"), Tried.WORKS: ("ok", "check"), Tried.DOES_NOT: ("quiet", "x")}


class Seat(TextChoices):
    """What somebody else can take over: coaching, or trying things in class."""

    COACH = "coach", _("coach")
    TEACHER = "teacher", _("teacher")


SEAT_CATS = {Seat.COACH: "care", Seat.TEACHER: "school"}
