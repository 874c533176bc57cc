"""Questions about handovers and letters. They run under the lock: open a list or the thing first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from village.foundation.later import Later
from village.foundation.time_range import now
from village.modules.handovers.models import (
    Handover,
    HandoverPart,
    HandoverYes,
    Letter,
    LetterPart,
    LetterStep,
    state_of,
)
from village.modules.handovers.words import Slice, State
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import What
from village.trust.access.mine import my_subjects
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Audience, Role

MOST_SENT = 200
NEVER_HANDED_TO = (Role.MANAGER, Role.KEEPER, Role.PRIVACY_OFFICER)
"""They see to it that there is work and that rules are kept; they help no family themselves."""


@dataclass(frozen=True)
class Piece:
    """One piece of a question that could go along."""

    what: Slice
    words: str
    said_by: str = ""
    said_at: datetime | None = None
    key: str = ""

    def get_what_display(self) -> str:
        """As the records call it, so that one template draws all of them."""
        return str(self.what.label)


@dataclass(frozen=True)
class Sent:
    """What the actor handed over, as far as the family lets it flow back: no name of a family, no word."""

    id: UUID
    number: str
    receiver: str
    proposed_at: datetime
    refused_at: datetime | None
    agreed_at: datetime | None
    sent_at: datetime | None
    accepted_at: datetime | None
    accepted_name: str
    started_at: datetime | None
    finished_at: datetime | None
    came_back_at: datetime | None
    ended_at: datetime | None
    opens: bool

    @property
    def state(self) -> State:
        return state_of(self)


def pieces_of(request: HelpRequest, reach: str) -> list[Piece]:
    """Everything of a question that the family wrote or reads, each piece by itself. `reach`: how to reach them, in words."""
    found = [
        Piece(Slice.GOES_WELL, request.goes_well, request.asker_name, request.asked_at, "goes_well"),
        Piece(Slice.HARD, request.hard, request.asker_name, request.asked_at, "hard"),
        *(
            Piece(Slice.STEP, step.words, step.author_name, step.done_at, str(step.pk))
            for step in steps_of(request).filter(audience=Audience.FAMILY).exclude(what=What.HANDED_OVER)
        ),
        Piece(Slice.CONTACT, reach, key="contact"),
    ]
    return [piece for piece in found if piece.words.strip()]


def handovers_of(request: HelpRequest) -> list[Handover]:
    """All handovers of one question, the newest first."""
    found = Handover.unscoped.filter(village_id=request.village_id, request=request)
    return list(found.select_related("to_organisation", "to_member", "sender").order_by("-proposed_at", "-id"))


def parts_of(handover: Handover) -> list[HandoverPart]:
    return list(HandoverPart.unscoped.filter(village_id=handover.village_id, handover=handover).order_by("place"))


def yeses_of(handover: Handover) -> list[HandoverYes]:
    return list(HandoverYes.unscoped.filter(village_id=handover.village_id, handover=handover).order_by("said_at"))


def lines_of(letter: Letter) -> list[LetterPart]:
    return list(LetterPart.unscoped.filter(village_id=letter.village_id, letter=letter).order_by("place"))


def steps_of_letter(letter: Letter) -> list[LetterStep]:
    return list(LetterStep.unscoped.filter(village_id=letter.village_id, letter=letter).order_by("done_at", "id"))


def received_by(actor: Actor, show: str = "open") -> QuerySet[Letter]:
    """Letters for the organisations of this actor, what ends first on top. No words. Needs an open list."""
    mine = Q(to_organisation_id__in=actor.organisation_ids) | Q(to_person_id=actor.person_id)
    found = Letter.unscoped.filter(mine, village_id=actor.village_id, sent_at__isnull=False)
    done = Q(closed_at__isnull=False) | Q(finished_at__isnull=False)
    found = found.filter(done) if show == "done" else found.exclude(done)
    return found.select_related("owner").order_by(F("returns_at").asc(nulls_last=True), "sent_at", "id")


def sent_by_me() -> list[Sent]:
    """What the actor handed over, the newest first; also after the own view of the question faded."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.handed_over_by_me(%s)", [MOST_SENT])
        return [Sent(*row) for row in cursor.fetchall()]


def waits_for_yes(actor: Actor) -> QuerySet[Handover]:
    """What was proposed about me or my children and still waits for an answer of mine. Needs an open list."""
    by_me = Q(author_id=actor.person_id) | Q(said_by_id=actor.person_id)
    said = HandoverYes.unscoped.filter(by_me, village_id=actor.village_id, handover=OuterRef("pk"))
    found = Handover.unscoped.filter(village_id=actor.village_id, agreed_at=None, refused_at=None, came_back_at=None)
    found = found.exclude(sender__person_id=actor.person_id).exclude(Exists(said))
    mine = found.filter(subject_id__in=my_subjects(actor)).select_related("to_organisation", "to_member", "sender")
    return mine.order_by("-proposed_at")


def letters_by_id(actor: Actor, ids: Collection[UUID]) -> list[Letter]:
    found = Letter.unscoped.filter(village_id=actor.village_id, pk__in=ids)
    return list(found.select_related("to_organisation"))


def who_takes_it(handover: Handover) -> str:
    """Where this reader keeps the receiver out: is it a "colleague" there, or "nobody"? Else nothing; the sender cannot ask."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.who_takes_it(%s)", [handover.pk])
        return str(cursor.fetchone()[0])


def receivers_for(actor: Actor, but: UUID) -> Later[Membership]:
    """Who helps in other organisations of the village, by the name families see."""
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    people = found.exclude(organisation_id=but).exclude(role__in=NEVER_HANDED_TO).select_related("organisation")
    return Later(people.order_by("organisation__name", "public_name", "id"))
