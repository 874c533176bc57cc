"""Questions about meetings: who can be invited, what comes, what was said, what was told back to a child.

They run under the lock: for one meeting open its item or the subject of its plan first, for many a list.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, owners_of, plans_of, team_of
from village.modules.family_plans.words import Side as CircleSide
from village.modules.meetings.models import (
    ChildAsked,
    Closing,
    Coming,
    Decision,
    Meeting,
    Minute,
    NotedVoice,
    Point,
    Present,
    Seat,
    ToldBack,
    Voice,
    WithoutFamily,
)
from village.modules.meetings.words import OF_THE_FAMILY, WHO_READS, Side
from village.trust.law.ages import ADULT
from village.trust.vocabulary import Actor, DataKind, Right

ORDER = list(Side)


@dataclass(frozen=True)
class Child:
    """A child whose plan it is, to be asked before anybody speaks."""

    person_id: UUID
    subject_id: UUID
    name: str
    has_account: bool


@dataclass(frozen=True)
class Guest:
    """Somebody who can be invited."""

    person_id: UUID
    name: str
    role: str
    side: Side
    sees_by_kind: bool = True
    """Reads the meetings of a plan by what the family shows; else this one is shown to them by itself."""


def children_of(subject_id: UUID) -> list[Child]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.children_of_plan(%s, %s)", [subject_id, ADULT])
        return [Child(*row) for row in cursor.fetchall()]


def guests_of(plan: FamilyPlan | PlanDoor) -> list[Guest]:
    """Owners, children first, then who joined the team. Open the plan's subject before."""
    children = {child.person_id for child in children_of(plan.subject_id)}
    family = [
        Guest(owner.person_id, owner.name, "", Side.CHILD if owner.person_id in children else Side.FAMILY)
        for owner in owners_of(plan)
    ]
    team = [
        Guest(
            one.person_id, one.called, one.relation, Side.NATURAL if one.side == CircleSide.NATURAL else Side.PROFESSIONAL,
            bool(one.asked_kinds),
        )
        for one in team_of(plan) if one.joined_at and one.person_id
    ]  # fmt: skip
    known = {guest.person_id for guest in family}
    return sorted(
        [*family, *(guest for guest in team if guest.person_id not in known)], key=lambda guest: ORDER.index(guest.side)
    )


def meetings_of(actor: Actor, plan_id: UUID) -> list[Meeting]:
    """All of a plan, the newest first."""
    found = Meeting.unscoped.filter(village_id=actor.village_id, plan_id=plan_id).annotate(is_over=_over(actor))
    return list(found.order_by("-begins_at", "-id"))


def coming_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Not over yet, of every plan this actor reads; the first one on top. After open_list."""
    found = Meeting.unscoped.filter(~_over(actor), village_id=actor.village_id, called_off_at=None)
    return found.order_by("begins_at", "id")


def unread_answers(actor: Actor) -> QuerySet[ToldBack]:
    """What was told back to this child, the newest first."""
    mine = ToldBack.unscoped.filter(village_id=actor.village_id, asked__person_id=actor.person_id)
    return mine.order_by("-told_at", "-id")


def asked_of(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, ChildAsked]:
    """Where this actor is the child that is asked, by meeting."""
    found = ChildAsked.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, meeting_id__in=[one.pk for one in meetings]
    )
    return {one.meeting_id: one for one in found}


def seats_of(meeting: Meeting) -> list[Seat]:
    found = Seat.unscoped.filter(village_id=meeting.village_id, meeting=meeting)
    return sorted(found, key=lambda seat: (ORDER.index(Side(seat.side)), seat.name))


def names_of_each(actor: Actor, meetings: Iterable[Meeting]) -> dict[UUID, list[Seat]]:
    """Who is invited, per meeting."""
    by_meeting: dict[UUID, list[Seat]] = {one.pk: [] for one in meetings}
    for seat in Seat.unscoped.filter(village_id=actor.village_id, meeting_id__in=by_meeting).order_by("side", "name"):
        by_meeting[seat.meeting_id].append(seat)
    return by_meeting


def presence_of(meeting: Meeting) -> dict[UUID, bool]:
    """Who was there, by seat; what was noted last counts."""
    found = Present.unscoped.filter(village_id=meeting.village_id, meeting=meeting).order_by("created_at", "id")
    return {one.seat_id: one.was_there for one in found}


def coming_of(meeting: Meeting) -> dict[UUID, Coming]:
    """Who said whether they come, by seat; what was said last counts."""
    found = Coming.unscoped.filter(village_id=meeting.village_id, meeting=meeting).order_by("created_at", "id")
    return {one.seat_id: one for one in found}


def children_asked(meeting: Meeting) -> list[ChildAsked]:
    found = ChildAsked.unscoped.filter(village_id=meeting.village_id, meeting=meeting)
    return list(found.order_by("name", "id"))


def told_back(meeting: Meeting) -> dict[UUID, ToldBack]:
    found = ToldBack.unscoped.filter(village_id=meeting.village_id, meeting=meeting)
    return {one.asked_id: one for one in found}


def noted_voices(meeting: Meeting) -> dict[UUID, NotedVoice]:
    found = NotedVoice.unscoped.filter(village_id=meeting.village_id, meeting=meeting)
    return {one.asked_id: one for one in found}


def my_voice(actor: Actor, meeting: Meeting) -> Voice | None:
    """Open one's own subject first."""
    found = Voice.unscoped.filter(village_id=actor.village_id, meeting=meeting, subject_id=actor.subject_id)
    return found.order_by("-said_at").first()


def voices_for_me(actor: Actor) -> QuerySet[Voice]:
    """Who wants to talk with this actor before a meeting. After open_list."""
    return Voice.unscoped.filter(village_id=actor.village_id, talks_with_id=actor.person_id).order_by("-said_at")


def meetings_by_id(actor: Actor, ids: Collection[UUID]) -> QuerySet[Meeting]:
    return Meeting.unscoped.filter(village_id=actor.village_id, pk__in=ids)


def voices_by_id(actor: Actor, ids: Collection[UUID]) -> QuerySet[Voice]:
    return Voice.unscoped.filter(village_id=actor.village_id, pk__in=ids)


def points_of(meeting: Meeting) -> list[Point]:
    """The points this reader may read: the child's side first, then the family's, as they came."""
    found = Point.unscoped.filter(village_id=meeting.village_id, meeting=meeting)
    return sorted(found, key=lambda point: (point.side not in OF_THE_FAMILY, point.brought_at, point.pk))


def minutes_by_point(meeting: Meeting) -> dict[UUID, list[Minute]]:
    by_point: dict[UUID, list[Minute]] = {}
    for one in Minute.unscoped.filter(village_id=meeting.village_id, point__meeting=meeting):
        by_point.setdefault(one.point_id, []).append(one)
    return by_point


def decisions_by_point(meeting: Meeting) -> dict[UUID, list[Decision]]:
    by_point: dict[UUID, list[Decision]] = {}
    for one in Decision.unscoped.filter(village_id=meeting.village_id, point__meeting=meeting):
        by_point.setdefault(one.point_id, []).append(one)
    return by_point


def closing_of(meeting: Meeting) -> Closing | None:
    return Closing.unscoped.filter(village_id=meeting.village_id, meeting=meeting).first()


def without_family(meeting: Meeting) -> WithoutFamily | None:
    return WithoutFamily.unscoped.filter(village_id=meeting.village_id, meeting=meeting).first()


def kinds_i_add(actor: Actor, subject_id: UUID) -> list[DataKind]:
    """Of which kinds this actor may add something to a plan, in the order of the screen; one question."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT k FROM unnest(%s::int[]) AS k WHERE app.allows(%s, k, 0, %s, NULL, NULL, now(), %s)",
            [[int(kind) for kind in WHO_READS], subject_id, actor.person_id, int(Right.CONTRIBUTE)],
        )
        mine = {DataKind(row[0]) for row in cursor.fetchall()}
    return [kind for kind in WHO_READS if kind in mine]


def door_to(actor: Actor, plan_id: UUID) -> PlanDoor | None:
    """The plan as whoever was let in by kinds knows it; None for who holds one single meeting."""
    return next((door for door in plans_of(actor) if door.pk == plan_id), None) if not actor.only_item else None


def notes_down(actor: Actor, door: PlanDoor | None, meeting: Meeting) -> bool:
    """Who writes down what is said: the family, the coordinator, and who called the meeting."""
    if door is None:
        return False
    return door.mine or actor.person_id in (door.coordinator_id, meeting.author_id)


def last_heard(actor: Actor, plans: Iterable[UUID]) -> dict[UUID, datetime]:
    """When a child of each plan last answered, in whatever way. After open_list."""
    found = ChildAsked.unscoped.filter(
        village_id=actor.village_id, meeting__plan_id__in=list(plans), answered_at__isnull=False
    )
    return dict(found.order_by("meeting__plan_id", "-answered_at").distinct("meeting__plan_id").values_list(
        "meeting__plan_id", "answered_at"
    ))  # fmt: skip


def my_meeting_days() -> list[tuple[UUID, datetime, datetime, bool]]:
    """When a meeting I am invited to begins, when that was said, and whether it was called off; for the calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_meeting_days()")
        return list(cursor.fetchall())


def _over(actor: Actor) -> Exists:
    return Exists(Closing.unscoped.filter(village_id=actor.village_id, meeting_id=OuterRef("pk")))
