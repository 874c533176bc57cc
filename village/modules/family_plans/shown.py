"""A piece of one's own in the plan of the family: shown to people by name, stopped any day, gone at once.

It never becomes the family's: it stays on the subject of who says it, and only they can show it or stop.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw
from village.modules.circles.queries import law_here
from village.modules.family_plans.along import NOTHING, Along, keep_along
from village.modules.family_plans.models import FamilyPlan, OwnPart, ShownPiece
from village.modules.family_plans.problems import PlanIsClosed
from village.modules.family_plans.queries import PlanDoor, owners_of, shown_to, team_of
from village.modules.family_plans.words import OWN_SECTION, OwnSort, Section, Whom
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.consent.queries import current_about_one
from village.trust.consent.records import share_item
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


@dataclass(frozen=True)
class Own:
    """What is shown: words to one of the six questions, or a part of one's own plan."""

    words: str
    section: Section = Section.WORDS
    prompt: str = ""
    of: UUID | None = None
    along: Along = NOTHING


@action(needs=Right.CONTRIBUTE, kind=DataKind.OWN_STORY, act="share")
def show_own(me: Subject, *, by: Actor, door: PlanDoor, own: Own, whom: str) -> ShownPiece:
    """One piece to the family, or to everybody who reads the family's own words now."""
    if me.pk != by.subject_id or not door.mine:
        raise NotAllowed("somebody else's piece")
    if not door.is_open:
        raise PlanIsClosed
    people = _people(door, by, Whom(whom))
    open_subject(by, me.pk, Purpose.SHARE)
    key = uuid7()
    piece: ShownPiece = ShownPiece.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=me.pk, kind=DataKind.OWN_STORY, author_id=by.person_id,
        plan_id=door.pk, section=own.section, prompt=own.prompt, called=by.name.split(" ")[0], words=own.words.strip(),
        of=own.of,
    )  # fmt: skip
    keep_along(piece, by, own.along)
    _share(piece, by, people, f"/plan/{door.pk}/")
    return piece


def own_of(part: OwnPart, along: Along = NOTHING) -> Own:
    """A part of one's own plan, as it reads, sounds and looks when it is shown."""
    sort = OwnSort(part.sort)
    words = f"{part.who}: {part.words}" if part.who else part.words
    return Own(words, OWN_SECTION[sort], part.prompt, part.pk, along)


@action(needs=Right.MANAGE, act="withdraw")
def stop_showing(piece: ShownPiece, *, by: Actor) -> ShownPiece:
    """Words, voice and drawing are gone for everybody at once; for who said it they stay."""
    if piece.subject_id != by.subject_id:
        raise NotAllowed("somebody else's piece")
    open_subject(by, piece.subject_id, Purpose.SHARE)
    for consent in current_about_one(by, piece.subject_id, piece.pk):
        withdraw(consent, by=by)
    open_subject(by, piece.subject_id, Purpose.SHARE)
    piece.stopped_at = piece.stopped_at or now()
    piece.save(update_fields=["stopped_at"])
    return piece


def stop_for(plan: FamilyPlan, person: UUID | None) -> None:
    """Whoever leaves the family's team, or its words, loses these as well. Closing only; by one of the family."""
    if person:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.shown_stops(%s, %s)", [plan.pk, person])


def _people(door: PlanDoor, by: Actor, whom: Whom) -> list[UUID]:
    found = [owner.person_id for owner in owners_of(door)]
    if whom == Whom.READERS:
        open_subject(by, door.subject_id, Purpose.SHARE)
        shown = shown_to(by, door)
        found += [
            member.person_id for member in team_of(door)
            if member.joined_at and member.person_id and DataKind.FAMILY_STORY in shown.get(member.person_id, ())
        ]  # fmt: skip
    return [person for person in dict.fromkeys(found) if person != by.person_id]


def _share(piece: ShownPiece, by: Actor, people: Sequence[UUID], path: str) -> None:
    law = law_here(by)
    for person in people:
        share_item(
            by, subject_id=piece.subject_id, item_id=piece.pk, kind=DataKind.OWN_STORY, rights=Right.VIEW,
            law_version=law.version, to_person=person, until=law.consent_ends(now()), purpose=Purpose.HELP,
        )  # fmt: skip
        tell(person, Notice.Code.SHARED, path)
