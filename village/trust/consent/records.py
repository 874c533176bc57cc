"""Writing consents and assignments. Only `actions` of modules call these; the lock checks them again."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from village.foundation.ids import uuid7
from village.foundation.time_range import forever
from village.trust.consent.models import Consent
from village.trust.vocabulary import Actor, DataKind, Purpose, Right

MOST_ON_DUTY = 40


def share_item(
    by: Actor, *, subject_id: UUID, item_id: UUID, kind: DataKind, rights: Right, law_version: str,
    to_organisation: UUID | None = None, to_person: UUID | None = None, until: datetime | None = None,
    purpose: Purpose = Purpose.HELP, how: str = "own login",
) -> Consent:  # fmt: skip
    """Somebody shares one single record with one receiver."""
    given: Consent = Consent.unscoped.create(
        village_id=by.village_id, subject_id=subject_id, given_by_id=by.person_id, kind=kind, kinds=[],
        item_id=item_id, rights=int(rights), to_organisation_id=to_organisation, to_person_id=to_person,
        until=until or forever(), purpose=purpose, how=how, law_version=law_version,
    )  # fmt: skip
    return given


def share_kinds(
    by: Actor, *, subject_id: UUID, kinds: list[DataKind], rights: Right, law_version: str,
    to_organisation: UUID | None = None, to_person: UUID | None = None, until: datetime | None = None,
    purpose: Purpose = Purpose.HELP, reaches_back: bool = True, how: str = "own login", tells: DataKind = DataKind.CONTACT,
) -> Consent:  # fmt: skip
    """Somebody shares kinds of data. The row about an own story is itself an own story.

    `tells`: what the row itself tells, for who may read that it exists.
    """
    own = DataKind.OWN_STORY in kinds
    given: Consent = Consent.unscoped.create(
        village_id=by.village_id, subject_id=subject_id, given_by_id=by.person_id,
        kind=DataKind.OWN_STORY if own else tells, kinds=[int(k) for k in kinds],
        rights=int(rights), to_organisation_id=to_organisation, to_person_id=to_person,
        until=until or forever(), purpose=purpose, reaches_back=reaches_back, how=how, law_version=law_version,
    )  # fmt: skip
    return given


def assign_on_duty(organisation: UUID, subject: UUID, item: UUID, kind: DataKind) -> list[UUID]:
    """Those on duty start with it, until one takes it up. Returns the persons."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.assign_on_duty(%s, %s, %s, %s, %s::uuid[])",
            [organisation, subject, item, int(kind), [uuid7() for _ in range(MOST_ON_DUTY)]],
        )
        return list(cursor.fetchone()[0])


def take_over(
    organisation: UUID,
    subject: UUID,
    item: UUID | None,
    kind: DataKind,
    person: UUID,
    *,
    reason: str,
    kept_years: int,
) -> None:
    """From now on this member works on it; the others stop at once. `kept_years` comes from the law file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.take_over(%s, %s, %s, %s, %s, %s, %s, %s)",
            [uuid7(), organisation, subject, item, int(kind), person, reason, kept_years],
        )


def assign_also(
    organisation: UUID,
    subject: UUID,
    item: UUID | None,
    kind: DataKind,
    person: UUID,
    *,
    reason: str,
    until: datetime,
) -> None:
    """A deputy works beside the owner, until a date."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.assign_also(%s, %s, %s, %s, %s, %s, %s, %s)",
            [uuid7(), organisation, subject, item, int(kind), person, reason, until],
        )
