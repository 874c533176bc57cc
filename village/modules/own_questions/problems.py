"""What stands in the way of a question now, each with its sentence for people."""

from django.utils.translation import gettext_lazy as _

from village.trust.access.doing import CannotNow


class ScoresSomebody(CannotNow):
    says = _("Numbers as answers would measure somebody. Write the answers in words.")


class WordsMissing(CannotNow):
    says = _("Write the question, why it is asked and who reads it. A question with choices needs at least two.")


class EndedAlready(CannotNow):
    says = _("This question ended. Ask it again first.")
