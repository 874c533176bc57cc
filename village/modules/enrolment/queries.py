"""Questions about enrolling. The steps of a year are for everybody; what belongs to a question runs under the lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from village.foundation.time_range import now
from village.modules.enrolment.models import (
    AppointmentMove,
    EnrolmentChoice,
    EnrolmentStep,
    SchoolYear,
    StepMark,
)
from village.modules.enrolment.words import Moved
from village.modules.help_requests.actions import shared_now
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import AsksFor, Route
from village.modules.network.queries import members_of
from village.trust.access.explain import who_can_see
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

COMES = timedelta(days=14)
SHOWN = 4


@dataclass(frozen=True)
class Appointment:
    """Where the appointment of one question stands: the last thing that was done with it, and the moment it is about."""

    last: AppointmentMove
    moment: AppointmentMove | None

    @property
    def state(self) -> Moved:
        return Moved(self.last.what)

    @property
    def is_going(self) -> bool:
        return self.state != Moved.OFF

    @property
    def has_moment(self) -> bool:
        return self.moment is not None and self.state in (Moved.SET, Moved.AGREED)


def years(village_id: UUID) -> list[SchoolYear]:
    """The newest first."""
    return list(SchoolYear.unscoped.filter(village_id=village_id).order_by("-from_day", "-id"))


def year_by_id(village_id: UUID, pk: UUID) -> SchoolYear | None:
    return SchoolYear.unscoped.filter(village_id=village_id, pk=pk).first()


def this_year(found: Iterable[SchoolYear], today: date) -> SchoolYear | None:
    """The newest that runs. `found`: the newest first."""
    return next((one for one in found if one.from_day <= today <= one.until_day), None)


def steps_in(year: SchoolYear, *, ended: bool = False) -> list[EnrolmentStep]:
    """In the order in which their days come."""
    found = EnrolmentStep.unscoped.filter(village_id=year.village_id, year=year).select_related(
        "organisation", "year"
    )
    rows = found if ended else found.filter(ended_at=None)
    return sorted(rows, key=lambda one: (one.last_day, one.first_day, one.pk))


def step_by_id(village_id: UUID, pk: UUID) -> EnrolmentStep | None:
    return EnrolmentStep.unscoped.filter(village_id=village_id, pk=pk).select_related("year").first()


def is_about_enrolling(request: HelpRequest) -> bool:
    """Did a family or a young person ask for help with it?"""
    return request.asks_for == AsksFor.ENROLMENT and request.route in (Route.FAMILY, Route.OWN)


def is_mine(request: HelpRequest, actor: Actor) -> bool:
    """Only who asked ticks, chooses and asks for a moment."""
    return is_about_enrolling(request) and request.author_id == actor.person_id


def may_meet(request: HelpRequest) -> bool:
    """A moment is planned while it is open and shared: with nobody there is nothing to plan."""
    return request.is_open and bool(shared_now(request))


def choice_of(request: HelpRequest) -> EnrolmentChoice | None:
    return EnrolmentChoice.unscoped.filter(village_id=request.village_id, request=request).first()


def done_of(request: HelpRequest) -> set[UUID]:
    """Which steps who asked has done."""
    found = StepMark.unscoped.filter(village_id=request.village_id, request=request, done_at__isnull=False)
    return set(found.values_list("step_id", flat=True))


def appointment_of(request: HelpRequest) -> Appointment | None:
    moves = list(
        AppointmentMove.unscoped.filter(village_id=request.village_id, request=request)
        .select_related("member").order_by("-done_at", "-id")
    )  # fmt: skip
    return (
        Appointment(moves[0], next((one for one in moves if one.what == Moved.SET), None)) if moves else None
    )


def colleagues_of(request: HelpRequest, actor: Actor) -> list[Membership]:
    """With whom a moment can be planned: who works there and can read the question, each once."""
    readers = {reader.person_id for reader in who_can_see(request)} | {actor.person_id}
    found: dict[UUID, Membership] = {}
    for one in members_of(actor, request.to_organisation_id):
        if one.person_id in readers:
            found.setdefault(one.person_id, one)
    return list(found.values())


def coming_moments(actor: Actor) -> QuerySet[AppointmentMove]:
    """My own in the next two weeks, of who asked and of who sits there. Under an open list; one question."""
    start = now() - timedelta(hours=1)
    found = AppointmentMove.unscoped.filter(
        village_id=actor.village_id, what=Moved.SET, starts_at__gte=start, starts_at__lt=start + COMES
    )
    mine = found.filter(member__person_id=actor.person_id) if actor.is_professional else found.filter(
        request__author_id=actor.person_id
    )  # fmt: skip
    later = AppointmentMove.unscoped.filter(
        village_id=OuterRef("village_id"), request_id=OuterRef("request_id"), done_at__gt=OuterRef("done_at")
    )
    changed = later.filter(what__in=[Moved.ASKED, Moved.SET, Moved.OFF])
    comes: QuerySet[AppointmentMove] = mine.filter(~Exists(changed), request__closed_at=None).annotate(
        agreed=Exists(later.filter(what=Moved.AGREED)), called=F("request__asker_name"), with_whom=F("member__public_name"),
    )  # fmt: skip
    return comes.order_by("starts_at", "id")[:SHOWN]


def my_enrolment_days() -> list[tuple[UUID, datetime, datetime, bool]]:
    """My moments to sit together, of who asked and of who sits there: keys and moments, and whether they were called off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_enrolment_days()")
        return list(cursor.fetchall())


def is_past(moment: datetime) -> bool:
    return moment <= now()
