"""Faces elsewhere: the words of the logbook. It asks nothing."""

from django.utils.translation import gettext_lazy

VERBS = {
    "put": gettext_lazy("put a picture beside the own name"),
    "take_away": gettext_lazy("took a picture away that stood beside a name"),
}
