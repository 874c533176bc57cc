"""What people do with their own data, and professionals with what they wrote: take a copy, carry it along."""

from village.foundation.time_range import now
from village.modules.circles.queries import Circle
from village.modules.own_data import collecting, copying
from village.modules.own_data.queries import looks_of
from village.trust.access.check import action
from village.trust.people.models import Family, Person
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, DataKind, Right


@action(needs=Right.VIEW, kind=DataKind.OWN_STORY, act="export")
def take_own_copy(person: Person, *, by: Actor) -> bytes:
    """Everything about myself. That I took it is nobody else's to follow, as all that I look at about me."""
    return _copy(person, person, by)


@action(needs=Right.VIEW, kind=DataKind.CONTACT, act="export")
def take_copy(record: Person | Family, *, by: Actor) -> bytes:
    """What I may see about my child, or about what we own together; they can read that I took it."""
    return _copy(record, record if isinstance(record, Person) else None, by)


def _copy(record: Person | Family, person: Person | None, by: Actor) -> bytes:
    return copying.packed(copying.Copy(
        village=Village.objects.get(pk=by.village_id).name, whose=record.name, taken_by=by.name, taken_at=now(),
        sections=collecting.about(by, record.subject_id, person), looks=looks_of(record.subject_id),
        reader=by.person_id, subject=record.subject_id,
    ))  # fmt: skip


def take(circle: Circle, *, by: Actor) -> bytes:
    """The copy of one of the actor's own circles."""
    if circle.is_me and circle.person:
        return take_own_copy(circle.person, by=by)
    record = circle.person or circle.family
    assert record is not None
    return take_copy(record, by=by)
