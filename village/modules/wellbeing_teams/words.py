"""The words of wellbeing teams: how a team is made up, how a family knows, and how a point ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Model(TextChoices):
    """Two ways to work together (P-10); both exist by a row, neither by an `if`."""

    SECONDED = "seconded", _("Colleagues of several organisations work in one team, with a place of its own")
    LINKED = "linked", _("Each organisation guides its own families; the team thinks along and tunes in")


class Knows(TextChoices):
    """How the family knows that something of theirs is talked about. There is no "not yet"."""

    COME = "come", _("They come along to the team")
    TOLD = "told", _("Somebody told them")
    WISH = "wish", _("They asked for it")
    ASK = "ask", _("Ask them here first; it goes on the agenda with their yes")


class Answer(TextChoices):
    """What the family said to it."""

    YES = "yes", _("Yes")
    NO = "no", _("Rather not")


class Ended(TextChoices):
    """How a point of the agenda ended."""

    TALKED = "talked", _("talked about")
    OFF = "off", _("taken off")


class Stands(TextChoices):
    """How it stands with a point about a family, for who may read it."""

    ASKED = "asked", _("asked first")
    COMING = "coming", _("on the agenda")
    TALKED = "talked", _("talked about")
    OFF = "off", _("taken off the agenda")


LOOKS = {Stands.ASKED: "sun", Stands.COMING: "info", Stands.TALKED: "ok", Stands.OFF: "quiet"}
MODEL_ICONS = {Model.SECONDED: ("house-line", "place"), Model.LINKED: ("handshake", "care")}
