"""Questions about danger: my acts, what waits for me, to whom one can turn here. Under the lock."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from village.foundation.later import Later
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.danger.models import ActStep, DangerAct, SharedCopy
from village.modules.danger.words import Deed
from village.modules.help_requests.models import HelpRequest
from village.modules.promises.working_time import week_of
from village.trust.directory.models import Membership
from village.trust.law.policy import Policy
from village.trust.people.models import Person
from village.trust.villages.hours import working_hours_between
from village.trust.vocabulary import Actor, DataKind, Role

__all__ = ["law_here"]
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Waiting:
    """That an act waits for somebody to look back at it: dates, no name."""

    id: UUID
    deed: str
    is_acute: bool
    made_at: datetime
    place: str
    review_by: date
    reviewed_at: datetime | None
    tell_review_on: date
    told_at: datetime | None
    mine: bool

    @property
    def did(self) -> str:
        return str(Deed(self.deed).label)

    @property
    def is_late(self) -> bool:
        today = timezone.localdate()
        return (self.reviewed_at is None and self.review_by < today) or (
            self.told_at is None and self.tell_review_on < today
        )


def may_decide_here(actor: Actor, law: Policy) -> bool:
    return actor.works_as(*law.danger_roles)


def roles_for(deed: Deed, law: Policy) -> frozenset[Role]:
    """Who may do this, by the law file."""
    return {Deed.LOOK: law.emergency_roles, Deed.LOCK: law.lock_roles}.get(deed, law.danger_roles)


def acts_of(actor: Actor) -> QuerySet[DangerAct]:
    """Those I decided and those in which I give a second opinion or look back, newest first. Needs an open list."""
    return _acts(actor).order_by("-created_at")


def acts_told_to(actor: Actor) -> QuerySet[DangerAct]:
    """Those I was told of as family: everything I see and did not decide, confirm or look back at."""
    mine = Q(author_id=actor.person_id) | Q(second__person_id=actor.person_id)
    return _acts(actor).filter(told_at__isnull=False).exclude(mine).order_by("-created_at")


def acts_by_id(actor: Actor, ids: Collection[UUID]) -> QuerySet[DangerAct]:
    return _acts(actor).filter(pk__in=ids)


def copies_for(actor: Actor) -> QuerySet[SharedCopy]:
    """What was shared with me because of danger."""
    found = (
        SharedCopy.unscoped.filter(village_id=actor.village_id)
        .defer("words")
        .exclude(author_id=actor.person_id)
    )
    known = DangerAct.unscoped.filter(village_id=actor.village_id).values("copy_id")
    return found.exclude(pk__in=known.exclude(copy_id=None)).order_by("-frozen_at")


def steps_of(act: DangerAct) -> list[ActStep]:
    return list(ActStep.unscoped.filter(village_id=act.village_id, act=act).order_by("made_at", "id"))


def to_review() -> list[Waiting]:
    """Team leaders and privacy officers: that there is something to look back at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.danger_to_review()")
        return [Waiting(*row) for row in cursor.fetchall()]


def seat_as(actor: Actor, roles: frozenset[Role]) -> Membership | None:
    """From which chair this actor decides."""
    found = Membership.unscoped.filter(
        village_id=actor.village_id,
        person_id=actor.person_id,
        role__in=list(roles),
        from_at__lte=now(),
        until__gt=now(),
    )
    return found.order_by("from_at", "id").first()


def colleagues(actor: Actor, roles: Collection[Role]) -> Later[Membership]:
    """Who works here now in one of these roles, others than me: one's own organisation first."""
    found = Membership.unscoped.filter(
        village_id=actor.village_id, role__in=list(roles), from_at__lte=now(), until__gt=now()
    ).exclude(person_id=actor.person_id)
    ours = Case(When(organisation_id__in=actor.organisation_ids, then=0), default=1)
    return Later(found.select_related("organisation").order_by(ours, "organisation__name", "public_name", "id"))


def nobody() -> Later[Membership]:
    """Where somebody is neither told nor asked."""
    return Later(Membership.unscoped.none())


def seat_with(actor: Actor, pk: UUID) -> Membership | None:
    found = Membership.unscoped.filter(
        village_id=actor.village_id, pk=pk, from_at__lte=now(), until__gt=now()
    )
    return found.select_related("organisation").first()


def person_about(actor: Actor, subject_id: UUID) -> Person | None:
    return Person.unscoped.filter(village_id=actor.village_id, subject_id=subject_id).first()


def questions_about(actor: Actor, subject_id: UUID) -> QuerySet[HelpRequest]:
    """What is open to read by a door of danger: questions of or about this person."""
    found = HelpRequest.unscoped.filter(village_id=actor.village_id, subject_id=subject_id)
    return found.order_by("-asked_at")


def workdays_from(village_id: UUID, day: date, count: int) -> date:
    """So many days on which somebody works; every day in a village without opening hours."""
    week, start = week_of(village_id), day
    for _ in range(60):
        if count <= 0:
            return day
        day += A_DAY
        begin = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        count -= bool(working_hours_between(week, begin, begin + A_DAY))
    return start + count * A_DAY


def visible_kinds(kinds: Collection[int]) -> list[str]:
    return [str(DataKind(kind).label) for kind in kinds]


def _acts(actor: Actor) -> QuerySet[DangerAct]:
    sealed = [f.name for f in DangerAct._meta.concrete_fields if type(f).__name__ == "SealedText"]
    return (
        DangerAct.unscoped.filter(village_id=actor.village_id)
        .defer(*sealed)
        .select_related("second", "receiver")
    )
