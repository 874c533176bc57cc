"""Questions about teams: which are mine, who is in one, what is on the agenda, what is to do, who serves which area.

What only a team reads comes from functions that ask who acts; points about families run under the lock: open a list first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from village.foundation.time_range import now
from village.modules.family_plans.models import FamilyPlan
from village.modules.help_requests.models import HelpRequest
from village.modules.waiting.queries import lists_of
from village.modules.wellbeing_teams.models import FamilyPoint, TalkedAbout, TeamSeat, WellbeingTeam
from village.modules.wellbeing_teams.words import Answer
from village.trust.access.asked_once import asked_once
from village.trust.directory.models import Membership, Organization
from village.trust.vocabulary import Actor, Role


@dataclass(frozen=True)
class MyTeam:
    """A team I am in, from my chair: what waits there."""

    pk: UUID
    name: str
    model: str
    chair: UUID
    leads: bool
    points: int
    tasks: int
    late: int


@dataclass(frozen=True)
class Place:
    """A point of the agenda as the whole team sees it; of a family only that there is one."""

    pk: UUID
    team: UUID
    about_family: bool
    words: str
    for_day: date
    chair: UUID
    placed_by: str
    placed_at: datetime
    closed_at: datetime | None
    ended: str
    outcome: str

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True)
class Task:
    """Something the team does: who, what, before which day; with the reason when the day was moved."""

    pk: UUID
    team: UUID
    owner_id: UUID
    owner: str
    place: str
    words: str
    due_on: date
    made_by: str
    made_at: datetime
    done_at: datetime | None
    late: bool
    reason: str | None
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.done_at is None


@dataclass(frozen=True)
class Load:
    """What one of the team carries, for who may see it."""

    member: UUID
    requests: int
    plans: int
    tasks: int
    late: int
    most: int | None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.requests + self.plans >= self.most


@dataclass(frozen=True)
class Note:
    """What flowed back to one home organisation. None: too few to say a number."""

    pk: UUID
    team: UUID
    team_name: str
    organisation: str
    first_day: date
    last_day: date
    happened: str
    learned: str
    together: int | None
    families: int | None
    tasks: int | None
    written_by: str
    written_at: datetime


@asked_once
def my_teams(actor: Actor) -> list[MyTeam]:
    """The teams I am in now. Nobody else is asked anything."""
    if not actor.is_professional or actor.only_item:
        return []
    return [MyTeam(*row) for row in _rows("SELECT * FROM app.my_teams()")]


def my_team(actor: Actor, pk: UUID) -> MyTeam | None:
    return next((one for one in my_teams(actor) if one.pk == pk), None)


def teams_of(village_id: UUID) -> list[WellbeingTeam]:
    """Every team of the village that works, by name."""
    return list(WellbeingTeam.unscoped.filter(village_id=village_id, closed_at=None).order_by("name"))


def team_by_id(village_id: UUID, pk: UUID) -> WellbeingTeam | None:
    return WellbeingTeam.unscoped.filter(village_id=village_id, pk=pk, closed_at=None).first()


def seats_of(village_id: UUID, teams: Iterable[UUID]) -> dict[UUID, list[TeamSeat]]:
    """Who is in each of these teams now, who leads first; one question for all of them."""
    found: dict[UUID, list[TeamSeat]] = {pk: [] for pk in teams}
    for seat in _seats(village_id).filter(team_id__in=found):
        found[seat.team_id].append(seat)
    return found


def seat_by_id(village_id: UUID, pk: UUID) -> TeamSeat | None:
    return _seats(village_id).filter(pk=pk).first()


def agenda_of(team: UUID) -> list[Place]:
    """What is still to come by day, then what was. Empty for who is not in the team."""
    return [Place(*row) for row in _rows("SELECT * FROM app.team_points(%s, NULL)", team)]


def place_by_id(pk: UUID) -> Place | None:
    found = [Place(*row) for row in _rows("SELECT * FROM app.team_points(NULL, %s)", pk)]
    return found[0] if found else None


def tasks_of(team: UUID) -> list[Task]:
    """Open ones by day, then what was done."""
    return [Task(*row) for row in _rows("SELECT * FROM app.team_tasks(%s, NULL)", team)]


def task_by_id(pk: UUID) -> Task | None:
    found = [Task(*row) for row in _rows("SELECT * FROM app.team_tasks(NULL, %s)", pk)]
    return found[0] if found else None


def loads_of(team: UUID) -> dict[UUID, Load]:
    """Of everybody for who leads the team; of one's own people for who leads a home organisation; else of oneself."""
    return {row[0]: Load(*row) for row in _rows("SELECT * FROM app.team_load(%s)", team)}


def notes_for(team: UUID | None = None, note: UUID | None = None) -> list[Note]:
    """The notes this reader may read, the newest first."""
    return [Note(*row) for row in _rows("SELECT * FROM app.flow_backs(%s, %s)", team, note)]


def points_on(village_id: UUID, places: Collection[UUID]) -> list[FamilyPoint]:
    """Which of these places on an agenda this reader may read. Needs an open list."""
    found = FamilyPoint.unscoped.filter(village_id=village_id, point_id__in=places)
    return list(found.defer("why").order_by("for_day", "id"))


def points_about(record: HelpRequest | FamilyPlan) -> list[FamilyPoint]:
    """Everything a team talks or talked about of this question or plan, the newest first."""
    found = FamilyPoint.unscoped.filter(village_id=record.village_id, item_id=record.item_id)
    return list(found.select_related("team", "placed_by__organisation").order_by("-created_at", "-id"))


def talked_about(points: Collection[FamilyPoint]) -> dict[UUID, TalkedAbout]:
    """What came out, per point."""
    if not points:
        return {}
    found = TalkedAbout.unscoped.filter(
        village_id=next(iter(points)).village_id, family_point__in=[one.pk for one in points]
    )
    return {one.family_point_id: one for one in found}


def is_running(record: HelpRequest | FamilyPlan) -> bool:
    """On an agenda, or asked and not answered."""
    found = FamilyPoint.unscoped.filter(village_id=record.village_id, item_id=record.item_id, off_at=None)
    ended = TalkedAbout.unscoped.filter(village_id=record.village_id, item_id=record.item_id).values(
        "family_point_id"
    )
    return found.exclude(answer=Answer.NO).exclude(pk__in=ended).exists()


def organisations_of(seats: Iterable[TeamSeat]) -> list[Organization]:
    """The home organisations, by name."""
    homes = {seat.member.organisation_id: seat.member.organisation for seat in seats}
    return sorted(homes.values(), key=lambda one: one.name)


def may_be_seated(actor: Actor, seats: Iterable[TeamSeat]) -> list[Membership]:
    """For the keeper everybody who works here; for who leads an organisation its own people, where it takes part."""
    leads = {seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR}
    seats = list(seats)
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    found = found.exclude(pk__in=[seat.member_id for seat in seats])
    if not actor.is_keeper:
        found = found.filter(organisation_id__in=leads & {seat.member.organisation_id for seat in seats})
    return list(found.select_related("organisation").order_by("organisation__name", "public_name", "id"))


def known_places(village_id: UUID, teams: Iterable[WellbeingTeam]) -> list[str]:
    """Every postcode that some team or some waiting list of the village serves."""
    lists = lists_of(village_id, closed=True, by_name=False)
    served = [one.postcodes for one in teams] + [one.postcodes for one in lists]
    return sorted({place for places in served for place in places})


def _seats(village_id: UUID) -> QuerySet[TeamSeat]:
    moment = now()
    found = TeamSeat.unscoped.filter(
        Q(until=None) | Q(until__gt=moment),
        village_id=village_id,
        from_at__lte=moment,
        member__until__gt=moment,
    )
    return found.select_related("member__organisation", "deputy").order_by(
        "-leads", "member__public_name", "id"
    )


def _rows(sql: str, *values: UUID | None) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
