"""The one door of the village (C-01)."""

from uuid import UUID

from village.trust.access.asked_once import asked_once
from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor


@asked_once
def contact_point_of(village_id: UUID) -> Organization | None:
    return Organization.unscoped.filter(village_id=village_id, is_contact_point=True).first()


def is_at_the_door(actor: Actor) -> bool:
    """Does this actor work at the contact point?"""
    point = contact_point_of(actor.village_id) if actor.is_professional else None
    return point is not None and point.pk in actor.organisation_ids
