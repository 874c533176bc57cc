"""Writing a conference down, child by child, and what the functions of the database answer to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.translation import get_language

from village.foundation.ids import uuid7
from village.modules.conferences.models import ChildAtConference, ConferenceMember, ConferenceTable, ToldLater
from village.modules.conferences.problems import (
    BoundByNothing,
    DoneAlready,
    NothingToGoBy,
    OneOfTheFamily,
    SecondPersonNeeded,
)
from village.modules.conferences.queries import KIND
from village.trust.access.danger import hold_again
from village.trust.access.opening import hold
from village.trust.directory.models import Membership
from village.trust.law.ages import ADULT
from village.trust.law.answers import ConferenceBase
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, Audience, NotAllowed

SAYS = {
    "everybody_is_bound_to_silence": BoundByNothing, "the_family_is_told_and_does_not_sit_in": OneOfTheFamily,
    "told_or_a_second_agrees": SecondPersonNeeded, "a_conference_has_members": NothingToGoBy,
    "a_conference_has_a_base_and_a_purpose": NothingToGoBy, "a_conference_rests_on_a_law": NothingToGoBy,
    "a_conference_opens_once": DoneAlready, "a_conference_ends_with_minutes": DoneAlready,
    "minutes_once_for_a_child": DoneAlready,
}  # fmt: skip
"""What the database refuses, in the words people read."""


@dataclass(frozen=True)
class About:
    """One child, who sits in for this child, and who of the family knows."""

    subject_id: UUID
    called: str
    members: tuple[Membership, ...]
    told: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Convening:
    """What the convener writes: on which law, for what, when, about whom."""

    anchor: UUID
    base: str
    purpose: str
    first_day: date
    last_day: date
    children: tuple[About, ...]
    reference: str = ""
    later_why: str = ""
    review_on: date | None = None
    second: Membership | None = None
    id: UUID = field(default_factory=uuid7)
    """The same for every child of it."""


@contextmanager
def refused_in_words() -> Iterator[None]:
    """A constraint of the database, as the sentence people read; nothing of the attempt stays."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        name = getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "")
        if name in SAYS:
            raise SAYS[name] from problem
        raise
    except ProgrammingError as problem:  # not theirs: answered like what does not exist
        raise NotAllowed("conference") from problem


def begin(by: Actor, seat: Membership, base: ConferenceBase, law: Policy, what: Convening, about: About) -> ChildAtConference:
    """The record of one child and its table, opened to the convener and to nobody else yet."""
    child_id, table_id = uuid7(), uuid7()
    closes_on = what.last_day + timedelta(days=law.conference_terms.close_days)
    roles = [str(role) for role in law.conference_roles]
    values = [child_id, table_id, what.anchor, about.subject_id, roles, ADULT, closes_on, law.version]
    child_key, table_key = _row("SELECT * FROM app.begin_conference(%s, %s, %s, %s, %s::text[], %s, %s, %s)", values)
    common = {
        "village_id": by.village_id, "subject_id": about.subject_id, "kind": KIND, "audience": Audience.FAMILY,
        "author_id": by.person_id, "organisation_id": seat.organisation_id,
    }  # fmt: skip
    hold(by, child_id, child_key)
    child = ChildAtConference.unscoped.create(
        id=child_id, item_id=child_id, table_id=table_id, called=about.called[:120], convener=seat,
        convener_name=seat.public_name, base=base.key, base_words=base_in_words(base), reference=what.reference.strip(),
        purpose=what.purpose.strip(),
        secrecies=sorted(law.conference_secrecy), law_version=law.version, first_day=what.first_day, last_day=what.last_day,
        closes_on=closes_on, tell_review_on=what.review_on or what.first_day, second=None if about.told else what.second,
        conference=what.id, **common,
    )  # fmt: skip
    for member in dict.fromkeys((seat, *about.members)):
        ConferenceMember.unscoped.create(
            child=child, member=member, name=member.public_name, place=member.organisation.name, secrecy=member.secrecy,
            **common,
        )  # fmt: skip
    hold(by, table_id, table_key)
    ConferenceTable.unscoped.create(id=table_id, item_id=table_id, child=child, **common)
    hold_again(by, child_id)
    made: ChildAtConference = child
    return made


def open_up(child: ChildAtConference) -> list[UUID]:
    """It opens to who sits in for this child; who they are."""
    seated: list[UUID] = _row("SELECT app.open_conference(%s)", [child.pk])[0]
    return seated


def end(child: ChildAtConference) -> None:
    _row("SELECT app.end_conference(%s)", [child.pk])


def leave(member: ConferenceMember) -> None:
    _row("SELECT app.leave_conference(%s)", [member.pk])


def open_to_family(child: ChildAtConference, person: UUID) -> None:
    _row("SELECT app.tell_of_conference(%s, %s)", [child.pk, person])


def put_off(child: ChildAtConference, by: Actor, *, why: str, review_on: date) -> ToldLater:
    """A reason of its own, beside the record: the family never reads it, nor do those who sit in."""
    key = uuid7()
    hold(by, key, _row("SELECT app.conference_aside(%s, %s)", [key, child.pk])[0])
    reason: ToldLater = ToldLater.unscoped.create(
        id=key, item_id=key, village_id=by.village_id, subject_id=child.subject_id, kind=KIND, audience=Audience.FAMILY,
        author_id=by.person_id, organisation_id=child.organisation_id, child=child, words=why.strip(), review_on=review_on,
        author_name=by.name,
    )  # fmt: skip
    hold_again(by, child.pk)
    return reason


def change(child: ChildAtConference, **values: Any) -> None:
    """Only these columns: what was convened is never written again."""
    for name, value in values.items():
        setattr(child, name, value)
    child.save(update_fields=list(values))


def base_in_words(base: ConferenceBase) -> str:
    return base.in_full(get_language() or "en")[:300]


def _row(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
