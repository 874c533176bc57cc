"""A promise as part of another deed, whose line in the logbook tells it; the lock checks who may write it."""

from datetime import datetime
from typing import Any

from village.foundation.ids import uuid7
from village.foundation.time_range import now
from village.modules.promises.models import Promise, Says
from village.modules.promises.working_time import warn_moment, week_of
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor


class PromiseIsInThePast(ValueError):
    """A promise is about a moment that still has to come."""


def owed(
    record: Any, *, by: Actor, owner: Membership, what: str | Says, due_at: datetime, path: str, beside: bool = False,
    climbs: bool = False,
) -> Promise:  # fmt: skip
    """The same as part of another action, whose line tells it: somebody is asked for something, and owes it by then."""
    made = now()
    if due_at <= made:
        raise PromiseIsInThePast
    key = uuid7()
    made_promise: Promise = Promise.unscoped.create(
        id=key, village_id=record.village_id, subject_id=record.subject_id, item_id=record.item_id or record.pk,
        kind=record.kind, audience=record.audience, author_id=by.person_id, organisation_id=owner.organisation_id,
        owner=owner, says=what if isinstance(what, Says) else "", what="" if isinstance(what, Says) else what,
        climbs=climbs, made_at=made, due_at=due_at, path=path, beside=beside,
        warn_at=warn_moment(week_of(record.village_id), made, due_at),
    )  # fmt: skip
    return made_promise
