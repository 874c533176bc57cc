"""Questions about consent: what is shared now about somebody, with whom, and what ends soon.

They run under the lock: open the subject or a list first. Somebody reads only the consents about kinds
that are theirs to read, so a young person's own route stays out of sight of everybody else (C-23).
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from village.foundation.time_range import now
from village.trust.consent.models import Consent, Restriction
from village.trust.vocabulary import Actor

SOON = timedelta(days=30)


def current_about(actor: Actor, subject_id: UUID) -> QuerySet[Consent]:
    """What is shared now about this person or family, newest first."""
    return _current(actor).filter(subject_id=subject_id).order_by("-from_at")


def current_about_one(actor: Actor, subject_id: UUID, item_id: UUID) -> QuerySet[Consent]:
    """To whom this one thing is shown now."""
    return current_about(actor, subject_id).filter(item_id=item_id)


def current_about_each(actor: Actor, subjects: Collection[UUID]) -> QuerySet[Consent]:
    """The same for several, in one question."""
    return _current(actor).filter(subject_id__in=subjects).order_by("-from_at")


def ending_soon(actor: Actor, within: timedelta = SOON) -> QuerySet[Consent]:
    """What the actor gave and what ends soon, the first to end first: time to renew it or to let it go."""
    mine = _current(actor).filter(given_by_id=actor.person_id, until__lte=now() + within)
    return mine.order_by("until")


def restrictions_about(actor: Actor, subject_id: UUID) -> QuerySet[Restriction]:
    """Who may not see something. The lock never shows one to the person it is against.

    A lock for safety stands on no page of the family: somebody may be made to show their screen (T22). What is frozen stands
    with the thing itself.
    """
    found = Restriction.unscoped.filter(village_id=actor.village_id, subject_id=subject_id, lifted_at=None)
    return found.exclude(because__in=(Restriction.Why.SAFETY, Restriction.Why.FROZEN)).order_by("-created_at")


def _current(actor: Actor) -> QuerySet[Consent]:
    found = Consent.unscoped.filter(
        village_id=actor.village_id, withdrawn_at=None, from_at__lte=now(), until__gt=now()
    )
    return found.select_related("to_organisation")
