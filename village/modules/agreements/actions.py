"""What people do about agreeing: propose a version, answer it for oneself, write down what was said aloud, take it back."""

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from village.foundation.ids import uuid7
from village.modules.agreements.comparing import changes, compare
from village.modules.agreements.models import Answer, FrozenPiece, Version
from village.modules.agreements.pieces import ANSWERED, Now, pieces_now, texts
from village.modules.agreements.problems import (
    NothingChanged,
    NothingToAgree,
    PlanIsClosed,
    SomebodyWasFirst,
    VersionIsReplaced,
    WitnessNeeded,
)
from village.modules.agreements.queries import is_last, kinds_i_read, pieces_of, versions_of, whose_yes
from village.modules.agreements.words import How, Said
from village.modules.circles.queries import is_family_of, law_here
from village.modules.family_plans.models import FamilyPlan
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

Asked = tuple[UUID, str, bool]
"""Somebody whose word a point hears: who, called what, and whether it does not hold without them."""


@action(needs=Right.CONTRIBUTE)
def propose(plan: FamilyPlan, *, by: Actor) -> Version:
    """Freeze the plan as it reads now and ask everybody whose agreement is needed (P-05)."""
    if plan.coordinator_id != by.person_id and not _is_family(plan, by):
        raise NotAllowed("not yours to propose")
    if not plan.is_open:
        raise PlanIsClosed
    open_subject(by, plan.subject_id, Purpose.HELP)
    parts, before = pieces_now(plan), versions_of(plan)
    if not any(one.section in ANSWERED for one in parts):
        raise NothingToAgree
    if before and not changes(compare(texts(pieces_of(before[:1])[before[0].pk]), texts(parts))):
        raise NothingChanged
    asked = whose_yes(by, plan.subject_id, {one.part.kind for one in parts})
    version = _version(plan, by, before[0].number + 1 if before else 1)
    frozen = FrozenPiece.unscoped.bulk_create(
        _frozen(version, one, place, asked[one.part.kind]) for place, one in enumerate(parts, start=1)
    )
    _tell_asked(version, frozen, by)
    return version


@action(needs=Right.CONTRIBUTE)
def say(version: Version, *, by: Actor, answers: Mapping[UUID, str], words: Mapping[UUID, str] | None = None) -> list[Answer]:
    """My own answer to each of these points; the others stay as they are."""
    _is_last(version.pk)
    assert by.person_id is not None
    open_subject(by, version.subject_id, Purpose.HELP)
    pieces = [one for one in pieces_of([version])[version.pk] if by.person_id in one.asked and one.pk in answers]
    made = _write(pieces, by, by.person_id, answers, words or {}, How.LOGIN)
    _tell_proposer(version, by)
    return made


@action(needs=Right.CONTRIBUTE)
def say_point(piece: FrozenPiece, *, by: Actor, said: str, words: str = "") -> Answer:
    """For who sees this one point and nothing else of the plan: what I would do myself."""
    if by.person_id is None or by.person_id not in piece.asked:
        raise NotAllowed("not asked")
    _is_last(piece.version_id)
    return _write([piece], by, by.person_id, {piece.pk: said}, {piece.pk: words}, How.LOGIN)[0]


@action(needs=Right.CONTRIBUTE)
def write_down(
    version: Version, *, by: Actor, person: UUID, answers: Mapping[UUID, str], witness: str,
    words: Mapping[UUID, str] | None = None,
) -> list[Answer]:  # fmt: skip
    """Somebody said it aloud, and somebody else than the writer heard it. The family is told, and can take it back."""
    _is_last(version.pk)
    if not by.is_professional or person == by.person_id:
        raise NotAllowed("write down")
    if witness.strip().casefold() in ("", by.name.strip().casefold()):
        raise WitnessNeeded
    open_subject(by, version.subject_id, Purpose.HELP)
    pieces = [one for one in pieces_of([version])[version.pk] if person in one.asked and one.pk in answers]
    made = _write(pieces, by, person, answers, words or {}, How.SPOKEN, witness.strip())
    for one in {person, *_family_in(pieces)} - {by.person_id}:
        tell(one, Notice.Code.FAMILY_TOLD, f"/agreed/{version.pk}/")
    return made


@action(needs=Right.CONTRIBUTE)
def take_back(answer: Answer, *, by: Actor) -> Answer:
    """What was said aloud or on paper is the family's to take back; what somebody said here is their own."""
    if answer.person_id != by.person_id and answer.how not in (How.SPOKEN, How.CODE):
        raise NotAllowed("somebody else's own word")
    piece = answer.piece
    _is_last(piece.version_id)
    return _write([piece], by, answer.person_id, {piece.pk: Said.NOT_YET}, {}, How.TAKEN_BACK)[0]


def _is_family(plan: FamilyPlan, by: Actor) -> bool:
    return by.person_id is not None and is_family_of(plan.subject_id, by.person_id)


def _version(plan: FamilyPlan, by: Actor, number: int) -> Version:
    try:
        with transaction.atomic():
            made: Version = Version.unscoped.create(
                village_id=plan.village_id, subject_id=plan.subject_id, kind=DataKind.CONTACT, author_id=by.person_id,
                plan=plan, number=number, proposed_by=by.name, law_version=law_here(by).version,
                kinds=sorted(int(kind) for kind in kinds_i_read(by, plan.subject_id)),
            )  # fmt: skip
    except IntegrityError as problem:
        raise SomebodyWasFirst from problem
    return made


def _frozen(version: Version, one: Now, place: int, family: Sequence[Asked]) -> FrozenPiece:
    asked = _asked(one, family) if one.section in ANSWERED else []
    return FrozenPiece(
        id=uuid7(), village_id=version.village_id, subject_id=version.subject_id, item_id=one.part.item_id,
        kind=one.part.kind, audience=one.part.audience, author_id=version.author_id, version=version, key=one.key,
        parent=one.parent, section=one.section, under=one.under, life_area=one.life_area, place=place, who=one.who,
        person_id=one.person_id, day=one.day, words="\n".join(one.sentences), kept_ids=list(one.kept_ids),
        names=json.dumps({str(person): name for person, name, _needed in asked}),
        needed=[person for person, _name, needed in asked if needed], asked=[person for person, _name, _needed in asked],
    )  # fmt: skip


def _asked(one: Now, family: Sequence[Asked]) -> list[Asked]:
    """The family, and who does it."""
    if one.person_id is None:
        return list(family)
    others = [asked for asked in family if asked[0] != one.person_id]
    mine = next((name for person, name, _needed in family if person == one.person_id), one.who)
    return [*others, (one.person_id, mine, True)]


def _write(
    pieces: Sequence[FrozenPiece], by: Actor, person: UUID, answers: Mapping[UUID, str], words: Mapping[UUID, str],
    how: How, witness: str = "",
) -> list[Answer]:  # fmt: skip
    assert by.person_id is not None
    made = [
        Answer(
            id=uuid7(), village_id=one.village_id, subject_id=one.subject_id, item_id=one.item_id, kind=one.kind,
            audience=one.audience, author_id=by.person_id, piece=one, person_id=person, said=Said(answers[one.pk]),
            how=how, words=words.get(one.pk, "").strip(), by_called=by.name, witness=witness,
        )
        for one in pieces
    ]  # fmt: skip
    return list(Answer.unscoped.bulk_create(made))


def _is_last(version_id: UUID) -> None:
    if not is_last(version_id):
        raise VersionIsReplaced


def _family_in(pieces: Sequence[FrozenPiece]) -> set[UUID]:
    """Everybody who is asked about every point is one of the family."""
    return set.intersection(*(set(one.asked) for one in pieces)) if pieces else set()


def _tell_asked(version: Version, frozen: Sequence[FrozenPiece], by: Actor) -> None:
    """The family reads the whole version; who only does something reads that one point."""
    points = [one for one in frozen if one.section in ANSWERED]
    family = _family_in(points)
    first = {person: one.pk for one in reversed(points) for person in one.asked}
    for person, point in first.items():
        if person != by.person_id:
            path = f"/agreed/{version.pk}/" if person in family else f"/agreed/point/{point}/"
            tell(person, Notice.Code.QUESTION, path)


def _tell_proposer(version: Version, by: Actor) -> None:
    if version.author_id != by.person_id:
        tell(version.author_id, Notice.Code.REPLY, f"/agreed/{version.pk}/")
