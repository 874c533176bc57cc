"""Making, keeping, moving and letting go of a promise."""

from datetime import datetime
from typing import Any

from village.foundation.time_range import now
from village.modules.promises.models import Promise, PromiseChange, Says
from village.modules.promises.records import PromiseIsInThePast, owed
from village.modules.promises.working_time import warn_moment, week_of
from village.trust.access.check import action
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, NotAllowed, Right


class PromiseIsDone(ValueError):
    """This promise was kept or let go already."""


class ReasonNeeded(ValueError):
    """Who moves a promise says why."""


@action(needs=Right.CONTRIBUTE)
def promise(
    record: Any, *, by: Actor, owner: Membership, what: str | Says, due_at: datetime, path: str, beside: bool = False,
    climbs: bool = False,
) -> Promise:  # fmt: skip
    """Promise something to the one this PersonRecord is about; whoever may see the record sees the promise.

    `what`: a sentence of the village, which everybody reads in their language, or own words. `beside`: something to
    do next to the answer that waits. `climbs`: who is told when it is late is up to what it is about.
    """
    return owed(record, by=by, owner=owner, what=what, due_at=due_at, path=path, beside=beside, climbs=climbs)


@action(needs=Right.MANAGE)
def keep(promise: Promise, *, by: Actor) -> Promise:
    """It was done."""
    _of_the_own_team(promise, by)
    return _change(promise, kept_at=now(), kept_by_id=by.person_id)


@action(needs=Right.MANAGE)
def renew_with_reason(promise: Promise, *, by: Actor, due_at: datetime, reason: str) -> PromiseChange:
    """A new date, with the reason. Before the old date it counts as renewed, never as late."""
    _of_the_own_team(promise, by)
    moment = now()
    if not reason.strip():
        raise ReasonNeeded
    if due_at <= moment:
        raise PromiseIsInThePast
    old = promise.due_at
    _change(promise, due_at=due_at, warn_at=warn_moment(week_of(promise.village_id), moment, due_at))
    change: PromiseChange = PromiseChange.unscoped.create(
        village_id=promise.village_id, subject_id=promise.subject_id, item_id=promise.item_id, kind=promise.kind,
        audience=promise.audience, author_id=by.person_id, organisation_id=promise.owner.organisation_id,
        promise=promise, old_due=old, new_due=due_at, changed_at=moment, reason=reason.strip(),
    )  # fmt: skip
    return change


@action(needs=Right.MANAGE)
def let_go(promise: Promise, *, by: Actor) -> Promise:
    """The one it was promised to no longer needs it; it is not late and not kept."""
    return _change(promise, let_go_at=now())


def _of_the_own_team(promise: Promise, by: Actor) -> None:
    if promise.owner.organisation_id not in by.organisation_ids:
        raise NotAllowed("somebody else's promise")


def _change(promise: Promise, **values: Any) -> Promise:
    """In one statement, so that two hands at once cannot both end it."""
    still = Promise.unscoped.filter(
        village_id=promise.village_id, pk=promise.pk, kept_at=None, let_go_at=None
    )
    if not still.update(**values):
        raise PromiseIsDone
    for name, value in values.items():
        setattr(promise, name, value)
    return promise
