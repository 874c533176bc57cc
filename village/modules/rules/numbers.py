"""Which number holds today: what the village decided, or else the standard."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from village.modules.rules.queries import Sort, holding
from village.modules.rules.words import Number
from village.trust.law.policy import Policy
from village.trust.villages.models import Village

FIRST_LOOK_DAYS = 30


def number_of(village_id: UUID, number: Number, standard: int, on: date | None = None) -> int:
    """For what begins on this day."""
    row = holding(village_id, Sort.NUMBER, number, on or timezone.localdate())
    return int(row.value["number"]) if row else standard


def standards(village: Village, law: Policy) -> dict[Number, int]:
    """What counts as long as the village decided nothing. Where the law file proposes a number, that one."""
    return {
        Number.ANSWER: village.answer_within_hours, Number.HANDOVER_ANSWER: law.handover_answer_hours,
        Number.FIRST_CONTACT: law.handover_first_contact_days, Number.FIRST_LOOK: FIRST_LOOK_DAYS,
        Number.MET: law.looking_back.met_days, Number.HEARD: law.looking_back.heard_days,
    }  # fmt: skip
