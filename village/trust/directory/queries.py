"""Questions about the organisations of a village."""

from django.db.models import F, Func, UUIDField

from village.trust.directory.models import Organization
from village.trust.vocabulary import Actor


def organisations_seen_by(actor: Actor) -> list[Organization]:
    """By name; the lock leaves out what is not listed and not one's own."""
    return list(Organization.unscoped.filter(village_id=actor.village_id).order_by("name"))


def face_of(member: str) -> Func:
    """To annotate a list with, where everybody reads a name and nobody the chair. `member`: the field with its key."""
    return Func(F(member), function="app.face_of", output_field=UUIDField(null=True))


def face_of_person(person: str) -> Func:
    """The same, by the person who works here: only where the work of that person is named."""
    return Func(F(person), function="app.face_of_person", output_field=UUIDField(null=True))
