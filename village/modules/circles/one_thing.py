"""One single thing to one single person: a grandmother reads one question along, and nothing else (C-24).

The consent is to this one item; who has no account comes in by a link that works once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from village.foundation.ids import uuid7
from village.foundation.time_range import forever
from village.modules.circles.actions import SomebodyElseMustAgree
from village.modules.circles.queries import SHARED, Eye, eyes_on, law_here
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.access.receipts import new_link
from village.trust.consent.models import Consent
from village.trust.consent.records import share_item
from village.trust.law.ages import age_on
from village.trust.law.answers import Consenter
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import PersonRecord
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

SEVERAL = "several said yes"


@dataclass(frozen=True)
class ReadsAlong:
    """Somebody this one thing is shown to by name, and until when."""

    consent_id: UUID
    person_id: UUID
    name: str
    until: datetime | None
    works_here: bool = False
    """Has an account and a second factor, so no link."""


@action(needs=Right.MANAGE, act="share")
def share_one(
    record: PersonRecord, *, by: Actor, to_person: UUID, until: datetime | None = None,
    said: frozenset[Consenter] = frozenset(),
) -> Consent:  # fmt: skip
    """Show this one thing to one person of the village, or to somebody who was let in for it.

    `said`: who said yes before; where the law asks several, the last one opens it.
    """
    kind = DataKind(record.kind)
    if record.item_id is None or not may_decide(record.subject_id, record.item_id, [kind]):
        raise NotAllowed("share one thing")
    if not whose_yes(record, by) <= said | {my_yes(record, by)}:
        raise SomebodyElseMustAgree
    given = share_item(
        by, subject_id=record.subject_id, item_id=record.item_id, kind=kind, rights=Right.VIEW,
        law_version=law_here(by).version, to_person=to_person, until=until, purpose=Purpose.HELP,
        how=how_said(by, said),
    )  # fmt: skip
    tell(to_person, Notice.Code.SHARED, "")
    return given


@action(needs=Right.MANAGE, act="share")
def invite_natural_support(
    record: PersonRecord, *, by: Actor, name: str, language: str, until: datetime | None = None
) -> tuple[Consent, str]:
    """Show it to somebody who has no account here. Returns the consent and the secret of the link."""
    person = invite_person(record, name=name, language=language)
    given = share_one(record, by=by, to_person=person, until=until)
    return given, link_again(record, by=by, person=person)


@action(needs=Right.MANAGE, act="share")
def link_again(record: PersonRecord, *, by: Actor, person: UUID) -> str:
    """A new link for somebody it is shown to: the last one was used up, or got lost."""
    if record.item_id is None or not may_decide(record.subject_id, record.item_id, [record.kind]):
        raise NotAllowed("link")
    return new_link(person, record.item_id)


def invite_person(record: PersonRecord, *, name: str, language: str) -> UUID:
    """Somebody without account or chair, known here for this one thing. Only who decides about it may."""
    person = uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.invite_person(%s, %s, %s, %s, %s, %s, %s)",
            [person, uuid7(), record.subject_id, record.item_id, record.kind, name.strip(), language],
        )
    return person


def whose_yes(record: PersonRecord, by: Actor) -> frozenset[Consenter]:
    """Everyone whose yes the law file asks before this thing goes to somebody outside the family."""
    kind = DataKind(record.kind)
    born = _birth_date(record)
    if born is None and by.subject_id == record.subject_id and kind != DataKind.OWN_STORY:
        return frozenset({Consenter.CHILD})  # without a birth date somebody speaks for themself
    age = age_on(born, timezone.localdate()) if born else None
    return law_here(by).consenters(age, kind)


def my_yes(record: PersonRecord, by: Actor) -> Consenter:
    """As whom this actor says yes: as the one it is about, or as a guardian."""
    return Consenter.CHILD if by.subject_id == record.subject_id else Consenter.GUARDIANS


def reads_along(record: PersonRecord, consents: Iterable[Consent], eyes: list[Eye] | None = None) -> list[ReadsAlong]:
    """To whom this one thing is shown by name now. Who is kept out is not named: the lock leaves them out."""
    by_name = {one.to_person_id: one for one in consents if one.to_person_id}
    seen = eyes if eyes is not None else eyes_on(record.subject_id) if by_name else []
    return [
        ReadsAlong(by_name[eye.reader_id].pk, eye.reader_id, eye.name, _end(eye.until), bool(eye.role))
        for eye in seen
        if eye.via == SHARED and eye.item_id == record.item_id and eye.reader_id in by_name
    ]


def how_said(by: Actor, said: frozenset[Consenter]) -> str:
    """`said`: who said yes before. A consent names the last of them; that it was not theirs alone stands here."""
    if said:
        return SEVERAL
    return "own login" if by.account_id else "without account"


def _end(until: datetime) -> datetime | None:
    """None: until somebody stops it."""
    return None if until >= forever() else until


def _birth_date(record: PersonRecord) -> date | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.birth_date_of(%s, %s, %s)", [record.subject_id, record.item_id, record.kind])
        born: date | None = cursor.fetchone()[0]
    return born


def is_mine_to_share(record: Any) -> bool:
    """A thing of its own, that says it is shared alone; by the person, an owner or a guardian."""
    if not isinstance(record, PersonRecord) or not getattr(record, "is_shared_alone", False):
        return False
    return record.item_id == record.pk and may_decide(record.subject_id, record.item_id, [record.kind])


def one_yes_is_enough(record: PersonRecord, actor: Actor) -> bool:
    return whose_yes(record, actor) == {my_yes(record, actor)}
