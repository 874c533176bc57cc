"""What people do with their own data, and professionals with what they wrote: take a copy, carry it along."""

from village.foundation.time_range import now
from village.modules.circles.queries import Circle
from village.modules.help_requests.models import HelpRequest
from village.modules.own_data import along, collecting, copying
from village.modules.own_data.models import Recorded
from village.modules.own_data.queries import looks_of, seat_of
from village.trust.access.check import action
from village.trust.people.models import Family, Person
from village.trust.villages.models import Village
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Right


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


@action(needs=Right.CONTRIBUTE, act="export")
def take_along(request: HelpRequest, *, by: Actor, form: str) -> bytes:
    """What I wrote about a question, for the records of my own organisation (P1: enter once, take away everywhere)."""
    _works_on(request, by)
    return along.as_file(along.noted(request, by), form)


@action(needs=Right.CONTRIBUTE)
def note_recorded(request: HelpRequest, *, by: Actor, place: str, reference: str = "") -> Recorded:
    """It stands in the records of an organisation too, since now; the family reads where."""
    _works_on(request, by)
    me = seat_of(by, request.to_organisation_id)
    if me is None:
        raise NotAllowed("no chair")
    made: Recorded = Recorded.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id,
        place=place.strip(), reference=reference.strip(), author_name=me.public_name, recorded_at=now(),
    )  # fmt: skip
    return made


def _works_on(request: HelpRequest, by: Actor) -> None:
    """For who helps, not for who asked: they have their own copy."""
    if not by.is_professional or by.person_id == request.author_id:
        raise NotAllowed("take along")
