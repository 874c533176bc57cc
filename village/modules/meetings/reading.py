"""From records to what people read: one meeting with its agenda, in the order in which it is spoken about."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from village.foundation.time_range import now
from village.modules.family_plans.queries import PlanDoor
from village.modules.meetings import queries
from village.modules.meetings.models import (
    ChildAsked,
    Closing,
    Coming,
    Decision,
    Meeting,
    Minute,
    NotedVoice,
    Point,
    Seat,
    Success,
    ToldBack,
    Voice,
    WithoutFamily,
)
from village.modules.meetings.reviews import successes_of
from village.modules.meetings.words import COMES_BADGES, COMES_TO_OTHERS, Comes, Heard
from village.trust.access.check import may
from village.trust.access.opening import find, open_subject
from village.trust.vocabulary import Actor, Purpose, Right

GLAD = 3


@dataclass
class ChildFirst:
    """Point one: what a child wants to say, as far as this reader may read it, and what was done with it."""

    asked: ChildAsked
    voice: Voice | None
    noted: NotedVoice | None
    told: ToldBack | None
    is_me: bool
    has_begun: bool = False

    @property
    def to_tell(self) -> bool:
        """Not told yet, and there is something to tell: an answer of the child, or a meeting that began without one."""
        return self.told is None and not self.is_me and (self.asked.answered_at is not None or self.has_begun)

    @property
    def stands(self) -> str:
        """How it stands, in a sentence; never what is in it."""
        name = self.asked.name
        match self.asked.heard:
            case Heard.NOT_YET:
                return _("{name} was asked and did not answer yet.").format(name=name)
            case Heard.KEPT:
                return _("{name} answered and keeps it.").format(name=name)
            case Heard.TALKS:
                return _("{name} talks with somebody first.").format(name=name)
            case Heard.RATHER_NOT:
                return _("{name} rather says nothing now. That is an answer too.").format(name=name)
        return _("{name} said something for this meeting.").format(name=name)


@dataclass
class Talked:
    """A point of the agenda with what was said and decided."""

    point: Point
    minutes: list[Minute]
    decisions: list[Decision]


@dataclass
class Agenda:
    """A meeting as this reader reads it."""

    meeting: Meeting
    door: PlanDoor | None
    seats: list[Seat]
    presence: dict[UUID, bool]
    children: list[ChildFirst]
    points: list[Talked]
    closing: Closing | None
    without: WithoutFamily | None
    may_note: bool
    glad: list[Success] = field(default_factory=list)
    my_seat: Seat | None = None
    coming: dict[UUID, Coming] = field(default_factory=dict)

    @property
    def invited(self) -> list[dict[str, Any]]:
        """Each seat with whether they come, as they said it themselves."""
        return [{"seat": seat, **_comes(self.coming.get(seat.pk))} for seat in self.seats]

    @property
    def mine(self) -> Coming | None:
        """What I said myself."""
        return self.coming.get(self.my_seat.pk) if self.my_seat else None

    @property
    def counted(self) -> int:
        """How many come, so that the one who calls it knows how many chairs."""
        return sum(one.says == Comes.YES for one in self.coming.values())

    @property
    def is_open(self) -> bool:
        return self.closing is None and self.meeting.called_off_at is None

    @property
    def has_begun(self) -> bool:
        return self.meeting.begins_at <= now()

    @property
    def may_say_who_came(self) -> bool:
        """On the day itself, for who writes down what is said."""
        return self.may_note and self.is_open and self.meeting.is_due

    @property
    def untold(self) -> list[ChildFirst]:
        return [child for child in self.children if child.told is None]

    @property
    def there(self) -> list[Seat]:
        return [seat for seat in self.seats if self.presence.get(seat.pk)]

    @property
    def is_ready(self) -> bool:
        """Nothing stands in the way of closing it."""
        return bool(self.presence) and not self.untold


def opened(actor: Actor, pk: UUID) -> tuple[Meeting, PlanDoor | None]:
    """One meeting; and the plan behind it for who was let in to more than this one meeting."""
    meeting = find(actor, Meeting, pk)
    door = queries.door_to(actor, meeting.plan_id)
    if door is not None:
        open_subject(actor, meeting.subject_id, Purpose.FOLLOW)
    return meeting, door


def agenda_of(actor: Actor, pk: UUID) -> Agenda:
    meeting, door = opened(actor, pk)
    asked, told, noted = queries.children_asked(meeting), queries.told_back(meeting), queries.noted_voices(meeting)
    minutes, decisions = queries.minutes_by_point(meeting), queries.decisions_by_point(meeting)
    points = [Talked(one, minutes.get(one.pk, []), decisions.get(one.pk, [])) for one in queries.points_of(meeting)]
    seats = queries.seats_of(meeting)
    made = Agenda(
        meeting, door, seats, queries.presence_of(meeting), [], points, queries.closing_of(meeting),
        queries.without_family(meeting), queries.notes_down(actor, door, meeting),
        successes_of(actor, meeting.plan_id)[:GLAD] if door else [],
        next((seat for seat in seats if seat.person_id == actor.person_id), None), queries.coming_of(meeting),
    )  # fmt: skip
    made.children = [
        ChildFirst(
            one, _voice(actor, meeting, one), noted.get(one.pk), told.get(one.pk), one.person_id == actor.person_id,
            made.has_begun,
        )
        for one in asked
    ]
    return made


def _comes(said: Coming | None) -> dict[str, Any]:
    if said is None:
        return {}
    cat, icon = COMES_BADGES[Comes(said.says)]
    return {"says": COMES_TO_OTHERS[Comes(said.says)], "cat": cat, "icon": icon, "words": said.words}


def dates(meetings: list[Meeting], seats: dict[UUID, list[Seat]]) -> list[dict[str, Any]]:
    """Meetings in a list: when, where, who."""
    return [{"one": one, "names": [seat.name for seat in seats.get(one.pk, [])]} for one in meetings]


def _voice(actor: Actor, meeting: Meeting, asked: ChildAsked) -> Voice | None:
    """The words of a child: its own, or because it let this reader hear them. Each look is a line of its own."""
    if asked.person_id == actor.person_id and actor.subject_id and asked.answered_at:
        open_subject(actor, actor.subject_id, Purpose.FOLLOW)
        return queries.my_voice(actor, meeting)
    if asked.voice_id is None or not may(actor, Voice(pk=asked.voice_id), Right.VIEW):
        return None
    return find(actor, Voice, asked.voice_id)
