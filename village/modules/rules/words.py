"""The numbers a village can set itself, with the words people read. What a law says stands in the law file, never here."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Number(TextChoices):
    """Terms and review periods. What holds already keeps its date: a new number counts for what begins afterwards."""

    ANSWER = "answer_hours", _("Working hours until somebody who asks hears something")
    HANDOVER_ANSWER = "handover_answer_hours", _("Working hours until a handed over question is answered")
    FIRST_CONTACT = "first_contact_days", _("Days until the receiver of a question has met the family")
    FIRST_LOOK = "first_look_days", _("Days until a new plan is looked at for the first time")
    MET = "met_days", _("Days without a meeting until a coach gets a hint")
    HEARD = "heard_days", _("Days without hearing the child until a coach gets a hint")


@dataclass(frozen=True)
class Between:
    least: int
    most: int


BETWEEN = {
    Number.ANSWER: Between(1, 80), Number.HANDOVER_ANSWER: Between(2, 80), Number.FIRST_CONTACT: Between(1, 60),
    Number.FIRST_LOOK: Between(7, 100), Number.MET: Between(7, 100), Number.HEARD: Between(7, 100),
}  # fmt: skip
"""A village chooses between these; more would leave somebody alone too long."""
