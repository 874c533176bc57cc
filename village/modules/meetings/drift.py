"""What may slip away without anybody wanting it, for a coach: a few days and sentences, never a mark on a family."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan, TeamMember
from village.modules.family_plans.queries import PlanDoor, plans_of
from village.modules.family_plans.words import Side
from village.modules.meetings.models import Closing, Known, Meeting, WithoutFamily
from village.modules.meetings.queries import coming_meetings, last_heard
from village.modules.meetings.reviews import known_of, reviews_of
from village.modules.meetings.words import Hint
from village.modules.rules.numbers import number_of
from village.modules.rules.words import Number
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.law.answers import LookingBack
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Hinted:
    """One gentle hint; `days` when it is about a time; `known` when a coach said why it is so."""

    hint: Hint
    days: int | None = None
    known: Known | None = None


@dataclass(frozen=True)
class PlanHints:
    door: PlanDoor
    hints: list[Hinted]

    @property
    def is_quiet(self) -> bool:
        return all(one.known for one in self.hints)


@dataclass
class _Signs:
    """What is asked once for all plans."""

    heard: dict[UUID, datetime]
    met: dict[UUID, datetime]
    without: dict[UUID, bool]
    natural: set[UUID]
    dated: set[UUID]
    late: set[UUID]
    known: dict[tuple[UUID, str], Known]


@action(needs=Right.CONTRIBUTE)
def say_known(plan: FamilyPlan, *, by: Actor, hint: Hint, because: str) -> Known:
    """Known, because: the hint stays quiet for a while, and the family reads why."""
    if plan.coordinator_id != by.person_id:
        raise NotAllowed("somebody else's plan")
    open_subject(by, plan.subject_id, Purpose.HELP)
    until = timezone.localdate() + timedelta(days=law_here(by).looking_back.known_days)
    made: Known = Known.unscoped.create(
        village_id=plan.village_id, subject_id=plan.subject_id, item_id=plan.item_id, kind=plan.kind, author_id=by.person_id,
        plan=plan, hint=hint, because=because.strip(), author_name=by.name, until=until,
    )  # fmt: skip
    return made


def hints_for(actor: Actor) -> list[PlanHints]:
    """For each open plan this actor coordinates; what nobody answered yet on top. After open_list."""
    doors = [door for door in plans_of(actor) if door.is_open and door.coordinator_id == actor.person_id and not door.mine]
    if not doors:
        return []
    terms, signs = _terms(actor), _signs(actor, [door.pk for door in doors])
    found = [PlanHints(door, _of_one(door, signs, terms)) for door in doors]
    return sorted(found, key=lambda one: (one.is_quiet, one.door.family))


def _terms(actor: Actor) -> LookingBack:
    """In the numbers of the village."""
    law = law_here(actor).looking_back
    return replace(
        law, met_days=number_of(actor.village_id, Number.MET, law.met_days),
        heard_days=number_of(actor.village_id, Number.HEARD, law.heard_days),
    )  # fmt: skip


def _of_one(door: PlanDoor, signs: _Signs, terms: LookingBack) -> list[Hinted]:
    today, pk = timezone.localdate(), door.pk
    heard, met = _days(signs.heard.get(pk, door.opened_at), today), _days(signs.met.get(pk, door.opened_at), today)
    slipping = [
        (Hint.CHILD_NOT_HEARD, heard, heard > terms.heard_days),
        (Hint.NO_CONTACT, met, met > terms.met_days),
        (Hint.ONLY_PROFESSIONALS, None, pk not in signs.natural),
        (Hint.NO_DATE, None, pk not in signs.dated),
        (Hint.REVIEW_LATE, None, pk in signs.late),
        (Hint.WITHOUT_FAMILY, None, signs.without.get(pk, False)),
    ]
    return [Hinted(hint, days, signs.known.get((pk, hint))) for hint, days, is_so in slipping if is_so]


def _signs(actor: Actor, plans: list[UUID]) -> _Signs:
    today = timezone.localdate()
    waiting = reviews_of(actor, plans)
    coming = set(coming_meetings(actor).filter(plan_id__in=plans).values_list("plan_id", flat=True))
    natural = TeamMember.unscoped.filter(
        village_id=actor.village_id, plan_id__in=plans, side=Side.NATURAL, joined_at__isnull=False, ended_at=None
    )
    known: dict[tuple[UUID, str], Known] = {}
    for one in known_of(actor, plans).filter(until__gte=today):
        known.setdefault((one.plan_id, one.hint), one)
    return _Signs(
        heard=last_heard(actor, plans), met=_met(actor, plans), without=_without(actor, plans),
        natural=set(natural.values_list("plan_id", flat=True)), dated=coming | {one.plan_id for one in waiting},
        late={one.plan_id for one in waiting if one.due_on < today}, known=known,
    )  # fmt: skip


def _met(actor: Actor, plans: Iterable[UUID]) -> dict[UUID, datetime]:
    held = Closing.unscoped.filter(village_id=actor.village_id, meeting__plan_id__in=list(plans))
    last = held.values("meeting__plan_id").annotate(last=Max("meeting__begins_at"))
    return dict(last.values_list("meeting__plan_id", "last"))


def _without(actor: Actor, plans: Iterable[UUID]) -> dict[UUID, bool]:
    held = Closing.unscoped.filter(village_id=actor.village_id).values("meeting_id")
    last = Meeting.unscoped.filter(village_id=actor.village_id, plan_id__in=list(plans), pk__in=held)
    newest = dict(last.order_by("plan_id", "-begins_at").distinct("plan_id").values_list("plan_id", "pk"))
    alone = set(
        WithoutFamily.unscoped.filter(village_id=actor.village_id, meeting_id__in=newest.values()).values_list(
            "meeting_id", flat=True
        )
    )
    return {plan: meeting in alone for plan, meeting in newest.items()}


def _days(since: datetime, today: date) -> int:
    return (today - timezone.localdate(since)).days
