"""What the receiver does: take it on by name, say what is happening, begin, finish; or say why not and what else (C-06).

A member of the organisation does it from the own desk; a partner's worker without account by the link.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.handovers import tell
from village.modules.handovers.models import Handover, Letter, LetterStep
from village.modules.handovers.words import Told
from village.modules.help_requests.queries import membership_in
from village.modules.promises import actions as promises
from village.modules.promises.models import Says
from village.modules.promises.queries import open_promise_about
from village.modules.promises.working_time import answer_moment, can_be_promised, week_of
from village.modules.rules.numbers import number_of
from village.modules.rules.words import Number
from village.trust.access.check import action
from village.trust.consent.records import take_over
from village.trust.directory.models import Membership
from village.trust.villages.hours import NeverOpens, next_opening
from village.trust.villages.sealed import seal
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right


class TakenOnAlready(Exception):
    """A colleague was first."""


class NotTheMoment(Exception):
    """It was declined, taken back or finished, or nobody took it on yet."""


class ReasonAndMoreNeeded(ValueError):
    """Who cannot do it says why, and what else is possible: nobody is left with nothing."""


class SayIt(ValueError):
    """Nothing was written."""


@action(needs=Right.MANAGE)
def accept(letter: Letter, *, by: Actor, words: str = "") -> LetterStep:
    """A person takes it on, by name, and promises the first contact (C-13)."""
    me = _receives(letter, by)
    _open(letter)
    law = law_here(by)
    contact_by = now() + timedelta(
        days=number_of(letter.village_id, Number.FIRST_CONTACT, law.handover_first_contact_days)
    )
    name = me.public_name if me else by.name
    _first(letter, me, name, contact_by)
    if me:
        take_over(
            me.organisation_id, letter.subject_id, letter.item_id, DataKind(letter.kind), me.person_id,
            reason="took it on", kept_years=law.past_assignment_years,
        )  # fmt: skip
        promises.promise(
            letter, by=by, owner=me, what=Says.FIRST_TALK, due_at=_when_open(letter.village_id, contact_by),
            path=tell.letter_path(letter.pk),
        )  # fmt: skip
    step = _write(letter, by, Told.ACCEPTED, words, name)
    _say(letter, Told.ACCEPTED, name, beside=timedelta(days=letter.beside_days))
    return step


@action(needs=Right.MANAGE)
def decline(letter: Letter, *, by: Actor, words: str, instead: str) -> LetterStep:
    """Only with the reason and what else is possible; family and sender read both, and it goes back at once."""
    me = _receives(letter, by)
    _open(letter)
    if not words.strip() or not instead.strip():
        raise ReasonAndMoreNeeded
    name = me.public_name if me else by.name
    step = _write(letter, by, Told.DECLINED, words, name, instead)
    _say(letter, Told.DECLINED, name, words=words.strip(), instead=instead.strip())
    return step


@action(needs=Right.CONTRIBUTE)
def say(letter: Letter, *, by: Actor, words: str) -> LetterStep:
    """What is happening, for the family; and for the sender when the family wants that."""
    me = _taken(letter, by)
    if not words.strip():
        raise SayIt
    name = me.public_name if me else by.name
    step = _write(letter, by, Told.SAID, words, name)
    _say(letter, Told.SAID, name)
    return step


@action(needs=Right.MANAGE)
def start(letter: Letter, *, by: Actor, words: str = "") -> LetterStep:
    """The family was met: the promise is kept, and it does not go back by itself any more."""
    me = _taken(letter, by)
    if letter.started_at:
        raise NotTheMoment
    promise = open_promise_about(letter)
    if promise:
        promises.keep(promise, by=by)
    name = me.public_name if me else by.name
    _change(letter, started_at=now(), returns_at=None)
    step = _write(letter, by, Told.STARTED, words, name)
    _say(letter, Told.STARTED, name)
    return step


@action(needs=Right.MANAGE)
def finish(letter: Letter, *, by: Actor, words: str) -> LetterStep:
    """How it went. The family has the last word on whether it helped."""
    me = _taken(letter, by)
    if not words.strip():
        raise SayIt
    promise = open_promise_about(letter)
    if promise:
        promises.keep(promise, by=by)
    name = me.public_name if me else by.name
    _change(letter, finished_at=now(), returns_at=None)
    step = _write(letter, by, Told.FINISHED, words, name)
    _say(letter, Told.FINISHED, name)
    return step


def _receives(letter: Letter, by: Actor) -> Membership | None:
    """Rights are not enough: it takes a chair at the organisation, or to be the partner it was sent to."""
    if letter.to_person_id == by.person_id:
        return None
    me = membership_in(by, letter.to_organisation_id) if letter.to_organisation_id else None
    if me is None:
        raise NotAllowed("not the receiver")
    return me


def _open(letter: Letter) -> None:
    if letter.accepted_at:
        raise TakenOnAlready
    if not letter.is_open:
        raise NotTheMoment


def _taken(letter: Letter, by: Actor) -> Membership | None:
    me = _receives(letter, by)
    if not letter.is_open or not letter.accepted_at:
        raise NotTheMoment
    return me


def _first(letter: Letter, me: Membership | None, name: str, contact_by: datetime) -> None:
    """One statement decides who was first."""
    waiting = Letter.unscoped.filter(village_id=letter.village_id, pk=letter.pk, accepted_at=None, closed_at=None)
    moment = now()
    if not waiting.update(owner=me, accepted_name=name, accepted_at=moment, returns_at=contact_by):
        raise TakenOnAlready
    letter.owner, letter.accepted_name, letter.accepted_at, letter.returns_at = me, name, moment, contact_by


def _when_open(village_id: UUID, moment: datetime) -> datetime:
    """A promise ends while somebody is there to keep it."""
    week = week_of(village_id)
    try:
        return moment if can_be_promised(week, moment) else next_opening(week, moment)
    except NeverOpens:
        return moment


def _write(letter: Letter, by: Actor, what: Told, words: str, name: str, instead: str = "") -> LetterStep:
    step: LetterStep = LetterStep.unscoped.create(
        village_id=letter.village_id, subject_id=letter.subject_id, item_id=letter.item_id, kind=letter.kind,
        audience=letter.audience, author_id=by.person_id, organisation_id=letter.to_organisation_id, letter=letter,
        what=what, done_at=now(), author_name=name, words=words.strip(), instead=instead.strip(),
    )  # fmt: skip
    return step


def _say(
    letter: Letter, what: Told, name: str, *, words: str = "", instead: str = "", beside: timedelta = timedelta(0)
) -> None:
    """To the other side, as far as the family allows; the function in the database decides what passes."""
    proposal = Handover(pk=letter.handover_id, village_id=letter.village_id, subject_id=letter.subject_id)
    reply = answer_moment(letter.village_id, now()) if what == Told.DECLINED else None
    family = tell.Code.QUESTION if what in (Told.STARTED, Told.FINISHED) else tell.Code.REPLY
    said: list[Any] = [
        letter.pk, what, name, seal(proposal, "back_words", words) if words else b"",
        seal(proposal, "back_instead", instead) if instead else b"", beside, reply, "handovers/", family, tell.Code.PASSED_ON,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.letter_says(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", said)


def _change(letter: Letter, **values: object) -> None:
    for name, value in values.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(values))
