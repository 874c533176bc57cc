"""Questions about the directory. What is listed is for everybody; a name only where the directory itself names somebody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from village.foundation.later import Later
from village.foundation.stems import WORD, stems_of_word
from village.foundation.time_range import now
from village.trust.access.asked_once import asked_once
from village.trust.directory.models import (
    Area,
    Contact,
    ContactKind,
    DirectoryChange,
    DirectoryRules,
    Entry,
    Membership,
    Organization,
    Service,
)
from village.trust.vocabulary import Actor, Role

MOST_WORDS = 8
NAMES = "SELECT member_id, called, phone, organisation_id, app.face_of(member_id) FROM app.people_of_directory()"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Empty is everything."""

    words: str = ""
    needs: Sequence[str] = ()
    age: int | None = None
    postcode: str = ""
    language: str = ""
    free: bool = False
    at_once: bool = False


@dataclass(frozen=True)
class Named:
    """A name that stands in the directory, with the number that stands beside it."""

    called: str
    phone: str
    organisation_id: UUID
    face: UUID | None


@dataclass(frozen=True)
class ToCheck:
    """An entry that somebody has to look at, and why."""

    pk: UUID
    is_service: bool
    called: str
    place: str
    organisation_id: UUID
    checked_on: date | None
    is_due: bool
    keeper: str
    is_mine: bool


def services(village_id: UUID, wanted: Wanted) -> QuerySet[Service]:
    """What is listed now and fits; what does not say an age, an area or a language leaves nobody out."""
    found: QuerySet[Service] = Service.unscoped.filter(
        village_id=village_id, is_listed=True, organisation__is_listed=True
    ).select_related("organisation")
    for word in WORD.findall(wanted.words.lower())[:MOST_WORDS]:
        found = found.filter(found_by__overlap=sorted(stems_of_word(word)))
    if wanted.needs:
        found = found.filter(life_areas__overlap=list(wanted.needs))
    if wanted.age is not None:
        found = found.filter(Q(age_from=None) | Q(age_from__lte=wanted.age), Q(age_until=None) | Q(age_until__gte=wanted.age))
    if wanted.postcode:
        found = found.filter(Q(postcodes=[]) | Q(postcodes__contains=[wanted.postcode]))
    if wanted.language:
        found = found.filter(Q(languages=[]) | Q(languages__contains=[wanted.language]))
    if wanted.free:
        found = found.filter(cost=Service.Cost.FREE)
    if wanted.at_once:
        found = found.filter(wait=Service.Wait.NO)
    return found.order_by("organisation__name", "name", "id")


def listed_service(village_id: UUID, pk: UUID) -> Service | None:
    return services(village_id, Wanted()).filter(pk=pk).first()


def services_at(village_id: UUID, organisation: UUID) -> list[Service]:
    return list(services(village_id, Wanted()).filter(organisation_id=organisation))


def listed_organisation(village_id: UUID, pk: UUID) -> Organization | None:
    return Organization.unscoped.filter(village_id=village_id, pk=pk, is_listed=True).first()


def entry_of(village_id: UUID, organisation: UUID) -> Entry | None:
    found = Entry.unscoped.filter(village_id=village_id, organisation_id=organisation, is_listed=True)
    return found.select_related("organisation").first()


def months_decided(village_id: UUID) -> DirectoryChange | None:
    """When the number of months was changed last, and by whom."""
    found = DirectoryChange.unscoped.filter(village_id=village_id, kept_in=DirectoryRules._meta.db_table)
    return found.select_related("member").order_by("-created_at").first()


@asked_once
def months_of(village_id: UUID) -> int:
    """After so many months somebody looks again."""
    rules = DirectoryRules.unscoped.filter(village_id=village_id).first() or DirectoryRules()
    return int(rules.months)


@asked_once
def names_of(village_id: UUID) -> dict[UUID, Named]:
    """By the key of the chair; who does not work there any more has no name here. Of the village of the page."""
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        return {row[0]: Named(*row[1:]) for row in cursor.fetchall()}


def schools(village_id: UUID) -> list[Organization]:
    found = Organization.unscoped.filter(village_id=village_id, works_in=Organization.Field.SCHOOL, is_listed=True)
    return list(found.order_by("name", "id"))


def areas(village_id: UUID) -> list[Area]:
    return list(Area.unscoped.filter(village_id=village_id, is_open=True).order_by("name", "id"))


def contacts(village_id: UUID) -> list[Contact]:
    """Who leads first; of all places together."""
    found = Contact.unscoped.filter(village_id=village_id, ended_at=None).select_related("kind")
    return list(found.order_by("-leads", "kind__name", "id"))


def contacts_at(village_id: UUID, school: UUID) -> list[Contact]:
    return [one for one in contacts(village_id) if one.school_id == school]


def contact_by_id(actor: Actor, pk: UUID) -> Contact | None:
    found = Contact.unscoped.filter(village_id=actor.village_id, pk=pk, ended_at=None)
    return found.select_related("kind", "school", "area", "member").first()


def kinds(village_id: UUID, *, closed: bool = False) -> list[ContactKind]:
    found = ContactKind.unscoped.filter(village_id=village_id).order_by("name", "id")
    return list(found if closed else found.filter(is_open=True))


def kind_by_id(actor: Actor, pk: UUID) -> ContactKind | None:
    return ContactKind.unscoped.filter(village_id=actor.village_id, pk=pk).first()


def area_by_id(actor: Actor, pk: UUID) -> Area | None:
    return Area.unscoped.filter(village_id=actor.village_id, pk=pk, is_open=True).first()


def to_check(today: date) -> list[ToCheck]:
    """What I have to look at; for the keeper of the village what anybody has to, and what has nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.entries_to_check(%s)", [today])
        return [ToCheck(*row) for row in cursor.fetchall()]


def kept_by_us(actor: Actor) -> tuple[list[Organization], dict[UUID, Entry], list[Service]]:
    """Where I work, what is told of it, and what is offered there, listed or not."""
    here = list(actor.organisation_ids)
    places = Organization.unscoped.filter(village_id=actor.village_id, pk__in=here).order_by("name", "id")
    entries = Entry.unscoped.filter(village_id=actor.village_id, organisation_id__in=here).select_related("keeper")
    found = Service.unscoped.filter(village_id=actor.village_id, organisation_id__in=here).order_by("-is_listed", "name", "id")
    offered = list(found.select_related("keeper", "organisation"))
    return list(places), {one.organisation_id: one for one in entries}, offered


def entry_kept(actor: Actor, organisation: UUID) -> Entry | None:
    """With who keeps it."""
    found = Entry.unscoped.filter(village_id=actor.village_id, organisation_id=organisation)
    return found.select_related("keeper", "organisation").first()


def our_place(actor: Actor, organisation: UUID) -> Organization | None:
    here = Organization.unscoped.filter(village_id=actor.village_id, pk=organisation)
    return here.filter(pk__in=actor.organisation_ids).first()


def our_service(actor: Actor, pk: UUID) -> Service | None:
    found = Service.unscoped.filter(village_id=actor.village_id, pk=pk, organisation_id__in=actor.organisation_ids)
    return found.select_related("organisation", "keeper").first()


def chairs_of(actor: Actor, organisation: UUID) -> list[Membership]:
    """My own chairs there, now."""
    return [one for one in members_of(actor, organisation) if one.person_id == actor.person_id]


def members_of(actor: Actor, organisation: UUID) -> Later[Membership]:
    """Who works there now, by the name that everybody reads."""
    found = Membership.unscoped.filter(village_id=actor.village_id, organisation_id=organisation, until__gt=now())
    found = found.filter(from_at__lte=now()).exclude(role=Role.MEMBER)
    return Later(found.select_related("organisation").order_by("public_name", "id"))


def everybody_who_works(actor: Actor) -> Later[Membership]:
    found = Membership.unscoped.filter(village_id=actor.village_id, from_at__lte=now(), until__gt=now())
    found = found.exclude(role=Role.MEMBER).select_related("organisation")
    return Later(found.order_by("public_name", "organisation__name", "id"))


def organisations(actor: Actor) -> list[Organization]:
    return list(Organization.unscoped.filter(village_id=actor.village_id, is_listed=True).order_by("name", "id"))


def entries(actor: Actor) -> dict[UUID, Entry]:
    found = Entry.unscoped.filter(village_id=actor.village_id).select_related("keeper")
    return {one.organisation_id: one for one in found}


def changes_of(actor: Actor, records: Collection[UUID]) -> QuerySet[DirectoryChange]:
    """Who changed what of these, the newest first."""
    found: QuerySet[DirectoryChange] = DirectoryChange.unscoped.filter(village_id=actor.village_id, record__in=records)
    return found.select_related("member").order_by("-created_at", "what")
