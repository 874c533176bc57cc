"""What the law files say about handing over: whose yes, whether a border is in between, and before when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from village.foundation.time_range import now
from village.modules.handovers.words import Slice
from village.modules.promises.working_time import warn_moment, week_of
from village.modules.rules.numbers import number_of
from village.modules.rules.words import Number
from village.trust.directory.models import Organization
from village.trust.law.policies import NoPolicy, both_allow, policy_for
from village.trust.law.policy import Policy
from village.trust.villages.hours import NeverOpens, add_working_hours
from village.trust.vocabulary import DataKind


class LawForbids(Exception):
    """One of the two laws does not let this cross the border through the platform."""

    def __init__(self, sender: Policy, receiver: Policy | None, kind: DataKind) -> None:
        super().__init__(f"{sender.jurisdiction} to {receiver.jurisdiction if receiver else '?'}")
        self.sender, self.receiver, self.kind = sender, receiver, kind


class NotForASchool(Exception):
    """A school learns what it can do, and how to reach the family; no history, and nothing a child told just for itself."""

    def __init__(self, law: Policy) -> None:
        super().__init__(law.jurisdiction)
        self.law = law


FOR_A_SCHOOL = frozenset({Slice.NOTE, Slice.CONTACT})


@dataclass(frozen=True)
class Terms:
    """Before when somebody answers, when the reminder comes, and when it goes back by itself."""

    remind_at: datetime
    answer_by: datetime
    returns_at: datetime


def laws_between(sender: str, receiver: str, kind: DataKind) -> tuple[Policy, Policy]:
    """The law files of both sides, of today; raises LawForbids when one of them says no (B3-36)."""
    today = timezone.localdate()
    ours = policy_for(sender, today)
    try:
        theirs = policy_for(receiver, today)
    except NoPolicy:
        raise LawForbids(ours, None, kind) from None
    if not both_allow(ours, theirs, kind):
        raise LawForbids(ours, theirs, kind)
    return ours, theirs


def kind_of_letter(to: Organization | None, kind: DataKind, pieces: Collection[str], law: Policy) -> DataKind:
    """What the letter tells by its kind. To a school goes only what a school needs (B3-16); raises NotForASchool."""
    if to is None or to.works_in != Organization.Field.SCHOOL or law.may_share_with_school(kind):
        return kind
    allowed = kind != DataKind.OWN_STORY and set(pieces) <= FOR_A_SCHOOL and law.may_share_with_school(DataKind.SCHOOL)
    if not allowed:
        raise NotForASchool(law)
    return DataKind.SCHOOL


def terms_of(village_id: UUID, law: Policy) -> Terms:
    """Counted in the working hours of the village, as a promise is; nothing has come of it after twice that time."""
    week, start = week_of(village_id), now()
    try:
        hours = number_of(village_id, Number.HANDOVER_ANSWER, law.handover_answer_hours)
        due = add_working_hours(week, start, hours)
        back = add_working_hours(week, due, hours)
    except NeverOpens:
        due, back = start + timedelta(days=2), start + timedelta(days=4)
        return Terms(due - timedelta(days=1), due, back)
    return Terms(warn_moment(week, start, due), due, back)
