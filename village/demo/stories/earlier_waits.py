"""Families who waited in earlier years. What stays of each is how long it was and how it ended: enough for an estimate.

Laid down as the owner: no action makes the past, and nobody reads these rows, not even on the list they stood on.
"""

from datetime import timedelta

from django.utils import timezone

from village.demo.connection import as_owner
from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.waiting.models import WaitingEntry, WaitingList
from village.modules.waiting.words import Ended, Need
from village.trust.law.policies import policy_for
from village.trust.people.models import Subject
from village.trust.villages.models import Village
from village.trust.vocabulary import DataKind

BEGAN = (33, 47, 54, 68, 76, 83, 90, 97, 104, 117)
"""After so many days it began; one family stopped waiting before that."""
LEFT = (61,)
A_MONTH_EACH = 30


def waited_before(one: WaitingList) -> None:
    """On this list alone: of the others we do not know yet."""
    waits = [(days, Ended.STARTED) for days in BEGAN] + [(days, Ended.LEFT) for days in LEFT]
    with as_owner():
        village = Village.objects.get(pk=one.village_id)
        law = policy_for(village.jurisdiction, timezone.localdate()).version
        whose = Subject.unscoped.bulk_create(Subject(village=village) for _wait in waits)
        WaitingEntry.unscoped.bulk_create(
            _one(one, subject, days, ended, ago=150 + A_MONTH_EACH * number, law=law)
            for number, (subject, (days, ended)) in enumerate(zip(whose, waits, strict=True))
        )


def _one(one: WaitingList, subject: Subject, days: int, ended: Ended, *, ago: int, law: str) -> WaitingEntry:
    """It began or stopped so many days after it was written down, `ago` days ago."""
    key = uuid7()
    return WaitingEntry(
        id=key, item_id=key, village_id=one.village_id, subject=subject, kind=DataKind.FAMILY_STORY,
        author_id=one.keeper.person_id, waiting_list=one, contact=one.keeper, need=Need.STUCK,
        since=timezone.localdate() - timedelta(days=ago), ended_at=now() - timedelta(days=ago - days), ended=ended,
        law_version=law,
    )  # fmt: skip
