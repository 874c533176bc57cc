"""What stands in the way of a rule now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class NotBetween(CannotNow):
    says = _("Choose a number between the two that stand beside the field.")


class DayIsOver(CannotNow):
    says = _("A rule counts from today or later: what was, stays as it was.")


class NeverOpen(CannotNow):
    says = _("Somebody works at some hour, or nobody who asks can be promised anything.")


class NothingLeft(CannotNow):
    says = _("One reason stays, or nobody can choose any more.")


class WordsMissing(CannotNow):
    says = _("Write the reason in the first language of the village.")


class CountsAsNothing(CannotNow):
    says = _("Choose what it counts as.")
