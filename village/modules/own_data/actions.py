"""What people do with their own data, and professionals with what they wrote: take a copy, carry it along."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.queries import Circle, law_here, my_kinds
from village.modules.faces.copies import picture_of
from village.modules.help_requests import tell as door
from village.modules.help_requests.actions import WHOLE
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import along, collecting, copying
from village.modules.own_data.models import Correction, CorrectionAnswer, Recorded
from village.modules.own_data.queries import is_for_me_to_answer, looks_of, seat_of, tell_those_on_duty
from village.modules.own_data.terms import answer_day
from village.modules.own_data.who_it_is import WhoItIs, make_right
from village.modules.papers.copies import copies_of
from village.trust.access.check import action
from village.trust.access.contact_point import contact_point_of
from village.trust.access.explain import who_can_see
from village.trust.consent.records import assign_on_duty, share_item
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Family, Person
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right


class NobodyToAnswer(Exception):
    """This village has no contact point yet, so nobody could answer."""


class AnsweredBefore(Exception):
    """A colleague was first."""


@dataclass(frozen=True)
class Wrong:
    """What somebody says about a record: what is wrong, how it should be, and how they see it themselves."""

    table: str
    record: UUID
    wrong: str
    right: str = ""
    statement: str = ""


@action(needs=Right.VIEW, kind=DataKind.OWN_STORY, act="export")
def take_own_copy(person: Person, *, by: Actor) -> bytes:
    """Everything about myself. That I took it is nobody else's to follow, as all that I look at about me."""
    return _copy(person, person, by)


@action(needs=Right.VIEW, kind=DataKind.CONTACT, act="export")
def take_copy(record: Person | Family, *, by: Actor) -> bytes:
    """What I may see about my child, or about what we own together; they can read that I took it."""
    return _copy(record, record if isinstance(record, Person) else None, by)


def _copy(record: Person | Family, person: Person | None, by: Actor) -> bytes:
    return copying.packed(copying.Copy(
        village=Village.objects.get(pk=by.village_id).name, whose=record.name, taken_by=by.name, taken_at=now(),
        sections=collecting.about(by, record.subject_id, person), looks=looks_of(record.subject_id),
        reader=by.person_id, subject=record.subject_id,
        papers=[*picture_of(by, record.subject_id), *copies_of(by, record.subject_id)],
    ))  # fmt: skip


def take(circle: Circle, *, by: Actor) -> bytes:
    """The copy of one of the actor's own circles."""
    if circle.is_me and circle.person:
        return take_own_copy(circle.person, by=by)
    record = circle.person or circle.family
    assert record is not None
    return take_copy(record, by=by)


@action(needs=Right.CONTRIBUTE, act="export")
def take_along(request: HelpRequest, *, by: Actor, form: str) -> bytes:
    """What I wrote about a question, for the records of my own organisation (P1: enter once, take away everywhere)."""
    _works_on(request, by)
    return along.as_file(along.noted(request, by), form)


@action(needs=Right.CONTRIBUTE)
def note_recorded(request: HelpRequest, *, by: Actor, place: str, reference: str = "") -> Recorded:
    """It stands in the records of an organisation too, since now; the family reads where."""
    _works_on(request, by)
    me = seat_of(by, request.to_organisation_id)
    if me is None:
        raise NotAllowed("no chair")
    made: Recorded = Recorded.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id,
        place=place.strip(), reference=reference.strip(), author_name=me.public_name, recorded_at=now(),
    )  # fmt: skip
    return made


def _works_on(request: HelpRequest, by: Actor) -> None:
    """For who helps, not for who asked: they have their own copy."""
    if not by.is_professional or by.person_id == request.author_id:
        raise NotAllowed("take along")


@action(needs=Right.CONTRIBUTE)
def ask_correction(request: HelpRequest, *, by: Actor, said: Wrong) -> Correction:
    """For the one it is about, and for who asked: what was written stays, and this stands beside it (B3-25)."""
    family = DataKind(request.kind) in my_kinds(request.subject_id)
    if by.person_id != request.author_id and not family:
        raise NotAllowed("ask correction")
    made = _correction(by, said, request.subject_id, request.item_id, request.kind, by.name or request.asker_name)
    door.workers(request, Notice.Code.REPLY)
    return made


@action(needs=Right.CONTRIBUTE, kind=DataKind.CONTACT)
def ask_correction_about(person: Person, *, by: Actor, said: Wrong) -> Correction:
    """About somebody's name, birth date or how to reach them: the contact point reads this one thing and answers."""
    if DataKind.CONTACT not in my_kinds(person.subject_id):
        raise NotAllowed("ask correction")
    point = contact_point_of(by.village_id)
    if point is None:
        raise NobodyToAnswer
    made = _correction(by, said, person.subject_id, None, DataKind.CONTACT, by.name)
    share_item(
        by, subject_id=person.subject_id, item_id=made.pk, kind=DataKind.CONTACT, rights=WHOLE,
        law_version=made.law_version, to_organisation=point.pk, until=_a_year_after(made.answer_by), purpose=Purpose.HELP,
    )  # fmt: skip
    assign_on_duty(point.pk, person.subject_id, made.pk, DataKind.CONTACT)
    tell_those_on_duty(made)
    return made


@action(needs=Right.CONTRIBUTE)
def answer_correction(
    correction: Correction, *, by: Actor, decision: str, reason: str, corrected: str = "", who: WhoItIs | None = None
) -> CorrectionAnswer:
    """With a reason and a name, once. Everybody who reads the one reads the other, and is told.

    `who`: a name or a date of birth changes in the same act, and what stood there stays readable beside it.
    """
    me = seat_of(by, correction.organisation_id)
    if me is None or not is_for_me_to_answer(by, correction):
        raise NotAllowed("answer correction")
    try:
        with transaction.atomic():
            changed = make_right(correction, by=by, who=who) if who else ""
            made: CorrectionAnswer = CorrectionAnswer.unscoped.create(
                village_id=correction.village_id, subject_id=correction.subject_id, item_id=correction.item_id,
                kind=correction.kind, audience=correction.audience, author_id=by.person_id,
                organisation_id=me.organisation_id, correction=correction, decision=decision,
                corrected="\n".join(filter(None, (changed, corrected.strip()))), reason=reason.strip(),
                author_name=me.public_name, answered_at=now(),
            )  # fmt: skip
    except IntegrityError as problem:
        raise AnsweredBefore from problem
    _tell_readers(correction, by)
    return made


def _correction(by: Actor, said: Wrong, subject: UUID, item: UUID | None, kind: int, name: str) -> Correction:
    key, law, moment = uuid7(), law_here(by), now()
    made: Correction = Correction.unscoped.create(
        id=key, village_id=by.village_id, subject_id=subject, item_id=item or key, kind=kind, author_id=by.person_id,
        about_table=said.table, about_id=said.record, wrong=said.wrong.strip(), right=said.right.strip(),
        statement=said.statement.strip(), author_name=name, asked_at=moment, answer_by=answer_day(law, moment),
        law_version=law.version,
    )  # fmt: skip
    return made


def _tell_readers(correction: Correction, by: Actor) -> None:
    """Who asked, and who got to read what was wrong."""
    path = f"own-data/correction/{correction.pk}/"
    tell(correction.author_id, Notice.Code.ANSWER, path)
    others: Any = {one.person_id for one in who_can_see(correction) if one.basis == "shared"}
    for reader in others - {by.person_id, correction.author_id}:
        tell(reader, Notice.Code.REPLY, path)


def _a_year_after(day: datetime) -> datetime:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
