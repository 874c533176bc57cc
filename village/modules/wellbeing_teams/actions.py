"""A team talks about a family: only when they come along, were told, asked for it, or say yes first.

Putting it on an agenda opens nothing to anybody: it stands with the question or plan, under the same lock (hard rule 5).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.team import asked_of_the_lock
from village.modules.help_requests.words import Route
from village.modules.wellbeing_teams import tell
from village.modules.wellbeing_teams.models import FamilyPoint, TalkedAbout
from village.modules.wellbeing_teams.problems import (
    DayHasPassed,
    FirstTheirYes,
    IsOver,
    NotInThisTeam,
    NotOnTheAgendaYet,
    OnTheAgendaAlready,
    SayHowTheyKnow,
    TheyRatherNot,
    WhoTalked,
)
from village.modules.wellbeing_teams.queries import MyTeam, is_running, my_team, talked_about
from village.modules.wellbeing_teams.words import Answer, Ended, Knows
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right


@dataclass(frozen=True)
class Putting:
    """On which agenda, for which day, why, and how the family knows."""

    team: UUID
    for_day: date
    why: str
    knows: Knows
    told_by: str = ""
    told_on: date | None = None


@dataclass(frozen=True)
class Talked:
    """What came out, in words for the family; on which day, and who talked about it."""

    on: date
    who: Collection[str]
    words: str
    family_there: bool = False


@action(needs=Right.CONTRIBUTE)
def put_about(record: HelpRequest | FamilyPlan, *, by: Actor, putting: Putting) -> FamilyPoint:
    """Somebody of the team who works with this family wants to think along with colleagues."""
    me = _in_the_team(by, putting.team)
    if not works_with(record, by):
        raise NotAllowed("put about a family")
    _knows_enough(record, putting)
    if is_running(record):
        raise OnTheAgendaAlready
    place = None if putting.knows == Knows.ASK else _place(me, putting.for_day)
    point: FamilyPoint = FamilyPoint.unscoped.create(
        village_id=record.village_id, subject_id=record.subject_id, item_id=record.item_id, kind=record.kind,
        author_id=by.person_id, team_id=me.pk, point_id=place, for_day=putting.for_day, why=putting.why.strip(),
        request=record if isinstance(record, HelpRequest) else None, plan=record if isinstance(record, FamilyPlan) else None,
        knows=putting.knows, told_by=putting.told_by.strip() if putting.knows == Knows.TOLD else "",
        told_on=putting.told_on if putting.knows == Knows.TOLD else None, placed_by_id=me.chair,
    )  # fmt: skip
    tell.the_family(point, tell.Code.QUESTION if place is None else tell.Code.FAMILY_TOLD, said=putting.why)
    return point


@action(needs=Right.MANAGE)
def say_yes(point: FamilyPoint, *, by: Actor) -> FamilyPoint:
    """The family was asked first, and says yes; only now it stands on the agenda."""
    _theirs(point)
    said = asked_of_the_lock("SELECT app.team_point_by_yes(%s, %s, %s)", [point.pk, uuid7(), by.name])
    if not said:
        raise IsOver
    tell.who_put_it(point)
    return point


@action(needs=Right.MANAGE)
def rather_not(point: FamilyPoint, *, by: Actor) -> FamilyPoint:
    """One no is enough: it comes off, or never comes on."""
    _theirs(point)
    if talked_about([point]) or not point.is_open:
        raise IsOver
    if point.point_id:
        asked_of_the_lock("SELECT app.close_team_point(%s, %s, '')", [point.point_id, Ended.OFF])
    _change(point, answer=Answer.NO, answered_by=by.name, answered_at=now(), off_at=now())
    tell.who_put_it(point)
    return point


@action(needs=Right.CONTRIBUTE)
def take_off(point: FamilyPoint, *, by: Actor) -> FamilyPoint:
    """Whoever put it there takes it off, or asks no longer."""
    _in_the_team(by, point.team_id)
    if talked_about([point]) or not point.is_open:
        raise IsOver
    if point.point_id:
        asked_of_the_lock("SELECT app.close_team_point(%s, %s, '')", [point.point_id, Ended.OFF])
    elif point.author_id != by.person_id:
        raise NotAllowed("somebody else's question")
    else:
        _change(point, off_at=now())
    return point


@action(needs=Right.CONTRIBUTE)
def talk(point: FamilyPoint, *, by: Actor, talked: Talked) -> TalkedAbout:
    """It was talked about: by whom, and what came out, in a sentence the family reads. Without it the point stays open."""
    _in_the_team(by, point.team_id)
    if not point.is_open:
        raise TheyRatherNot
    if point.point_id is None:
        raise NotOnTheAgendaYet
    if not talked.who:
        raise WhoTalked
    if not asked_of_the_lock("SELECT app.close_team_point(%s, %s, '')", [point.point_id, Ended.TALKED]):
        raise IsOver
    made: TalkedAbout = TalkedAbout.unscoped.create(
        village_id=point.village_id, subject_id=point.subject_id, item_id=point.item_id, kind=point.kind,
        author_id=by.person_id, family_point=point, talked_on=talked.on, who=list(talked.who),
        family_there=talked.family_there, words=talked.words.strip(), author_name=by.name,
    )  # fmt: skip
    tell.the_family(point, tell.Code.FAMILY_TOLD, said=talked.words)
    return made


def works_with(record: HelpRequest | FamilyPlan, actor: Actor) -> bool:
    """It is their work, it is still open, and it is about a family: not one's own plan, not advice without a name."""
    if isinstance(record, HelpRequest):
        taken_up = record.is_open and record.owner_id is not None
        return taken_up and record.is_work_of(actor) and record.route != Route.WORK
    door = door_of(actor, record.pk)
    return door is not None and not door.mine and record.is_open


def _knows_enough(record: HelpRequest | FamilyPlan, putting: Putting) -> None:
    """Nothing about us without us; of an own story only with an own yes."""
    if record.kind == DataKind.OWN_STORY and putting.knows != Knows.ASK:
        raise FirstTheirYes
    if putting.knows == Knows.TOLD and (not putting.told_by.strip() or putting.told_on is None):
        raise SayHowTheyKnow
    if putting.for_day < timezone.localdate():
        raise DayHasPassed


def _in_the_team(by: Actor, team: UUID) -> MyTeam:
    me = my_team(by, team)
    if me is None:
        raise NotInThisTeam
    return me


def _theirs(point: FamilyPoint) -> None:
    """Only the family answers; who works on it has rights too, but it is not theirs."""
    if not may_decide(point.subject_id, point.item_id, [point.kind]):
        raise NotAllowed("the family answers")


def _place(me: MyTeam, day: date) -> UUID:
    key = uuid7()
    asked_of_the_lock("SELECT app.put_team_point(%s, %s, '', %s)", [key, me.pk, day])
    return key


def _change(point: FamilyPoint, **values: object) -> None:
    FamilyPoint.unscoped.filter(village_id=point.village_id, pk=point.pk).update(**values)
    for name, value in values.items():
        setattr(point, name, value)
