"""What people do with a safety note: write one, say yes or no, read it again, show it to less people, take it away."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.circles.actions import withdraw as stop_consent
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.problems import PlanIsClosed
from village.modules.safety_notes.models import NoteAnswer, SafetyNote
from village.modules.safety_notes.problems import (
    AnsweredAlready,
    DoesNotHold,
    SomebodyWroteOne,
    SomethingMissing,
    TooFarAway,
    TwoNumbers,
)
from village.modules.safety_notes.queries import answers_to, first_day, last_day, notes_about, who_says_yes
from village.modules.safety_notes.words import NOTE_PATH, Ending
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about_one
from village.trust.consent.records import share_item
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

KIND = DataKind.OWN_STORY


@dataclass(frozen=True)
class Words:
    """What stands on the page, in the words of those it is about."""

    helps: str
    worse: str
    first: str
    one_name: str
    one_number: str
    two_name: str
    two_number: str


@action(needs=Right.MANAGE)
def propose(
    plan: FamilyPlan, *, by: Actor, words: Words, review_on: date, readers: Sequence[UUID] = (), read: UUID | None = None
) -> SafetyNote:
    """A note of the family, or a new wording of it: it holds once everybody whose yes is needed said yes.

    `read`: the one that waits, as this person read it; that one makes room. Without it nobody writes over anybody.
    """
    if not plan.is_open:
        raise PlanIsClosed
    open_subject(by, plan.subject_id, Purpose.HELP)
    asked = who_says_yes(by, plan.subject_id)
    if by.person_id not in {person for person, _name, _needed in asked}:
        raise NotAllowed("one of the family writes it")
    needed = [person for person, _name, is_needed in asked if is_needed]
    for before in notes_about(by, plan.subject_id):
        if before.waits and before.pk == read:
            _end(before, by, Ending.REPLACED)
    made = _write(
        by, plan.subject_id, plan.family.name, plan, words, review_on, readers, needed or [by.person_id]
    )
    return _answer(made, by, yes=True)


@action(needs=Right.MANAGE, kind=KIND)
def write_own(
    me: Subject, *, by: Actor, words: Words, review_on: date, readers: Sequence[UUID] = ()
) -> SafetyNote:
    """About oneself, by oneself: nobody else is asked, and nobody else is told."""
    if me.pk != by.subject_id or by.person_id is None:
        raise NotAllowed("only about oneself")
    made = _write(by, me.pk, by.name, None, words, review_on, readers, [by.person_id])
    return _answer(made, by, yes=True)


@action(needs=Right.MANAGE)
def say(note: SafetyNote, *, by: Actor, yes: bool) -> SafetyNote:
    """One of the family answers. The last yes that is needed lets it hold; one no is enough to let it go."""
    open_subject(by, note.subject_id, Purpose.HELP)
    if yes and note.has_gaps:
        raise SomethingMissing
    said = _answer(note, by, yes=yes)
    if note.noted_by:
        tell(note.author_id, Notice.Code.REPLY, f"/plan/{note.plan_id}/")
    return said


@action(needs=Right.MANAGE)
def read_again(note: SafetyNote, *, by: Actor, review_on: date) -> SafetyNote:
    """It was read again and stays as it is, until the next day."""
    in_time(by, review_on)
    if not note.holds:
        raise DoesNotHold
    note.review_on, note.said_late_on = review_on, None
    note.save(update_fields=["review_on", "said_late_on"])
    return note


@action(needs=Right.MANAGE, act="withdraw")
def show_no_more(note: SafetyNote, *, by: Actor, person: UUID) -> SafetyNote:
    """One of those it is about is enough to show it to somebody no more, at once."""
    open_subject(by, note.subject_id, Purpose.SHARE)
    for consent in _consents(note, by):
        if consent.to_person_id == person:
            stop_consent(consent, by=by)
    return note


@action(needs=Right.MANAGE, act="withdraw")
def withdraw(note: SafetyNote, *, by: Actor) -> SafetyNote:
    """Gone at once, for everybody and in danger too. One of those it is about is enough."""
    if note.ended_at:
        raise DoesNotHold
    open_subject(by, note.subject_id, Purpose.SHARE)
    _end(note, by, Ending.WITHDRAWN)
    return note


def _write(
    by: Actor, subject_id: UUID, whose: str, plan: FamilyPlan | None, words: Words, review_on: date,
    readers: Sequence[UUID], needed: Sequence[UUID | None],
) -> SafetyNote:  # fmt: skip
    in_time(by, review_on)
    told = {name: text.strip() for name, text in asdict(words).items()}
    if not all(told.values()):
        raise TwoNumbers
    key = uuid7()
    try:
        with transaction.atomic():
            made: SafetyNote = SafetyNote.unscoped.create(
                id=key, item_id=key, village_id=by.village_id, subject_id=subject_id, kind=KIND, author_id=by.person_id,
                plan=plan, whose=whose, review_on=review_on, needed=list(needed), readers=list(readers),
                law_version=law_here(by).version, **told,
            )  # fmt: skip
    except IntegrityError as problem:
        raise SomebodyWroteOne from problem
    return made


def _answer(note: SafetyNote, by: Actor, *, yes: bool) -> SafetyNote:
    if not _still_waits(note):
        raise DoesNotHold
    try:
        with transaction.atomic():
            NoteAnswer.unscoped.create(
                village_id=note.village_id, subject_id=note.subject_id, item_id=note.item_id, kind=note.kind,
                author_id=by.person_id, note=note, said_by=by.person_id, yes=yes, by_called=by.name,
            )  # fmt: skip
    except IntegrityError as problem:
        raise AnsweredAlready from problem
    if not yes:
        _end(note, by, Ending.NOT_AGREED)
        return note
    missing = set(note.needed) - {one.said_by for one in answers_to(note) if one.yes}
    if not missing:
        return _hold(note, by)
    for person in missing if note.author_id == by.person_id else ():
        tell(person, Notice.Code.QUESTION, f"{NOTE_PATH}{note.pk}/")
    return note


def _still_waits(note: SafetyNote) -> bool:
    """Two who answer at the same moment answer one after the other, so that the last yes is seen."""
    standing = SafetyNote.unscoped.select_for_update(of=("self",)).filter(
        village_id=note.village_id, pk=note.pk, holds_from=None, ended_at=None
    )
    return standing.first() is not None


def _hold(note: SafetyNote, by: Actor) -> SafetyNote:
    """The one before ends at this moment; whoever it is shown to reads the new one, and those who are not named do not."""
    for before in notes_about(by, note.subject_id):
        if before.holds:
            _end(before, by, Ending.REPLACED)
    note.holds_from = now()
    note.save(update_fields=["holds_from"])
    law = law_here(by)
    for person in note.readers:
        share_item(
            by, subject_id=note.subject_id, item_id=note.pk, kind=KIND, rights=Right.VIEW, law_version=law.version,
            to_person=person, until=law.consent_ends(now()), purpose=Purpose.HELP,
        )  # fmt: skip
        tell(person, Notice.Code.SHARED, f"{NOTE_PATH}{note.pk}/")
    return note


def _end(note: SafetyNote, by: Actor, why: Ending) -> None:
    for consent in _consents(note, by):
        stop_consent(consent, by=by)
    open_subject(by, note.subject_id, Purpose.SHARE)
    note.ended_at, note.ending = now(), why
    note.save(update_fields=["ended_at", "ending"])


def _consents(note: SafetyNote, by: Actor) -> list[Consent]:
    return list(current_about_one(by, note.subject_id, note.pk))


def in_time(by: Actor, review_on: date) -> None:
    """From tomorrow on, and not further than the law file says."""
    if not first_day() <= review_on <= last_day(by):
        raise TooFarAway
