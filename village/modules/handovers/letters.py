"""Writing the letter: a frozen copy of the pieces the family let through, with a consent of its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.one_thing import invite_person
from village.modules.circles.queries import law_here
from village.modules.handovers.models import Handover, HandoverPart, Letter, LetterPart
from village.modules.handovers.rules import kind_of_letter
from village.modules.handovers.words import Back
from village.trust.consent.records import share_item
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, DataKind, Right

WHOLE = Right.VIEW | Right.CONTRIBUTE | Right.MANAGE


def write_letter(handover: Handover, by: Actor, going: list[HandoverPart]) -> UUID:
    """By the one of the family whose yes was the last. Nobody reads it yet: it still has to be sent."""
    key, law = uuid7(), law_here(by)
    kind = kind_of(handover, going, law)
    partner = None
    if handover.to_organisation_id is None:
        partner = invite_person(handover, name=handover.partner_name, language=handover.request.language)
    copy_out(handover, by, going, Frame(key, kind, partner, law.version))
    shared: dict[str, Any] = {
        "subject_id": handover.subject_id, "item_id": key, "kind": kind, "law_version": law.version,
        "until": law.consent_ends(now()), "how": "own login" if by.account_id else "without account",
    }  # fmt: skip
    share_item(by, rights=WHOLE, to_organisation=handover.to_organisation_id, to_person=partner, **shared)
    if handover.back == Back.ALL:
        share_item(by, rights=Right.VIEW, to_person=handover.sender.person_id, **shared)
    return key


@dataclass(frozen=True)
class Frame:
    """What is settled before the letter is written."""

    key: UUID
    kind: DataKind
    partner: UUID | None
    law_version: str


def kind_of(handover: Handover, going: list[HandoverPart], law: Policy) -> DataKind:
    return kind_of_letter(handover.to_organisation, DataKind(handover.kind), [part.what for part in going], law)


def copy_out(handover: Handover, by: Actor, going: list[HandoverPart], frame: Frame) -> None:
    """The letter and its lines, word for word. Whoever writes it holds it already."""
    letter: Letter = Letter.unscoped.create(
        id=frame.key, village_id=handover.village_id, subject_id=handover.subject_id, item_id=frame.key, kind=frame.kind,
        audience=handover.audience, author_id=by.person_id, handover=handover, number=handover.request.number,
        from_name=handover.sender.public_name, from_place=handover.sender.organisation.name,
        from_phone=handover.sender.public_phone, to_organisation_id=handover.to_organisation_id, to_person_id=frame.partner,
        back=handover.back, written_at=now(), beside_days=handover.beside_days, law_version=frame.law_version,
    )  # fmt: skip
    for part in going:
        _copy(letter, by, part)


def _copy(letter: Letter, by: Actor, part: HandoverPart) -> None:
    LetterPart.unscoped.create(
        village_id=letter.village_id, subject_id=letter.subject_id, item_id=letter.item_id, kind=letter.kind,
        audience=letter.audience, author_id=by.person_id, letter=letter, what=part.what, said_by=part.said_by,
        said_at=part.said_at, words=part.words, place=part.place,
    )  # fmt: skip
