"""Questions about safety notes: mine, those of my family, those shown to me; whom one can be shown to; what danger opens.

Under the lock: open the subject or a list first. What an act of danger opens is asked of the database by that act.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from village.modules.agreements.queries import whose_yes
from village.modules.circles.queries import SHARED, Eye, eyes_on, law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of, plans_of, team_of
from village.modules.safety_notes.models import NoteAnswer, SafetyNote
from village.trust.law.ages import months_after
from village.trust.vocabulary import Actor, DataKind

ASKED_LIKE = DataKind.FAMILY_STORY
"""Whose yes a note of a family needs is asked like that to the story of a family: grown-ups, and who is old enough."""


def notes_of(actor: Actor) -> list[SafetyNote]:
    """All that stand now and that this reader may see, without their words. After open_list."""
    return list(_standing(actor).defer(*_sealed()).order_by("whose", "created_at"))


def notes_about(actor: Actor, subject_id: UUID) -> list[SafetyNote]:
    """The one that holds, and the new one that waits for a yes. After opening the subject."""
    return list(_standing(actor).filter(subject_id=subject_id).order_by("holds_from", "created_at"))


def notes_by_id(actor: Actor, ids: Iterable[UUID]) -> list[SafetyNote]:
    return list(SafetyNote.unscoped.filter(village_id=actor.village_id, pk__in=list(ids)).defer(*_sealed()))


def answers_to(note: SafetyNote) -> list[NoteAnswer]:
    return list(
        NoteAnswer.unscoped.filter(village_id=note.village_id, note=note).order_by("created_at", "id")
    )


def who_says_yes(actor: Actor, subject_id: UUID) -> list[tuple[UUID, str, bool]]:
    """Everybody of the family: who, called what, and whether it does not hold without them."""
    return whose_yes(actor, subject_id, [ASKED_LIKE])[int(ASKED_LIKE)]


@dataclass(frozen=True)
class OfFamily:
    """One of them, and whether it holds without their yes."""

    person_id: UUID
    name: str
    is_needed: bool


def family_of(actor: Actor, door: PlanDoor) -> list[OfFamily]:
    return [OfFamily(*one) for one in who_says_yes(actor, door.subject_id)]


def my_door(actor: Actor, plan_id: UUID) -> PlanDoor | None:
    """The open plan of this actor's own family."""
    return next((door for door in plans_of(actor) if door.pk == plan_id and door.mine and door.is_open), None)


def around_family(plan: FamilyPlan | PlanDoor) -> list[tuple[UUID, str]]:
    """Whom a family can show its note to: who joined its team."""
    return [(one.person_id, one.called) for one in team_of(plan) if one.joined_at and one.person_id]


def around_me(actor: Actor) -> list[tuple[UUID, str]]:
    """Whom somebody can show an own note to: who sees something of them by their own choice, and the team of their plan."""
    found: dict[UUID, str] = {}
    if actor.subject_id:
        found = {eye.reader_id: eye.name for eye in eyes_on(actor.subject_id) if eye.via == SHARED}
    for door in plans_of(actor):
        if door.mine and door.is_open:
            found |= {person: name for person, name in around_family(door) if person not in found}
    found.pop(actor.person_id, None)  # type: ignore[arg-type]
    return sorted(found.items(), key=lambda one: one[1])


def shown_to(note: SafetyNote) -> list[Eye]:
    """To whom this one note is open now, by the answer of the lock."""
    return [eye for eye in eyes_on(note.subject_id) if eye.via == SHARED and eye.item_id == note.item_id]


def coordinated(actor: Actor, plan_id: UUID) -> PlanDoor | None:
    """The open plan of somebody else's family that this actor coordinates."""
    door = None if actor.only_item else door_of(actor, plan_id)
    if door is None or door.mine or not door.is_open or door.coordinator_id != actor.person_id or not actor.is_professional:
        return None
    return door


def i_noted(door: PlanDoor) -> SafetyNote | None:
    """What who asks noted for this family, until it holds or is gone. The subject was opened before."""
    return next(iter(SafetyNote.unscoped.raw("SELECT * FROM app.safety_notes_i_noted(%s)", [door.pk])), None)


def heard_already(door: PlanDoor) -> dict[UUID, bool]:
    """Who answered what one noted, and how."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.answers_i_heard(%s)", [door.pk])
        return dict(cursor.fetchall())


def last_day(actor: Actor) -> date:
    """A note is read again before this day (the law file)."""
    return months_after(timezone.localdate(), law_here(actor).safety_note_months)


def first_day() -> date:
    return timezone.localdate() + timedelta(days=1)


def is_note_behind(act_id: UUID) -> bool:
    """Does this act of danger, decided by who asks and open now, lead to a safety note?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.is_safety_note_behind(%s)", [act_id])
        return bool(cursor.fetchone()[0])


def notes_by_act(act_id: UUID) -> list[SafetyNote]:
    """The notes that were opened by this act, while its door is open. Each look is a line."""
    return list(SafetyNote.unscoped.raw("SELECT * FROM app.safety_notes_by(%s)", [act_id]))


def _standing(actor: Actor) -> QuerySet[SafetyNote]:
    return SafetyNote.unscoped.filter(village_id=actor.village_id, ended_at=None)


def _sealed() -> list[str]:
    return [field.name for field in SafetyNote._meta.concrete_fields if type(field).__name__ == "SealedText"]
