"""Questions about the organisations of a village."""

from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor


def organisations_seen_by(actor: Actor) -> list[Organization]:
    """By name; the lock leaves out what is not listed and not one's own."""
    return list(Organization.unscoped.filter(village_id=actor.village_id).order_by("name"))
