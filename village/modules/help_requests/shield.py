"""Who at the contact point must not read what somebody asks: named before it is sent, so that they never hear of it.

A neighbour, somebody of the family, a former partner of a friend. They are never told and cannot notice it.
"""

from collections.abc import Collection
from uuid import UUID

from village.foundation.time_range import now
from village.modules.circles.actions import restrict
from village.modules.circles.queries import people_of
from village.trust.access.contact_point import contact_point_of
from village.trust.access.opening import open_list
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor, Purpose


def at_the_contact_point(actor: Actor) -> list[Membership]:
    """Who could be given it, by the name families see; one line for each person."""
    point = contact_point_of(actor.village_id)
    if point is None or actor.is_visitor:
        return []
    found = Membership.unscoped.filter(
        village_id=actor.village_id, organisation=point, from_at__lte=now(), until__gt=now()
    )
    people = {one.person_id: one for one in found.exclude(person_id=actor.person_id).order_by("on_duty", "public_name")}
    return sorted(people.values(), key=lambda one: one.public_name)


def keep_out(subject_id: UUID, *, by: Actor, whom: Collection[UUID]) -> None:
    """From now on these see nothing about this person, also not what is asked next."""
    if not whom:
        return
    open_list(by, Purpose.SHARE)
    person = people_of(by, {subject_id})[subject_id]
    for one in whom:
        restrict(person, by=by, against=one)
