"""What people do with a case conference: convene it, put something on the table, tell the family, write what was decided."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import ProgrammingError
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.conferences import queries, tell, writing
from village.modules.conferences.models import (
    ChildAtConference,
    ChildMinutes,
    ConferenceMember,
    ConferenceTable,
    FamilyAnswer,
    TablePiece,
)
from village.modules.conferences.problems import (
    BoundByNothing,
    CannotHear,
    DoneAlready,
    NothingToGoBy,
    NotWithinTheDays,
    SecondPersonNeeded,
    TheFamilyFirst,
    TooLateToWrite,
)
from village.modules.conferences.queries import law_here
from village.modules.conferences.writing import About, Convening, refused_in_words
from village.trust.access.check import action, may
from village.trust.access.danger import disclose
from village.trust.access.opening import find
from village.trust.consent.models import Disclosure
from village.trust.law.answers import ConferenceBase, GraveAct
from village.trust.law.policy import Policy
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right, Secrecy


def convene(what: Convening, *, by: Actor) -> list[ChildAtConference]:
    """It opens at once, or, where the law asks it, when the second person agreed that the family is told later."""
    law = law_here(by)
    base = _checked(what, law)
    seat = queries.seat_as(by, law.conference_roles)
    if seat is None or not queries.may_convene(by, law):
        raise NotAllowed("convene")
    if Secrecy(seat.secrecy) not in law.conference_secrecy:
        raise BoundByNothing
    made = []
    with refused_in_words():
        for about in what.children:
            child = writing.begin(by, seat, base, law, what, about)
            _know(child, by, what, about)
            if not child.second_id:
                _open(child)
            made.append(child)
    return made


def _checked(what: Convening, law: Policy) -> ConferenceBase:
    """Before a word is written: everything without which it cannot open."""
    base = next((one for one in law.conference_bases if one.key == what.base), None)
    if base is None or not what.purpose.strip() or not what.children or (base.reference and not what.reference.strip()):
        raise NothingToGoBy
    if not all(about.members for about in what.children):
        raise NothingToGoBy
    if any(Secrecy(one.secrecy) not in law.conference_secrecy for about in what.children for one in about.members):
        raise BoundByNothing
    last = what.first_day + timedelta(days=law.conference_terms.at_most_days)
    if not timezone.localdate() <= what.first_day <= what.last_day <= last:
        raise NotWithinTheDays
    if all(about.told for about in what.children):
        return base
    _later_is_right(what, base, law)
    return base


def _later_is_right(what: Convening, base: ConferenceBase, law: Policy) -> None:
    """The family of somebody is told later: not on every ground, never without a reason and a day, and not alone."""
    if base.family_first:
        raise TheFamilyFirst
    if not what.later_why.strip() or not _day_fits(what.review_on, law):
        raise NotWithinTheDays
    if not law.second_person_needed(GraveAct.TELL_FAMILY_LATER):
        return
    waiting = [about for about in what.children if not about.told]
    if what.second is None or any(what.second not in about.members for about in waiting):
        raise SecondPersonNeeded


def _day_fits(day: date | None, law: Policy) -> bool:
    today = timezone.localdate()
    return day is not None and today <= day <= today + timedelta(days=law.conference_terms.review_days)


def _know(child: ChildAtConference, by: Actor, what: Convening, about: About) -> None:
    if about.told:
        _tell(child, about.told)
        return
    if child.second:
        disclose([child.pk], child.second.person_id, Disclosure.Because.CONFIRMS)
        tell.the_second(child)
    if what.review_on:
        writing.put_off(child, by, why=what.later_why, review_on=what.review_on)


def _tell(child: ChildAtConference, persons: tuple[UUID, ...]) -> None:
    for person in persons:
        try:
            writing.open_to_family(child, person)
        except ProgrammingError as problem:
            raise CannotHear from problem
        tell.the_family(child, person)
    if child.told_at is None:
        writing.change(child, told_at=now())


def _open(child: ChildAtConference) -> None:
    tell.who_sits_in(child, writing.open_up(child))
    child.refresh_from_db(fields=["opened_at"])


@action(needs=Right.MANAGE)
def second(child: ChildAtConference, *, by: Actor, agrees: bool) -> ChildAtConference:
    """A different person, in a session of their own: may the family of this child be told later? With a yes it opens."""
    if child.second is None or child.second.person_id != by.person_id:
        raise NotAllowed("second")
    if child.second_at is not None or child.opened_at is not None:
        raise DoneAlready
    with refused_in_words():
        writing.change(child, second_at=now(), second_agrees=agrees)
        if agrees:
            _open(child)
    tell.who_convened(child)
    return child


@action(needs=Right.MANAGE)
def tell_family(child: ChildAtConference, *, by: Actor, persons: list[UUID]) -> ChildAtConference:
    """From now on they read that it is held, why, by whom and until when; who looked; and what was decided for this child."""
    if not persons:
        raise CannotHear
    with refused_in_words():
        _tell(child, tuple(persons))
        if child.opened_at is None:
            _open(child)
    return child


@action(needs=Right.MANAGE)
def not_told_yet(child: ChildAtConference, *, by: Actor, why: str, review_on: date) -> ChildAtConference:
    """Still not safe: with the reason, and a day soon. Where the law asks two, not by the one who convened alone."""
    law = law_here(by)
    if child.is_told:
        raise DoneAlready
    if law.second_person_needed(GraveAct.TELL_FAMILY_LATER) and by.person_id == child.author_id:
        raise SecondPersonNeeded
    if not why.strip() or not _day_fits(review_on, law):
        raise NotWithinTheDays
    writing.put_off(child, by, why=why, review_on=review_on)
    writing.change(child, tell_review_on=review_on)
    return child


@action(needs=Right.VIEW)
def put_on_table(table: ConferenceTable, *, by: Actor, title: str, words: str) -> TablePiece:
    """Only this is read by the others who sit in for this child; nothing of anybody's own records goes along."""
    if not may(by, table, Right.CONTRIBUTE):
        raise TooLateToWrite
    if not words.strip():
        raise NothingToGoBy
    with refused_in_words():
        piece: TablePiece = TablePiece.unscoped.create(
            table=table, title=title.strip()[:120], organisation_id=_house(by), **_said_beside(table, by, words)
        )
    return piece


def end(child: ChildAtConference, *, by: Actor, decided: Mapping[UUID, str]) -> None:
    """What was decided, for each child apart; then nobody writes any more, and the days to closing begin."""
    with refused_in_words():
        for key, words in decided.items():
            one = child if key == child.pk else find(by, ChildAtConference, key, Purpose.HELP, Right.MANAGE)
            if one.conference != child.conference:
                raise NotAllowed("another conference")
            write_minutes(one, by=by, words=words)


@action(needs=Right.MANAGE)
def write_minutes(child: ChildAtConference, *, by: Actor, words: str) -> ChildMinutes:
    """The part of one child: read by who sat in for this child, and by the family once told."""
    if not words.strip():
        raise NothingToGoBy
    with refused_in_words():
        minutes: ChildMinutes = ChildMinutes.unscoped.create(
            child=child, organisation_id=child.organisation_id, **_said_beside(child, by, words)
        )
        writing.end(child)
    return minutes


def leave(member: ConferenceMember) -> None:
    """From this moment somebody sits in no more: oneself, or by who convened. The database checks, and writes the line."""
    with refused_in_words():
        writing.leave(member)


@action(needs=Right.CONTRIBUTE)
def answer(child: ChildAtConference, *, by: Actor, words: str) -> FamilyAnswer:
    """The family writes what they think of it; it stands beside it as long as it is kept."""
    if not words.strip():
        raise NothingToGoBy
    with refused_in_words():
        said: FamilyAnswer = FamilyAnswer.unscoped.create(child=child, **_said_beside(child, by, words))
    tell.who_convened(child)
    return said


def _said_beside(whole: PersonRecord, by: Actor, words: str) -> dict[str, Any]:
    """Words of somebody as a part of this: read by the same eyes."""
    return {
        "village_id": whole.village_id, "subject_id": whole.subject_id, "item_id": whole.item_id, "kind": whole.kind,
        "audience": whole.audience, "author_id": by.person_id, "author_name": by.name, "words": words.strip(),
    }  # fmt: skip


def _house(by: Actor) -> UUID | None:
    return by.seats[0].organisation_id if by.seats else None
